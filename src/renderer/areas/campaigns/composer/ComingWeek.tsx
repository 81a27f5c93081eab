// How it spreads over the days: the coming week of one that stands for years, the days it takes otherwise.
import type { CampaignPlan, Preflight } from '../../../../shared/contract/campaigns.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { useToday } from '../../contacts/use-today.ts'
import styles from './composer.module.css'

interface ComingWeekProps {
  readonly plan: CampaignPlan
  readonly days: Preflight['days']
}

const WEEK = 7
/** Choices of a sentence are plain words. */
const KINDS = { birthday: 'birthday', anniversary: 'anniversary', 'first-visit': 'visit' } as const

export function ComingWeek({ plan: { schedule }, days }: ComingWeekProps) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const isStanding = schedule.when === 'yearly'
  const [first] = days
  if (first === undefined && !isStanding) return null
  const from = isStanding ? today : (first?.day ?? today)
  const week = Array.from({ length: WEEK }, (_, at) => {
    const day = from + at
    return { day, people: days.find((one) => one.day === day)?.people ?? 0 }
  })
  const total = week.reduce((sum, { people }) => sum + people, 0)
  const beyond = days.filter(({ day }) => day >= from + WEEK)
  const later = beyond.reduce((sum, { people }) => sum + people, 0)
  return (
    <section>
      <SectionHeading
        ruled={false}
        count={words('messages.week.count', {
          count: total,
          kind: isStanding ? KINDS[schedule.occasion] : 'other',
          time: 'at' in schedule ? formats.minute(schedule.at) : 'none',
        })}
      >
        {words(isStanding ? 'messages.week' : 'messages.spread')}
      </SectionHeading>
      <ol className={styles['week']}>
        {week.map(({ day, people }) => (
          <li key={day} className={classes(styles['weekday'], people === 0 && styles['nobody'])}>
            <span>{formats.dayNarrow(day)}</span>
            <strong>{people === 0 ? '' : formats.number(people)}</strong>
            <span>{words('messages.week.people', { count: people })}</span>
          </li>
        ))}
      </ol>
      {isStanding && schedule.occasion === 'birthday' && (
        <p className={styles['quiet']}>{words('messages.week.leap')}</p>
      )}
      {!isStanding && later > 0 && (
        <p className={styles['quiet']}>
          {words('messages.spread.later', { count: later, day: formats.dayShort(beyond.at(-1)?.day ?? from) })}
        </p>
      )}
    </section>
  )
}
