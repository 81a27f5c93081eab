// When: a time chosen by its name, or two days of one's own.
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dateOfDay, isoOfDay } from '../../../shared/domain/shop-day.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import type { Period } from './asking.ts'
import { dayTyped } from './day-typed.ts'
import styles from './options.module.css'
import { samePeriod, seasonsUpTo } from './period-choices.ts'

interface PeriodChoiceProps {
  readonly label: string
  /** What nothing chosen means. */
  readonly plain: string
  /** Shop day that counts as today. */
  readonly asOf: number
  readonly period: Period | undefined
  readonly onChange: (period: Period | undefined) => void
}

const OWN = 'own'
const PLAIN = 'plain'

interface Choice {
  readonly value: string
  readonly label: string
  readonly period: Period | undefined
}

function useChoicesOf({ plain, asOf }: Pick<PeriodChoiceProps, 'plain' | 'asOf'>): readonly Choice[] {
  const words = useWords()
  const formats = useFormats()
  const { country } = useHere().shop
  const { year } = dateOfDay(asOf)
  const of = (label: string, period: Period): Choice => ({ value: JSON.stringify(period), label, period })
  return [
    { value: PLAIN, label: plain, period: undefined },
    ...[3, 6, 12, 24].map((count) =>
      of(words('analytics.period.months', { count }), { last: count, unit: 'month' as const }),
    ),
    ...seasonsUpTo(asOf, country).map((season) =>
      of(words('analytics.season', { season: String(season.name), year: String(season.year) }), season.period),
    ),
    ...[year, year - 1, year - 2].map((one) =>
      of(words('analytics.period.year', { year: formats.partialDate(String(one)) }), { year: one }),
    ),
  ]
}

export function PeriodChoice({ label, plain, asOf, period, onChange }: PeriodChoiceProps) {
  const words = useWords()
  const choices = useChoicesOf({ plain, asOf })
  const known = choices.find((choice) => samePeriod(choice.period, period))
  const [typing, setTyping] = useState(false)
  const own = typing || known === undefined
  const choose = (value: string | null) => {
    setTyping(value === OWN)
    if (value !== OWN) onChange(choices.find((choice) => choice.value === value)?.period)
  }
  return (
    <>
      <Select
        aria-label={label}
        className={styles['option']}
        allowDeselect={false}
        value={own ? OWN : known.value}
        data={[
          ...choices.map(({ value, label: said }) => ({ value, label: said })),
          { value: OWN, label: words('analytics.period.own') },
        ]}
        onChange={choose}
      />
      {own && <OwnDays period={period} asOf={asOf} onChange={onChange} />}
    </>
  )
}

type OwnDaysProps = Pick<PeriodChoiceProps, 'period' | 'asOf' | 'onChange'>

function OwnDays({ period, asOf, onChange }: OwnDaysProps) {
  const words = useWords()
  const from = period !== undefined && 'from' in period ? period.from : undefined
  const to = period !== undefined && 'to' in period ? period.to : undefined
  const change = (part: { readonly from?: number | undefined; readonly to?: number | undefined }) => {
    const days = { from, to, ...part }
    // Half typed, or the wrong way round, asks nothing yet.
    if (days.from !== undefined && days.to !== undefined && days.from > days.to) return
    onChange({
      ...(days.from !== undefined && { from: days.from }),
      ...(days.to !== undefined && { to: days.to }),
    })
  }
  return (
    <>
      <TextInput
        type="date"
        aria-label={words('analytics.period.from')}
        defaultValue={from === undefined ? '' : isoOfDay(from)}
        max={isoOfDay(to ?? asOf)}
        onChange={(event) => change({ from: dayTyped(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        aria-label={words('analytics.period.to')}
        defaultValue={to === undefined ? '' : isoOfDay(to)}
        {...(from !== undefined && { min: isoOfDay(from) })}
        onChange={(event) => change({ to: dayTyped(event.currentTarget.value) })}
      />
    </>
  )
}
