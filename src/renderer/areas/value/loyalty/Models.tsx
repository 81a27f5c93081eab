// The ways to rank customers beside each other: the same customers under each, and the one the shop goes by.
import { Radio } from '@mantine/core'
import { TIERS, type LoyaltyModel } from '../../../../shared/domain/value/words.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TierMark } from '../TierMark.tsx'
import type { LoyaltyPart } from './loyalty-part.ts'
import styles from './loyalty.module.css'

export function Models({ draft, change, mayChange, loyalty }: LoyaltyPart) {
  const words = useWords()
  const formats = useFormats()
  const chosen = (model: LoyaltyModel) => (model === draft.model ? '' : undefined)
  return (
    <section className={styles['part']}>
      <SectionHeading>{words('value.loyalty.models')}</SectionHeading>
      <p className={styles['help']}>{words('value.loyalty.models-help')}</p>
      <div className={styles['scrolls']} tabIndex={0} role="group" aria-label={words('value.loyalty.models')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <td />
              {loyalty.models.map(({ model, enough }) => (
                <th key={model} scope="col" className={styles['model']} data-chosen={chosen(model)}>
                  <Radio
                    name="loyalty-model"
                    label={words(`value.model.${model}`)}
                    description={words(enough ? `value.model.help.${model}` : 'value.loyalty.not-enough')}
                    checked={model === draft.model}
                    disabled={!mayChange || !enough}
                    onChange={() => change({ model })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {TIERS.filter((tier) => tier !== 'none').map((tier) => (
              <tr key={tier}>
                <th scope="row">
                  <TierMark tier={tier} />
                </th>
                {loyalty.models.map(({ model, enough, tiers }) => {
                  const found = tiers.find((one) => one.tier === tier)
                  return (
                    <td key={model} data-chosen={chosen(model)}>
                      {enough && found !== undefined && (
                        <>
                          <span className={styles['count']}>
                            {words('value.loyalty.people', { count: found.customers })}
                          </span>
                          <span className={styles['money']}>{formats.moneyWhole(found.revenue)}</span>
                        </>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
