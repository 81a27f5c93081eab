// The two subjects of a test side by side, and whether one did better than chance would.
import type { Campaign, Results } from '../../../../shared/contract/campaigns.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { usePlaceholdersCalled } from '../composer/use-placeholders.ts'
import { shareOf } from './finding.ts'
import styles from './results.module.css'
import { Table } from './Table.tsx'

interface SubjectTestProps {
  readonly campaign: Campaign
  readonly results: Results
}

export function SubjectTest({ campaign: { words: said }, results: { test } }: SubjectTestProps) {
  const words = useWords()
  const formats = useFormats()
  const called = usePlaceholdersCalled()
  if (test === null) return null
  const subjects = { a: called(said.subject), b: called(said.subjectB) }
  const sentence = () => {
    if (test.better !== null) return words('results.test.better', { subject: subjects[test.better] })
    return words(test.few ? 'results.test.few' : 'results.test.same')
  }
  return (
    <section aria-labelledby="results-test" className={styles['section']}>
      <SectionHeading id="results-test" ruled={false}>
        {words('results.test')}
      </SectionHeading>
      <p>{sentence()}</p>
      <Table
        label={words('results.test')}
        heads={[
          words('results.table.group'),
          words('results.table.people'),
          words('results.table.bought'),
          words('results.table.share'),
          words('results.table.revenue'),
        ]}
        rows={(['a', 'b'] as const).map((arm) => [
          subjects[arm],
          formats.number(test[arm].people),
          formats.number(test[arm].bought),
          shareOf(test[arm].bought, test[arm].people, formats),
          formats.money(test[arm].revenue),
        ])}
      />
    </section>
  )
}
