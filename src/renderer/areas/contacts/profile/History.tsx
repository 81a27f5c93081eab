// The middle of a profile: what happened, newest first, by month. Whatever an area does for a customer comes here
// with its own kind; a row of kinds stands above as soon as there is more than one.
import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { byMonth, kindOf, kindsIn } from './history-view.ts'
import { HistoryEntry } from './HistoryEntry.tsx'
import styles from './history.module.css'
import { ProfileSection } from './ProfileSection.tsx'

const PAGE = 20
const ALL = ''

export function History({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const formats = useFormats()
  const [kind, setKind] = useState(ALL)
  const history = useInfiniteQuery(
    q.history.list.infiniteOptions({
      input: (before: number | undefined) => ({ contactId, limit: PAGE, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.more ? page.rows.at(-1)?.command : undefined),
    }),
  )
  const entries = history.data?.pages.flatMap((page) => page.rows) ?? []
  const kinds = kindsIn(entries)
  const shown = kind === ALL ? entries : entries.filter((entry) => kindOf(entry) === kind)
  return (
    <ProfileSection title={words('contacts.profile.history')}>
      {kinds.length > 1 && (
        <SegmentedControl
          fullWidth
          aria-label={words('contacts.history.kinds')}
          value={kind}
          onChange={setKind}
          data={[
            { value: ALL, label: words('contacts.history.all') },
            ...kinds.map((one) => ({ value: one, label: words.find(`contacts.history.kind.${one}`) ?? one })),
          ]}
        />
      )}
      {history.isError && <p className={styles['field']}>{words('contacts.history.failed')}</p>}
      {byMonth(shown, formats.dayOf).map((month) => (
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
    </ProfileSection>
  )
}
