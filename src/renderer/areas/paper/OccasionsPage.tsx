// Whose birthday, anniversary or first visit returns in a range of days; cards and labels for those who are chosen, or a message.
import { Button, Checkbox, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconPrinter, IconUsersPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Occasion } from '../../../shared/domain/messages/words.ts'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { steps } from '../../app/undo/steps.ts'
import { BackLink } from '../../components/BackLink.tsx'
import { FirstLetter } from '../../components/drawings/FirstLetter.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { ContactLink } from '../campaigns/ContactLink.tsx'
import { MESSAGES_PATH, messagePath } from '../campaigns/paths.ts'
import { useToday } from '../contacts/use-today.ts'
import { choosePeople } from './chosen-people.ts'
import styles from './paper.module.css'
import { PAPER_PEOPLE_PATH } from './paths.ts'

const SPANS = [7, 14, 31, 92, 366] as const
const KINDS: readonly (Occasion | 'all')[] = ['all', 'birthday', 'anniversary', 'first-visit']

export function OccasionsPage() {
  const words = useWords()
  const today = useToday()
  const [span, setSpan] = useState(31)
  const [kind, setKind] = useState<(typeof KINDS)[number]>('birthday')
  const kinds: Occasion[] = kind === 'all' ? ['birthday', 'anniversary', 'first-visit'] : [kind]
  const input = { from: today, to: today + span - 1, kinds }
  const answer = useQuery(q.campaigns.occasions.queryOptions({ input }))
  return (
    <>
      <header className={styles['head']}>
        <div>
          <BackLink href={MESSAGES_PATH}>{words('messages.title')}</BackLink>
          <h1>{words('paper.occasions')}</h1>
        </div>
        <div className={styles['tools']}>
          <SegmentedControl
            aria-label={words('paper.occasion-kind')}
            value={kind}
            onChange={(next) => setKind(next)}
            data={KINDS.map((one) => ({ value: one, label: words(`paper.occasion.${one}`) }))}
          />
          <NativeSelect
            aria-label={words('paper.span')}
            value={String(span)}
            onChange={({ currentTarget }) => setSpan(Number(currentTarget.value))}
            data={SPANS.map((days) => ({ value: String(days), label: words('paper.span-days', { days }) }))}
          />
        </div>
      </header>
      <PageState query={answer} waiting={<Skeleton rows={10} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              level={2}
              drawing={<FirstLetter />}
              title={words('paper.occasions-none')}
              sentence={words('paper.occasions-none-text')}
            />
          ) : (
            <Returning key={`${kind} ${String(span)}`} rows={rows} />
          )
        }
      </PageState>
    </>
  )
}

type Row = Awaited<ReturnType<typeof api.campaigns.occasions>>[number]

function Returning({ rows }: { readonly rows: readonly Row[] }) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  const [, navigate] = useLocation()
  // Whoever may not be written to at all is listed, and not meant.
  const [without, setWithout] = useState<ReadonlySet<number>>(
    () => new Set(rows.flatMap(({ contact, channels }) => (channels.length === 0 ? contact.id : []))),
  )
  const byPost = new Set(rows.flatMap(({ contact, channels }) => (channels.includes('post') ? contact.id : [])))
  const chosen = [...new Set(rows.map(({ contact }) => contact.id))].filter((id) => !without.has(id))
  const cards = chosen.filter((id) => byPost.has(id))
  const turn = (id: number) =>
    setWithout((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  return (
    <>
      {may && (
        <div className={styles['buttons']}>
          <Button
            variant="filled"
            disabled={cards.length === 0}
            leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />}
            onClick={() => {
              choosePeople(cards)
              navigate(PAPER_PEOPLE_PATH)
            }}
          >
            {words('paper.print-cards', { count: cards.length })}
          </Button>
          <AddToMessage people={chosen} />
        </div>
      )}
      <ul className={styles['occasions']}>
        {rows.map(({ contact, kind, day, date, years, channels }) => (
          <li key={`${String(contact.id)} ${kind} ${String(day)}`} className={styles['occasion']}>
            <Checkbox aria-label={contact.name} checked={!without.has(contact.id)} onChange={() => turn(contact.id)} />
            <span className={styles['when']}>{formats.dayOfWeek(day)}</span>
            <ContactLink id={contact.id} name={contact.name} />
            <span className={styles['quiet']}>
              {years === null ? words(`paper.returns.${kind}`) : words(`paper.returns-years.${kind}`, { years })}
              {date.endsWith('02-29') && ` · ${words('paper.leap')}`}
            </span>
            <span className={styles['quiet']}>
              {channels.length === 0
                ? words('paper.no-way')
                : channels.map((channel) => words(`consent.channel.${channel}`)).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Adds people by hand to a message that has not been started. */
function AddToMessage({ people }: { readonly people: readonly number[] }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const { data = [] } = useQuery(q.campaigns.list.queryOptions({ input: {} }))
  const drafts = data.filter(({ state }) => state === 'draft')
  const [to, setTo] = useState('')
  const add = useMutation({
    mutationFn: async (id: number) => {
      const {
        id: _id,
        state: _s,
        archived: _a,
        madeAt: _m,
        madeBy: _b,
        madeByName: _n,
        startedAt: _t,
        endedAt: _e,
        codes: _c,
        ...plan
      } = await api.campaigns.get({ id })
      const all = [...new Set([...plan.audience.people, ...people])]
      return api.campaigns.save({ id, plan: { ...plan, audience: { ...plan.audience, people: all } } })
    },
    onSuccess: (_answer, id) => {
      steps.say({
        tone: 'done',
        words: words('paper.added', { count: people.length }),
        button: { words: words('paper.open'), run: () => navigate(messagePath(id)) },
      })
    },
  })
  if (drafts.length === 0) return null
  const id = Number(to === '' ? drafts[0]?.id : to)
  return (
    <div className={styles['adding']}>
      <NativeSelect
        aria-label={words('paper.add-to')}
        value={String(id)}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
        data={drafts.map((one) => ({ value: String(one.id), label: one.name }))}
      />
      <Button
        disabled={people.length === 0}
        loading={add.isPending}
        leftSection={<IconUsersPlus size={18} stroke={1.6} aria-hidden />}
        onClick={() => add.mutate(id)}
      >
        {words('paper.add')}
      </Button>
    </div>
  )
}
