// Who came back: a row for each month, quarter or year with those who were there, and how many of them in each one after it.
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { Unseen } from '../../components/Unseen.tsx'
import { shareStep } from '../../charts/share-step.ts'
import { ShareLegend } from '../../charts/ShareLegend.tsx'
import shares from '../../charts/shares.module.css'
import type { Asking, Report, ReportRow } from './asking.ts'
import { placeName, type CellPlace } from './cell-keys.ts'
import styles from './cohorts.module.css'
import type { Looked } from './report-memory.ts'
import { firstOfMonth } from './say.ts'
import { useCells } from './use-cells.ts'

interface CohortTableProps {
  readonly report: Report
  readonly asking: Asking
  readonly looked: Looked | null
  readonly onLook: (looked: Looked) => void
}

const LATER = 'later'

function peopleAt({ rows, columns }: Report, { row, column }: CellPlace): string | undefined {
  const found = rows[row]
  return column === 0 ? (found?.people ?? undefined) : found?.cellPeople?.[columns[column]?.key ?? '']
}

export function CohortTable({ report, asking, looked, onLook }: CohortTableProps) {
  const words = useWords()
  const formats = useFormats()
  const isNew = asking.report === 'cohorts' && asking.by === 'new'
  const wanted = report.columns.flatMap(({ key }, column) =>
    key === LATER || /^after-\d+$/.test(key) ? [{ key, column }] : [],
  )
  const places = [...report.rows.keys()].flatMap((row) =>
    [0, ...wanted.map(({ column }) => column)]
      .map((column) => ({ row, column }))
      .filter((place) => peopleAt(report, place) !== undefined),
  )
  const opens = (place: CellPlace) => peopleAt(report, place) !== undefined
  const cells = useCells({
    places,
    looked: looked?.at ?? null,
    onOpen: (place) => {
      const people = peopleAt(report, place)
      if (people !== undefined) onLook({ people, at: placeName(place) })
    },
  })
  return (
    <section aria-label={words('analytics.question.cohorts')} className={styles['cohorts']}>
      <div className={styles['scroller']}>
        <table
          role="grid"
          aria-label={words('analytics.question.cohorts')}
          className={classes(shares['shares'], styles['table'])}
          data-letters=""
          onKeyDown={cells.onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{words(isNew ? 'analytics.cohort.head-new' : 'analytics.cohort.head')}</th>
              <th scope="col" className={styles['figure']}>
                {words('analytics.cohort.people')}
              </th>
              {wanted.map(({ key }) => (
                <th key={key} scope="col" className={styles['when']}>
                  {key === LATER
                    ? words('analytics.column.later')
                    : words('analytics.cohort.later', { count: Number(key.slice('after-'.length)) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row, rowAt) => {
              const place = { row: rowAt, column: 0 }
              return (
                <tr key={rowAt}>
                  <th scope="row" className={styles['from']} {...(opens(place) && cells.cell(place))}>
                    <Stretch report={report} row={row} />
                  </th>
                  <td className={styles['figure']}>{formats.number(Number(row.cells['customers'] ?? 0))}</td>
                  {wanted.map(({ key, column }) => {
                    const share = row.cells[key]
                    const here = { row: rowAt, column }
                    if (share === null || share === undefined) return <td key={key} />
                    return (
                      <td
                        key={key}
                        className={classes(shares['cell'], styles['cell'])}
                        data-share={shareStep(Number(share), 'kept')}
                        data-later={key === LATER ? '' : undefined}
                        {...(opens(here) && cells.cell(here))}
                      >
                        <span className={styles['first']}>{formats.percent(Number(share) / 100)}</span>
                        <span className={styles['second']}>
                          {formats.number(Number(row.cells[`${key}.people`] ?? 0))}
                          <Unseen> {words('analytics.cohort.people')}</Unseen>
                        </span>
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <ShareLegend words={words('analytics.cohort.legend')} />
    </section>
  )
}

/** A month by its name; other stretches by their days. */
function Stretch({ report, row }: { readonly report: Report; readonly row: ReportRow }) {
  const words = useWords()
  const formats = useFormats()
  const [first] = report.columns
  const from = Number(row.cells['from'] ?? 0)
  if (first?.type === 'month') return formats.month(firstOfMonth(from))
  return words('analytics.cohort.days', {
    from: formats.dayMedium(from),
    to: formats.dayMedium(Number(row.cells['to'] ?? 0)),
  })
}
