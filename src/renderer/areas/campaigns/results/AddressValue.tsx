// What an address is worth: what those spent in a year who may be mailed, by how they came to the shop.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { campaignResults } from '../../../../shared/contract/campaigns.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import styles from './results.module.css'
import { Table } from './Table.tsx'

interface AddressValueProps {
  readonly address: OutputOf<typeof campaignResults.returns>['address']
}

export function AddressValue({ address: { people, perAddress, bySource } }: AddressValueProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <section aria-labelledby="returns-address" className={styles['section']}>
      <SectionHeading id="returns-address" ruled={false}>
        {words('returns.address')}
      </SectionHeading>
      {perAddress === null ? (
        <p className={styles['quiet']}>{words('returns.address.none')}</p>
      ) : (
        <>
          <p>{words('returns.address.value', { people, money: formats.money(perAddress) })}</p>
          <div className={styles['narrow']}>
            <Table
              label={words('returns.address')}
              heads={[words('returns.address.source'), words('results.table.people'), words('returns.address.per')]}
              rows={bySource.map(({ source, people: some, perAddress: each }) => [
                source ?? words('returns.address.unsaid'),
                formats.number(some),
                formats.money(each),
              ])}
              foot={[words('returns.table.total'), formats.number(people), formats.money(perAddress)]}
            />
          </div>
          <p className={styles['quiet']}>{words('returns.address.rule')}</p>
        </>
      )}
    </section>
  )
}
