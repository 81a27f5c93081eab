// What is open with somebody stands at the top, and only then: a day this week, an edit that was left half-way.
import { IconCake, IconCalendarHeart, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Contact } from '../../../../shared/contract/contacts.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useHere } from '../../../app/session/here.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { drafts, useKeptDraft } from '../form/draft-store.ts'
import { editContactPath } from '../paths.ts'
import { nearest, viewOccasion, type Occasion } from './occasion-view.ts'
import styles from './profile.module.css'

interface PinnedProps {
  readonly contact: Contact
  /** Shop day */
  readonly today: number
}

export function Pinned({ contact, today }: PinnedProps) {
  const words = useWords()
  const { user } = useHere()
  const draft = useKeptDraft(user.id, contact.id)
  const occasion = nearest(contact.occasions, today)
  return (
    <>
      {draft !== null && (
        <PinnedLine
          icon={<IconPencil size={18} stroke={1.6} aria-hidden />}
          action={
            <>
              <TextButton href={editContactPath(contact.id)}>{words('contacts.profile.draft-go-on')}</TextButton>
              <TextButton tone="quiet" onClick={() => drafts.drop(user.id, contact.id)}>
                {words('contacts.profile.draft-drop')}
              </TextButton>
            </>
          }
        >
          {words('contacts.profile.draft')}
        </PinnedLine>
      )}
      {occasion !== null && <PinnedDay occasion={occasion} today={today} />}
    </>
  )
}

interface PinnedLineProps {
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
}

function PinnedLine({ icon, children, action }: PinnedLineProps) {
  return (
    <div className={styles['pinned']}>
      <span className={styles['pinnedIcon']}>{icon}</span>
      <p className={styles['pinnedWords']}>{children}</p>
      {action}
    </div>
  )
}

function PinnedDay({ occasion, today }: { readonly occasion: Occasion; readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const { away, years } = viewOccasion(occasion, today)
  const when = away === null || away > 1 ? formats.dayOfWeek(occasion.next ?? today) : formats.relativeDays(away)
  const what = occasion.label === '' ? words(`contacts.day.${occasion.kind}`) : occasion.label
  const Icon = occasion.kind === 'birthday' ? IconCake : IconCalendarHeart
  const counted = years !== null && years > 0
  const sentence = words.rich<ReactNode>(
    occasion.kind === 'birthday'
      ? counted
        ? 'contacts.pin.birthday-turns'
        : 'contacts.pin.birthday'
      : counted
        ? 'contacts.pin.other-years'
        : 'contacts.pin.other',
    { when: when.charAt(0).toUpperCase() + when.slice(1), what, years: years ?? 0 },
    { b: (parts) => <b key="when">{parts}</b> },
  )
  return <PinnedLine icon={<Icon size={18} stroke={1.6} aria-hidden />}>{sentence}</PinnedLine>
}
