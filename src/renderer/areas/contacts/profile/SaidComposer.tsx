// The words of a call, talk, note, letter or message with what is good to know about it; new, or one that is changed.
import { Button, Checkbox, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useRef, type KeyboardEvent } from 'react'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Keycap } from '../../../components/Keycap.tsx'
import { Choices } from './Choices.tsx'
import { withDirection, withTone, type SaidDraft } from './timeline-view.ts'
import styles from './timeline.module.css'
import { TONES } from './ToneChip.tsx'

interface NewSaidProps {
  /** Null of nobody known yet. */
  readonly contactId: number | null
  /** What was heard of who it is. */
  readonly caller?: string
  readonly draft: SaidDraft
  readonly onChange: (draft: SaidDraft) => void
  readonly onEnd: () => void
}

export function NewSaid({ contactId, caller, draft, onChange, onEnd }: NewSaidProps) {
  const words = useWords()
  const add = useMutation(
    q.interactions.add.mutationOptions({ meta: { done: words('profile.composer.kept') }, onSuccess: onEnd }),
  )
  return (
    <SaidComposer
      draft={draft}
      onChange={onChange}
      onSave={() => add.mutate({ contactId, ...draft, ...(caller !== undefined && { caller }) })}
      onEnd={onEnd}
      saving={add.isPending}
      error={add.error}
    />
  )
}

interface EditSaidProps extends Omit<NewSaidProps, 'contactId' | 'caller'> {
  readonly id: number
}

export function EditSaid({ id, draft, onChange, onEnd }: EditSaidProps) {
  const words = useWords()
  const save = useMutation(
    q.interactions.save.mutationOptions({ meta: { done: words('profile.composer.changed') }, onSuccess: onEnd }),
  )
  return (
    <SaidComposer
      draft={draft}
      onChange={onChange}
      onSave={() => save.mutate({ id, patch: draft })}
      onEnd={onEnd}
      saving={save.isPending}
      error={save.error}
    />
  )
}

/** At once, so that the second click or key can be the one that keeps it. */
function takeFocus(field: HTMLTextAreaElement | null): void {
  if (field === null || field === document.activeElement) return
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

interface SaidComposerProps {
  readonly draft: SaidDraft
  readonly onChange: (draft: SaidDraft) => void
  readonly onSave: () => void
  readonly onEnd: () => void
  readonly saving: boolean
  readonly error: unknown
}

function SaidComposer({ draft, onChange, onSave, onEnd, saving, error }: SaidComposerProps) {
  const words = useWords()
  const say = useSaid()
  const field = useRef<HTMLTextAreaElement>(null)
  const phrases = usePhrases(draft)
  const label = words(`profile.said.${draft.kind}`)
  const take = (phrase: string | undefined) => {
    if (phrase === undefined) return
    onChange({ ...draft, words: draft.words.trim() === '' ? phrase : `${draft.words.trimEnd()} ${phrase}` })
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^Digit([1-8])$/.exec(event.code)?.[1]
    if (event.key === 'Escape') onEnd()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave()
    else if (event.altKey && digit !== undefined) take(phrases[Number(digit) - 1])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={styles['composer']} aria-label={label} onKeyDown={onKeyDown}>
      <Textarea
        ref={(element) => {
          if (field.current === null) takeFocus(element)
          field.current = element
        }}
        aria-label={label}
        placeholder={label}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={20_000}
        value={draft.words}
        onChange={(event) => onChange({ ...draft, words: event.currentTarget.value })}
      />
      <Phrases phrases={phrases} onTake={take} />
      <About draft={draft} onChange={onChange} />
      {error !== null && <FailedLine said={say(error)} />}
      <div className={styles['composerFoot']}>
        <Button
          variant="filled"
          onClick={onSave}
          disabled={saving}
          rightSection={<Keycap label={words('contacts.key.ctrl-enter')} onAccent silent />}
          aria-keyshortcuts="Control+Enter"
        >
          {words('profile.composer.save')}
        </Button>
        <Button variant="subtle" onClick={onEnd}>
          {words('profile.composer.cancel')}
        </Button>
      </div>
    </section>
  )
}

/** Sentences used before, while there is room for one: once somebody writes, they know what to say. */
function usePhrases({ kind, words: typed }: SaidDraft): readonly string[] {
  const phrases = useQuery(q.interactions.phrases.queryOptions({ input: { kind } })).data ?? []
  return typed.trim() === '' ? phrases.slice(0, 4) : []
}

interface PhrasesProps {
  readonly phrases: readonly string[]
  readonly onTake: (phrase: string) => void
}

function Phrases({ phrases, onTake }: PhrasesProps) {
  const words = useWords()
  if (phrases.length === 0) return null
  return (
    <div role="group" aria-label={words('profile.composer.phrases')} className={styles['choices']}>
      {phrases.map((phrase, at) => (
        <button
          key={phrase}
          type="button"
          className={styles['phrase']}
          aria-keyshortcuts={`Alt+${String(at + 1)}`}
          onClick={() => onTake(phrase)}
        >
          <Keycap label={words('profile.key.alt', { digit: at + 1 })} silent />
          {phrase}
        </button>
      ))}
    </div>
  )
}

function About({ draft, onChange }: Pick<SaidComposerProps, 'draft' | 'onChange'>) {
  const words = useWords()
  const id = useId()
  return (
    <>
      {draft.kind !== 'note' && (
        <Choices
          label={words('profile.composer.phase')}
          chosen={draft.phase}
          choices={(['before', 'during', 'after'] as const).map((value) => ({
            value,
            words: words(`profile.composer.phase.${value}`),
          }))}
          onChoose={(phase) => onChange({ ...draft, phase })}
        />
      )}
      {draft.kind !== 'note' && <Begun draft={draft} onChange={onChange} />}
      <Choices
        label={words('profile.composer.tone')}
        chosen={draft.tone}
        choices={(['compliment', 'complaint', 'question'] as const).map((value) => ({
          value,
          words: words(`profile.tone.${value}`),
          icon: TONES[value].icon,
        }))}
        onChoose={(tone) => onChange(withTone(draft, tone))}
      />
      {(draft.tone !== null || draft.open) && (
        <Checkbox
          id={id}
          label={words('profile.composer.open')}
          checked={draft.open}
          onChange={(event) => onChange({ ...draft, open: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

/** Who called or wrote, and who began it: an answer to a letter is ours, but they began. */
function Begun({ draft, onChange }: Pick<SaidComposerProps, 'draft' | 'onChange'>) {
  const words = useWords()
  const { kind } = draft
  return (
    <div className={styles['side']}>
      {kind !== 'note' && kind !== 'talk' && (
        <Choices
          label={words('profile.composer.who')}
          chosen={draft.direction}
          choices={(['in', 'out'] as const).map((value) => ({
            value,
            words: words(`profile.composer.who.${kind}.${value}`),
          }))}
          onChoose={(direction) => direction !== null && onChange(withDirection(draft, direction))}
          needed
        />
      )}
      <Choices
        label={words('profile.composer.began')}
        chosen={draft.begunBy}
        choices={(['customer', 'shop'] as const).map((value) => ({
          value,
          words: words(`profile.composer.began.${value}`),
        }))}
        onChoose={(begunBy) => onChange({ ...draft, begunBy })}
      />
    </div>
  )
}
