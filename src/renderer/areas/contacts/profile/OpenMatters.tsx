// At the top of the page, whatever channel it came by: what is still open with somebody, and the last contact.
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { classes } from '../../../components/classes.ts'
import { TextButton } from '../../../components/TextButton.tsx'
import { useTaskDone } from '../../tasks/use-task-done.ts'
import { EntryIcon } from './EntryIcon.tsx'
import { useSettle } from './InteractionDetail.tsx'
import styles from './profile.module.css'
import type { OpenedRow } from './Timeline.tsx'
import { useRowWords } from './TimelineEntry.tsx'
import { pictureOf, type Row } from './timeline-view.ts'
import { ToneChip } from './ToneChip.tsx'

/** More than these wait behind a link, so that the page below stays in sight. */
const AT_ONCE = 3

interface OpenMattersProps {
  readonly contactId: number
  /** Shop day */
  readonly today: number
  /** Opens a row of the timeline. */
  readonly onShow: (row: OpenedRow) => void
}

export function OpenMatters({ contactId, today, onShow }: OpenMattersProps) {
  const words = useWords()
  const [all, setAll] = useState(false)
  const matters = useQuery(q.contacts.matters.queryOptions({ input: { contactId } })).data
  if (matters === undefined) return null
  const { open, last } = matters
  const lastIsOpen = last !== null && open.some((row) => row.area === last.area && row.id === last.id)
  const shown = all ? open : open.slice(0, AT_ONCE)
  if (open.length === 0 && last === null) return null
  return (
    <ul className={styles['matters']} aria-label={words('profile.matters')}>
      {shown.map((row) => (
        <OpenLine key={`${row.area}-${String(row.id)}`} row={row} today={today} onShow={onShow} />
      ))}
      {open.length > AT_ONCE && (
        <li className={styles['matter']}>
          <TextButton expanded={all} onClick={() => setAll(!all)}>
            {all ? words('profile.open-less') : words('profile.open-more', { count: open.length - AT_ONCE })}
          </TextButton>
        </li>
      )}
      {last !== null && !lastIsOpen && <LastLine row={last} today={today} onShow={onShow} />}
    </ul>
  )
}

const strong = { b: (inside: ReactNode) => <b key="b">{inside}</b> }

function OpenLine({ row, today, onShow }: { readonly row: Row } & Omit<OpenMattersProps, 'contactId'>) {
  const words = useWords()
  const formats = useFormats()
  const sentence = useRowWords()(row)
  const title = row.title ?? sentence
  const due = row.values['due']
  const said =
    row.area === 'interactions'
      ? words.rich<ReactNode>('profile.open-since', { when: formats.dayShort(row.day), what: title }, strong)
      : typeof due === 'number'
        ? words.rich<ReactNode>('profile.open-due', { when: formats.relativeDays(due - today), what: title }, strong)
        : words.rich<ReactNode>('profile.open-as', { as: sentence, what: title }, strong)
  return (
    <li className={styles['matter']}>
      <span className={styles['pinnedIcon']}>
        <EntryIcon kind={pictureOf(row)} />
      </span>
      <p className={classes(styles['pinnedWords'], styles['clamped'])}>{said}</p>
      {row.tone !== null && <ToneChip tone={row.tone} />}
      <OpenAction row={row} title={title} onShow={onShow} />
    </li>
  )
}

interface OpenActionProps extends Pick<OpenMattersProps, 'onShow'> {
  readonly row: Row
  readonly title: string
}

function OpenAction({ row, title, onShow }: OpenActionProps) {
  const words = useWords()
  const may = useMay('staff')
  const settle = useSettle()
  const done = useTaskDone()
  if (may && row.area === 'interactions')
    return (
      <TextButton label={words('profile.settle-label', { what: title })} onClick={() => settle(row.id, false)}>
        {words('profile.settle')}
      </TextButton>
    )
  if (may && row.area === 'tasks')
    return (
      <TextButton label={words('profile.task.done-label', { what: title })} onClick={() => done([row.id], true)}>
        {words('profile.task.done')}
      </TextButton>
    )
  return <TextButton onClick={() => onShow(row)}>{words('profile.show-open')}</TextButton>
}

function LastLine({ row, today, onShow }: { readonly row: Row } & Omit<OpenMattersProps, 'contactId'>) {
  const words = useWords()
  const formats = useFormats()
  const sentence = useRowWords()(row)
  const values = { when: formats.relativeDays(row.day - today), what: row.title ?? sentence }
  const said =
    row.by === null
      ? words.rich<ReactNode>('profile.last', values, strong)
      : words.rich<ReactNode>('profile.last-by', { ...values, by: row.by }, strong)
  return (
    <li className={styles['matter']}>
      <span className={styles['lastIcon']}>
        <EntryIcon kind={pictureOf(row)} />
      </span>
      <p className={classes(styles['pinnedWords'], styles['clamped'])}>{said}</p>
      {row.tone !== null && <ToneChip tone={row.tone} />}
      <TextButton tone="quiet" onClick={() => onShow(row)}>
        {words('profile.show-open')}
      </TextButton>
    </li>
  )
}
