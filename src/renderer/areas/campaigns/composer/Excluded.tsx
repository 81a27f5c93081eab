// Everybody that is left out for a reason, by name, a hundred at a time.
import { Modal } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { CampaignPlan, Preflight } from '../../../../shared/contract/campaigns.ts'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { ContactLink } from '../ContactLink.tsx'
import styles from './checklist.module.css'

export type Reason = Preflight['excluded'][number]['reason']

interface ExcludedProps {
  readonly id: number
  readonly plan: CampaignPlan
  readonly reason: Reason
  readonly onClose: () => void
}

const PAGE = 100

export function Excluded({ id, plan, reason, onClose }: ExcludedProps) {
  const words = useWords()
  const say = useSaid()
  const answer = useInfiniteQuery(
    q.campaigns.excluded.infiniteOptions({
      input: (from: number) => ({ id, plan, reason, from, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
    }),
  )
  const people = answer.data?.pages.flatMap((page) => page.people) ?? []
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.find(`campaigns.reason.${reason}`) ?? reason}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      {answer.error !== null && <FailedLine said={say(answer.error)} />}
      {answer.isPending && <Skeleton rows={5} />}
      <ul className={styles['names']}>
        {people.map(({ id: contact, name }) => (
          <li key={contact}>
            <ContactLink id={contact} name={name} />
          </li>
        ))}
      </ul>
      {answer.hasNextPage && (
        <TextButton onClick={() => void answer.fetchNextPage()} disabled={answer.isFetchingNextPage}>
          {words('messages.more')}
        </TextButton>
      )}
    </Modal>
  )
}
