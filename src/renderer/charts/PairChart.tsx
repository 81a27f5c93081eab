// Two shares side by side for each of a few things: how many of these have it, and how many of those. Drawn by the page itself.
import styles from './pairs.module.css'

export interface Pair {
  readonly label: string
  /** In per cent. */
  readonly first: number
  readonly second: number
}

interface PairChartProps {
  readonly title: string
  /** What it shows, for those who do not see it. */
  readonly says: string
  readonly pairs: readonly Pair[]
  readonly firstWords: string
  readonly secondWords: string
  readonly say: (percent: number) => string
}

export function PairChart({ title, says, pairs, firstWords, secondWords, say }: PairChartProps) {
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['title']}>
        {title}
        <span className={styles['keys']} aria-hidden="true">
          <span className={styles['keyFirst']}>{firstWords}</span>
          <span className={styles['keySecond']}>{secondWords}</span>
        </span>
      </figcaption>
      <div role="img" aria-label={says} tabIndex={0} className={styles['chart']}>
        {pairs.map(({ label, first, second }) => (
          <div key={label} className={styles['row']}>
            <span className={styles['label']}>{label}</span>
            <span className={styles['bars']}>
              <Bar percent={first} said={say(first)} kind="first" />
              <Bar percent={second} said={say(second)} kind="second" />
            </span>
          </div>
        ))}
      </div>
    </figure>
  )
}

interface BarProps {
  readonly percent: number
  readonly said: string
  readonly kind: 'first' | 'second'
}

function Bar({ percent, said, kind }: BarProps) {
  return (
    <span className={styles['line']}>
      <span className={styles[kind]} style={{ inlineSize: `${String(percent * 0.9)}%` }} />
      <span>{said}</span>
    </span>
  )
}
