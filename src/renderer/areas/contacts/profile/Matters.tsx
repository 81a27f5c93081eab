// What matters about somebody: what to take care of, what they like, what is good to know, and the note.
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Contact } from '../../../../shared/contract/contacts.ts'
import type { WordKey } from '../../../../shared/words/catalogue.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { Chip } from '../../../components/Chip.tsx'
import { Unfold } from '../../../components/Unfold.tsx'
import { detailsOf, type Detail } from './details.ts'
import styles from './profile.module.css'
import { ProfileSection } from './ProfileSection.tsx'
import { StandingParts, ToneCounts } from './StandingParts.tsx'

interface MattersProps {
  readonly contact: Contact
  /** Names of fields that this role does not see. */
  readonly hiddenFields: readonly string[]
  /** Shop day */
  readonly today: number
}

export function Matters({ contact, hiddenFields, today }: MattersProps) {
  return (
    <>
      <Care preferences={contact.preferences} />
      <StandingParts contactId={contact.id} today={today} />
      <ToneCounts contactId={contact.id} />
      <Likes preferences={contact.preferences} />
      <Note note={contact.note} />
      <GoodToKnow contact={contact} />
      <Details key={contact.id} contact={contact} hiddenFields={hiddenFields} />
    </>
  )
}

type Preferences = Contact['preferences']

function Care({ preferences }: { readonly preferences: Preferences }) {
  const words = useWords()
  const allergies = preferences.filter((one) => one.kind === 'allergy')
  if (allergies.length === 0) return null
  return (
    <ProfileSection title={words('contacts.profile.care')}>
      <div className={styles['chips']}>
        {allergies.map((one) => (
          <Chip key={one.id} tone="late" icon={<IconAlertTriangle size={14} stroke={1.6} />}>
            {words('contacts.preference.allergy-to', { words: one.words })}
          </Chip>
        ))}
      </div>
    </ProfileSection>
  )
}

function Likes({ preferences }: { readonly preferences: Preferences }) {
  const words = useWords()
  const shown = preferences.filter((one) => one.kind !== 'allergy')
  if (shown.length === 0) return null
  return (
    <ProfileSection title={words('contacts.profile.likes')}>
      <ul>
        {shown.map((one) => (
          <li key={one.id} className={styles['text']}>
            {one.kind !== 'likes' && one.kind !== 'other' && (
              <span className={styles['quiet']}>{words(`contacts.preference.${one.kind}`)} </span>
            )}
            {one.words}
          </li>
        ))}
      </ul>
    </ProfileSection>
  )
}

function Note({ note }: { readonly note: string | null }) {
  const words = useWords()
  if (note === null) return null
  return (
    <ProfileSection title={words('contacts.profile.note')}>
      <p className={styles['note']} dir="auto">
        {note}
      </p>
    </ProfileSection>
  )
}

/** A sentence whose answer stands out: "Prefers a text". */
function Said({
  word,
  values,
}: {
  readonly word: WordKey
  readonly values: Readonly<Record<string, string | number>>
}) {
  const words = useWords()
  const parts = words.rich<ReactNode>(word, values, {
    b: (inside) => (
      <b key="said" className={styles['strong']}>
        {inside}
      </b>
    ),
  })
  return <p className={styles['text']}>{parts}</p>
}

function GoodToKnow({ contact }: { readonly contact: Contact }) {
  const words = useWords()
  const formats = useFormats()
  const said: ReactNode[] = []
  const add = (word: WordKey, what: string | null) => {
    if (what !== null) said.push(<Said key={word} word={word} values={{ what }} />)
  }
  add('contacts.about.looked-after', contact.lookedAfterByName)
  add(
    'contacts.about.channel',
    contact.preferredChannel === null ? null : words(`contacts.channel.${contact.preferredChannel}`),
  )
  add('contacts.about.language', contact.language === null ? null : formats.languageName(contact.language))
  add('contacts.about.source', contact.source)
  if (contact.referrals > 0)
    said.push(<Said key="referrals" word="contacts.about.referrals" values={{ count: contact.referrals }} />)
  return said.length === 0 ? null : <ProfileSection title={words('contacts.profile.about')}>{said}</ProfileSection>
}

function Details({ contact, hiddenFields }: Omit<MattersProps, 'today'>) {
  const words = useWords()
  const { shown, hidden } = detailsOf(contact, hiddenFields)
  if (shown.length === 0 && hidden === 0) return null
  return (
    <div>
      <Unfold words={words('contacts.profile.details')}>
        {shown.map((detail) => (
          <DetailLine key={detail.field} detail={detail} />
        ))}
        {hidden > 0 && <p className={styles['small']}>{words('contacts.profile.hidden', { count: hidden })}</p>}
      </Unfold>
    </div>
  )
}

function DetailLine({ detail }: { readonly detail: Detail }) {
  if (detail.field === 'age') return <Said word="contacts.about.age" values={{ years: detail.value }} />
  if (detail.field === 'interests') return <p className={styles['note']}>{detail.value}</p>
  const word = {
    gender: 'contacts.about.gender',
    familyStatus: 'contacts.about.family-status',
    householdIncome: 'contacts.about.household-income',
    businessIncome: 'contacts.about.business-income',
  } as const
  return <Said word={word[detail.field]} values={{ what: detail.value }} />
}
