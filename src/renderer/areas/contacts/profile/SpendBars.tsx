// What somebody spent in each of the last twelve months: bars from zero, and the same as a table for those who hear it.
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import type { Standing } from './rhythm.ts'
import styles from './standing.module.css'

const HIGH = 36
const STEP = 18

/** Shop day on which a month begins; `month` is year * 12 + month - 1. */
function firstDay(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000
}

export function SpendBars({ months }: Pick<Standing, 'months'>) {
  const words = useWords()
  const formats = useFormats()
  const most = Math.max(...months.map(({ spent }) => spent), 1)
  const name = (month: number) => formats.month(firstDay(month))
  return (
    <>
      <svg
        className={styles['bars']}
        viewBox={`0 0 ${STEP * 12} ${HIGH}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {months.map(({ month, spent, visits }, at) => {
          const high = spent <= 0 ? 1 : Math.max(2, Math.round((HIGH * spent) / most))
          return (
            <g key={month}>
              <title>
                {words('profile.spending.bar', { month: name(month), spent: formats.money(spent), visits })}
              </title>
              {/* The whole height answers to the pointer, also where the bar is short. */}
              <rect className={styles['hover']} x={at * STEP} y={0} width={STEP} height={HIGH} />
              <rect
                className={spent <= 0 ? styles['noBar'] : styles['bar']}
                x={at * STEP + 1}
                y={HIGH - high}
                width={STEP - 3}
                height={high}
              />
            </g>
          )
        })}
      </svg>
      <div className={styles['unseen']}>
        <table>
          <caption>{words('profile.spending.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('profile.spending.month')}</th>
              <th scope="col">{words('profile.spending.spent')}</th>
              <th scope="col">{words('profile.spending.visits')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, spent, visits }) => (
              <tr key={month}>
                <th scope="row">{name(month)}</th>
                <td>{formats.money(spent)}</td>
                <td>{formats.number(visits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
