// Who stands at the counter, to be read from a step away: name, how to say it, rhythm, and what must not be forgotten.
import { IconAlertTriangle, IconCake, IconMessage, IconReceipt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Chip } from '../../components/Chip.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import type { Contact, TimelineRow } from '../../../shared/contract/contacts.ts'
import { contactPath } from '../contacts/paths.ts'
import { usePhoto } from '../contacts/photo-address.ts'
import { RhythmLine } from '../contacts/profile/RhythmStrip.tsx'
import { viewOccasion } from '../contacts/profile/occasion-view.ts'
import { useToday } from '../contacts/use-today.ts'
import { HouseholdLine } from '../households/HouseholdLine.tsx'
import styles from './card.module.css'
import type { SaleDraft } from './sale-draft.ts'

interface CustomerCardProps {
  readonly sale: SaleDraft
  readonly customer: Contact | null
}

export function CustomerCard({ sale, customer }: CustomerCardProps) {
  const words = useWords()
  return (
    <div className={styles['card']}>
      {customer === null ? (
        <h2 className={styles['name']}>
          {sale.contactId === null ? words('counter.somebody') : <span className={styles['blank']} />}
        </h2>
      ) : (
        <Known customer={customer} />
      )}
      {sale.corrects !== null && <p className={styles['correcting']}>{words('counter.correcting')}</p>}
    </div>
  )
}

const ICON = { size: 14, stroke: 1.6, 'aria-hidden': true } as const
const OPEN_SHOWN = 3

function Known({ customer }: { readonly customer: Contact }) {
  const words = useWords()
  const today = useToday()
  const photo = usePhoto(customer.id, customer.hasPhoto)
  const standing = useQuery(q.visits.standing.queryOptions({ input: { contactId: customer.id } })).data
  return (
    <>
      <div className={styles['head']}>
        <Monogram initials={customer.initials} photo={photo} size={72} />
        <div className={styles['who']}>
          <h2 className={styles['name']}>
            <bdi>{customer.name}</bdi>
          </h2>
          <p className={styles['second']}>
            {customer.say !== null && <span>{words('counter.say', { say: customer.say })}</span>}
            <HouseholdLine contactId={customer.id} />
            {standing !== undefined && <RhythmLine standing={standing} today={today} />}
            <TextButton href={contactPath(customer.id)} label={words('counter.profile-label', { name: customer.name })}>
              {words('counter.profile')}
            </TextButton>
          </p>
        </div>
      </div>
      <LastVisit id={customer.id} />
      <Warnings customer={customer} owed={standing?.owed ?? 0} oldestDue={standing?.oldestDue ?? null} />
    </>
  )
}

interface WarningsProps {
  readonly customer: Contact
  readonly owed: number
  /** Shop day */
  readonly oldestDue: number | null
}

function Warnings({ customer, owed, oldestDue }: WarningsProps) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const matters = useQuery(q.contacts.matters.queryOptions({ input: { contactId: customer.id } })).data
  const open = (matters?.open ?? []).filter((row) => row.words !== 'timeline.owed')
  const allergies = customer.preferences.filter(({ kind }) => kind === 'allergy')
  const near = customer.occasions.filter((one) => viewOccasion(one, today).near && one.next !== null)
  const late = oldestDue !== null && oldestDue < today
  return (
    <ul className={styles['chips']} aria-label={words('counter.mind')}>
      {allergies.map((one) => (
        <li key={one.id}>
          <Chip size="counter" tone="late" icon={<IconAlertTriangle {...ICON} />}>
            {words('counter.allergy', { what: one.words })}
          </Chip>
        </li>
      ))}
      {owed > 0 && (
        <li>
          <Chip size="counter" tone={late ? 'late' : 'soon'} icon={<IconReceipt {...ICON} />}>
            {late
              ? words('counter.owes-late', { amount: formats.money(owed), when: formats.dayShort(oldestDue) })
              : words('counter.owes', { amount: formats.money(owed) })}
          </Chip>
        </li>
      )}
      {near.map((one) => (
        <li key={one.id}>
          <Chip size="counter" tone="soon" icon={<IconCake {...ICON} />}>
            {words('counter.occasion', {
              what: one.label === '' ? words(`contacts.day.${one.kind}`) : one.label,
              when: formats.relativeDays((one.next ?? today) - today),
            })}
          </Chip>
        </li>
      ))}
      {open.slice(0, OPEN_SHOWN).map((row) => (
        <li key={`${row.area}-${String(row.id)}`}>
          <Chip size="counter" icon={<IconMessage {...ICON} />}>
            <OpenMatter row={row} />
          </Chip>
        </li>
      ))}
      {open.length > OPEN_SHOWN && (
        <li>
          <Chip size="counter">{words('counter.more-open', { count: open.length - OPEN_SHOWN })}</Chip>
        </li>
      )}
    </ul>
  )
}

function OpenMatter({ row }: { readonly row: TimelineRow }) {
  const words = useWords()
  return <span className={styles['matter']}>{row.title ?? words.find(row.words, row.values) ?? ''}</span>
}

function LastVisit({ id }: { readonly id: number }) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const last = useQuery(q.visits.list.queryOptions({ input: { contactId: id, limit: 5 } })).data
  const row = last?.rows.find(({ kind, corrected }) => kind !== 'correction' && !corrected)
  if (last === undefined) return <p className={styles['last']}> </p>
  if (row === undefined) return <p className={styles['last']}>{words('counter.first-visit')}</p>
  const when = formats.relativeDays(row.day - today)
  return (
    <p className={styles['last']}>
      {row.items.length === 0
        ? words('counter.last-visit', { when })
        : words('counter.last-sale', { when, items: formats.list(row.items), amount: formats.money(row.total) })}
    </p>
  )
}
