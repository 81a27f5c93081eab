// What a campaign cost and brought, and the rule by which the return is told.
import type { Campaign, Results } from '../../../../shared/contract/campaigns.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import styles from './results.module.css'
import { Table } from './Table.tsx'

interface MoneyProps {
  readonly campaign: Campaign
  readonly results: Results
}

export function Money({ campaign: { budget }, results: { cost, treated, roi } }: MoneyProps) {
  const words = useWords()
  const formats = useFormats()
  const rows: readonly (readonly [string, number | null])[] = [
    [words('results.money.messages'), cost.messages],
    [words('results.money.coupons'), cost.coupons],
    [words('results.money.fixed'), cost.fixed],
    [words('results.money.total'), cost.total],
    [words('results.money.budget'), budget],
    [words('results.money.revenue'), treated.revenue],
    [words('results.money.margin'), treated.margin],
  ]
  return (
    <section aria-labelledby="results-money" className={styles['section']}>
      <SectionHeading id="results-money" ruled={false}>
        {words('results.money')}
      </SectionHeading>
      <div className={styles['narrow']}>
        <Table
          label={words('results.money')}
          heads={[]}
          rows={rows.flatMap(([name, money]) => (money === null ? [] : [[name, formats.money(money)]]))}
          {...(roi !== null && {
            foot: [
              words('results.money.roi'),
              words(`results.money.roi.${roi.by}`, { percent: formats.percent(roi.percent / 100) }),
            ],
          })}
        />
      </div>
      <p className={styles['quiet']}>{words('results.money.rule')}</p>
    </section>
  )
}
