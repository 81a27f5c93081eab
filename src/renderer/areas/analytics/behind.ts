// What a number that is looked into is called: "High, now lapsed"; "March 2026, left". Pure.
import type { Report } from './asking.ts'
import { partAt } from './parts.ts'
import type { Looked } from './report-memory.ts'
import { sayCell, type Speech } from './say.ts'

/** Row of the sums below the table, in the place of a number. */
export const SUMS = -1

export function titleOf(report: Report, { at }: Looked, speech: Speech): string {
  const { words } = speech
  const part = partAt(report, at)
  if (part !== undefined) return words(`analytics.part.${part.key}`, { count: part.count })
  const step = /^part (loyal|due|fell)>/.exec(at)?.[1]
  if (step !== undefined) return words.find(`analytics.path.${step === 'loyal' ? 'market' : step}`) ?? ''
  const [row, column] = at.split(':').map(Number)
  const [first] = report.columns
  const asked = report.columns[column ?? 0]
  if (first === undefined || asked === undefined) return ''
  const head = words.find(`analytics.column.${asked.key}`) ?? ''
  const cells = report.rows[row ?? 0]?.cells
  if (row === SUMS || cells === undefined) return words('analytics.behind.column', { column: head })
  const name = sayCell(cells[first.key], first.type, speech)
  if (asked === first) return name
  if (report.report === 'migration') return words('analytics.behind.moved', { from: name, to: head.toLowerCase() })
  return words('analytics.behind', { row: name, column: head.toLowerCase() })
}
