// How it went day by day: a line of what share can be reached by phone, one by e-mail, and the same as a table for those who hear it.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import styles from './quality.module.css'
import { linePoints, type TrendPoint } from './trend-line.ts'

const WIDE = 272
const HIGH = 64
/** The table that is heard needs no more points than anybody would listen to. */
const HEARD = 12

export function Trend() {
  const words = useWords()
  const formats = useFormats()
  const points = useQuery(q.quality.trend.queryOptions({ input: {} })).data ?? []
  const [first] = points
  const last = points.at(-1)
  // A line needs two points.
  if (first === undefined || last === undefined || points.length < 2) return null
  return (
    <section aria-labelledby="quality-trend">
      <SectionHeading id="quality-trend" ruled={false}>
        {words('quality.trend')}
      </SectionHeading>
      <svg
        className={styles['trend']}
        viewBox={`0 0 ${String(WIDE)} ${String(HIGH)}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <line className={styles['rule']} x1={0} x2={WIDE} y1={HIGH - 1} y2={HIGH - 1} />
        <polyline className={styles['line1']} points={linePoints(points, 'phone', { wide: WIDE, high: HIGH })} />
        <polyline className={styles['line2']} points={linePoints(points, 'email', { wide: WIDE, high: HIGH })} />
      </svg>
      <p className={styles['ends']} aria-hidden="true">
        <span>{formats.dayShort(first.day)}</span>
        <span>{formats.dayShort(last.day)}</span>
      </p>
      <p className={styles['legend']} aria-hidden="true">
        <span className={styles['key1']}>
          {words('quality.trend.phone', { share: formats.percent(last.phone / 1_000) })}
        </span>
        <span className={styles['key2']}>
          {words('quality.trend.email', { share: formats.percent(last.email / 1_000) })}
        </span>
      </p>
      <Heard points={points} />
    </section>
  )
}

function Heard({ points }: { readonly points: readonly TrendPoint[] }) {
  const words = useWords()
  const formats = useFormats()
  const step = Math.max(1, Math.ceil(points.length / HEARD))
  return (
    <div className={styles['unseen']}>
      <table>
        <caption>{words('quality.trend')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('quality.trend.day')}</th>
            <th scope="col">{words('quality.share.phone')}</th>
            <th scope="col">{words('quality.share.email')}</th>
            <th scope="col">{words('quality.trend.found')}</th>
          </tr>
        </thead>
        <tbody>
          {points
            .filter((_, at) => at % step === 0 || at === points.length - 1)
            .map(({ day, phone, email, found }) => (
              <tr key={day}>
                <th scope="row">{formats.day(day)}</th>
                <td>{formats.percent(phone / 1_000)}</td>
                <td>{formats.percent(email / 1_000)}</td>
                <td>{formats.number(found)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}
