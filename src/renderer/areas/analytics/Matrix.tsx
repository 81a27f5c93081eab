// Who moved between the groups of value: rows are what they were, columns what they are, each cell opens its people.
import { SegmentedControl } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { Unseen } from '../../components/Unseen.tsx'
import { shareStep } from '../../charts/share-step.ts'
import { ShareLegend } from '../../charts/ShareLegend.tsx'
import shares from '../../charts/shares.module.css'
import type { Report, ReportRow } from './asking.ts'
import { SUMS } from './behind.ts'
import { placeName, type CellPlace } from './cell-keys.ts'
import styles from './matrix.module.css'
import type { Looked } from './report-memory.ts'
import { passingMoney } from './say.ts'
import { TierMark } from './TierMark.tsx'
import { useCells } from './use-cells.ts'

interface MatrixProps {
  readonly report: Report
  readonly looked: Looked | null
  readonly onLook: (looked: Looked) => void
}

const VIEWS = ['share', 'people', 'money'] as const
type View = (typeof VIEWS)[number]

const LAPSED = 'lapsed'

export function Matrix({ report, looked, onLook }: MatrixProps) {
  const words = useWords()
  const [view, setView] = useState<View>('share')
  return (
    <section aria-label={words('analytics.question.migration')} className={styles['matrix']}>
      <div className={styles['views']}>
        <SegmentedControl
          aria-label={words('analytics.view')}
          value={view}
          data={VIEWS.map((value) => ({ value, label: words(`analytics.view.${value}`) }))}
          onChange={(value) => setView(VIEWS.find((one) => one === value) ?? view)}
        />
        <span className={styles['quiet']}>{words(`analytics.matrix.${view}-help`)}</span>
      </div>
      <Cells report={report} looked={looked} onLook={onLook} view={view} />
      <ShareLegend words={words('analytics.matrix.legend')}>{words('analytics.matrix.diagonal')}</ShareLegend>
    </section>
  )
}

/** The groups with their place among the columns of the report. */
function groupsOf({ columns, rows }: Report): readonly { readonly key: string; readonly column: number }[] {
  return rows.flatMap(({ cells }) => {
    const key = String(cells['group'])
    const column = columns.findIndex((one) => one.key === key)
    return column === -1 ? [] : [{ key, column }]
  })
}

function peopleAt(report: Report, { row, column }: CellPlace): string | undefined {
  const key = report.columns[column]?.key ?? ''
  if (row === SUMS) return report.totalPeople?.[key]
  const found = report.rows[row]
  return column === 0 ? (found?.people ?? undefined) : found?.cellPeople?.[key]
}

function Cells({ report, looked, onLook, view }: MatrixProps & { readonly view: View }) {
  const words = useWords()
  const formats = useFormats()
  const groups = groupsOf(report)
  const wanted = [SUMS, ...report.rows.keys()].flatMap((row) =>
    [0, ...groups.map(({ column }) => column)].map((column) => ({ row, column })),
  )
  const places = wanted.filter((place) => peopleAt(report, place) !== undefined)
  const opens = (place: CellPlace) => peopleAt(report, place) !== undefined
  const cells = useCells({
    places,
    begin: places.find(({ row, column }) => row > SUMS && column > 0),
    looked: looked?.at ?? null,
    onOpen: (place) => {
      const people = peopleAt(report, place)
      if (people !== undefined) onLook({ people, at: placeName(place) })
    },
  })
  return (
    <div className={styles['scroller']}>
      <table
        role="grid"
        aria-label={words('analytics.question.migration')}
        className={classes(shares['shares'], styles['cells'])}
        data-letters=""
        onKeyDown={cells.onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={styles['were']}>
              {words('analytics.matrix.were')}
            </th>
            {groups.map(({ key, column }, at) => {
              const place = { row: SUMS, column }
              return (
                <th
                  key={key}
                  scope="col"
                  className={classes(styles['head'], key === LAPSED && styles['late'])}
                  {...(opens(place) && cells.cell(place))}
                >
                  <span className={styles['are']}>{at === 0 && words('analytics.matrix.are')}</span>
                  <span className={styles['group']}>
                    {key === LAPSED && <IconClockExclamation size={16} stroke={1.6} aria-hidden />}
                    {words.find(`analytics.word.${key}`)}
                  </span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row, rowAt) => {
            const group = String(row.cells['group'])
            const place = { row: rowAt, column: 0 }
            return (
              <tr key={group}>
                <th scope="row" className={styles['row']} {...(opens(place) && cells.cell(place))}>
                  <span className={styles['name']}>
                    <TierMark tier={group} /> {words.find(`analytics.word.${group}`)}
                  </span>
                  <span className={styles['count']}>
                    {words('analytics.matrix.people', { count: Number(row.cells['people'] ?? 0) })}
                  </span>
                </th>
                {groups.map(({ key, column }) => {
                  const here = { row: rowAt, column }
                  const share = row.cells[key]
                  const none = share === null || share === undefined
                  return (
                    <td
                      key={key}
                      className={classes(shares['cell'], styles['cell'])}
                      data-share={none ? 'none' : shareStep(Number(share), 'parts')}
                      data-stayed={key === group ? '' : undefined}
                      {...(opens(here) && cells.cell(here))}
                    >
                      {none ? (
                        key === LAPSED && group === LAPSED && <small>{words('analytics.matrix.not-counted')}</small>
                      ) : (
                        <TwoFigures said={figuresOf(row, key, view)} money={(minor) => passingMoney(minor, formats)} />
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface Figures {
  readonly first: { readonly kind: 'share' | 'people' | 'money'; readonly value: number }
  readonly second: { readonly kind: 'share' | 'people'; readonly value: number }
}

/** What is looked at, with the count or the share under it. */
function figuresOf(row: ReportRow, key: string, view: View): Figures {
  const share = { kind: 'share', value: Number(row.cells[key] ?? 0) } as const
  const people = { kind: 'people', value: Number(row.cells[`${key}.people`] ?? 0) } as const
  if (view === 'share') return { first: share, second: people }
  if (view === 'people') return { first: people, second: share }
  return { first: { kind: 'money', value: Number(row.cells[`${key}.money`] ?? 0) }, second: people }
}

function TwoFigures({ said, money }: { readonly said: Figures; readonly money: (minor: number) => string }) {
  const words = useWords()
  const formats = useFormats()
  const say = ({ kind, value }: Figures['first']) =>
    kind === 'share' ? formats.percentFine(value / 100) : kind === 'people' ? formats.number(value) : money(value)
  return (
    <>
      <span className={styles['first']}>{say(said.first)}</span>
      <span className={styles['second']}>
        {say(said.second)}
        {said.second.kind === 'people' && <Unseen> {words('analytics.cohort.people')}</Unseen>}
      </span>
    </>
  )
}
