// What an answer is compared with: a number in its unit, a day, choices, words, yes or no.
import { MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { decimalOf, parseMoney } from '../../../shared/domain/money.ts'
import { isoOfDay } from '../../../shared/domain/shop-day.ts'
import { parseTypedNumber } from '../../../shared/domain/typed-number.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { dayTyped } from '../analytics/day-typed.ts'
import styles from './editor.module.css'
import type { ConditionFieldProps } from './condition-field.ts'
import { inWeeks, sayOption } from './say-condition.ts'

export function ValueFields(props: ConditionFieldProps) {
  const { condition, fact, onChange } = props
  const words = useWords()
  switch (fact.type) {
    case 'choice':
      return <ChoiceField {...props} />
    case 'text':
      return (
        <TextInput
          data-first=""
          className={styles['grow']}
          aria-label={words('segments.words')}
          placeholder={words('segments.words')}
          maxLength={200}
          value={typeof condition.value === 'string' ? condition.value : ''}
          onChange={(event) => onChange({ ...condition, value: event.currentTarget.value }, 'value')}
        />
      )
    case 'yes-no':
      return (
        <SegmentedControl
          data-first=""
          aria-label={words('segments.comparison')}
          data={[
            { value: '1', label: words('segments.yes') },
            { value: '0', label: words('segments.no') },
          ]}
          value={condition.value === 0 ? '0' : '1'}
          onChange={(value) => onChange({ ...condition, value: Number(value) }, 'value')}
        />
      )
    default:
      return <NumberFields {...props} />
  }
}

function ChoiceField({ condition, fact, speech, onChange }: ConditionFieldProps) {
  const words = useWords()
  const { values = [] } = condition
  // What is gone from the book can still be seen, and taken out.
  const gone = values.filter((value) => !fact.options.some((option) => option.value === value))
  const data = [...fact.options.map(({ value }) => value), ...gone].map((value) => ({
    value: keyOf(value),
    label: sayOption(fact, value, speech),
    kept: value,
  }))
  return (
    <MultiSelect
      data-first=""
      className={styles['grow']}
      aria-label={words('segments.choices')}
      placeholder={values.length === 0 ? words('segments.choices') : ''}
      searchable
      limit={100}
      data={data.map(({ value, label }) => ({ value, label }))}
      value={values.map(keyOf)}
      nothingFoundMessage={words('segments.find-nothing')}
      onChange={(keys) =>
        onChange(
          { ...condition, values: data.flatMap(({ value, kept }) => (keys.includes(value) ? [kept] : [])) },
          'values',
        )
      }
    />
  )
}

/** The id 7 and the text "7" are two. */
const keyOf = (value: number | string) => `${typeof value === 'number' ? '#' : '='}${String(value)}`

function NumberFields({ condition, fact, onChange }: ConditionFieldProps) {
  const words = useWords()
  const first = typeof condition.value === 'number' ? condition.value : undefined
  // Weeks stay weeks while they are typed.
  const [weeks, setWeeks] = useState(first !== undefined && inWeeks(first))
  const unit = fact.type === 'days' && weeks ? 7 : 1
  const field = { type: fact.type, unit }
  return (
    <>
      <NumberInput
        {...field}
        first
        label={words(condition.op === 'between' ? 'segments.from' : 'segments.value')}
        value={first}
        onChange={(value) => onChange({ ...condition, value }, 'value')}
      />
      {condition.op === 'between' && (
        <NumberInput
          {...field}
          label={words('segments.to')}
          value={condition.to}
          onChange={(to) => onChange({ ...condition, to }, 'to')}
        />
      )}
      {fact.type === 'days' && (
        <Select
          className={styles['unit']}
          aria-label={words('segments.unit')}
          data={[
            { value: '1', label: words('segments.unit.day') },
            { value: '7', label: words('segments.unit.week') },
          ]}
          value={String(unit)}
          onChange={(chosen) => {
            const next = Number(chosen)
            const turned = (value: number | undefined) => (value === undefined ? undefined : (value / unit) * next)
            setWeeks(next === 7)
            const [value, to] = [turned(first), turned(condition.to)]
            onChange({ ...condition, ...(value !== undefined && { value }), ...(to !== undefined && { to }) }, 'unit')
          }}
        />
      )}
    </>
  )
}

interface NumberInputProps {
  readonly type: string
  /** How many of the fact's own unit one typed unit is. */
  readonly unit: number
  readonly first?: boolean
  readonly label: string
  readonly value: number | undefined
  /** NaN is never told: while what stands there is no number, the part stays as it was. */
  readonly onChange: (value: number) => void
}

function NumberInput({ type, unit, first = false, label, value, onChange }: NumberInputProps) {
  const words = useWords()
  const formats = useFormats()
  const { currency } = useHere().shop
  const [typed, setTyped] = useState<string | null>(null)
  const shown =
    value === undefined
      ? ''
      : type === 'money'
        ? decimalOf(Math.round(value), currency)
        : type === 'day'
          ? isoOfDay(value)
          : String(Math.round((value / unit) * 100) / 100)
  const read = (text: string): number | null => {
    if (type === 'money') return parseMoney(text, { currency, locale: formats.locale })
    if (type === 'day') return dayTyped(text) ?? null
    const number = parseTypedNumber(text, formats.locale)
    if (number === null || (type === 'count' && (!Number.isInteger(number) || number < 0))) return null
    return number * unit
  }
  const wrong = typed !== null && read(typed) === null
  return (
    <TextInput
      {...(first && { 'data-first': '' })}
      className={type === 'day' ? styles['day'] : styles['number']}
      type={type === 'day' ? 'date' : 'text'}
      inputMode={type === 'day' ? 'none' : 'decimal'}
      aria-label={label}
      value={typed ?? shown}
      error={wrong && words('segments.not-a-number')}
      {...(type === 'percent' && { rightSection: words('segments.per-cent') })}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const number = read(text)
        if (number !== null) onChange(number)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
