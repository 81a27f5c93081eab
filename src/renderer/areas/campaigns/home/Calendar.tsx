// A month as a grid of days. One day has the place in the tab order; arrows move by day and week, Page Up and Page Down by month.
import {
  IconChevronLeft,
  IconChevronRight,
  IconConfetti,
  IconBuildingStore,
  IconRepeat,
  IconSend,
  type Icon,
} from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { campaigns } from '../../../../shared/contract/campaigns.ts'
import { dateOfDay } from '../../../../shared/domain/shop-day.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { IconButton } from '../../../components/IconButton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { classes } from '../../../components/classes.ts'
import { Unseen } from '../../../components/Unseen.tsx'
import styles from './calendar.module.css'
import { dayAfterKey, firstOf, monthOf, sameDayOf, type Month } from './month.ts'

export type Entry = OutputOf<typeof campaigns.calendar>[number]

export const ENTRY_ICONS: Readonly<Record<Entry['kind'], Icon>> = {
  once: IconSend,
  yearly: IconRepeat,
  holiday: IconConfetti,
  competitor: IconBuildingStore,
}

interface CalendarProps {
  readonly weeks: readonly (readonly number[])[]
  readonly month: Month
  readonly today: number
  readonly day: number
  readonly weekStart: number
  readonly entries: readonly Entry[]
  readonly onDay: (day: number) => void
  readonly onOpen: (day: number) => void
}

/** As many as fit into a day; the day itself shows all of them beside the month. */
const FITS = 3

export function Calendar({ weeks, month, today, day, weekStart, entries, onDay, onOpen }: CalendarProps) {
  const words = useWords()
  const formats = useFormats()
  const grid = useRef<HTMLTableElement>(null)
  // The focus follows the day, also into another month.
  const moved = useRef(false)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    grid.current?.querySelector<HTMLElement>('[data-chosen]')?.focus()
  }, [day])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onOpen(day)
      return
    }
    const next = dayAfterKey(event.key, day, weekStart)
    if (next === null) return
    event.preventDefault()
    moved.current = true
    onDay(next)
  }
  return (
    <section className={styles['calendar']} aria-label={words('messages.calendar')}>
      <div className={styles['month']}>
        <IconButton
          size={36}
          tone="accent"
          label={words('messages.month.before')}
          onClick={() => onDay(sameDayOf(day, -1))}
        >
          <IconChevronLeft size={20} stroke={1.6} aria-hidden className={styles['turn']} />
        </IconButton>
        <h2 aria-live="polite">{formats.month(firstOf(month))}</h2>
        <IconButton
          size={36}
          tone="accent"
          label={words('messages.month.next')}
          onClick={() => onDay(sameDayOf(day, 1))}
        >
          <IconChevronRight size={20} stroke={1.6} aria-hidden className={styles['turn']} />
        </IconButton>
        {day !== today && <TextButton onClick={() => onDay(today)}>{words('messages.month.today')}</TextButton>}
      </div>
      <table ref={grid} role="grid" aria-label={formats.month(firstOf(month))} data-letters="" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((one) => (
              <th key={one} scope="col" abbr={formats.weekday(one)}>
                {formats.weekdayShort(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <DayCell
                  key={one}
                  day={one}
                  chosen={one === day}
                  isToday={one === today}
                  inside={monthOf(one).month === month.month}
                  entries={entries.filter((entry) => entry.day === one)}
                  onChoose={() => onDay(one)}
                  onOpen={() => onOpen(one)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface DayCellProps {
  readonly day: number
  readonly chosen: boolean
  readonly isToday: boolean
  readonly inside: boolean
  readonly entries: readonly Entry[]
  readonly onChoose: () => void
  readonly onOpen: () => void
}

function DayCell({ day, chosen, isToday, inside, entries, onChoose, onOpen }: DayCellProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <td
      tabIndex={chosen ? 0 : -1}
      data-chosen={chosen ? '' : undefined}
      aria-selected={chosen}
      aria-current={isToday ? 'date' : undefined}
      className={classes(styles['day'], !inside && styles['outside'], chosen && styles['chosen'])}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      <Unseen>{formats.dayOfWeek(day)}</Unseen>
      <span className={classes(styles['number'], isToday && styles['isToday'])} aria-hidden="true">
        {formats.number(dateOfDay(day).day)}
      </span>
      {entries.slice(0, FITS).map((entry) => (
        <EntryLine key={`${entry.kind} ${String(entry.id)} ${entry.name}`} entry={entry} alone={entries.length === 1} />
      ))}
      {entries.length > FITS && (
        <span className={styles['rest']}>{words('messages.calendar.rest', { count: entries.length - FITS })}</span>
      )}
    </td>
  )
}

interface EntryLineProps {
  readonly entry: Entry
  /** The only one of its day has room for a second line. */
  readonly alone: boolean
}

function EntryLine({ entry, alone }: EntryLineProps) {
  const words = useWords()
  const name = useEntryName()(entry)
  const Picture = ENTRY_ICONS[entry.kind]
  return (
    <span
      className={classes(styles['entry'], styles[entry.kind], entry.gone && styles['gone'], alone && styles['alone'])}
      title={name}
    >
      <Picture size={14} stroke={1.6} aria-hidden="true" />
      <span className={styles['name']} dir="auto">
        {name}
      </span>
      {entry.people > 0 && (
        <span className={styles['people']}>
          {entry.people}
          <Unseen>
            {' '}
            {words(entry.gone ? 'messages.calendar.gone' : 'messages.calendar.goes', { count: entry.people })}
          </Unseen>
        </span>
      )}
    </span>
  )
}

/** Of a feast day the catalogue's name; all others are called as they are. */
export function useEntryName(): (entry: Entry) => string {
  const words = useWords()
  return ({ kind, name }) => (kind === 'holiday' ? (words.find(`campaigns.holiday.${name}`) ?? name) : name)
}
