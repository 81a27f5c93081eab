// When it goes: now, on a day, before each one's usual day, or every year around a day of each one's own.
import { Radio, Select, TextInput } from '@mantine/core'
import type { Schedule } from '../../../../shared/contract/campaigns.ts'
import { OCCASIONS } from '../../../../shared/domain/messages/words.ts'
import { isoOfDay } from '../../../../shared/domain/shop-day.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { dayTyped } from '../../analytics/day-typed.ts'
import { useToday } from '../../contacts/use-today.ts'
import { MORNING } from '../plan.ts'
import styles from './composer.module.css'
import { WholeNumber } from './NumberFields.tsx'

const KINDS = ['now', 'on', 'usual', 'yearly'] as const
const QUARTER = 15
const DAY_MINUTES = 1_440

interface ScheduleFieldsProps {
  readonly schedule: Schedule
  readonly onChange: (schedule: Schedule) => void
}

export function ScheduleFields({ schedule, onChange }: ScheduleFieldsProps) {
  const words = useWords()
  const today = useToday()
  const at = 'at' in schedule ? schedule.at : MORNING
  const begin = (when: Schedule['when']): Schedule => {
    switch (when) {
      case 'now':
        return { when }
      case 'on':
        return { when, day: today + 1, at }
      case 'usual':
        return { when, from: today, days: 14, at }
      case 'yearly':
        return { when, occasion: 'birthday', offset: 0, at }
    }
  }
  return (
    <>
      <Radio.Group
        label={words('messages.part.when')}
        value={schedule.when}
        onChange={(value) => {
          const when = KINDS.find((kind) => kind === value)
          if (when !== undefined && when !== schedule.when) onChange(begin(when))
        }}
      >
        <div className={styles['choices']}>
          {KINDS.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={words(`messages.kind.${kind}`)}
              description={words(`messages.kind.${kind}.help`)}
            />
          ))}
        </div>
      </Radio.Group>
      {schedule.when !== 'now' && (
        <div className={styles['line']}>
          {schedule.when === 'on' && (
            <DayInput
              label={words('messages.day')}
              day={schedule.day}
              onChange={(day) => onChange({ ...schedule, day })}
            />
          )}
          {schedule.when === 'usual' && (
            <>
              <DayInput
                label={words('messages.from')}
                day={schedule.from}
                onChange={(from) => onChange({ ...schedule, from })}
              />
              <WholeNumber
                label={words('messages.days')}
                value={schedule.days}
                least={7}
                most={60}
                onChange={(days) => onChange({ ...schedule, days })}
              />
            </>
          )}
          {schedule.when === 'yearly' && <Around schedule={schedule} onChange={onChange} />}
          <TimeSelect at={schedule.at} onChange={(minute) => onChange({ ...schedule, at: minute })} />
        </div>
      )}
    </>
  )
}

interface AroundProps {
  readonly schedule: Extract<Schedule, { readonly when: 'yearly' }>
  readonly onChange: (schedule: Schedule) => void
}

const SIDES = ['on', 'before', 'after'] as const

function Around({ schedule, onChange }: AroundProps) {
  const words = useWords()
  const { offset } = schedule
  const side = offset === 0 ? 'on' : offset < 0 ? 'before' : 'after'
  const days = Math.abs(offset)
  return (
    <>
      <Select
        label={words('messages.occasion')}
        data={OCCASIONS.map((occasion) => ({ value: occasion, label: words(`messages.occasion.${occasion}`) }))}
        value={schedule.occasion}
        onChange={(value) => {
          const occasion = OCCASIONS.find((one) => one === value)
          if (occasion !== undefined) onChange({ ...schedule, occasion })
        }}
      />
      <Select
        label={words('messages.side')}
        data={SIDES.map((one) => ({ value: one, label: words(`messages.side.${one}`) }))}
        value={side}
        onChange={(value) => {
          const length = days === 0 ? 3 : days
          onChange({ ...schedule, offset: value === 'before' ? -length : value === 'after' ? length : 0 })
        }}
      />
      {side !== 'on' && (
        <WholeNumber
          label={words('messages.days')}
          value={days}
          least={1}
          most={60}
          onChange={(length) => onChange({ ...schedule, offset: side === 'before' ? -length : length })}
        />
      )}
    </>
  )
}

interface DayInputProps {
  readonly label: string
  readonly day: number
  readonly onChange: (day: number) => void
}

export function DayInput({ label, day, onChange }: DayInputProps) {
  const today = useToday()
  return (
    <TextInput
      type="date"
      label={label}
      min={isoOfDay(today)}
      defaultValue={isoOfDay(day)}
      onChange={(event) => {
        const typed = dayTyped(event.currentTarget.value)
        if (typed !== undefined) onChange(typed)
      }}
    />
  )
}

interface TimeSelectProps {
  readonly at: number
  readonly onChange: (minute: number) => void
}

/** Quarters of an hour, and whatever is planned already. */
export function TimeSelect({ at, onChange }: TimeSelectProps) {
  const words = useWords()
  const formats = useFormats()
  const quarters = Array.from({ length: DAY_MINUTES / QUARTER }, (_, index) => index * QUARTER)
  const minutes = [...new Set([...quarters, at])].sort((one, other) => one - other)
  return (
    <Select
      className={styles['time']}
      label={words('messages.time')}
      data={minutes.map((minute) => ({ value: String(minute), label: formats.minute(minute) }))}
      value={String(at)}
      onChange={(value) => value !== null && onChange(Number(value))}
    />
  )
}
