// Beyond those held out: the two groups, how far apart they are and how sure that is, and what it brought beyond them.
import type { Results } from '../../../../shared/contract/campaigns.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { shareOf } from './finding.ts'
import styles from './results.module.css'
import { Table } from './Table.tsx'

type Arm = Results['treated']

export function Uplift({ results: { uplift, held, treated } }: { readonly results: Results }) {
  const words = useWords()
  const formats = useFormats()
  if (treated.people === 0) return null
  if (uplift === null) return <p className={styles['quiet']}>{words('results.uplift.none')}</p>
  const margins = uplift.meant.margin !== null
  const row = (name: string, { people, bought, revenue, margin }: Arm) => [
    name,
    formats.number(people),
    formats.number(bought),
    shareOf(bought, people, formats),
    formats.money(revenue),
    ...(margins ? [margin === null ? '–' : formats.money(margin)] : []),
  ]
  const points = (percent: number) => signed(percent, formats.number)
  return (
    <section aria-labelledby="results-uplift" className={styles['section']}>
      <SectionHeading id="results-uplift" ruled={false}>
        {words('results.uplift')}
      </SectionHeading>
      <p className={styles['narrow']}>{words(uplift.few ? 'results.uplift.few' : 'results.uplift.intro')}</p>
      <Table
        label={words('results.uplift')}
        heads={[
          words('results.table.group'),
          words('results.table.people'),
          words('results.table.bought'),
          words('results.table.share'),
          words('results.table.revenue'),
          ...(margins ? [words('results.table.margin')] : []),
        ]}
        rows={[row(words('results.arm.meant'), uplift.meant), row(words('results.arm.held'), held)]}
      />
      {!uplift.few && (
        <dl className={styles['figures']}>
          <div className={styles['figure']}>
            <dt>{words('results.uplift.difference')}</dt>
            <dd>
              {words('results.uplift.range', {
                middle: points(uplift.percent),
                low: points(uplift.low),
                high: points(uplift.high),
              })}
            </dd>
          </div>
          <div className={styles['figure']}>
            <dt>{words(uplift.extraMargin === null ? 'results.uplift.extra' : 'results.uplift.margin')}</dt>
            <dd>{formats.money(uplift.extraMargin ?? uplift.extraRevenue)}</dd>
          </div>
          {uplift.roi !== null && (
            <div className={styles['figure']}>
              <dt>{words('results.uplift.roi')}</dt>
              <dd>{formats.percent(uplift.roi.percent / 100)}</dd>
            </div>
          )}
        </dl>
      )}
      <p className={styles['quiet']}>
        {words('results.uplift.meant')} {words('results.uplift.method')}
      </p>
    </section>
  )
}

/** With its sign, so that more and fewer are told apart at a glance. */
const signed = (value: number, say: (value: number) => string) => (value > 0 ? `+${say(value)}` : say(value))
