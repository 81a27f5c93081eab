// May we write to them? One line a channel with the state, since when and how; opened, it shows the words and takes an answer.
import { IconCheck, IconCircleDashed, IconExclamationMark, IconX, type Icon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ChannelConsent } from '../../../shared/contract/consent.ts'
import type { ConsentChannel } from '../../../shared/domain/consent.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { ProfileSection } from '../contacts/profile/ProfileSection.tsx'
import { answersTo, channelsFor, lookOf, type Answer } from './consent-view.ts'
import { AskByMail } from './AskByMail.tsx'
import styles from './consent.module.css'
import { ConsentForm } from './ConsentForm.tsx'
import { LedgerButton } from './ConsentLedger.tsx'
import { ProfileSwitch } from './ProfileSwitch.tsx'

const LOOKS = { yes: IconCheck, but: IconExclamationMark, no: IconX, open: IconCircleDashed } as const satisfies Record<
  ReturnType<typeof lookOf>,
  Icon
>

interface Saying {
  readonly answer: Answer
  readonly channel: ConsentChannel
}

export function ConsentPanel({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const say = useSaid()
  const [saying, setSaying] = useState<Saying | null>(null)
  const asked = useQuery(q.consent.state.queryOptions({ input: { contactId } }))
  if (asked.data === undefined && asked.error === null) return null
  return (
    <ProfileSection title={words('consent.title')}>
      {asked.error !== null && <FailedLine said={say(asked.error)} />}
      {asked.data !== undefined && (
        <>
          {asked.data.minor && <p className={styles['small']}>{words('consent.minor')}</p>}
          <ul>
            {asked.data.channels.map((one) => (
              <ChannelLine
                key={`${one.channel} ${one.purpose}`}
                contactId={contactId}
                consent={one}
                onSay={(answer) => setSaying({ answer, channel: one.channel })}
              />
            ))}
          </ul>
          <LedgerButton contactId={contactId} />
          <ProfileSwitch contactId={contactId} since={asked.data.noProfileSince} />
          {saying !== null && (
            <ConsentForm
              contactId={contactId}
              answer={saying.answer}
              first={saying.channel}
              choices={channelsFor(saying.answer, asked.data.channels)}
              minor={asked.data.minor}
              onClose={() => setSaying(null)}
            />
          )}
        </>
      )}
    </ProfileSection>
  )
}

interface ChannelLineProps {
  readonly contactId: number
  readonly consent: ChannelConsent
  readonly onSay: (answer: Answer) => void
}

function ChannelLine({ contactId, consent, onSay }: ChannelLineProps) {
  const words = useWords()
  const formats = useFormats()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { channel, state, since } = consent
  const look = lookOf(consent)
  const Look = LOOKS[look]
  return (
    <li className={styles['channel']}>
      <button
        type="button"
        className={styles['row']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Look className={styles[look]} size={16} stroke={2} aria-hidden />
        <span className={styles['name']}>{words(`consent.channel.${channel}`)}</span>{' '}
        <span className={styles['state']}>
          {words(look === 'but' ? 'consent.state.but' : `consent.state.${state}`)}
          {since !== null && ` · ${formats.month(formats.dayOf(since))}`}
        </span>
      </button>
      <div id={id} hidden={!open} className={styles['detail']}>
        {open && <ChannelDetail contactId={contactId} consent={consent} onSay={onSay} />}
      </div>
    </li>
  )
}

function ChannelDetail({ contactId, consent, onSay }: ChannelLineProps) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  const { how, words: said, proof, parent, by, since, why, state, overrides } = consent
  // The state itself is said above.
  const against = why.filter((reason) => reason !== state)
  return (
    <>
      {said !== null && said !== '' && (
        <p dir="auto">
          <q>{said}</q>
        </p>
      )}
      {since !== null && (
        <p className={styles['small']}>
          {[how, formats.instant(since), by].filter((part) => part !== null && part !== '').join(', ')}
        </p>
      )}
      {parent !== null && parent !== '' && (
        <p className={styles['small']}>{words('consent.by-parent', { name: parent })}</p>
      )}
      {proof !== null && proof !== '' && (
        <p className={styles['small']} dir="auto">
          {words('consent.proof-is', { proof })}
        </p>
      )}
      {overrides.length > 0 && (
        <p className={styles['small']}>{words('consent.overrides', { count: overrides.length })}</p>
      )}
      {against.map((reason) => (
        <p key={reason} className={styles['small']}>
          {words(`consent.why.${reason}`)}
        </p>
      ))}
      {consent.channel === 'email' && state === 'unknown' && <AskByMail contactId={contactId} />}
      {may && (
        <p className={styles['answers']}>
          {answersTo(consent).map((answer) => (
            <TextButton
              key={answer}
              tone={answer === 'given' ? 'accent' : 'quiet'}
              label={words(`consent.answer.${answer}-label`, { channel: words(`consent.channel.${consent.channel}`) })}
              onClick={() => onSay(answer)}
            >
              {words(`consent.answer.${answer}`)}
            </TextButton>
          ))}
        </p>
      )}
    </>
  )
}
