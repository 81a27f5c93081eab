// The page of messages: a month with all that goes, feast days and what competitors do; beside it the chosen day and every campaign.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { q } from '../../../api/queries.ts'
import { useShortcuts } from '../../../app/keyboard/shortcuts.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useHere, useMay } from '../../../app/session/here.tsx'
import { PageState } from '../../../app/states/PageState.tsx'
import { FirstLetter } from '../../../components/drawings/FirstLetter.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Keycap } from '../../../components/Keycap.tsx'
import { KeyHints } from '../../../components/KeyHints.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { useToday } from '../../contacts/use-today.ts'
import { OutboxLine } from '../../sending/OutboxLine.tsx'
import { newMessageOnPath, NEW_MESSAGE_PATH, OCCASIONS_PATH, OUTBOX_PATH, RETURNS_PATH } from '../paths.ts'
import { AllCampaigns } from './AllCampaigns.tsx'
import { Calendar } from './Calendar.tsx'
import { DayAside } from './DayAside.tsx'
import styles from './home.module.css'
import { firstOf, monthOf, stepMonth, weekStartOf, weeksOf } from './month.ts'

export function MessagesHome() {
  const words = useWords()
  const all = useQuery(q.campaigns.list.queryOptions({ input: {} }))
  const [, navigate] = useLocation()
  const mayWrite = useMay('staff')
  useShortcuts(mayWrite ? { n: { where: 'page', run: () => navigate(NEW_MESSAGE_PATH) } } : {})
  return (
    <div className={styles['page']}>
      <PageState query={all} level={1} waiting={<Skeleton rows={10} />}>
        {(campaigns) =>
          campaigns.length === 0 ? (
            <EmptyState
              drawing={<FirstLetter />}
              title={words('messages.empty.title')}
              sentence={words('messages.empty.text')}
              {...(mayWrite && {
                button: {
                  words: words('messages.empty.action'),
                  icon: <IconPlus size={18} stroke={1.6} aria-hidden />,
                  onClick: () => navigate(NEW_MESSAGE_PATH),
                },
              })}
              quiet={<TextButton href={OCCASIONS_PATH}>{words('messages.occasions')}</TextButton>}
            />
          ) : (
            <Planned />
          )
        }
      </PageState>
    </div>
  )
}

function Planned() {
  const words = useWords()
  const { shop } = useHere()
  const today = useToday()
  const [, navigate] = useLocation()
  const mayWrite = useMay('staff')
  const [day, setDay] = useState(today)
  const weekStart = weekStartOf(shop.country)
  const month = monthOf(day)
  const weeks = weeksOf(month, weekStart)
  const from = weeks[0]?.[0] ?? firstOf(month)
  const to = weeks.at(-1)?.at(-1) ?? firstOf(stepMonth(month, 1)) - 1
  const calendar = useQuery(q.campaigns.calendar.queryOptions({ input: { from, to } }))
  const entries = calendar.data ?? []
  return (
    <>
      <header className={styles['head']}>
        <h1>{words('messages.title')}</h1>
        <div className={styles['links']}>
          <TextButton href={OUTBOX_PATH}>{words('outbox.title')}</TextButton>
          <TextButton href={OCCASIONS_PATH}>{words('messages.occasions')}</TextButton>
          <TextButton href={RETURNS_PATH}>{words('messages.returns')}</TextButton>
          {mayWrite && (
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
              rightSection={<Keycap label={words('contacts.key.n')} onAccent />}
              onClick={() => navigate(NEW_MESSAGE_PATH)}
            >
              {words('messages.new')}
            </Button>
          )}
        </div>
      </header>
      <OutboxLine />
      <div className={styles['columns']}>
        <PageState query={calendar} waiting={<Skeleton rows={10} />}>
          {() => (
            <Calendar
              weeks={weeks}
              month={month}
              today={today}
              day={day}
              weekStart={weekStart}
              entries={entries}
              onDay={setDay}
              onOpen={(chosen) => {
                const own = entries.filter((entry) => entry.day === chosen && entry.id !== null)
                const [only] = own
                if (own.length === 1 && only?.id != null) navigate(`/messages/${String(only.id)}`)
                else if (own.length === 0 && mayWrite && chosen >= today) navigate(newMessageOnPath(chosen))
                else document.getElementById('messages-day')?.querySelector('a')?.focus()
              }}
            />
          )}
        </PageState>
        <aside className={styles['aside']}>
          <DayAside day={day} today={today} entries={entries.filter((entry) => entry.day === day)} />
          <AllCampaigns />
        </aside>
      </div>
      <KeyHints
        className={styles['keys']}
        hints={[
          { caps: ['←', '→', '↑', '↓'], words: words('messages.keys.days') },
          { caps: [words('key.enter')], words: words('messages.keys.open') },
          ...(mayWrite ? [{ caps: [words('contacts.key.n')], words: words('messages.keys.new') }] : []),
        ]}
      />
    </>
  )
}
