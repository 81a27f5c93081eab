// What was written and changed about a customer, newest first, by month: one of the kinds of the timeline.
import { useInfiniteQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { byMonth } from './history-view.ts'
import { HistoryEntry } from './HistoryEntry.tsx'
import styles from './history.module.css'

const PAGE = 20

export function History({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const formats = useFormats()
  const history = useInfiniteQuery(
    q.history.list.infiniteOptions({
      input: (before: number | undefined) => ({ contactId, limit: PAGE, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.more ? page.rows.at(-1)?.command : undefined),
    }),
  )
  const entries = history.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      {history.isError && <p className={styles['field']}>{words('contacts.history.failed')}</p>}
      {byMonth(entries, formats.dayOf).map((month) => (
        <div key={month.day}>
          <h3 className={styles['month']}>{formats.month(month.day)}</h3>
          <ul>
            {month.entries.map((entry) => (
              <HistoryEntry key={entry.command} entry={entry} />
            ))}
          </ul>
        </div>
      ))}
      {history.hasNextPage && (
        <p className={styles['foot']}>
          <TextButton onClick={() => void history.fetchNextPage()}>{words('contacts.history.older')}</TextButton>
        </p>
      )}
    </>
  )
}
