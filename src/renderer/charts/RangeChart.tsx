// A range for each of a few groups, with its half-way value and its average side by side: where they are far apart, a few make the
// average. Drawn by the page itself.
import { useWords } from '../app/language/speaking.tsx'
import styles from './ranges.module.css'
import { stepsTo } from './steps.ts'

export interface Range {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly median: number
  readonly mean: number
}

interface RangeChartProps {
  readonly title: string
  /** What it shows, for those who do not see it. */
  readonly says: string
  readonly ranges: readonly Range[]
  readonly say: (value: number) => string
}

export function RangeChart({ title, says, ranges, say }: RangeChartProps) {
  const words = useWords()
  const { step, end } = stepsTo(Math.max(0, ...ranges.map(({ to, mean }) => Math.max(to, mean))))
  const place = (value: number) => `${String(Math.min(100, Math.max(0, (100 * value) / end)))}%`
  const steps = Array.from({ length: Math.round(end / step) + 1 }, (_, at) => at * step)
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['title']}>
        {title}
        <span className={styles['keys']} aria-hidden="true">
          <span className={styles['keyRange']}>{words('analytics.chart.averages-key')}</span>
          <span className={styles['keyMedian']}>{words('analytics.chart.averages-key-median')}</span>
          <span className={styles['keyMean']}>{words('analytics.chart.averages-key-mean')}</span>
        </span>
      </figcaption>
      <div role="img" aria-label={says} tabIndex={0} className={styles['chart']}>
        {ranges.map(({ label, from, to, median, mean }) => (
          <div key={label} className={styles['row']}>
            <span className={styles['label']}>{label}</span>
            <span className={styles['track']}>
              <span
                className={styles['range']}
                style={{ insetInlineStart: place(from), inlineSize: `calc(${place(to)} - ${place(from)})` }}
              />
              <span className={styles['median']} style={{ insetInlineStart: place(median) }} />
              <span className={styles['mean']} style={{ insetInlineStart: place(mean) }} />
            </span>
          </div>
        ))}
        <div className={styles['row']}>
          <span />
          <span className={styles['axis']}>
            {steps.map((value) => (
              <span key={value} style={{ insetInlineStart: place(value) }}>
                {say(value)}
              </span>
            ))}
          </span>
        </div>
      </div>
    </figure>
  )
}
