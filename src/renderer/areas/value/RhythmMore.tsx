// What stands below the sentence of somebody's rhythm: where they stand, the mean beside the median, and whose gap it is where they have
// none of their own.
import type { CustomerValue } from '../../../shared/contract/value.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { StandingChip } from './StandingChip.tsx'
import { useValue } from './use-value.ts'
import styles from './value.module.css'

export function RhythmMore({ contactId }: { readonly contactId: number }) {
  const value = useValue(contactId).data
  if (value === undefined || value.standing === 'none') return null
  return (
    <div className={styles['rhythm']}>
      <StandingChip standing={value.standing} />
      <Mean rhythm={value.rhythm} />
      {value.standing !== 'lapsed' && <Others rhythm={value.rhythm} asOf={value.asOf} />}
    </div>
  )
}

type Rhythm = CustomerValue['rhythm']

/** The median decides; the mean is said beside it. */
function Mean({ rhythm }: { readonly rhythm: Rhythm }) {
  const words = useWords()
  const formats = useFormats()
  if (rhythm.meanGap === null || rhythm.source !== 'own') return null
  const days = formats.number(Math.round(rhythm.meanGap * 10) / 10)
  return <span className={styles['small']}>{words('value.rhythm.mean', { days })}</span>
}

interface OthersProps {
  readonly rhythm: Rhythm
  readonly asOf: number
}

/** What is usual for others, where somebody bought on one day only. */
function Others({ rhythm: { gap, source, category, nextDay }, asOf }: OthersProps) {
  const words = useWords()
  const formats = useFormats()
  if (gap === null || nextDay === null || source === null || source === 'own') return null
  const said = { gap: Math.max(1, Math.round(gap)), when: formats.relativeDays(nextDay - asOf) }
  const late = nextDay < asOf
  return (
    <p className={styles['small']}>
      {source === 'category' && category !== null
        ? words(late ? 'value.rhythm.category-late' : 'value.rhythm.category', { category, ...said })
        : words(late ? 'value.rhythm.shop-late' : 'value.rhythm.shop', said)}
    </p>
  )
}
