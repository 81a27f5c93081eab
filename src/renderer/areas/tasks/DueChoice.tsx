// Until when: the days people mostly say, or one picked from the calendar.
import { TextInput } from '@mantine/core'
import { isoOfDay } from '../../../shared/domain/shop-day.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Chip } from '../../components/Chip.tsx'
import styles from './due.module.css'
import { dayOfIso, DUE_CHOICES } from './due-days.ts'

interface DueChoiceProps {
  /** Shop days */
  readonly due: number | null
  readonly today: number
  readonly onChange: (due: number | null) => void
}

export function DueChoice({ due, today, onChange }: DueChoiceProps) {
  const words = useWords()
  return (
    <div role="group" aria-label={words('profile.task.due')} className={styles['due']}>
      {DUE_CHOICES.map(({ name, days }) => {
        const day = days === null ? null : today + days
        return (
          <button
            key={name}
            type="button"
            className={styles['choice']}
            aria-pressed={day === due}
            onClick={() => onChange(day)}
          >
            <Chip tone={day === due ? 'accent' : 'neutral'}>{words(`profile.task.due.${name}`)}</Chip>
          </button>
        )
      })}
      <TextInput
        type="date"
        className={styles['date']}
        aria-label={words('profile.task.due.day')}
        value={due === null ? '' : isoOfDay(due)}
        onChange={(event) => onChange(dayOfIso(event.currentTarget.value))}
      />
    </div>
  )
}
