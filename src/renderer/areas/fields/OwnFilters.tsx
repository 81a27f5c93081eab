// Narrows a list by the shop's own fields: one condition a field, each with the control that fits its type.
import { Checkbox, MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import type { CustomCondition } from '../../../shared/contract/contacts.ts'
import type { CustomField } from '../../../shared/contract/fields.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { typedText, understood } from './custom-draft.ts'
import { askedOf, withCondition, withoutCondition } from './custom-filter.ts'
import styles from './fields.module.css'
import { useTypedIn } from './use-own-fields.ts'

interface OwnFiltersProps {
  readonly fields: readonly CustomField[]
  readonly conditions: readonly CustomCondition[]
  readonly onChange: (conditions: CustomCondition[]) => void
}

/** Lists of choices inside a popover close it when they stand elsewhere in the page. */
const inside = { comboboxProps: { withinPortal: false } }

export function OwnFilters({ fields, conditions, onChange }: OwnFiltersProps) {
  const words = useWords()
  const open = fields.filter(({ id }) => !conditions.some(({ field }) => field === id))
  if (fields.length === 0) return null
  return (
    <div className={styles['conditions']}>
      {conditions.map((condition) => {
        const field = fields.find(({ id }) => id === condition.field)
        return field === undefined ? null : (
          <Condition
            key={field.id}
            field={field}
            condition={condition}
            onChange={(next) => onChange(withCondition(conditions, next))}
            onRemove={() => onChange(withoutCondition(conditions, field.id))}
          />
        )
      })}
      {open.length > 0 && (
        <Select
          {...inside}
          aria-label={words('fields.filter-add')}
          placeholder={words('fields.filter-add')}
          data={open.map(({ id, name }) => ({ value: String(id), label: name }))}
          searchable={open.length > 8}
          value={null}
          onChange={(id) => id !== null && onChange(withCondition(conditions, { field: Number(id), has: true }))}
        />
      )}
    </div>
  )
}

interface ConditionProps {
  readonly field: CustomField
  readonly condition: CustomCondition
  readonly onChange: (condition: CustomCondition) => void
  readonly onRemove: () => void
}

function Condition(props: ConditionProps) {
  const { field, condition, onChange, onRemove } = props
  const words = useWords()
  const nothing = condition.has === false
  return (
    <fieldset className={styles['condition']}>
      <legend className={styles['label']}>{field.name}</legend>
      {!nothing && <Asked {...props} />}
      <div className={styles['conditionFoot']}>
        <Checkbox
          size="xs"
          label={words('fields.filter-lacks')}
          checked={nothing}
          onChange={(event) => onChange({ field: field.id, has: !event.currentTarget.checked })}
        />
        <IconButton label={words('fields.filter-remove', { name: field.name })} onClick={onRemove}>
          <IconX size={16} stroke={1.6} aria-hidden />
        </IconButton>
      </div>
    </fieldset>
  )
}

function Asked({ field, condition, onChange }: ConditionProps) {
  const words = useWords()
  const asked = askedOf(field)
  const label = words('fields.filter-what', { name: field.name })
  if (asked === 'options') {
    return (
      <MultiSelect
        {...inside}
        aria-label={label}
        placeholder={(condition.any ?? []).length === 0 ? words('fields.filter-any') : ''}
        data={field.options.map((option) => ({ value: String(option.id), label: option.words }))}
        searchable
        value={(condition.any ?? []).map(String)}
        onChange={(ids) => onChange({ field: field.id, any: ids.map(Number) })}
      />
    )
  }
  if (asked === 'yes-no') {
    const value = condition.is === true ? 'yes' : condition.is === false ? 'no' : ''
    return (
      <SegmentedControl
        fullWidth
        aria-label={label}
        value={value}
        onChange={(is) => onChange({ field: field.id, ...(is !== '' && { is: is === 'yes' }) })}
        data={[
          { value: '', label: words('fields.filter-any') },
          { value: 'yes', label: words('fields.yes') },
          { value: 'no', label: words('fields.no') },
        ]}
      />
    )
  }
  if (asked === 'words') {
    return (
      <TextInput
        aria-label={label}
        placeholder={words('fields.filter-words')}
        maxLength={200}
        value={typeof condition.is === 'string' ? condition.is : ''}
        onChange={(event) => onChange({ field: field.id, is: event.currentTarget.value })}
      />
    )
  }
  return <Range field={field} condition={condition} onChange={onChange} />
}

/** Each end is taken over as soon as it is understood. */
function Range({ field, condition, onChange }: Omit<ConditionProps, 'onRemove'>) {
  const words = useWords()
  const place = useTypedIn()
  const [typed, setTyped] = useState({
    from: typedText(field, condition.from ?? null, place),
    to: typedText(field, condition.to ?? null, place),
  })
  const end = (which: 'from' | 'to') => {
    const { wrong } = understood(field, typed[which], place)
    return {
      label: words(which === 'from' ? 'fields.filter-from' : 'fields.filter-to'),
      inputMode: field.type === 'number' || field.type === 'money' ? ('decimal' as const) : ('text' as const),
      maxLength: 40,
      autoComplete: 'off',
      value: typed[which],
      error: wrong === null ? null : (words.find(`fields.rule.${wrong}`) ?? words('fields.rule.other')),
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
        const text = event.currentTarget.value
        setTyped({ ...typed, [which]: text })
        const now = understood(field, text, place)
        if (now.wrong !== null) return
        const value = typeof now.value === 'string' || typeof now.value === 'number' ? now.value : undefined
        const { from, to } = condition
        onChange({ field: field.id, from, to, [which]: value })
      },
    }
  }
  return (
    <div className={styles['range']}>
      <TextInput {...end('from')} />
      <TextInput {...end('to')} />
    </div>
  )
}
