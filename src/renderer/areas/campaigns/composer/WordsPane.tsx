// What it says, by each way it goes: a mail with its subject, a letter, what to say on the phone.
import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Preflight, Words } from '../../../../shared/contract/campaigns.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/words.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { BodyEditor } from './BodyEditor.tsx'
import styles from './composer.module.css'
import { PlainEditor } from './PlainEditor.tsx'
import type { Draft } from './use-draft.ts'
import { usePlaceholders, type PlaceholderChoice } from './use-placeholders.ts'

interface WordsPaneProps {
  readonly draft: Draft
  readonly mayWrite: boolean
  readonly channel: MessageChannel
  readonly onChannel: (channel: MessageChannel) => void
  readonly counts: Preflight['channels'] | undefined
  readonly subjectB: boolean
  readonly onSubjectB: (subjectB: boolean) => void
}

export function WordsPane(props: WordsPaneProps) {
  const { draft, mayWrite, channel, onChannel, counts } = props
  const words = useWords()
  const choices = usePlaceholders()
  const { plan, change } = draft
  const set = (part: Partial<Words>) => change({ words: { ...plan.words, ...part } })
  // The chips need their names when the editor is made.
  if (choices.length === 0) return <div className={styles['room']} />
  const common = { round: draft.round, choices, readOnly: !mayWrite }
  return (
    <section className={styles['words']} aria-label={words('messages.words')}>
      <div className={styles['waysLine']}>
        {plan.channels.length > 1 && (
          <SegmentedControl
            aria-label={words('messages.words-for')}
            data={plan.channels.map((one) => ({ value: one, label: words(`messages.channel.${one}`) }))}
            value={channel}
            onChange={(value) => {
              const chosen = plan.channels.find((one) => one === value)
              if (chosen !== undefined) onChannel(chosen)
            }}
          />
        )}
        <Counts channels={plan.channels} counts={counts} />
      </div>
      {channel === 'email' && (
        <>
          <MailLines {...props} set={set} choices={choices} />
          <BodyEditor
            key="body"
            label={words('messages.words')}
            value={plan.words.body}
            onChange={(body) => set({ body })}
            {...common}
          />
          <ButtonLine words={plan.words} readOnly={!mayWrite} set={set} />
        </>
      )}
      {channel === 'post' && (
        <BodyEditor
          key="letter"
          label={words('messages.letter')}
          help={words('messages.letter.help')}
          value={plan.words.letter}
          onChange={(letter) => set({ letter })}
          {...common}
        />
      )}
      {channel === 'phone' && (
        <PlainEditor
          key="script"
          label={words('messages.script')}
          help={words('messages.script.help')}
          lines="many"
          most={SCRIPT_MOST}
          value={plan.words.script}
          onChange={(script) => set({ script })}
          {...common}
        />
      )}
    </section>
  )
}

function Counts({
  channels,
  counts,
}: {
  readonly channels: readonly MessageChannel[]
  readonly counts: Preflight['channels'] | undefined
}) {
  const words = useWords()
  const formats = useFormats()
  if (counts === undefined) return null
  return (
    <p className={styles['quiet']}>
      {formats.list(channels.map((channel) => words('messages.count-by', { channel, count: counts[channel] ?? 0 })))}
    </p>
  )
}

interface MailLinesProps extends WordsPaneProps {
  readonly set: (part: Partial<Words>) => void
  readonly choices: readonly PlaceholderChoice[]
}

const SUBJECT_MOST = 200
const SCRIPT_MOST = 20_000

function MailLines({ draft, mayWrite, set, choices, subjectB, onSubjectB }: MailLinesProps) {
  const words = useWords()
  const { subject, subjectB: other, preview } = draft.plan.words
  const [testing, setTesting] = useState(other !== '')
  const both = testing || other !== ''
  const common = { lines: 'one', most: SUBJECT_MOST, round: draft.round, choices, readOnly: !mayWrite } as const
  return (
    <>
      <PlainEditor
        {...common}
        label={words(both ? 'messages.subject-a' : 'messages.subject')}
        value={subject}
        onFocus={() => onSubjectB(false)}
        onChange={(value) => set({ subject: value })}
      />
      {both && (
        <PlainEditor
          {...common}
          label={words('messages.subject-b')}
          value={other}
          onFocus={() => onSubjectB(true)}
          onChange={(value) => set({ subjectB: value })}
        />
      )}
      {mayWrite && (
        <p className={styles['quiet']}>
          {both && `${words(subjectB ? 'messages.test.shows-b' : 'messages.test.shows-a')} `}
          <button
            type="button"
            className={styles['plain']}
            onClick={() => {
              if (both) set({ subjectB: '' })
              onSubjectB(false)
              setTesting(!both)
            }}
          >
            {words(both ? 'messages.test.end' : 'messages.test.begin')}
          </button>
        </p>
      )}
      <TextInput
        label={words('messages.preview-line')}
        description={words('messages.preview-line.help')}
        maxLength={SUBJECT_MOST}
        readOnly={!mayWrite}
        value={preview}
        onChange={(event) => set({ preview: event.currentTarget.value })}
      />
    </>
  )
}

interface ButtonLineProps {
  readonly words: Words
  readonly readOnly: boolean
  readonly set: (part: Partial<Words>) => void
}

function ButtonLine({ words: { button }, readOnly, set }: ButtonLineProps) {
  const words = useWords()
  const address = /^https?:\/\/\S+\.\S+/i.test(button.href)
  return (
    <div className={styles['line']}>
      <TextInput
        label={words('messages.button')}
        description={words('messages.button.help')}
        maxLength={60}
        readOnly={readOnly}
        value={button.label}
        onChange={(event) => set({ button: { ...button, label: event.currentTarget.value } })}
      />
      {button.label !== '' && (
        <TextInput
          type="url"
          label={words('messages.button.href')}
          description={words('messages.button.href-help')}
          maxLength={500}
          readOnly={readOnly}
          value={button.href}
          error={button.href !== '' && !address && words('messages.button.wrong')}
          onChange={(event) => set({ button: { ...button, href: event.currentTarget.value } })}
        />
      )}
    </div>
  )
}
