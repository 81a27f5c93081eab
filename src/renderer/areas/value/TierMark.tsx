// How much somebody is worth to the shop, as four rising steps with its word; a word alone where there is no step.
import type { Tier } from '../../../shared/domain/value/words.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import styles from './value.module.css'

const STEPS: Readonly<Record<Tier, number>> = { 'very-high': 4, high: 3, medium: 2, low: 1, lapsed: 0, none: 0 }

interface TierMarkProps {
  readonly tier: Tier
  /** The steps alone, where the word stands beside them anyway or is said in another way. */
  readonly bare?: boolean
}

export function TierMark({ tier, bare = false }: TierMarkProps) {
  const words = useWords()
  const filled = STEPS[tier]
  return (
    <span className={styles['tier']}>
      {filled > 0 && (
        <svg className={styles['steps']} viewBox="0 0 18 16" width={18} height={16} aria-hidden="true">
          {[1, 2, 3, 4].map((step) => (
            <rect
              key={step}
              className={classes(styles['step'], step <= filled && styles['filled'])}
              x={(step - 1) * 5}
              y={16 - step * 4}
              width={3}
              height={step * 4}
            />
          ))}
        </svg>
      )}
      {!bare && words(`value.tier.${tier}`)}
    </span>
  )
}
