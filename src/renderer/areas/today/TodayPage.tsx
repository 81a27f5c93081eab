// The morning paper of the shop: whom to greet, who stays away, who is due, who is new; and a line about the backup only
// when something is wrong with it.
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { shopCalendar } from '../../../shared/domain/shop-day.ts'
import { q } from '../../api/queries.ts'
import { useNow } from '../../app/clock.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { classes } from '../../components/classes.ts'
import { BookOfRegulars } from '../../components/drawings/BookOfRegulars.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { KeyHints } from '../../components/KeyHints.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { NEW_CONTACT_PATH } from '../contacts/paths.ts'
import { TodayMessages, useMessagesToday } from '../campaigns/TodayMessages.tsx'
import { useCustomerCount } from '../contacts/use-customer-count.ts'
import { useToday } from '../contacts/use-today.ts'
import { NobodysOpen, useNobodysOpen } from '../interactions/NobodysOpen.tsx'
import { TwiceLine, useGroupsFound } from '../duplicates/TwiceLine.tsx'
import { QualityLine } from '../quality/QualityLine.tsx'
import { TasksDue, useTasksDue } from '../tasks/TasksDue.tsx'
import { DueRegulars, LateRegulars, useDueRegulars, useLateRegulars } from '../value/TodayRegulars.tsx'
import { BackupLine } from './BackupLine.tsx'
import { BackupTrouble } from './BackupTrouble.tsx'
import { GreetSection, type Occasion } from './GreetSection.tsx'
import { AHEAD_DAYS, splitByDay, timeOfDay } from './greeting.ts'
import { NewSection, useNewThisWeek } from './NewSection.tsx'
import { ShopSection } from './ShopSection.tsx'
import styles from './today.module.css'

export function TodayPage() {
  const count = useCustomerCount()
  return count === 0 ? <EmptyBook /> : <Paper />
}

function EmptyBook() {
  const words = useWords()
  const [, navigate] = useLocation()
  const may = useMay('staff')
  const start = () => navigate(NEW_CONTACT_PATH)
  useShortcuts({ n: { where: 'page', run: start } })
  return (
    <EmptyState
      drawing={<BookOfRegulars />}
      title={words('today.empty.title')}
      sentence={words('today.empty.text')}
      {...(may && {
        button: {
          words: words('today.empty.action'),
          icon: <IconUserPlus size={18} stroke={1.6} aria-hidden />,
          onClick: start,
        },
      })}
    />
  )
}

function Paper() {
  const today = useToday()
  const { demo } = useHere().status
  const occasions = useQuery(
    q.contacts.occasions.queryOptions({ input: { from: today, to: today + AHEAD_DAYS, limit: 100 } }),
  )
  // Nothing on the page moves because a part of it comes later.
  const due = useTasksDue(today)
  const twice = useGroupsFound()
  const nobodys = useNobodysOpen()
  const late = useLateRegulars()
  const soon = useDueRegulars()
  const messages = useMessagesToday(today)
  return (
    <div className={styles['page']}>
      <Greeting />
      <PageState query={occasions} waiting={<Skeleton rows={6} lead />}>
        {(answer) =>
          [due, twice, nobodys, late, soon, messages].some(({ isPending }) => isPending) ? (
            <Skeleton rows={6} lead />
          ) : (
            <Columns occasions={answer} today={today} />
          )
        }
      </PageState>
      {!demo && <BackupLine />}
      <Keys />
    </div>
  )
}

function Greeting() {
  const words = useWords()
  const { shop, user } = useHere()
  const now = useNow()
  const hour = shopCalendar(shop.zone, shop.dayTurn).momentOf(now).slot % 24
  const [name = user.name] = user.name.split(' ')
  return <h1>{words(`today.greeting.${timeOfDay(hour)}`, { name })}</h1>
}

interface ColumnsProps {
  readonly occasions: readonly Occasion[]
  readonly today: number
}

function Columns({ occasions, today }: ColumnsProps) {
  const words = useWords()
  const formats = useFormats()
  const { demo } = useHere().status
  const main = useRef<HTMLDivElement>(null)
  const { today: now, soon } = splitByDay(occasions, today)
  const fresh = useNewThisWeek(today)
  const dueSoon = useDueRegulars().data?.total ?? 0
  useShortcuts({ j: { where: 'page', run: () => main.current?.querySelector('ul')?.focus() } })
  const day = formats.dayOfWeek(today)
  return (
    <>
      <p className={styles['sentence']}>
        {now.length > 0 && words('today.sentence.greet', { day, count: now.length, soon: soon.length })}
        {now.length === 0 && soon.length > 0 && words('today.sentence.soon', { day, soon: soon.length })}
        {occasions.length === 0 && words('today.sentence.quiet', { day })}
      </p>
      <div className={classes(styles['columns'], fresh.length === 0 && dueSoon === 0 && styles['alone'])}>
        <div ref={main} className={styles['column']}>
          {!demo && <BackupTrouble />}
          <ShopSection />
          <TodayMessages today={today} />
          <TasksDue today={today} />
          <LateRegulars today={today} />
          <NobodysOpen today={today} />
          <GreetSection title={words('today.greet')} occasions={now} today={today} />
          <GreetSection title={words('today.soon')} occasions={soon} today={today} />
          {occasions.length === 0 && <p className={styles['quiet']}>{words('today.quiet')}</p>}
          <TwiceLine />
          <QualityLine />
        </div>
        <div className={styles['column']}>
          <DueRegulars today={today} />
          <NewSection fresh={fresh} today={today} />
        </div>
      </div>
    </>
  )
}

function Keys() {
  const words = useWords()
  return (
    <KeyHints
      className={styles['keys']}
      hints={[
        { caps: [words('today.key.j'), words('today.key.k')], words: words('today.keys.move') },
        { caps: [words('key.enter')], words: words('today.keys.open') },
        { caps: [words('today.key.all')], words: words('today.keys.all') },
      ]}
    />
  )
}
