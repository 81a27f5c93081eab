// For the owner: who looked at whom, signed in or took something out.
import { useInfiniteQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { Failed } from '../../components/Failed.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './HistoryPage.module.css'
import { byDay, sayLooked } from './say-done.ts'

const PAGE = 100

export function LookedList() {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const list = useInfiniteQuery(
    q.history.accesses.infiniteOptions({
      input: (before: number | undefined) => ({ limit: PAGE, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.more ? page.rows.at(-1)?.seq : undefined),
    }),
  )
  if (list.data === undefined)
    return list.error === null ? (
      <Skeleton rows={8} />
    ) : (
      <Failed level={2} said={say(list.error)} onAct={() => void list.refetch()} />
    )
  const rows = list.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <p>{words('history.looked-empty')}</p>
  return (
    <>
      {byDay(rows, formats.dayOf).map(({ day, rows: ofDay }) => (
        <section key={day} className={styles['day']}>
          <SectionHeading>{formats.dayOfWeek(day)}</SectionHeading>
          <ul>
            {ofDay.map(({ seq, at, user, what, about, outcome }) => (
              <li key={seq} className={styles['entry']}>
                <div className={styles['line']}>
                  <time className={styles['time']} dateTime={new Date(at).toISOString()}>
                    {formats.time(at)}
                  </time>
                  <span className={styles['what']}>
                    {sayLooked(what, about?.name ?? null, words)}
                    {outcome !== 'ok' && <span className={styles['who']}>{words('history.looked-refused')}</span>}
                  </span>
                  <span className={styles['who']}>{user === '' ? words('history.nobody') : user}</span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <div className={styles['more']}>
          <TextButton onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {words('history.more')}
          </TextButton>
        </div>
      )}
    </>
  )
}
