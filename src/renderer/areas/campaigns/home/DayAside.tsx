// The chosen day: everything on it, and a message for it.
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { messagePath, newMessageOnPath } from '../paths.ts'
import { ENTRY_ICONS, useEntryName, type Entry } from './Calendar.tsx'
import styles from './home.module.css'

interface DayAsideProps {
  readonly day: number
  readonly today: number
  readonly entries: readonly Entry[]
}

export function DayAside({ day, today, entries }: DayAsideProps) {
  const words = useWords()
  const formats = useFormats()
  const nameOf = useEntryName()
  const mayWrite = useMay('staff')
  return (
    <section id="messages-day" aria-labelledby="messages-day-title">
      <SectionHeading id="messages-day-title">{formats.dayOfWeek(day)}</SectionHeading>
      {entries.length === 0 && <p className={styles['quiet']}>{words('messages.day.nothing')}</p>}
      <ul className={styles['dayEntries']}>
        {entries.map((entry) => {
          const Picture = ENTRY_ICONS[entry.kind]
          return (
            <li key={`${entry.kind} ${String(entry.id)} ${entry.name}`}>
              <Picture size={18} stroke={1.6} aria-hidden="true" />
              <span className={styles['grow']}>
                {entry.id === null ? (
                  nameOf(entry)
                ) : (
                  <TextButton href={messagePath(entry.id)}>{nameOf(entry)}</TextButton>
                )}
                <span className={styles['kind']}>{words(`messages.entry.${entry.kind}`)}</span>
              </span>
              {entry.people > 0 && (
                <span className={styles['quiet']}>
                  {words(entry.gone ? 'messages.calendar.gone' : 'messages.calendar.goes', { count: entry.people })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {mayWrite && day >= today && (
        <p>
          <TextButton href={newMessageOnPath(day)}>{words('messages.day.new')}</TextButton>
        </p>
      )}
    </section>
  )
}
