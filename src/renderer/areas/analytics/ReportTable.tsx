// The table behind a picture: every figure under its head, each that has people behind it opens them, and a person opens their page.
import { useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import { ShortStrip } from '../contacts/profile/RhythmStrip.tsx'
import type { Report, ReportRow } from './asking.ts'
import type { CellPlace } from './cell-keys.ts'
import type { Looked } from './report-memory.ts'
import { isFigure, sayCell } from './say.ts'
import styles from './table.module.css'
import { useCells, type CellProps } from './use-cells.ts'

interface ReportTableProps {
  readonly report: Report
  readonly label: string
  readonly looked: Looked | null
  readonly onLook: (looked: Looked) => void
}

/** More are shown when asked for; the sums always count all. */
const PAGE = 100

type Column = Report['columns'][number]

/** Said by another column or by the page itself; a file has them. */
const NOT_SHOWN: Readonly<Partial<Record<Report['report'], readonly string[]>>> = {
  due: ['category', 'lastDay', 'standing'],
  slipping: ['spend', 'nextDay', 'standing'],
  averages: ['groupWord'],
  alike: ['valueWord'],
}

interface ShownColumn {
  readonly column: Column
  /** Its place among all of the report. */
  readonly at: number
}

function shownColumns({ report, columns }: Report): readonly ShownColumn[] {
  return columns.flatMap((column, at) => (NOT_SHOWN[report]?.includes(column.key) === true ? [] : [{ column, at }]))
}

/** By which the people of a number are told; null where it has none of its own. */
export function peopleOf(row: ReportRow, column: Column, at: number): string | null {
  return row.cellPeople?.[column.key] ?? (at === 0 && row.contactId === null ? row.people : null)
}

/** Numbers that can be looked into, and people whose page can be opened. */
function placesIn(rows: readonly ReportRow[], columns: readonly ShownColumn[]): readonly CellPlace[] {
  return rows.flatMap((row, rowAt) =>
    columns.flatMap((shown) => (mayOpen(row, shown) ? [{ row: rowAt, column: shown.at }] : [])),
  )
}

function mayOpen(row: ReportRow, { column, at }: ShownColumn): boolean {
  return peopleOf(row, column, at) !== null || (row.contactId !== null && column.type === 'person')
}

export function ReportTable({ report, label, looked, onLook }: ReportTableProps) {
  const words = useWords()
  const [, navigate] = useLocation()
  const lookedRow = looked === null ? 0 : Number(looked.at.split(':')[0])
  // Whoever comes back to a row far down finds it.
  const [shown, setShown] = useState(Math.max(PAGE, Math.ceil((lookedRow + 1) / PAGE) * PAGE))
  const columns = shownColumns(report)
  const rows = report.rows.slice(0, shown)
  const open = ({ row: rowAt, column: at }: CellPlace) => {
    const [row, column] = [rows[rowAt], report.columns[at]]
    const all = rowAt === report.rows.length ? report.totalPeople?.[column?.key ?? ''] : undefined
    if (all !== undefined) onLook({ people: all, at: `${String(rowAt)}:${String(at)}` })
    if (row === undefined || column === undefined) return
    const people = peopleOf(row, column, at)
    if (people !== null) onLook({ people, at: `${String(rowAt)}:${String(at)}` })
    else if (row.contactId !== null) navigate(contactPath(row.contactId))
  }
  const sums = columns.flatMap(({ column, at }) =>
    report.totalPeople?.[column.key] === undefined ? [] : [{ row: report.rows.length, column: at }],
  )
  const cells = useCells({ places: [...placesIn(rows, columns), ...sums], looked: looked?.at ?? null, onOpen: open })
  return (
    <div className={styles['scroller']}>
      <table role="grid" aria-label={label} className={styles['table']} data-letters="" onKeyDown={cells.onKeyDown}>
        <thead>
          <tr>
            {columns.map(({ column: { key, type } }) => (
              <th key={key} scope="col" className={classes(isFigure(type) && styles['figure'])}>
                {words.find(`analytics.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowAt) => (
            <tr key={rowAt}>
              {columns.map((shownColumn) => {
                const { column, at } = shownColumn
                const opens = mayOpen(row, shownColumn)
                return (
                  <td
                    key={column.key}
                    className={classes(isFigure(column.type) && styles['figure'], opens && styles['opens'])}
                    {...(opens && cells.cell({ row: rowAt, column: at }))}
                  >
                    <Figure row={row} column={column} asOf={report.asOf} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <Totals report={report} columns={columns} cell={cells.cell} />
      </table>
      {report.rows.length > shown && (
        <p className={styles['more']}>
          <TextButton onClick={() => setShown(shown + PAGE * 4)}>
            {words('analytics.more', { count: report.rows.length - shown })}
          </TextButton>
        </p>
      )}
    </div>
  )
}

interface FigureProps {
  readonly row: ReportRow
  readonly column: Column
  /** Shop day */
  readonly asOf: number
}

function Figure({ row, column, asOf }: FigureProps): ReactNode {
  const words = useWords()
  const formats = useFormats()
  const value = row.cells[column.key]
  if (column.type === 'rhythm') {
    const next = row.cells['nextDay']
    return (
      <ShortStrip
        standing={{ recentDays: row.recentDays ?? [], nextDay: typeof next === 'number' ? next : null }}
        today={asOf}
      />
    )
  }
  if (column.key === 'overdueDays' && typeof value === 'number') return <When days={value} />
  if (column.key === 'source' && value === 'category' && typeof row.cells['category'] === 'string')
    return words('analytics.source', { category: row.cells['category'] })
  // What nobody wrote has a word instead.
  if (value === null && (column.key === 'group' || column.key === 'value'))
    return sayCell(row.cells[`${column.key}Word`], 'word', { words, formats })
  const said = sayCell(value, column.type, { words, formats })
  if (column.type !== 'person') return said
  if (row.contactId === null) return <bdi className={styles['name']}>{said}</bdi>
  return (
    <Link href={contactPath(row.contactId)} tabIndex={-1} className={styles['name']}>
      <bdi>{said}</bdi>
    </Link>
  )
}

/** @param days past the day they were expected; below nought still to go */
function When({ days }: { readonly days: number }) {
  const words = useWords()
  if (days <= 0) return words('analytics.ahead', { count: -days })
  return <span className={styles['late']}>{words('analytics.late', { count: days })}</span>
}

interface TotalsProps extends Pick<ReportTableProps, 'report'> {
  readonly columns: readonly ShownColumn[]
  readonly cell: (place: CellPlace) => CellProps
}

function Totals({ report: { rows, totals, totalPeople }, columns, cell }: TotalsProps) {
  const words = useWords()
  const formats = useFormats()
  if (rows.length < 2 || !columns.some(({ column: { key } }) => totals[key] !== undefined && totals[key] !== null))
    return null
  return (
    <tfoot>
      <tr>
        {columns.map(({ column: { key, type }, at }, order) => (
          <td
            key={key}
            className={classes(isFigure(type) && styles['figure'], totalPeople?.[key] !== undefined && styles['opens'])}
            {...(totalPeople?.[key] !== undefined && cell({ row: rows.length, column: at }))}
          >
            {order === 0 && (totals[key] === undefined || totals[key] === null)
              ? words('analytics.total')
              : sayCell(totals[key], type, { words, formats })}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
