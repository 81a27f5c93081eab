// One row of the timeline: when, what, and a figure; opened, it shows all of it and what can be done about it.
import { IconPinned } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { Chip } from '../../../components/Chip.tsx'
import { Unseen } from '../../../components/Unseen.tsx'
import { ConsentDetail } from '../../consent/ConsentDetail.tsx'
import { EntryIcon } from './EntryIcon.tsx'
import { InteractionDetail } from './InteractionDetail.tsx'
import { MessageDetail } from './MessageDetail.tsx'
import { ResponseDetail } from './ResponseDetail.tsx'
import { TaskDetail } from './TaskDetail.tsx'
import styles from './timeline.module.css'
import { pictureOf, type Row } from './timeline-view.ts'
import { ToneChip } from './ToneChip.tsx'
import { VisitInPlace } from './VisitInPlace.tsx'

interface TimelineEntryProps {
  readonly row: Row
  /** Shop day */
  readonly today: number
  readonly opened: boolean
}

export function TimelineEntry({ row, today, opened }: TimelineEntryProps) {
  const formats = useFormats()
  const id = useId()
  const [open, setOpen] = useState(opened)
  const button = useRef<HTMLButtonElement>(null)
  useShownFromElsewhere(opened, () => {
    setOpen(true)
    button.current?.scrollIntoView({ block: 'nearest' })
    button.current?.focus()
  })
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <li className={classes(styles['entry'], row.corrected && styles['corrected'])}>
      <button
        ref={button}
        type="button"
        className={styles['row']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <time className={styles['date']} dateTime={new Date(row.day * 86_400_000).toISOString().slice(0, 10)}>
          {formats.dayNarrow(row.day)}
        </time>
        <EntryIcon kind={pictureOf(row)} />
        <EntryWords row={row} />
        <EntryFigure row={row} />
      </button>
      <div id={id} hidden={!open} className={styles['detail']}>
        {open && <Detail row={row} today={today} onGone={close} />}
      </div>
    </li>
  )
}

/** Opens the row when something else on the page begins to point at it. */
function useShownFromElsewhere(opened: boolean, show: () => void): void {
  const before = useRef(false)
  useEffect(() => {
    if (opened && !before.current) show()
    before.current = opened
  })
}

/** The sentence of a row, as its area says it. */
export function useRowWords(): (row: Row) => string {
  const words = useWords()
  return (row) => words.find(row.words, row.values) ?? words.find(`profile.kind.${row.kind}`) ?? row.title ?? ''
}

function EntryWords({ row }: { readonly row: Row }) {
  const words = useWords()
  const sentence = useRowWords()(row)
  return (
    <span className={styles['words']}>
      {row.title === null ? (
        <span className={styles['said']}>{sentence}</span>
      ) : (
        <>
          <Unseen>{sentence}: </Unseen>
          <span className={styles['said']} dir="auto" title={sentence}>
            {row.title}
          </span>
        </>
      )}
      {row.area === 'sending' && <MessageState state={String(row.values['state'])} />}
      {row.corrected && <Chip>{words('profile.timeline.taken-back')}</Chip>}
      {row.tone !== null && <ToneChip tone={row.tone} />}
      {row.open && (
        <Chip tone="soon" icon={<IconPinned size={14} stroke={1.6} aria-hidden />}>
          {words('profile.timeline.open')}
        </Chip>
      )}
    </span>
  )
}

/** Only where it is another than one expects. */
function MessageState({ state }: { readonly state: string }) {
  const words = useWords()
  if (state === 'sent') return null
  return (
    <Chip {...((state === 'uncertain' || state === 'late') && { tone: 'soon' as const })}>
      {words.find(`outbox.state.${state}`)}
    </Chip>
  )
}

function EntryFigure({ row }: { readonly row: Row }) {
  const formats = useFormats()
  // The first name is enough to know whom to ask; opened, the row has the whole one.
  const figure = row.amount === null ? (row.by?.split(/\s+/)[0] ?? null) : formats.money(row.amount)
  if (figure === null) return null
  return (
    <span className={row.amount === null ? styles['by'] : styles['amount']} title={formats.instant(row.at)}>
      {figure}
    </span>
  )
}

interface DetailProps extends Omit<TimelineEntryProps, 'opened'> {
  readonly onGone: () => void
}

function Detail({ row, today, onGone }: DetailProps) {
  if (row.area === 'interactions') return <InteractionDetail id={row.id} onGone={onGone} />
  if (row.area === 'tasks') return <TaskDetail id={row.id} today={today} onGone={onGone} />
  if (row.area === 'visits' && row.kind !== 'payment') return <VisitInPlace id={row.id} />
  if (row.area === 'sending') return <MessageDetail row={row} />
  if (row.area === 'campaigns') return <ResponseDetail row={row} />
  if (row.area === 'consent') return <ConsentDetail row={row} />
  return <PlainDetail row={row} />
}

/** A row that has said everything there is to it. */
function PlainDetail({ row }: { readonly row: Row }) {
  const formats = useFormats()
  const sentence = useRowWords()(row)
  return (
    <p className={styles['small']}>
      {[sentence, formats.instant(row.at), row.by].filter((part) => part !== null && part !== '').join(', ')}
    </p>
  )
}
