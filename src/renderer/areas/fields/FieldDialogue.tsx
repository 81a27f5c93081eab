// A field made or changed: what it is called, what is written there, and for lists what can be chosen.
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import type { CustomField, FieldSubject } from '../../../shared/contract/fields.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import {
  changeOf,
  definitionOf,
  draftOf,
  filledOptions,
  hasOptions,
  movedOption,
  newOption,
  TYPES,
  type FieldDraft,
  type OptionRow,
} from './field-draft.ts'
import styles from './fields.module.css'

interface FieldDialogueProps {
  readonly subject: FieldSubject
  /** Null for a new one. */
  readonly field: CustomField | null
  readonly onClose: () => void
}

export function FieldDialogue({ subject, field, onClose }: FieldDialogueProps) {
  const words = useWords()
  const say = useSaid()
  const [draft, setDraft] = useState(() => draftOf(field))
  const [tried, setTried] = useState(false)
  const name = draft.name.trim()
  const define = useMutation(
    q.fields.define.mutationOptions({ meta: { done: words('fields.made', { name }) }, onSuccess: onClose }),
  )
  const save = useMutation(
    q.fields.change.mutationOptions({ meta: { done: words('fields.changed', { name }) }, onSuccess: onClose }),
  )
  const used = useQuery({ ...q.fields.used.queryOptions({ input: { id: field?.id ?? 1 } }), enabled: field !== null })
  const error = define.error ?? save.error
  const taken = hasCode(error, 'NAME_TAKEN')
  const [issue] = hasCode(error, 'BAD_INPUT') ? error.data.issues : []
  const change = (part: Partial<FieldDraft>) => setDraft({ ...draft, ...part })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (name === '') return
    if (field === null) define.mutate(definitionOf(subject, draft))
    else save.mutate(changeOf(field.id, draft))
  }
  const nameError = taken ? words('fields.taken') : tried && name === '' ? words('fields.no-name') : null
  return (
    <Modal
      opened
      onClose={onClose}
      title={words(field === null ? 'fields.new-title' : 'fields.change-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={words('fields.name')}
          maxLength={60}
          autoComplete="off"
          value={draft.name}
          error={nameError}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={words('fields.type')}
          description={used.data?.ever === true ? words('fields.type-fixed') : undefined}
          data={TYPES.map((value) => ({ value, label: words(`fields.type.${value}`) }))}
          allowDeselect={false}
          disabled={used.data?.ever === true}
          value={draft.type}
          onChange={(value) => change({ type: TYPES.find((type) => type === value) ?? draft.type })}
        />
        {hasOptions(draft.type) && (
          <Options
            options={draft.options}
            issue={issue}
            filled={filledOptions(draft)}
            onChange={(options) => change({ options })}
          />
        )}
        <TextInput
          label={words('fields.hint')}
          maxLength={200}
          autoComplete="off"
          value={draft.hint}
          onChange={(event) => change({ hint: event.currentTarget.value })}
        />
        {issue !== undefined && (
          <p className={styles['wrong']} role="alert">
            {words.find(`fields.rule.${issue.rule}`) ?? words('fields.rule.other')}
          </p>
        )}
        {error !== null && !taken && issue === undefined && <FailedLine said={say(error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" loading={define.isPending || save.isPending}>
            {words(field === null ? 'fields.make' : 'fields.save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface OptionsProps {
  readonly options: readonly OptionRow[]
  readonly filled: readonly OptionRow[]
  readonly issue: { readonly path: string; readonly rule: string } | undefined
  readonly onChange: (options: readonly OptionRow[]) => void
}

function Options({ options, filled, issue, onChange }: OptionsProps) {
  const words = useWords()
  const wrong = filled[Number(/^options\.(\d+)/.exec(issue?.path ?? '')?.[1] ?? -1)]?.key
  return (
    <fieldset className={styles['condition']}>
      <legend className={styles['label']}>{words('fields.options')}</legend>
      <p className={styles['hint']}>{words('fields.options-help')}</p>
      <div className={styles['options']}>
        {options.map((row, at) => (
          <Option
            key={row.key}
            row={row}
            at={at}
            last={at === options.length - 1}
            error={
              row.key === wrong && issue !== undefined
                ? (words.find(`fields.rule.${issue.rule}`) ?? words('fields.rule.other'))
                : null
            }
            onWords={(typed) => onChange(options.map((one) => (one.key === row.key ? { ...one, words: typed } : one)))}
            onMove={(by) => onChange(movedOption(options, row.key, by))}
            onRemove={() => onChange(options.filter((one) => one.key !== row.key))}
            onNext={() => onChange(options.toSpliced(at + 1, 0, newOption()))}
          />
        ))}
      </div>
      <div>
        <TextButton
          icon={<IconPlus size={16} stroke={1.6} aria-hidden />}
          onClick={() => onChange([...options, newOption()])}
        >
          {words('fields.option-add')}
        </TextButton>
      </div>
    </fieldset>
  )
}

interface OptionProps {
  readonly row: OptionRow
  readonly at: number
  readonly last: boolean
  readonly error: string | null
  readonly onWords: (words: string) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
  readonly onNext: () => void
}

function Option({ row, at, last, error, onWords, onMove, onRemove, onNext }: OptionProps) {
  const words = useWords()
  const what = row.words.trim() || words('fields.option', { at: at + 1 })
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const
  return (
    <div className={styles['option']}>
      <TextInput
        aria-label={words('fields.option', { at: at + 1 })}
        maxLength={80}
        autoComplete="off"
        value={row.words}
        error={error}
        onChange={(event) => onWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter goes on to the next choice instead of ending the dialogue.
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          onNext()
        }}
      />
      <IconButton size={36} label={words('fields.option-up', { what })} disabled={at === 0} onClick={() => onMove(-1)}>
        <IconArrowUp {...icon} />
      </IconButton>
      <IconButton size={36} label={words('fields.option-down', { what })} disabled={last} onClick={() => onMove(1)}>
        <IconArrowDown {...icon} />
      </IconButton>
      <IconButton size={36} label={words('fields.option-remove', { what })} onClick={onRemove}>
        <IconX {...icon} />
      </IconButton>
    </div>
  )
}
