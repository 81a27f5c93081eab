// What today's paper says of messages: what only a person can decide, and which greetings go today by themselves.
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { OutboxLine } from '../sending/OutboxLine.tsx'
import { messagePath, MESSAGES_PATH } from './paths.ts'
import { StuckLine } from './StuckLine.tsx'

/** Asked with the other parts of the page, so that nothing moves when it comes. */
export function useMessagesToday(today: number) {
  const summary = useQuery(q.sending.summary.queryOptions({ input: {} }))
  const calendar = useQuery(q.campaigns.calendar.queryOptions({ input: { from: today, to: today } }))
  const list = useQuery(q.campaigns.list.queryOptions({ input: { archived: false } }))
  return {
    isPending: summary.isPending || calendar.isPending || list.isPending,
    calendar: calendar.data ?? [],
    stuck: (list.data ?? []).filter((campaign) => campaign.stuck !== null),
  }
}

export function TodayMessages({ today }: { readonly today: number }) {
  const words = useWords()
  const id = useId()
  const { calendar, stuck } = useMessagesToday(today)
  const going = calendar.filter((entry) => entry.id !== null && entry.people > 0)
  return (
    <>
      <OutboxLine />
      {stuck.map(({ id: campaign, name, stuck: why }) => (
        <div key={campaign}>
          <TextButton href={messagePath(campaign)}>{words('messages.stuck.today', { name })}</TextButton>
          <StuckLine stuck={why} />
        </div>
      ))}
      {going.length > 0 && (
        <section aria-labelledby={id}>
          <SectionHeading id={id} action={<TextButton href={MESSAGES_PATH}>{words('messages.today.all')}</TextButton>}>
            {words('messages.title')}
          </SectionHeading>
          <ul>
            {going.map((entry) => (
              <li key={entry.id}>
                <TextButton href={messagePath(entry.id ?? 0)}>
                  <bdi>{entry.name}</bdi>
                </TextButton>{' '}
                {words(entry.gone ? 'messages.calendar.gone' : 'messages.calendar.goes', { count: entry.people })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
