// A row of the list: the name with its first column at its end, and below them whatever other columns were chosen.
import { IconBuildingStore, IconClockExclamation } from '@tabler/icons-react'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { Unseen } from '../../../components/Unseen.tsx'
import { sayValue } from '../../fields/say-value.ts'
import { useValueCell } from '../../value/use-value-cell.ts'
import { useOwnFields } from '../../fields/use-own-fields.ts'
import { fieldOfColumn, type Column, type OwnColumn } from './list-columns.ts'
import styles from './list.module.css'
import { useColumnNames } from './use-column-names.ts'
import type { ContactRow } from './use-contact-list.ts'

interface ContactRowLineProps {
  readonly row: ContactRow
  /** At least one. */
  readonly columns: readonly Column[]
  readonly active: boolean
  /** Shop day */
  readonly today: number
}

export function ContactRowLine({ row, columns, active, today }: ContactRowLineProps) {
  const words = useWords()
  const say = useCell(row, today)
  const [first, ...rest] = columns
  const line = (
    <>
      <span className={classes(styles['name'], active && styles['activeName'])} dir="auto" title={row.name}>
        {row.name}
      </span>
      {row.kind === 'company' && (
        <>
          <IconBuildingStore className={styles['company']} size={16} stroke={1.6} aria-hidden />
          <Unseen>{words('contacts.list.company')}</Unseen>
        </>
      )}
      <span className={classes(styles['figure'], late(row, first) && styles['lateFigure'])}>
        {late(row, first) && <IconClockExclamation size={14} stroke={1.6} aria-hidden />}
        {first !== undefined && say(first)}
      </span>
    </>
  )
  if (rest.length === 0) return line
  return (
    <span className={styles['lines']}>
      <span className={styles['line']}>{line}</span>
      <More columns={rest} say={say} />
    </span>
  )
}

/** Stays away for longer than is usual for them, and what stands beside the name tells of it. */
function late({ value }: ContactRow, column: Column | undefined): boolean {
  const told = column === 'rhythm' || column === 'next-due' || column === 'standing'
  return told && (value?.standing === 'overdue' || value?.standing === 'slipping')
}

interface MoreProps {
  readonly columns: readonly Column[]
  readonly say: (column: Column) => string
}

/** Only those in which something stands. */
function More({ columns, say }: MoreProps) {
  const name = useColumnNames()
  const said = columns.map((column) => ({ column, text: say(column) })).filter(({ text }) => text !== '')
  return (
    <span className={styles['more']}>
      {said.map(({ column, text }) => (
        <span key={column} className={styles['moreOne']} title={name(column)} dir="auto">
          <Unseen>{name(column)} </Unseen>
          {text}
        </span>
      ))}
    </span>
  )
}

function useCell(row: ContactRow, today: number): (column: Column) => string {
  const words = useWords()
  const formats = useFormats()
  const fields = useOwnFields('contacts')
  const ofValue = useValueCell(row.value, today)
  const since = (instant: number) => formats.relativeDays(formats.dayOf(instant) - today)
  const cells: Readonly<Record<OwnColumn, () => string>> = {
    'last-visit': () =>
      row.lastDay === null ? words('contacts.list.never') : formats.relativeDays(row.lastDay - today),
    visits: () => words('contacts.show.visits-count', { count: row.visits }),
    spend: () => formats.money(row.spent),
    city: () => row.city ?? '',
    number: () => row.number,
    phone: () => row.phone ?? '',
    email: () => row.email ?? '',
    tags: () => (row.tags.length === 0 ? '' : formats.list(row.tags)),
    made: () => since(row.madeAt),
    changed: () => since(row.changedAt),
    ...ofValue,
  }
  return (column) => {
    const id = fieldOfColumn(column)
    if (id === null) return cells[column as OwnColumn]() // no field, so one of the list's own
    const field = fields.find((one) => one.id === id)
    const value = row.custom?.[id]
    return field === undefined || value === undefined ? '' : sayValue(field, value, { words, formats })
  }
}
