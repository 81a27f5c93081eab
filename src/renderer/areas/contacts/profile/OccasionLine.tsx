// The days to remember on a profile: what day, how near, how old.
import type { ReactNode } from 'react'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { viewOccasion, type Occasion } from './occasion-view.ts'
import styles from './profile.module.css'

interface OccasionLineProps {
  readonly occasion: Occasion
  /** Shop day */
  readonly today: number
}

export function OccasionLine({ occasion, today }: OccasionLineProps) {
  const words = useWords()
  const what = occasion.label === '' ? words(`contacts.day.${occasion.kind}`) : occasion.label
  const when = useWhen(occasion, today)
  const near = viewOccasion(occasion, today).near
  return (
    <li className={styles['group']}>
      <p className={styles['text']}>
        {near
          ? words.rich<ReactNode>('contacts.day.near', { what, when }, { b: (parts) => <b key="when">{parts}</b> })
          : words('contacts.day.far', { what, when })}
      </p>
      <OccasionNote occasion={occasion} today={today} />
    </li>
  )
}

/** Near: "Tuesday". Far: the date, its year only where there is no day to come round. */
function useWhen(occasion: Occasion, today: number): string {
  const formats = useFormats()
  const { away, near } = viewOccasion(occasion, today)
  if (near && occasion.next !== null)
    return away !== null && away < 2 ? formats.relativeDays(away) : formats.weekday(occasion.next)
  return formats.partialDate(occasion.next === null ? occasion.date : `--${occasion.date.slice(-5)}`)
}

function OccasionNote({ occasion, today }: OccasionLineProps) {
  const words = useWords()
  const formats = useFormats()
  const { near, years, away, keptOn } = viewOccasion(occasion, today)
  const notes: string[] = []
  if (near && occasion.next !== null) notes.push(formats.partialDate(`--${occasion.date.slice(-5)}`))
  if (years !== null && years > 0)
    notes.push(
      occasion.kind === 'birthday' ? words('contacts.day.turns', { years }) : words('contacts.day.years', { years }),
    )
  if (!near && away !== null) notes.push(formats.relativeDays(away))
  if (keptOn !== null) notes.push(words('contacts.day.leap', { day: formats.dayShort(keptOn) }))
  return notes.length === 0 ? null : <p className={styles['small']}>{notes.join(', ')}</p>
}
