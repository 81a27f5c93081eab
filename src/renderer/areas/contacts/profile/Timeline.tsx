// The middle of a profile: everything that happened with somebody, newest first, by month, whichever area it comes from;
// above it a way to write something down, and the kinds it can be narrowed to.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { Unseen } from '../../../components/Unseen.tsx'
import { AddBar } from './AddBar.tsx'
import { History } from './History.tsx'
import { TimelineEntry } from './TimelineEntry.tsx'
import { byMonth, SHOWN, type Row, type Shown } from './timeline-view.ts'
import styles from './timeline.module.css'
import { timelineOptions } from './use-profile-parts.ts'

interface TimelineProps {
  readonly contactId: number
  readonly name: string
  /** Shop day */
  readonly today: number
  /** A row that something else on the page points at, e.g. an open matter or a receipt: it comes opened. */
  readonly opened: OpenedRow | null
}

export interface OpenedRow {
  readonly area: string
  readonly id: number
}

export function Timeline({ contactId, name, today, opened }: TimelineProps) {
  const words = useWords()
  const id = useId()
  const [shown, setShown] = useState<Shown>('all')
  // What is pointed at may be of a kind that is not shown now.
  const target = opened === null ? null : `${opened.area}/${String(opened.id)}`
  const [pointed, setPointed] = useState(target)
  if (pointed !== target) {
    setPointed(target)
    if (target !== null) setShown('all')
  }
  return (
    <section aria-labelledby={id}>
      {/* The rows speak for themselves; who hears the page finds them by their heading. */}
      <Unseen>
        <h2 id={id}>{words('profile.timeline')}</h2>
      </Unseen>
      <AddBar contactId={contactId} name={name} today={today} />
      <div role="group" aria-label={words('profile.filter')} className={styles['filter']}>
        {SHOWN.map((one) => (
          <button
            key={one}
            type="button"
            className={styles['choice']}
            aria-pressed={one === shown}
            onClick={() => setShown(one)}
          >
            {words(`profile.filter.${one}`)}
          </button>
        ))}
      </div>
      {shown === 'changes' ? (
        <History contactId={contactId} />
      ) : (
        <Rows key={shown} contactId={contactId} shown={shown} today={today} opened={opened} />
      )}
    </section>
  )
}

interface RowsProps extends Omit<TimelineProps, 'name'> {
  readonly shown: Exclude<Shown, 'changes'>
}

function Rows({ contactId, shown, today, opened }: RowsProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const timeline = useInfiniteQuery(timelineOptions(contactId, shown))
  const rows = timeline.data?.pages.flatMap((page) => page.rows) ?? []
  const isOpened = (row: Row) => opened?.area === row.area && opened.id === row.id
  const further = opened !== null && timeline.hasNextPage && !timeline.isFetching && !rows.some(isOpened)
  const { fetchNextPage } = timeline
  useEffect(() => {
    if (further) void fetchNextPage()
  }, [further, fetchNextPage])
  if (timeline.data === undefined) {
    if (timeline.error === null) return <Skeleton rows={6} rowHeight={36} />
    return (
      <FailedLine
        said={say(timeline.error)}
        action={<TextButton onClick={() => void timeline.refetch()}>{words('contacts.failed.again')}</TextButton>}
      />
    )
  }
  if (rows.length === 0)
    return (
      <p className={styles['nothing']}>{words(shown === 'all' ? 'profile.timeline.empty' : 'profile.timeline.none')}</p>
    )
  return (
    <>
      {byMonth(rows).map((month) => (
        <div key={month.day}>
          <h3 className={styles['month']}>{formats.month(month.day)}</h3>
          <ul>
            {month.rows.map((row) => (
              <TimelineEntry
                key={`${row.area}-${row.kind}-${String(row.id)}`}
                row={row}
                today={today}
                opened={isOpened(row)}
              />
            ))}
          </ul>
        </div>
      ))}
      {timeline.hasNextPage && (
        <p className={styles['foot']}>
          <TextButton onClick={() => void timeline.fetchNextPage()} disabled={timeline.isFetchingNextPage}>
            {words('profile.earlier')}
          </TextButton>
        </p>
      )}
    </>
  )
}
