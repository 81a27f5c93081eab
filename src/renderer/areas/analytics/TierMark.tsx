// A tier as four rising steps, beside its word.
import styles from './matrix.module.css'

/** How many steps are filled; of all others none. */
const FILLED: Readonly<Record<string, number>> = { 'very-high': 4, high: 3, medium: 2, low: 1 }

export function TierMark({ tier }: { readonly tier: string }) {
  const filled = FILLED[tier] ?? 0
  return (
    <svg className={styles['tier']} viewBox="0 0 18 14" aria-hidden="true">
      {[0, 1, 2, 3].map((step) => (
        <rect
          key={step}
          x={step * 5}
          y={10 - step * 3}
          width={3}
          height={4 + step * 3}
          className={step < filled ? styles['filled'] : styles['rest']}
        />
      ))}
    </svg>
  )
}
