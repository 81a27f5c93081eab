// The people behind a number of the results, each to be opened.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { ResultGroup } from '../../../../shared/domain/results/words.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { BesideSheet } from '../../../components/BesideSheet.tsx'
import { FailedLine } from '../../../components/Failed.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { contactPath } from '../../contacts/paths.ts'
import styles from './results.module.css'

interface BehindAsideProps {
  readonly campaign: number
  readonly group: ResultGroup
  readonly onClose: () => void
}

const AT_ONCE = 100

export function BehindAside({ campaign, group, onClose }: BehindAsideProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const answer = useInfiniteQuery(
    q.campaigns.behind.infiniteOptions({
      input: (from: number) => ({ id: campaign, of: group, from, limit: AT_ONCE }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const known = pages.reduce((sum, { people }) => sum + people.length, 0)
        return known < last.total && last.people.length > 0 ? known : undefined
      },
    }),
  )
  const pages = answer.data?.pages
  const people = pages?.flatMap((page) => page.people) ?? []
  const total = pages?.[0]?.total ?? 0
  return (
    <BesideSheet
      title={words(`results.behind.${group}`)}
      count={pages === undefined ? null : total}
      takesFocus
      onClose={onClose}
    >
      {answer.error !== null && (
        <FailedLine
          said={say(answer.error)}
          action={<TextButton onClick={() => void answer.refetch()}>{words('stale.button')}</TextButton>}
        />
      )}
      {pages === undefined && answer.error === null && <Skeleton rows={6} />}
      {pages !== undefined && total === 0 && <p className={styles['quiet']}>{words('results.behind.nobody')}</p>}
      <ul className={styles['behind']}>
        {people.map(({ contact, day, revenue }, at) => (
          // One person may stand here twice, and nobody known too.
          <li key={at}>
            {contact === null ? (
              <span className={styles['quiet']}>{words('results.behind.gone')}</span>
            ) : (
              <Link href={contactPath(contact.id)} className={styles['name']} dir="auto">
                {contact.name}
              </Link>
            )}
            <span className={styles['quiet']}>{revenue === 0 ? formats.dayShort(day) : formats.money(revenue)}</span>
          </li>
        ))}
      </ul>
      {people.length < total && (
        <TextButton disabled={answer.isFetching} onClick={() => void answer.fetchNextPage()}>
          {words('results.behind.more', { count: total - people.length })}
        </TextButton>
      )}
    </BesideSheet>
  )
}
