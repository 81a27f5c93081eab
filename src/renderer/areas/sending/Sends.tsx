// Messages of the outbox in a table, a hundred at a time: to whom, of what, how it stands and why.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { sending } from '../../../shared/contract/sending.ts'
import type { SendState } from '../../../shared/domain/messages/words.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMoment } from '../../app/language/use-moment.ts'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import { ChannelIcon } from '../campaigns/Channel.tsx'
import { ContactLink } from '../campaigns/ContactLink.tsx'
import { messagePath } from '../campaigns/paths.ts'
import styles from './outbox.module.css'

type Send = OutputOf<typeof sending.outbox>['rows'][number]

interface SendsProps {
  readonly states: readonly SendState[]
  readonly mayCancel: boolean
  readonly empty: string
}

const PAGE = 100

export function Sends({ states, mayCancel, empty }: SendsProps) {
  const words = useWords()
  const say = useSaid()
  const answer = useInfiniteQuery(
    q.sending.outbox.infiniteOptions({
      input: (from: number) => ({ states: [...states], from, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
    }),
  )
  const cancel = useMutation(q.sending.cancel.mutationOptions({ meta: { done: words('outbox.taken-out') } }))
  const mayWrite = useMay('staff') && mayCancel
  if (answer.error !== null) return <FailedLine said={say(answer.error)} />
  if (answer.data === undefined) return <Skeleton rows={5} />
  const rows = answer.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <p className={styles['quiet']}>{empty}</p>
  return (
    <>
      {cancel.error !== null && <FailedLine said={say(cancel.error)} />}
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words('outbox.to')}</th>
            <th scope="col">{words('outbox.of')}</th>
            <th scope="col">{words('outbox.how')}</th>
            <th scope="col">{words('outbox.when')}</th>
            {mayWrite && (
              <th scope="col">
                <Unseen>{words('outbox.does')}</Unseen>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((send) => (
            <SendLine
              key={send.id}
              send={send}
              {...(mayWrite && { onCancel: () => cancel.mutate({ ids: [send.id] }) })}
            />
          ))}
        </tbody>
      </table>
      {answer.hasNextPage && (
        <TextButton onClick={() => void answer.fetchNextPage()} disabled={answer.isFetchingNextPage}>
          {words('messages.more')}
        </TextButton>
      )}
    </>
  )
}

function SendLine({ send, onCancel }: { readonly send: Send; readonly onCancel?: () => void }) {
  const words = useWords()
  const moment = useMoment()
  const { contact, source, sourceId, sourceName, channel, state, since, due, why, text } = send
  const name = contact?.name ?? words('outbox.somebody')
  const waits = state === 'waiting' || state === 'deferred'
  const reason =
    why === null || why === 'not_reached'
      ? null
      : (words.find(`campaigns.reason.${why}`) ?? words.find(`outbox.why.${why}`))
  return (
    <tr>
      <td>
        <span className={styles['to']}>
          <ChannelIcon channel={channel} />
          {contact === null ? name : <ContactLink id={contact.id} name={contact.name} />}
        </span>
      </td>
      <td>
        {source === 'campaign' ? (
          <TextButton href={messagePath(sourceId)}>
            <bdi>{sourceName ?? words('outbox.source.campaign')}</bdi>
          </TextButton>
        ) : (
          (sourceName ?? words(`outbox.source.${source}`))
        )}
      </td>
      <td>
        {words(state === 'failed' && channel === 'phone' ? 'outbox.not-reached' : `outbox.state.${state}`)}
        {reason !== null && <span className={styles['more']}>{reason}</span>}
        {text !== null && (
          <q className={styles['more']} dir="auto">
            {text}
          </q>
        )}
      </td>
      <td>{moment(waits && due !== null ? due : since)}</td>
      {onCancel !== undefined && (
        <td className={styles['end']}>
          {state !== 'handed_over' && (
            <TextButton tone="quiet" label={words('outbox.take-out-of', { name })} onClick={onCancel}>
              {words('outbox.take-out')}
            </TextButton>
          )}
        </td>
      )}
    </tr>
  )
}
