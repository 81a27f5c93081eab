// The shop's own fields in a form: each type with the control that fits it.
import { MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useId } from 'react'
import type { CustomField } from '../../../shared/contract/fields.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { chosen, shownText, understood, type CustomDraft, type Entry } from './custom-draft.ts'
import styles from './fields.module.css'
import { useTypedIn } from './use-own-fields.ts'

interface OwnFieldsProps {
  readonly fields: readonly CustomField[]
  readonly draft: CustomDraft
  /** The rule that a field breaks, by what was typed or by what the book says. */
  readonly wrong: ReadonlyMap<string, string>
  readonly onChange: (draft: CustomDraft) => void
}

export function OwnFields({ fields, draft, wrong, onChange }: OwnFieldsProps) {
  const words = useWords()
  return (
    <div className={styles['fields']}>
      {fields.map((field) => {
        const rule = wrong.get(String(field.id))
        return (
          <OwnField
            key={field.id}
            field={field}
            entry={draft[field.id]}
            error={rule === undefined ? null : (words.find(`fields.rule.${rule}`) ?? words('fields.rule.other'))}
            onChange={(entry) => onChange({ ...draft, [field.id]: entry })}
          />
        )
      })}
    </div>
  )
}

interface OwnFieldProps {
  readonly field: CustomField
  readonly entry: Entry | undefined
  readonly error: string | null
  readonly onChange: (entry: Entry) => void
}

function OwnField(props: OwnFieldProps) {
  const { field } = props
  if (field.type === 'list') return <ListField {...props} />
  if (field.type === 'multi-list') return <MultiListField {...props} />
  if (field.type === 'yes-no') return <YesNoField {...props} />
  return <TypedField {...props} />
}

const described = ({ hint }: CustomField) => (hint === '' ? undefined : hint)

function TypedField({ field, entry, error, onChange }: OwnFieldProps) {
  const place = useTypedIn()
  const saysId = useId()
  const common = {
    label: field.name,
    description: described(field),
    autoComplete: 'off',
    maxLength: field.type === 'text' || field.type === 'link' ? 2_000 : 40,
    value: shownText(field, entry, place),
    error,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(understood(field, event.currentTarget.value, place)),
  }
  if (field.type === 'text') return <Textarea {...common} autosize minRows={1} maxRows={6} dir="auto" />
  if (field.type === 'link') return <TextInput {...common} inputMode="url" dir="ltr" spellCheck={false} />
  if (field.type === 'number' || field.type === 'money') {
    return (
      <TextInput
        {...common}
        inputMode="decimal"
        rightSection={field.type === 'money' ? <span className={styles['unit']}>{place.currency}</span> : null}
        rightSectionWidth={field.type === 'money' ? 48 : undefined}
        rightSectionPointerEvents="none"
      />
    )
  }
  return (
    <div>
      <TextInput {...common} aria-describedby={saysId} />
      <p id={saysId} aria-live="polite" className={styles['says']}>
        <Understood entry={entry} />
      </p>
    </div>
  )
}

/** How a date that was typed is meant. */
function Understood({ entry }: Pick<OwnFieldProps, 'entry'>) {
  const formats = useFormats()
  if (entry === undefined || typeof entry.value !== 'string' || entry.wrong !== null) return null
  const said = formats.partialDate(entry.value)
  if (said === entry.typed?.trim()) return null
  return (
    <>
      <IconCircleCheck className={styles['good']} size={16} stroke={1.6} aria-hidden />
      {said}
    </>
  )
}

/** What can be chosen: what is in use, and what was chosen before it was put aside. */
function optionsOf({ options }: CustomField, value: readonly string[]): string[] {
  return options.filter(({ words, archived }) => !archived || value.includes(words)).map(({ words }) => words)
}

function ListField({ field, entry, error, onChange }: OwnFieldProps) {
  const words = useWords()
  const value = typeof entry?.value === 'string' ? entry.value : null
  return (
    <Select
      label={field.name}
      description={described(field)}
      placeholder={words('fields.choose')}
      data={optionsOf(field, value === null ? [] : [value])}
      searchable={field.options.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': words('fields.clear', { name: field.name }) }}
      value={value}
      error={error}
      onChange={(option) => onChange(chosen(option))}
    />
  )
}

function MultiListField({ field, entry, error, onChange }: OwnFieldProps) {
  const words = useWords()
  const value = Array.isArray(entry?.value) ? entry.value : []
  return (
    <MultiSelect
      label={field.name}
      description={described(field)}
      placeholder={value.length === 0 ? words('fields.choose-several') : ''}
      data={optionsOf(field, value)}
      searchable
      value={value}
      error={error}
      onChange={(options) => onChange(chosen(options.length === 0 ? null : options))}
    />
  )
}

function YesNoField({ field, entry, error, onChange }: OwnFieldProps) {
  const words = useWords()
  const id = useId()
  const value = entry?.value === true ? 'yes' : entry?.value === false ? 'no' : ''
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className={styles['label']}>
        {field.name}
      </p>
      {field.hint !== '' && <p className={styles['hint']}>{field.hint}</p>}
      <SegmentedControl
        aria-labelledby={id}
        value={value}
        onChange={(next) => onChange(chosen(next === '' ? null : next === 'yes'))}
        data={[
          { value: '', label: words('fields.unsaid') },
          { value: 'yes', label: words('fields.yes') },
          { value: 'no', label: words('fields.no') },
        ]}
      />
      {error !== null && (
        <p className={styles['wrong']} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
