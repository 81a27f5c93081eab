// A day at the shop: who came, what they bought, what was taken and how; made to be printed as one page.
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { EmptyShelf } from '../../components/drawings/EmptyShelf.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useToday } from '../contacts/use-today.ts'
import { COUNTER_PATH } from '../counter/paths.ts'
import { TakeOut } from '../exchange/TakeOut.tsx'
import styles from './day.module.css'
import { DaySums } from './DaySums.tsx'
import { DAY_PATH, dayAt, dayPath } from './paths.ts'
import { VisitDialogue } from './VisitDialogue.tsx'
import { VisitTable } from './VisitTable.tsx'

export function DayPage() {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const { shop } = useHere()
  const [location, navigate] = useLocation()
  const [open, setOpen] = useState<number | null>(null)
  const [takingOut, setTakingOut] = useState(false)
  const mayExport = useMay('bookkeeper')
  const day = dayAt(location) ?? today
  const show = (next: number) => navigate(next >= today ? DAY_PATH : dayPath(Math.max(0, next)), { replace: true })
  const answer = useQuery(q.visits.day.queryOptions({ input: { day } }))
  useShortcuts({
    arrowleft: { where: 'page', run: () => show(day - 1) },
    arrowright: { where: 'page', run: () => show(day + 1) },
  })
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div className={styles['title']}>
          <h1>{formats.dayOfWeek(day)}</h1>
          <p className={styles['quiet']}>
            <span className={styles['shop']}>{shop.shop}</span>
            <span className={styles['shop']}>{formats.day(day)}</span>
            <span className={styles['near']}>
              {day === today ? words('visits.today') : formats.relativeDays(day - today)}
            </span>
          </p>
        </div>
        <div className={styles['tools']}>
          <Button
            leftSection={<IconChevronLeft size={16} stroke={1.6} aria-hidden className={styles['turns']} />}
            aria-keyshortcuts="ArrowLeft"
            onClick={() => show(day - 1)}
          >
            {words('visits.before')}
          </Button>
          <Button
            rightSection={<IconChevronRight size={16} stroke={1.6} aria-hidden className={styles['turns']} />}
            aria-keyshortcuts="ArrowRight"
            disabled={day >= today}
            onClick={() => show(day + 1)}
          >
            {words('visits.after')}
          </Button>
          <Button leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden />} onClick={() => window.print()}>
            {words('visits.print')}
          </Button>
          {mayExport && (
            <Button
              variant="subtle"
              leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
              onClick={() => setTakingOut(true)}
            >
              {words('export.button')}
            </Button>
          )}
        </div>
      </header>
      <PageState query={answer} waiting={<Skeleton rows={12} />}>
        {(known) =>
          known.rows.length === 0 && known.takings.length === 0 ? (
            <NothingYet isToday={day === today} onCounter={() => navigate(COUNTER_PATH)} />
          ) : (
            <div className={styles['columns']}>
              <DaySums day={known} today={today} />
              <VisitTable rows={known.rows} onOpen={setOpen} />
            </div>
          )
        }
      </PageState>
      {takingOut && <TakeOut of={{ what: 'sales', from: day, to: day }} onClose={() => setTakingOut(false)} />}
      <VisitDialogue id={open} onClose={() => setOpen(null)} />
    </div>
  )
}

interface NothingYetProps {
  readonly isToday: boolean
  readonly onCounter: () => void
}

function NothingYet({ isToday, onCounter }: NothingYetProps) {
  const words = useWords()
  return (
    <EmptyState
      level={2}
      drawing={<EmptyShelf />}
      title={words(isToday ? 'visits.empty-today' : 'visits.empty-day')}
      sentence={words('visits.empty-text')}
      {...(isToday && { button: { words: words('visits.to-counter'), onClick: onCounter } })}
    />
  )
}
