// What the sales say about somebody: their rhythm, what they spend and owe, what they like to buy, and what they told us.
import { useQuery } from '@tanstack/react-query'
import { IconClockExclamation } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { Chip } from '../../../components/Chip.tsx'
import { RhythmMore } from '../../value/RhythmMore.tsx'
import { Worth } from '../../value/Worth.tsx'
import { ProfileSection } from './ProfileSection.tsx'
import profile from './profile.module.css'
import type { Standing } from './rhythm.ts'
import { Rhythm } from './RhythmStrip.tsx'
import { SpendBars } from './SpendBars.tsx'
import styles from './standing.module.css'
import { TONES } from './ToneChip.tsx'

interface StandingPartsProps {
  readonly contactId: number
  /** Shop day */
  readonly today: number
}

export function StandingParts({ contactId, today }: StandingPartsProps) {
  const words = useWords()
  const standing = useQuery(q.visits.standing.queryOptions({ input: { contactId } }))
  if (standing.data === undefined)
    return standing.isError ? <p className={profile['small']}>{words('profile.standing.failed')}</p> : null
  return (
    <>
      <Account standing={standing.data} today={today} />
      <Rhythm standing={standing.data} today={today}>
        <RhythmMore contactId={contactId} />
      </Rhythm>
      <Worth contactId={contactId} />
      <Spending standing={standing.data} />
      <Favourites favourites={standing.data.favourites} />
      <Categories categories={standing.data.categories} />
    </>
  )
}

function Line({ words, figure }: { readonly words: ReactNode; readonly figure: ReactNode }) {
  return (
    <p className={styles['pair']}>
      <span className={styles['pairWords']}>{words}</span>
      <span className={styles['pairFigure']}>{figure}</span>
    </p>
  )
}

function Spending({ standing }: { readonly standing: Standing }) {
  const words = useWords()
  const formats = useFormats()
  const { months, purchases, spent, spentThisYear, returned, firstDay } = standing
  if (purchases === 0 && spent === 0) return null
  const year = months.reduce((sum, month) => sum + month.spent, 0)
  return (
    <ProfileSection title={words('profile.spending')}>
      {months.some((month) => month.spent !== 0) && <SpendBars months={months} />}
      <Line words={words('profile.spending.year')} figure={formats.money(year)} />
      <Line words={words('profile.spending.this-year')} figure={formats.money(spentThisYear)} />
      <Line words={words('profile.spending.all', { count: purchases })} figure={formats.money(spent)} />
      {returned !== 0 && <Line words={words('profile.spending.returned')} figure={formats.money(Math.abs(returned))} />}
      {firstDay !== null && (
        <p className={profile['small']}>{words('profile.spending.since', { month: formats.month(firstDay) })}</p>
      )}
    </ProfileSection>
  )
}

function Account({ standing, today }: { readonly standing: Standing; readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const { owed, oldestDue, paidOnTime } = standing
  if (owed === 0 && paidOnTime === null) return null
  const overdue = oldestDue !== null && oldestDue < today
  return (
    <ProfileSection title={words('profile.account')}>
      {owed === 0 ? (
        <p>{words('profile.account.nothing')}</p>
      ) : (
        <Line
          words={words(owed < 0 ? 'profile.account.credit' : 'profile.account.owed')}
          figure={formats.money(Math.abs(owed))}
        />
      )}
      {owed > 0 && oldestDue !== null && (
        <p className={overdue ? styles['overdue'] : profile['small']}>
          {overdue && <IconClockExclamation size={16} stroke={1.6} aria-hidden />}
          {words(overdue ? 'profile.account.overdue' : 'profile.account.due', { day: formats.day(oldestDue) })}
        </p>
      )}
      {paidOnTime !== null && <Line words={words('profile.account.on-time')} figure={formats.percent(paidOnTime)} />}
    </ProfileSection>
  )
}

function Favourites({ favourites }: Pick<Standing, 'favourites'>) {
  const words = useWords()
  if (favourites.length === 0) return null
  return (
    <ProfileSection title={words('profile.favourites')}>
      <ul>
        {favourites.map((one) => (
          <li key={one.productId}>
            <Line words={one.name} figure={words('profile.favourites.times', { count: one.times })} />
          </li>
        ))}
      </ul>
    </ProfileSection>
  )
}

function Categories({ categories }: Pick<Standing, 'categories'>) {
  const words = useWords()
  const formats = useFormats()
  if (categories.length < 2) return null
  return (
    <ProfileSection title={words('profile.categories')}>
      <ul>
        {categories.map((one) => (
          <li key={one.name}>
            <Line words={one.name} figure={formats.money(one.spent)} />
          </li>
        ))}
      </ul>
    </ProfileSection>
  )
}

/** How often they praised, complained and asked. */
export function ToneCounts({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const counts = useQuery(q.interactions.counts.queryOptions({ input: { contactId } }))
  const tones = (counts.data?.tones ?? []).filter(({ count }) => count > 0)
  if (tones.length === 0) return null
  return (
    <ProfileSection title={words('profile.tones')}>
      <ul className={profile['chips']}>
        {tones.map(({ tone, count, open }) => {
          const { colour, icon: Shape } = TONES[tone]
          return (
            <li key={tone}>
              <Chip tone={colour} icon={<Shape size={14} stroke={1.6} aria-hidden />}>
                {words(`profile.tones.${tone}`, { count })}
                {open > 0 && `, ${words('profile.tones.open', { count: open })}`}
              </Chip>
            </li>
          )
        })}
      </ul>
    </ProfileSection>
  )
}
