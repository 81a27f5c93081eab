// What each tier is and what it means: who belongs to it, how to treat them, up to which discount, how often to write.
import { Select, TextInput } from '@mantine/core'
import { TREATMENTS } from '../../../../shared/domain/value/words.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { CONTACTS_PATH } from '../../contacts/paths.ts'
import { showPeople } from '../show-people.ts'
import { TierMark } from '../TierMark.tsx'
import type { Draft, LoyaltyPart } from './loyalty-part.ts'
import styles from './loyalty.module.css'
import { NumberField } from './NumberField.tsx'

const RANKED = ['very-high', 'high', 'medium', 'low'] as const
type Ranked = (typeof RANKED)[number]

export function TierTable(part: LoyaltyPart) {
  const words = useWords()
  return (
    <section className={styles['part']}>
      <SectionHeading>{words('value.loyalty.tiers')}</SectionHeading>
      <p className={styles['help']}>{words('value.loyalty.tiers-help')}</p>
      <div className={styles['scrolls']} tabIndex={0} role="group" aria-label={words('value.loyalty.tiers')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{words('contacts.show.tier')}</th>
              <th scope="col">{words('value.loyalty.share')}</th>
              <th scope="col">{words('value.loyalty.treatment')}</th>
              <th scope="col">{words('value.loyalty.action')}</th>
              <th scope="col">{words('value.loyalty.discount')}</th>
              <th scope="col">{words('value.loyalty.contacts')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {RANKED.map((tier) => (
              <TierLine key={tier} tier={tier} {...part} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function TierLine({ tier, draft, change, mayChange, loyalty }: LoyaltyPart & { readonly tier: Ranked }) {
  const words = useWords()
  const rule = draft.tiers[tier]
  const name = words(`value.tier.${tier}`)
  const least = useLeast(loyalty, tier)
  const set = (part: Partial<Draft['tiers'][Ranked]>) =>
    change({ tiers: { ...draft.tiers, [tier]: { ...rule, ...part } } })
  const number = (key: 'share' | 'discountCeiling' | 'contactsPerYear', label: string) => ({
    inTable: true,
    label: words('value.loyalty.of-tier', { what: label, tier: name }),
    value: rule[key],
    onChange: (value: number | null) => set({ [key]: value ?? Number.NaN }),
    least: 0,
    readOnly: !mayChange,
  })
  return (
    <tr>
      <th scope="row" className={styles['beside']}>
        <TierMark tier={tier} />
      </th>
      <td className={classes(styles['narrow'], tier === 'low' && styles['beside'])}>
        {tier === 'low' ? (
          words('value.loyalty.rest')
        ) : (
          <>
            <NumberField
              {...number('share', words('value.loyalty.share'))}
              most={100}
              places={1}
              unit={words('value.loyalty.percent')}
            />
            {least !== null && <span className={styles['money']}>{least}</span>}
          </>
        )}
      </td>
      <td className={styles['treatment']}>
        <Select
          aria-label={words('value.loyalty.of-tier', { what: words('value.loyalty.treatment'), tier: name })}
          data={TREATMENTS.map((value) => ({ value, label: words(`value.treatment.${value}`) }))}
          value={rule.treatment}
          readOnly={!mayChange}
          onChange={(chosen) => {
            const treatment = TREATMENTS.find((one) => one === chosen)
            if (treatment !== undefined) set({ treatment })
          }}
        />
      </td>
      <td className={styles['wide']}>
        <TextInput
          aria-label={words('value.loyalty.of-tier', { what: words('value.loyalty.action'), tier: name })}
          placeholder={words(`value.tier.action.${tier}`)}
          value={rule.action}
          maxLength={200}
          readOnly={!mayChange}
          onChange={(event) => set({ action: event.currentTarget.value })}
        />
      </td>
      <td className={styles['narrow']}>
        <NumberField
          {...number('discountCeiling', words('value.loyalty.discount'))}
          most={100}
          places={1}
          unit={words('value.loyalty.percent')}
        />
      </td>
      <td className={styles['narrow']}>
        <NumberField {...number('contactsPerYear', words('value.loyalty.contacts'))} most={366} />
      </td>
      <td className={classes(styles['see'], styles['beside'])}>
        <TextButton
          href={CONTACTS_PATH}
          label={words('value.loyalty.see-label', { what: name })}
          onClick={() => showPeople({ tier: [tier] })}
        >
          {words('value.loyalty.see')}
        </TextButton>
      </td>
    </tr>
  )
}

/** From where on somebody belongs to it, in the unit of the way they are ranked. */
function useLeast({ model, models }: LoyaltyPart['loyalty'], tier: Ranked): string | null {
  const words = useWords()
  const formats = useFormats()
  const least = models.find((one) => one.model === model)?.tiers.find((one) => one.tier === tier)?.least ?? null
  if (least === null) return null
  switch (model) {
    case 'past':
    case 'projected':
      return words('value.loyalty.least-money', { amount: formats.moneyWhole(least) })
    case 'recency':
      return words('value.loyalty.least-day', { day: formats.dayShort(least) })
    case 'referral':
      return words('value.loyalty.least-brought', { count: least })
    case 'rfm':
      return words('value.loyalty.least-points', { count: least })
  }
}
