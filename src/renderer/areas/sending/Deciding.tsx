// Messages of which only a person can say what became of them, or whether they still make sense: each with its two answers, and both for all.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { sending } from '../../../shared/contract/sending.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMoment } from '../../app/language/use-moment.ts'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { ChannelIcon } from '../campaigns/Channel.tsx'
import { ContactLink } from '../campaigns/ContactLink.tsx'
import styles from './outbox.module.css'

type Send = OutputOf<typeof sending.outbox>['rows'][number]

interface DecidingProps {
  readonly state: 'uncertain' | 'late'
  readonly count: number
}

const SHOWN = 50

export function Deciding({ state, count }: DecidingProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const id = useId()
  const rows =
    useQuery({ ...q.sending.outbox.queryOptions({ input: { states: [state], limit: SHOWN } }), enabled: count > 0 })
      .data?.rows ?? []
  const decide = useDecide(state)
  const mayWrite = useMay('staff')
  if (count === 0 || rows.length === 0) return null
  const ids = rows.map((row) => row.id)
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
        count={formats.number(count)}
        action={
          mayWrite && rows.length > 1 ? (
            <span className={styles['actions']}>
              <TextButton disabled={decide.isPending} onClick={() => decide.say(ids, true)}>
                {words(`outbox.${state}.all-yes`, { count: ids.length })}
              </TextButton>
              <TextButton disabled={decide.isPending} onClick={() => decide.say(ids, false)}>
                {words(`outbox.${state}.all-no`, { count: ids.length })}
              </TextButton>
            </span>
          ) : undefined
        }
      >
        {words(`outbox.${state}`)}
      </SectionHeading>
      <p className={styles['lead']}>{words(`outbox.${state}.lead`)}</p>
      {decide.error !== null && <FailedLine said={say(decide.error)} />}
      <Rows labelledBy={id}>
        {rows.map((send) => (
          <DecideRow
            key={send.id}
            send={send}
            state={state}
            mayWrite={mayWrite}
            busy={decide.isPending}
            onSay={(yes) => decide.say([send.id], yes)}
          />
        ))}
      </Rows>
    </section>
  )
}

function useDecide(state: DecidingProps['state']) {
  const words = useWords()
  const resolve = useMutation(q.sending.resolve.mutationOptions({ meta: { done: words('outbox.uncertain.said') } }))
  const late = useMutation(q.sending.decideLate.mutationOptions({ meta: { done: words('outbox.late.said') } }))
  const used = state === 'uncertain' ? resolve : late
  return {
    isPending: used.isPending,
    error: used.error,
    say: (ids: number[], yes: boolean) =>
      state === 'uncertain' ? resolve.mutate({ ids, arrived: yes }) : late.mutate({ ids, send: yes }),
  }
}

interface DecideRowProps {
  readonly send: Send
  readonly state: DecidingProps['state']
  readonly mayWrite: boolean
  readonly busy: boolean
  readonly onSay: (yes: boolean) => void
}

function DecideRow({ send, state, mayWrite, busy, onSay }: DecideRowProps) {
  const words = useWords()
  const moment = useMoment()
  const name = send.contact?.name ?? send.address ?? words('outbox.somebody')
  return (
    <Row
      lead={<ChannelIcon channel={send.channel} size={18} />}
      title={send.contact === null ? name : <ContactLink id={send.contact.id} name={name} />}
      sentence={[send.sourceName ?? words(`outbox.source.${send.source}`), moment(send.since)].join(' · ')}
      action={
        mayWrite && (
          <span className={styles['actions']}>
            <TextButton disabled={busy} label={words(`outbox.${state}.yes-of`, { name })} onClick={() => onSay(true)}>
              {words(`outbox.${state}.yes`)}
            </TextButton>
            <TextButton disabled={busy} label={words(`outbox.${state}.no-of`, { name })} onClick={() => onSay(false)}>
              {words(`outbox.${state}.no`)}
            </TextButton>
          </span>
        )
      }
    />
  )
}
