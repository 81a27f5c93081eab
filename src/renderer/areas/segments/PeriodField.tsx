// A time that is counted: so long up to today, everything before that, a year or a month of one, or from one day to another.
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PERIOD_UNITS, type Period } from '../../../shared/domain/segments/rule.ts'
import { dateOfDay, dayOfDate, isoOfDay } from '../../../shared/domain/shop-day.ts'
import { parseTypedNumber } from '../../../shared/domain/typed-number.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { dayTyped } from '../analytics/day-typed.ts'
import { useToday } from '../contacts/use-today.ts'
import styles from './editor.module.css'

const KINDS = ['last', 'before', 'year', 'month', 'days'] as const
type Kind = (typeof KINDS)[number]
const LONGEST = 4_000

function kindOf(period: Period): Kind {
  if ('last' in period) return 'last'
  if ('before' in period) return 'before'
  if ('year' in period) return period.month === undefined ? 'year' : 'month'
  return 'days'
}

function ofKind(kind: Kind, today: number): Period {
  const { year, month } = dateOfDay(today)
  switch (kind) {
    case 'last':
      return { last: 12, unit: 'month' }
    case 'before':
      return { before: 6, unit: 'month' }
    case 'year':
      return { year }
    case 'month':
      return { year, month }
    case 'days':
      return { from: today - 27, to: today }
  }
}

interface PeriodFieldProps {
  readonly period: Period
  readonly onChange: (period: Period) => void
}

export function PeriodField({ period, onChange }: PeriodFieldProps) {
  const words = useWords()
  const today = useToday()
  return (
    <div className={styles['period']}>
      <Select
        className={styles['grow']}
        aria-label={words('segments.period')}
        data={KINDS.map((kind) => ({ value: kind, label: words(`segments.period.${kind}`) }))}
        value={kindOf(period)}
        onChange={(value) => {
          const kind = KINDS.find((one) => one === value)
          if (kind !== undefined) onChange(ofKind(kind, today))
        }}
      />
      {'last' in period || 'before' in period ? (
        <Length period={period} onChange={onChange} />
      ) : 'year' in period ? (
        <YearAndMonth period={period} today={today} onChange={onChange} />
      ) : (
        <Days period={period} onChange={onChange} />
      )}
    </div>
  )
}

interface LengthProps {
  readonly period: Extract<Period, { readonly last: number } | { readonly before: number }>
  readonly onChange: (period: Period) => void
}

function Length({ period, onChange }: LengthProps) {
  const words = useWords()
  const formats = useFormats()
  const { unit } = period
  const count = 'last' in period ? period.last : period.before
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => {
    const number = parseTypedNumber(text, formats.locale)
    return number !== null && Number.isInteger(number) && number >= 1 && number <= LONGEST ? number : null
  }
  const change = (length: number, of: typeof unit) =>
    onChange('last' in period ? { last: length, unit: of } : { before: length, unit: of })
  return (
    <>
      <TextInput
        className={styles['number']}
        inputMode="numeric"
        aria-label={words('segments.period.count')}
        value={typed ?? String(count)}
        error={typed !== null && read(typed) === null && words('segments.not-a-number')}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          const number = read(event.currentTarget.value)
          if (number !== null) change(number, unit)
        }}
        onBlur={() => setTyped(null)}
      />
      <Select
        className={styles['unit']}
        aria-label={words('segments.unit')}
        data={PERIOD_UNITS.map((one) => ({ value: one, label: words(`segments.unit.${one}`) }))}
        value={unit}
        onChange={(value) => change(count, PERIOD_UNITS.find((one) => one === value) ?? unit)}
      />
    </>
  )
}

interface YearProps {
  readonly period: Extract<Period, { readonly year: number }>
  readonly today: number
  readonly onChange: (period: Period) => void
}

const YEARS_OFFERED = 15

function YearAndMonth({ period: { year, month }, today, onChange }: YearProps) {
  const words = useWords()
  const formats = useFormats()
  const present = dateOfDay(today).year
  const years = [...new Set([...Array.from({ length: YEARS_OFFERED }, (_, at) => present - at), year])].sort(
    (left, right) => right - left,
  )
  return (
    <>
      {month !== undefined && (
        <Select
          className={styles['grow']}
          aria-label={words('segments.period.month')}
          data={Array.from({ length: 12 }, (_, at) => ({
            value: String(at + 1),
            label: formats.monthName(dayOfDate({ year, month: at + 1, day: 1 })),
          }))}
          value={String(month)}
          onChange={(value) => onChange({ year, month: Number(value) })}
        />
      )}
      <Select
        className={styles['unit']}
        aria-label={words('segments.period.year')}
        data={years.map(String)}
        value={String(year)}
        onChange={(value) => onChange({ year: Number(value), ...(month !== undefined && { month }) })}
      />
    </>
  )
}

interface DaysProps {
  readonly period: { readonly from?: number | undefined; readonly to?: number | undefined }
  readonly onChange: (period: Period) => void
}

function Days({ period: { from, to }, onChange }: DaysProps) {
  const words = useWords()
  const field = (label: string, value: number | undefined, change: (day: number | undefined) => void) => (
    <TextInput
      type="date"
      className={styles['day']}
      aria-label={label}
      defaultValue={value === undefined ? '' : isoOfDay(value)}
      onChange={(event) => {
        const typed = event.currentTarget.value
        const day = dayTyped(typed)
        if (day !== undefined || typed === '') change(day)
      }}
    />
  )
  const ends = (first: number | undefined, last: number | undefined): Period => ({
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { to: last }),
  })
  return (
    <>
      {field(words('segments.period.from'), from, (day) => onChange(ends(day, to)))}
      {field(words('segments.period.to'), to, (day) => onChange(ends(from, day)))}
    </>
  )
}
