// A row of the list: the name, and at its end what the list is ordered by.
import { IconBuildingStore } from '@tabler/icons-react'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { Unseen } from '../../../components/Unseen.tsx'
import type { Sort } from './list-state.ts'
import styles from './list.module.css'
import type { ContactRow } from './use-contact-list.ts'

interface ContactRowLineProps {
  readonly row: ContactRow
  readonly sort: Sort
  readonly active: boolean
  /** Shop day */
  readonly today: number
}

export function ContactRowLine({ row, sort, active, today }: ContactRowLineProps) {
  const words = useWords()
  return (
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
      <span className={styles['figure']}>
        <Figure row={row} sort={sort} today={today} />
      </span>
    </>
  )
}

function Figure({ row, sort, today }: Omit<ContactRowLineProps, 'active'>) {
  const words = useWords()
  const formats = useFormats()
  if (sort === 'city') return row.city
  if (sort === 'number') return row.number
  if (sort === 'spend') return formats.money(row.spent)
  if (sort === 'name' || sort === 'last-visit')
    return row.lastDay === null ? words('contacts.list.never') : formats.relativeDays(row.lastDay - today)
  return formats.relativeDays(formats.dayOf(sort === 'made' ? row.madeAt : row.changedAt) - today)
}
