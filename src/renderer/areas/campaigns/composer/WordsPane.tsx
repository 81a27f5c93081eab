// What it says, by each way it goes: a mail with its subject, a letter, what to say on the phone.
import { SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Preflight, Words } from '../../../../shared/contract/campaigns.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/words.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { BodyEditor } from './BodyEditor.tsx'
import { placeholderCode } from './body-html.ts'
import styles from './composer.module.css'
import { PlaceholderButtons } from './PlaceholderButtons.tsx'
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
        <Script
          value={plan.words.script}
          readOnly={!mayWrite}
          choices={choices}
          onChange={(script) => set({ script })}
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

function MailLines({ draft, mayWrite, set, choices, subjectB, onSubjectB }: MailLinesProps) {
  const words = useWords()
  const { subject, subjectB: other, preview } = draft.plan.words
  const [testing, setTesting] = useState(other !== '')
  const both = testing || other !== ''
  return (
    <>
      <PlaceholderLine
        label={words(both ? 'messages.subject-a' : 'messages.subject')}
        value={subject}
        readOnly={!mayWrite}
        choices={choices}
        onFocus={() => onSubjectB(false)}
        onChange={(value) => set({ subject: value })}
      />
      {both && (
        <PlaceholderLine
          label={words('messages.subject-b')}
          value={other}
          readOnly={!mayWrite}
          choices={choices}
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

interface PlaceholderLineProps {
  readonly label: string
  readonly value: string
  readonly readOnly: boolean
  readonly choices: readonly PlaceholderChoice[]
  readonly onFocus: () => void
  readonly onChange: (value: string) => void
}

/** A line of plain text in which a placeholder stands as it is written: {{ first_name }}. */
function PlaceholderLine({ label, value, readOnly, choices, onFocus, onChange }: PlaceholderLineProps) {
  const words = useWords()
  const field = useRef<HTMLInputElement>(null)
  const unknown = unknownIn(value, choices)
  return (
    <TextInput
      ref={field}
      label={label}
      maxLength={SUBJECT_MOST}
      readOnly={readOnly}
      value={value}
      error={unknown !== null && words('messages.unknown', { name: unknown })}
      onFocus={onFocus}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSectionWidth={84}
      {...(!readOnly && {
        rightSection: (
          <button
            type="button"
            className={styles['plain']}
            aria-label={words('messages.put-name-in', { field: label })}
            onClick={() => {
              const at = field.current?.selectionStart ?? value.length
              const code = placeholderCode('first_name')
              onChange(`${value.slice(0, at)}${code}${value.slice(at)}`.slice(0, SUBJECT_MOST))
              field.current?.focus()
            }}
          >
            {words('messages.put.short')}
          </button>
        ),
      })}
    />
  )
}

/** The first name in the text that is none. */
function unknownIn(text: string, choices: readonly PlaceholderChoice[]): string | null {
  const names = [...text.matchAll(/\{\{-?\s*([\p{L}\p{M}\p{N}_.]+)/gu)].map(([, name = '']) => name)
  return names.find((name) => !choices.some((choice) => choice.name === name)) ?? null
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

interface ScriptProps {
  readonly value: string
  readonly readOnly: boolean
  readonly choices: readonly PlaceholderChoice[]
  readonly onChange: (script: string) => void
}

function Script({ value, readOnly, choices, onChange }: ScriptProps) {
  const words = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const [menu, setMenu] = useState(false)
  const insert = (name: string) => {
    const at = field.current?.selectionStart ?? value.length
    onChange(`${value.slice(0, at)}${placeholderCode(name)}${value.slice(at)}`)
    setMenu(false)
    field.current?.focus()
  }
  return (
    <>
      <Textarea
        ref={field}
        label={words('messages.script')}
        description={words('messages.script.help')}
        autosize
        minRows={6}
        maxLength={20_000}
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {!readOnly && (
        <PlaceholderButtons
          choices={choices}
          opened={menu}
          onOpened={setMenu}
          onInsert={insert}
          onBack={() => field.current?.focus()}
        />
      )}
    </>
  )
}
