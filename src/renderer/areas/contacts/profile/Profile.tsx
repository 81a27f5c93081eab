// One customer on one page: who, how to reach, what happened, what matters.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type RefObject } from 'react'
import type { Contact } from '../../../../shared/contract/contacts.ts'
import { hasCode } from '../../../api/errors.ts'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useHere, useMay } from '../../../app/session/here.tsx'
import { PageState } from '../../../app/states/PageState.tsx'
import { Chip } from '../../../components/Chip.tsx'
import { Monogram } from '../../../components/Monogram.tsx'
import { Skeleton, useLate } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { ConsentPanel } from '../../consent/ConsentPanel.tsx'
import { Documents } from '../../documents/Documents.tsx'
import { MadeOf } from '../../duplicates/MadeOf.tsx'
import { MaybeSame } from '../../duplicates/MaybeSame.tsx'
import { OwnValues, useSaidFields } from '../../fields/OwnValues.tsx'
import { LivesWith } from '../../households/LivesWith.tsx'
import { ListsOf } from '../../lists/ListsOf.tsx'
import { CONTACTS_PATH, editContactPath } from '../paths.ts'
import { useToday } from '../use-today.ts'
import { Matters } from './Matters.tsx'
import { inOrder } from './occasion-view.ts'
import { OccasionLine } from './OccasionLine.tsx'
import { OpenMatters } from './OpenMatters.tsx'
import { People } from './People.tsx'
import { Pinned } from './Pinned.tsx'
import styles from './profile.module.css'
import { ProfileHeader } from './ProfileHeader.tsx'
import { ProfileSection } from './ProfileSection.tsx'
import { Reach } from './Reach.tsx'
import { Timeline, type OpenedRow } from './Timeline.tsx'
import { useProfileParts } from './use-profile-parts.ts'

interface ProfileProps {
  readonly id: number
  /** A visit of theirs to show opened. */
  readonly visit: number | null
  /** What the list knows already, shown while the rest is on its way. */
  readonly known: { readonly name: string; readonly initials: string } | undefined
  readonly onTrash: () => void
  readonly ref: RefObject<HTMLElement | null>
  /** There is no list beside it that has the focus. */
  readonly takesFocus: boolean
}

export function Profile({ id, visit, known, onTrash, ref, takesFocus }: ProfileProps) {
  const words = useWords()
  const asked = useQuery(q.contacts.get.queryOptions({ input: { id } }))
  // The last customer stays for the few milliseconds until the next is here; longer would show the wrong one.
  const shown = useProfileParts(id)
  const contact = useQuery(q.contacts.get.queryOptions({ input: { id: shown ?? id } }))
  const late = useLate(shown !== null && shown !== id && !asked.isError)
  const here = contact.data?.id
  useEffect(() => {
    if (takesFocus && here !== undefined) ref.current?.focus()
  }, [takesFocus, here, ref])
  if (hasCode(asked.error, 'NOT_FOUND')) return <Gone />
  if (late) return <ProfileSkeleton known={known} />
  return (
    <PageState query={asked.isError ? asked : contact} level={1} waiting={<ProfileSkeleton known={known} />}>
      {(answer) => (
        <article
          ref={ref}
          className={styles['page']}
          tabIndex={-1}
          data-letters=""
          aria-label={words('contacts.profile.label', { name: answer.name })}
        >
          <ProfilePage key={answer.id} contact={answer} visit={answer.id === id ? visit : null} onTrash={onTrash} />
        </article>
      )}
    </PageState>
  )
}

interface ProfilePageProps extends Pick<ProfileProps, 'visit'> {
  readonly contact: Contact
  readonly onTrash: () => void
}

function ProfilePage({ contact, visit, onTrash }: ProfilePageProps) {
  const { shop, hiddenFields } = useHere()
  const today = useToday()
  const [chosen, setChosen] = useState<OpenedRow | null>(null)
  const opened = chosen ?? (visit === null ? null : { area: 'visits', id: visit })
  return (
    <>
      <ProfileHeader contact={contact} onTrash={onTrash} />
      <Pinned contact={contact} today={today} />
      <MaybeSame id={contact.id} />
      <OpenMatters contactId={contact.id} today={today} onShow={(row) => setChosen({ area: row.area, id: row.id })} />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <Reach contact={contact} home={shop.country} />
          {contact.kind === 'person' && <LivesWith contact={contact} home={shop.country} today={today} />}
          <Days contact={contact} today={today} />
          <People links={contact.links} />
          <Numbers numbers={contact.numbers} />
          <Tags tags={contact.tags} />
          <ListsOf contactId={contact.id} />
          <OnlyAName contact={contact} />
        </div>
        <div className={styles['middle']}>
          <Timeline contactId={contact.id} name={contact.name} today={today} opened={opened} />
        </div>
        <div className={styles['column']}>
          <Own contact={contact} />
          <Matters contact={contact} hiddenFields={hiddenFields} today={today} />
          <ConsentPanel key={`consent ${String(contact.id)}`} contactId={contact.id} />
          <Documents key={contact.id} about={{ what: 'contact', id: contact.id }} />
          <MadeOf id={contact.id} />
        </div>
      </div>
    </>
  )
}

function Days({ contact, today }: { readonly contact: Contact; readonly today: number }) {
  const words = useWords()
  if (contact.occasions.length === 0) return null
  return (
    <ProfileSection title={words('contacts.profile.days')}>
      <ul>
        {inOrder(contact.occasions).map((occasion) => (
          <OccasionLine key={occasion.id} occasion={occasion} today={today} />
        ))}
      </ul>
    </ProfileSection>
  )
}

/** What the shop wants to know of its customers beyond what every shop does. */
function Own({ contact }: { readonly contact: Contact }) {
  const words = useWords()
  const said = useSaidFields({ subject: 'contacts', values: contact.custom })
  if (said.length === 0) return null
  return (
    <ProfileSection title={words('fields.part')}>
      <OwnValues subject="contacts" values={contact.custom} />
    </ProfileSection>
  )
}

/** What other programs call them: the till, the web shop. */
function Numbers({ numbers }: Pick<Contact, 'numbers'>) {
  const words = useWords()
  if (numbers.length === 0) return null
  return (
    <ProfileSection title={words('profile.numbers')}>
      <ul>
        {numbers.map((one) => (
          <li key={one.id} className={styles['text']}>
            <span className={styles['quiet']}>{one.source}</span> {one.number}
          </li>
        ))}
      </ul>
    </ProfileSection>
  )
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <div className={styles['chips']}>
      {tags.map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
    </div>
  )
}

/** A page with nothing but a name says what would help, instead of standing empty. */
function OnlyAName({ contact }: { readonly contact: Contact }) {
  const words = useWords()
  const may = useMay('staff')
  const lives = useQuery(q.households.ofContact.queryOptions({ input: { contactId: contact.id } })).data?.household
  const { phones, emails, addresses, occasions, links, tags } = contact
  if (lives != null) return null
  if (phones.length + emails.length + addresses.length + occasions.length + links.length + tags.length > 0) return null
  return (
    <div>
      <p className={styles['quiet']}>{words('contacts.profile.empty')}</p>
      {may && <TextButton href={editContactPath(contact.id)}>{words('contacts.profile.reach-add')}</TextButton>}
    </div>
  )
}

function Gone() {
  const words = useWords()
  return (
    <div className={styles['page']}>
      <h1>{words('contacts.gone.title')}</h1>
      <p className={styles['second']}>{words('contacts.gone.text')}</p>
      <p className={styles['after']}>
        <TextButton href={CONTACTS_PATH}>{words('contacts.gone.action')}</TextButton>
      </p>
    </div>
  )
}

function ProfileSkeleton({ known }: Pick<ProfileProps, 'known'>) {
  return (
    <div className={styles['page']}>
      {known === undefined ? (
        <Skeleton rows={1} rowHeight={56} lead />
      ) : (
        <header className={styles['header']}>
          <Monogram initials={known.initials} size={56} />
          <h1 className={styles['name']}>
            <bdi>{known.name}</bdi>
          </h1>
        </header>
      )}
      <div className={styles['columns']}>
        <Skeleton rows={5} rowHeight={36} />
        <Skeleton rows={8} rowHeight={36} />
        <Skeleton rows={4} rowHeight={36} />
      </div>
    </div>
  )
}
