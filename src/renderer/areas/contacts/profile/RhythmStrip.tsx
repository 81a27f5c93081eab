// The rhythm strip with its sentence: visits as dots on a line, the one expected next as a ring, today as an upright.
import type { ReactNode } from 'react'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { ProfileSection } from './ProfileSection.tsx'
import { rhythmMarks, rhythmWords, SEVEN_WEEKS, type RhythmMarks, type Standing } from './rhythm.ts'
import styles from './standing.module.css'

interface RhythmProps {
  readonly standing: Standing
  /** Shop day */
  readonly today: number
}

/** `children`: what more there is to say of it. */
export function Rhythm({ standing, today, children }: RhythmProps & { readonly children?: ReactNode }) {
  const words = useWords()
  const sentence = useSentence(standing, today)
  if (sentence === null) return null
  return (
    <ProfileSection title={words('profile.rhythm')}>
      <Strip marks={rhythmMarks(standing, today)} />
      <p>{sentence}</p>
      {children}
    </ProfileSection>
  )
}

/** The sentence with its strip, for one line of another page. */
export function RhythmLine({ standing, today }: RhythmProps) {
  const sentence = useSentence(standing, today)
  if (sentence === null) return null
  return (
    <span className={styles['inLine']}>
      <span>{sentence}</span>
      <Strip marks={rhythmMarks(standing, today)} />
    </span>
  )
}

/** The strip alone, where its sentence stands beside it already. */
export function ShortStrip({
  standing,
  today,
}: {
  readonly standing: Pick<Standing, 'recentDays' | 'nextDay'>
  readonly today: number
}) {
  return <Strip marks={rhythmMarks(standing, today, SEVEN_WEEKS)} wide={SHORT} />
}

/** px; the first and last mark stay whole. */
const WIDE = 208
const SHORT = 80
const EDGE = 4
const MIDDLE = 11

function Strip({ marks, wide = WIDE }: { readonly marks: RhythmMarks; readonly wide?: number }) {
  const at = (place: number) => EDGE + place * wide
  const solidTo = marks.lateFrom ?? marks.next ?? marks.today
  return (
    <svg
      className={styles['strip']}
      viewBox={`0 0 ${String(wide + 2 * EDGE)} 22`}
      preserveAspectRatio="xMinYMid meet"
      aria-hidden="true"
    >
      <line className={styles['line']} x1={EDGE} x2={at(Math.max(solidTo, 0))} y1={MIDDLE} y2={MIDDLE} />
      {marks.lateFrom !== null && (
        <line className={styles['waited']} x1={at(marks.lateFrom)} x2={at(marks.today)} y1={MIDDLE} y2={MIDDLE} />
      )}
      {marks.visits.map((place) => (
        <circle key={place} className={styles['dot']} cx={at(place)} cy={MIDDLE} r={2.5} />
      ))}
      {marks.next !== null && (
        <circle
          className={classes(styles['ring'], marks.lateFrom !== null && styles['ringLate'])}
          cx={at(marks.next)}
          cy={MIDDLE}
          r={3.5}
        />
      )}
      <line className={styles['today']} x1={at(marks.today)} x2={at(marks.today)} y1={2} y2={20} />
    </svg>
  )
}

function useSentence(standing: Standing, today: number): ReactNode {
  const words = useWords()
  const formats = useFormats()
  const said = rhythmWords(standing, today)
  const when = (day: number) => formats.relativeDays(day - today)
  const strong = { b: (inside: ReactNode) => <b key="b">{inside}</b> }
  switch (said.is) {
    case 'none':
      return null
    case 'once':
      return words('profile.rhythm.once', { when: when(said.last) })
    case 'visits':
      return words('profile.rhythm.never', { visits: said.visits, when: when(said.last) })
    case 'expected': {
      const every = words('profile.rhythm.every', { gap: said.gap })
      if (said.next === today) return words.rich<ReactNode>('profile.rhythm.today', { every }, strong)
      return words('profile.rhythm.expected', { every, when: when(said.next) })
    }
    case 'late':
      return words.rich<ReactNode>(
        'profile.rhythm.late',
        {
          every: words('profile.rhythm.every', { gap: said.gap }),
          late: words(`profile.span.${said.unit}`, { count: said.count }),
        },
        {
          b: (inside: ReactNode) => (
            <b key="late" className={styles['late']}>
              {inside}
            </b>
          ),
        },
      )
  }
}
