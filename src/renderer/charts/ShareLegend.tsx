// What the colours of a table of shares mean, from few to most.
import type { ReactNode } from 'react'
import styles from './shares.module.css'

interface ShareLegendProps {
  readonly words: string
  /** At the far edge. */
  readonly children?: ReactNode
}

const STEPS = [0, 1, 2, 3, 4, 5] as const

export function ShareLegend({ words, children }: ShareLegendProps) {
  return (
    <p className={styles['legend']}>
      <span className={styles['key']} aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className={styles['cell']} data-share={step} />
        ))}
      </span>
      <span>{words}</span>
      <span className={styles['end']}>{children}</span>
    </p>
  )
}
