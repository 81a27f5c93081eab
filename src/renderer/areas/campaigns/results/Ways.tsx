// What became of the messages by the way they went; answers of which nobody knows by what message stand in a row of their own.
import type { Results } from '../../../../shared/contract/campaigns.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { gotOf, unreachedOf, waitingOf } from './finding.ts'
import styles from './results.module.css'
import { Table } from './Table.tsx'

export function Ways({ results: { channels } }: { readonly results: Results }) {
  const words = useWords()
  const formats = useFormats()
  if (channels.length === 0) return null
  const figures = channels.map(({ counts, redeemed, answered }) => [
    gotOf(counts),
    unreachedOf(counts),
    waitingOf(counts),
    redeemed,
    answered,
  ])
  const total = figures.reduce((sums, row) => sums.map((sum, at) => sum + (row[at] ?? 0)), [0, 0, 0, 0, 0])
  return (
    <section aria-labelledby="results-ways" className={styles['section']}>
      <SectionHeading id="results-ways" ruled={false}>
        {words('results.ways')}
      </SectionHeading>
      <Table
        label={words('results.ways')}
        heads={[
          words('results.table.way'),
          words('results.table.got'),
          words('results.table.unreached'),
          words('results.table.waiting'),
          words('results.table.redeemed'),
          words('results.table.answered'),
        ]}
        rows={channels.map(({ channel }, at) => [
          channel === null ? words('results.table.unknown') : words(`consent.channel.${channel}`),
          ...(figures[at] ?? []).map(formats.number),
        ])}
        {...(channels.length > 1 && { foot: [words('returns.table.total'), ...total.map(formats.number)] })}
      />
    </section>
  )
}
