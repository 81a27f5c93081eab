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
  const formats = useFormats()
  const view = viewOccasion(occasion, today)
  const what = occasion.label === '' ? words(`contacts.day.${occasion.kind}`) : occasion.label
  const when =
    view.near && occasion.next !== null ? formats.dayOfWeek(occasion.next) : formats.partialDate(occasion.date)
  return (
    <li className={styles['group']}>
      <p>{words.rich<ReactNode>('contacts.day.line', { what, when }, { b: (parts) => <b key="when">{parts}</b> })}</p>
      <OccasionNote occasion={occasion} today={today} />
    </li>
  )
}

function OccasionNote({ occasion, today }: OccasionLineProps) {
  const words = useWords()
  const formats = useFormats()
  const view = viewOccasion(occasion, today)
  const notes: string[] = []
  if (view.years !== null && view.years > 0)
    notes.push(
      occasion.kind === 'birthday'
        ? words('contacts.day.turns', { years: view.years })
        : words('contacts.day.years', { years: view.years }),
    )
  if (view.away !== null) notes.push(formats.relativeDays(view.away))
  if (view.keptOn !== null) notes.push(words('contacts.day.leap', { day: formats.dayShort(view.keptOn) }))
  return notes.length === 0 ? null : <p className={styles['small']}>{notes.join(', ')}</p>
}
