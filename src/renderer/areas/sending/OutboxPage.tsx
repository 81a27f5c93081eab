// The outbox: what only a person can say of a message, what is late, what waits, what went, and what did not.
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SendState } from '../../../shared/domain/messages/words.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMoment } from '../../app/language/use-moment.ts'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { BackLink } from '../../components/BackLink.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { MESSAGES_PATH } from '../campaigns/paths.ts'
import { FEED_PATH } from '../email/paths.ts'
import { Deciding } from './Deciding.tsx'
import { Held, TakeRole, type Summary } from './Held.tsx'
import styles from './outbox.module.css'
import { Sends } from './Sends.tsx'

const VIEWS = {
  waiting: ['waiting', 'claimed', 'deferred', 'handed_over'],
  went: ['sent'],
  not: ['failed', 'bounced', 'skipped', 'cancelled'],
} as const satisfies Readonly<Record<string, readonly SendState[]>>
type View = keyof typeof VIEWS
const NAMES = ['waiting', 'went', 'not'] as const satisfies readonly View[]

export function OutboxPage() {
  const words = useWords()
  const summary = useQuery(q.sending.summary.queryOptions({ input: {} }))
  return (
    <div className={styles['page']}>
      <BackLink href={MESSAGES_PATH}>{words('messages.title')}</BackLink>
      <PageState query={summary} level={1} waiting={<Skeleton rows={10} />}>
        {(told) => <Outbox summary={told} />}
      </PageState>
    </div>
  )
}

function Outbox({ summary }: { readonly summary: Summary }) {
  const words = useWords()
  const formats = useFormats()
  const moment = useMoment()
  const [view, setView] = useState<View>('waiting')
  const { counts, next, held, sentToday, leftToday } = summary
  const waits = (counts.waiting ?? 0) + (counts.deferred ?? 0) + (counts.claimed ?? 0)
  return (
    <>
      <header className={styles['head']}>
        <div>
          <h1>
            {words('outbox.finding', { count: waits, at: next === null || held !== null ? 'none' : moment(next) })}
          </h1>
          <p className={styles['quiet']}>
            {words('outbox.today', { sent: sentToday })}
            {leftToday !== null && <> {words('outbox.left-today', { left: formats.number(leftToday) })}</>}
          </p>
        </div>
        <PauseButton held={held} />
      </header>
      <Held summary={summary} />
      <Deciding state="uncertain" count={counts.uncertain ?? 0} />
      <Deciding state="late" count={counts.late ?? 0} />
      <section aria-label={words('outbox.title')}>
        <div className={styles['views']}>
          <SegmentedControl
            aria-label={words('outbox.show')}
            data={NAMES.map((name) => ({ value: name, label: words(`outbox.view.${name}`) }))}
            value={view}
            onChange={(value) => setView(NAMES.find((name) => name === value) ?? 'waiting')}
          />
        </div>
        <Sends key={view} states={VIEWS[view]} mayCancel={view === 'waiting'} empty={words(`outbox.none.${view}`)} />
      </section>
      <OptOuts checkedAt={summary.optOutsCheckedAt} />
      <Role />
    </>
  )
}

function PauseButton({ held }: Pick<Summary, 'held'>) {
  const words = useWords()
  const pause = useMutation(q.sending.pause.mutationOptions({ meta: { done: words('outbox.paused') } }))
  if (!useMay('staff') || held === 'paused') return null
  return (
    <Button
      leftSection={<IconPlayerPause size={16} stroke={1.6} aria-hidden />}
      loading={pause.isPending}
      onClick={() => pause.mutate({ on: true })}
    >
      {words('outbox.pause')}
    </Button>
  )
}

/** Nobody reads the mailbox by itself: somebody looks for a no and for mail that came back, and says so here. */
function OptOuts({ checkedAt }: { readonly checkedAt: number | null }) {
  const words = useWords()
  const say = useSaid()
  const moment = useMoment()
  const looked = useMutation(
    q.sending.checkedOptOuts.mutationOptions({ meta: { done: words('outbox.opt-outs.looked') } }),
  )
  const mayWrite = useMay('staff')
  return (
    <section>
      <SectionHeading>{words('outbox.opt-outs')}</SectionHeading>
      <p className={styles['lead']}>{words('outbox.opt-outs.lead')}</p>
      <p>
        {checkedAt === null ? words('outbox.opt-outs.never') : words('outbox.opt-outs.last', { at: moment(checkedAt) })}
      </p>
      <p className={styles['actions']}>
        {mayWrite && (
          <TextButton onClick={() => looked.mutate({})} disabled={looked.isPending}>
            {words('outbox.opt-outs.button')}
          </TextButton>
        )}
        <TextButton href={FEED_PATH}>{words('outbox.opt-outs.feed')}</TextButton>
      </p>
      {looked.error !== null && <FailedLine said={say(looked.error)} />}
    </section>
  )
}

/** One PC sends. */
function Role() {
  const words = useWords()
  const formats = useFormats()
  const role = useQuery(q.sending.role.queryOptions({ input: {} })).data
  if (role === undefined) return null
  return (
    <section>
      <SectionHeading>{words('outbox.role')}</SectionHeading>
      <p>
        {role.holder === null
          ? words('outbox.role.nobody')
          : role.mine
            ? words('outbox.role.mine', { name: role.holder.name, at: formats.instant(role.holder.since) })
            : words('outbox.role.holder', { name: role.holder.name, at: formats.instant(role.holder.since) })}
      </p>
      {!role.mine && role.holder !== null && <TakeRole />}
    </section>
  )
}
