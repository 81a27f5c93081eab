// Regulars on Today: who stays away for longer than is usual for them, most money first, and who is due in the coming days.
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useLocation } from 'wouter'
import type { ContactRow } from '../../../shared/contract/contacts.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { reportPath } from '../analytics/paths.ts'
import { contactPath, CONTACTS_PATH } from '../contacts/paths.ts'
import { ShortStrip } from '../contacts/profile/RhythmStrip.tsx'
import { NameLine } from '../today/NameLine.tsx'
import { showPeople } from './show-people.ts'
import styles from './today.module.css'
import { useValueCell } from './use-value-cell.ts'

const SHOWN_LATE = 4
const SHOWN_DUE = 8
const DUE_DAYS = 7

/** Also asked by the page around, which shows itself when all of its parts are here. */
export function useLateRegulars() {
  return useQuery(
    q.contacts.list.queryOptions({
      input: {
        filter: { standing: ['overdue', 'slipping'] },
        sort: 'spend',
        descending: true,
        value: true,
        limit: SHOWN_LATE,
      },
    }),
  )
}

export function useDueRegulars() {
  return useQuery(
    q.contacts.list.queryOptions({
      input: { filter: { dueWithin: DUE_DAYS }, sort: 'next-due', value: true, limit: SHOWN_DUE },
    }),
  )
}

export function LateRegulars({ today }: { readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const mayReport = useMay('bookkeeper')
  const id = useId()
  const late = useLateRegulars().data
  if (late === undefined || late.rows.length === 0) return null
  return (
    <section>
      <SectionHeading
        id={id}
        count={formats.number(late.total)}
        action={
          <TextButton
            href={mayReport ? reportPath('slipping') : CONTACTS_PATH}
            label={words('value.today.all-late-label', { count: late.total })}
            {...(!mayReport && { onClick: () => showPeople({ standing: ['overdue', 'slipping'] }) })}
          >
            {words('value.today.all', { count: late.total })}
          </TextButton>
        }
      >
        {words('value.today.late')}
      </SectionHeading>
      <Rows labelledBy={id}>
        {late.rows.map((row) => (
          <LateRow key={row.id} row={row} today={today} />
        ))}
      </Rows>
    </section>
  )
}

function LateRow({ row, today }: { readonly row: ContactRow; readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const [, navigate] = useLocation()
  const cell = useValueCell(row.value, today)
  const standing = useQuery(q.visits.standing.queryOptions({ input: { contactId: row.id } })).data
  const year = standing?.months.reduce((sum, { spent }) => sum + spent, 0)
  const open = contactPath(row.id)
  return (
    <Row
      lead={<Monogram initials={row.initials} />}
      title={row.name}
      sentence={cell.rhythm()}
      figures={
        <span className={styles['figures']}>
          {year !== undefined && words('value.today.year', { amount: formats.moneyWhole(year) })}
          <span className={styles['strip']}>
            {standing !== undefined && <ShortStrip standing={standing} today={today} />}
          </span>
        </span>
      }
      hint={<Keycap label={words('key.enter')} />}
      action={
        <TextButton href={open} label={words('value.today.open-label', { name: row.name })}>
          {words('value.today.open')}
        </TextButton>
      }
      onEnter={() => navigate(open)}
    />
  )
}

/** In the aside: when, and who. */
export function DueRegulars({ today }: { readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const mayReport = useMay('bookkeeper')
  const id = useId()
  const due = useDueRegulars().data
  if (due === undefined || due.rows.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
        action={
          due.total > due.rows.length && (
            <TextButton
              href={mayReport ? reportPath('due') : CONTACTS_PATH}
              label={words('value.today.all-due-label')}
              {...(!mayReport && { onClick: () => showPeople({ dueWithin: DUE_DAYS }) })}
            >
              {words('value.today.due-all')}
            </TextButton>
          )
        }
      >
        {words('value.today.due')}
      </SectionHeading>
      <ul>
        {due.rows.map((row) => (
          <NameLine
            key={row.id}
            contactId={row.id}
            name={row.name}
            when={row.value?.nextDay == null ? '' : formats.relativeDays(row.value.nextDay - today)}
          />
        ))}
      </ul>
    </section>
  )
}
