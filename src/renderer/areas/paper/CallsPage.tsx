// The call list: one person at a time, what to say beside the number, and one key for how it went.
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { campaigns } from '../../../shared/contract/campaigns.ts'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { BackLink } from '../../components/BackLink.tsx'
import { FirstLetter } from '../../components/drawings/FirstLetter.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { classes } from '../../components/classes.ts'
import { ContactLink } from '../campaigns/ContactLink.tsx'
import { messagePath } from '../campaigns/paths.ts'
import styles from './paper.module.css'

type Call = OutputOf<typeof campaigns.calls>[number]

/** In the order of their keys. `stopped`: wants no calls. */
const OUTCOMES = ['interested', 'not_interested', 'not_reached', 'stopped'] as const

const isOpen = ({ outcome, state }: Call): boolean =>
  (outcome === null || outcome === 'not_reached') && state !== 'skipped' && state !== 'cancelled' && state !== 'sent'

/** Whoever was not called yet comes before whoever was not reached. */
function firstToCall(rows: readonly Call[]): number {
  const fresh = rows.findIndex((row) => row.outcome === null && isOpen(row))
  return fresh === -1 ? Math.max(0, rows.findIndex(isOpen)) : fresh
}

export function CallsPage({ id }: { readonly id: number }) {
  const words = useWords()
  const calls = useQuery(q.campaigns.calls.queryOptions({ input: { id } }))
  return (
    <>
      <header className={styles['head']}>
        <div>
          <BackLink href={messagePath(id)}>{words('paper.to-campaign')}</BackLink>
          <h1>{words('paper.calls')}</h1>
        </div>
      </header>
      <PageState query={calls} waiting={<Skeleton rows={10} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              level={2}
              drawing={<FirstLetter />}
              title={words('paper.calls-none')}
              sentence={words('paper.calls-none-text')}
            />
          ) : (
            <Calling id={id} rows={rows} />
          )
        }
      </PageState>
    </>
  )
}

function Calling({ id, rows }: { readonly id: number; readonly rows: readonly Call[] }) {
  const words = useWords()
  const may = useMay('staff')
  const [at, setAt] = useState(() => firstToCall(rows))
  const list = useRef<HTMLOListElement>(null)
  const call = rows[Math.min(at, rows.length - 1)]
  const respond = useMutation({ ...q.campaigns.respond.mutationOptions(), meta: { done: words('paper.call-noted') } })
  const show = (place: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, place))
    setAt(next)
    list.current?.querySelectorAll('button')[next]?.scrollIntoView({ block: 'nearest' })
  }
  const note = (kind: (typeof OUTCOMES)[number]) => {
    if (!may || call === undefined || respond.isPending) return
    respond.mutate(
      { id, contactId: call.contact.id, send: call.send, kind, channel: 'phone' },
      {
        onSuccess: () => {
          const later = rows.findIndex((row, place) => place > at && isOpen(row))
          const earlier = rows.findIndex((row, place) => place < at && row.outcome === null && isOpen(row))
          if (later !== -1 || earlier !== -1) show(later === -1 ? earlier : later)
        },
      },
    )
  }
  useShortcuts({
    '1': { where: 'page', run: () => note('interested') },
    '2': { where: 'page', run: () => note('not_interested') },
    '3': { where: 'page', run: () => note('not_reached') },
    '4': { where: 'page', run: () => note('stopped') },
    arrowdown: { where: 'page', run: () => show(at + 1) },
    arrowup: { where: 'page', run: () => show(at - 1) },
  })
  if (call === undefined) return null
  const open = rows.filter(isOpen).length
  return (
    <div className={styles['calling']}>
      <section aria-label={words('paper.calls-list')}>
        <p className={styles['count']} role="status">
          {words('paper.calls-open', { open, count: rows.length })}
        </p>
        <ol ref={list} className={styles['calls']}>
          {rows.map((row, place) => (
            <li key={row.send}>
              <button
                type="button"
                className={classes(styles['call'], place === at && styles['current'])}
                aria-current={place === at ? 'true' : undefined}
                onClick={() => show(place)}
              >
                <span className={styles['name']} dir="auto">
                  {row.contact.name}
                </span>
                <span className={styles['quiet']}>
                  {row.outcome === null ? '' : words(`paper.outcome.${row.outcome}`)}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </section>
      <section className={styles['talk']} aria-live="polite">
        <h2>
          <ContactLink id={call.contact.id} name={call.contact.name} />
        </h2>
        <p className={styles['number']} dir="ltr">
          {call.phone}
        </p>
        <p className={styles['script']} dir="auto">
          {call.script === '' ? words('paper.no-script') : call.script}
        </p>
        {may && (
          <div className={styles['buttons']}>
            {OUTCOMES.map((kind, key) => (
              <Button
                key={kind}
                variant={key === 0 ? 'filled' : 'default'}
                disabled={respond.isPending}
                aria-keyshortcuts={String(key + 1)}
                rightSection={<Keycap label={String(key + 1)} onAccent={key === 0} silent />}
                onClick={() => note(kind)}
              >
                {words(`paper.outcome.${kind}`)}
              </Button>
            ))}
          </div>
        )}
      </section>
    </div>
  )
}
