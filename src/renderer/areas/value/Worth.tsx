// What somebody is worth to the shop: four quiet lines, and below them, when asked, everything they are made of.
import type { CustomerValue } from '../../../shared/contract/value.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Unfold } from '../../components/Unfold.tsx'
import { ProfileSection } from '../contacts/profile/ProfileSection.tsx'
import { Figure } from './Figure.tsx'
import { TierMark } from './TierMark.tsx'
import { useValue } from './use-value.ts'
import styles from './value.module.css'
import { WorthParts } from './WorthParts.tsx'

export function Worth({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const value = useValue(contactId)
  if (value.isError) return <p className={styles['small']}>{words('value.failed')}</p>
  if (value.data === undefined || value.data.standing === 'none') return null
  return (
    <ProfileSection title={words('value.worth')}>
      <Short value={value.data} />
      <Unfold words={words('value.more')}>
        <WorthParts value={value.data} />
      </Unfold>
    </ProfileSection>
  )
}

function Short({ value }: { readonly value: CustomerValue }) {
  const words = useWords()
  const formats = useFormats()
  const { tier, tierRule, rank, of, past, expected } = value
  const next = expected?.value ?? null
  return (
    <>
      <p className={styles['line']}>
        <TierMark tier={tier} />
        {rank !== null && <span className={styles['second']}>{words('value.rank', { rank, of })}</span>}
      </p>
      <Figure words={words('value.past')} figure={formats.money(past.revenue)} />
      {next === null ? (
        <p className={styles['small']}>{words('value.next-year-unknown')}</p>
      ) : (
        <Figure words={words('value.next-year')} figure={formats.moneyWhole(next)} />
      )}
      {tierRule !== null && (tier === 'very-high' || tier === 'high' || tier === 'medium' || tier === 'low') && (
        <p className={styles['small']}>
          {words('value.treat', {
            treatment: words(`value.treatment.${tierRule.treatment}`),
            action: tierRule.action === '' ? words(`value.tier.action.${tier}`) : tierRule.action,
          })}
        </p>
      )}
    </>
  )
}
