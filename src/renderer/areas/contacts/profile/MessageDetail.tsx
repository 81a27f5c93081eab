// A message to them, opened in the timeline: how it stands and why, what the other side said of it, what it says, or the way to its campaign.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { messagePath } from '../../campaigns/paths.ts'
import styles from './timeline.module.css'
import type { Row } from './timeline-view.ts'

export function MessageDetail({ row }: { readonly row: Row }) {
  const words = useWords()
  const formats = useFormats()
  const { channel, state, source, sourceId, why, code, text } = row.values
  const reason =
    why === undefined ? null : (words.find(`campaigns.reason.${why}`) ?? words.find(`outbox.why.${why}`) ?? null)
  return (
    <>
      <p className={styles['small']}>
        {[words.find(`messages.channel.${channel ?? ''}`), words.find(`outbox.state.${state ?? ''}`), reason]
          .filter((part) => part !== null)
          .join(', ')}
        {' · '}
        {[formats.instant(row.at), row.by].filter((part) => part !== null).join(', ')}
      </p>
      {text !== undefined && (
        <p dir="auto">
          <q>{[code, text].filter((part) => part !== undefined).join(' ')}</q>
        </p>
      )}
      {source === 'campaign' ? (
        <p className={styles['actions']}>
          <TextButton href={messagePath(Number(sourceId))}>{words('profile.message.campaign')}</TextButton>
        </p>
      ) : (
        <Said id={row.id} />
      )}
    </>
  )
}

/** What was written to them alone. */
function Said({ id }: { readonly id: number }) {
  const say = useSaid()
  const words = useWords()
  const said = useQuery(q.sending.words.queryOptions({ input: { id } }))
  if (said.error !== null) return <FailedLine said={say(said.error)} />
  if (said.data === undefined || said.data === null) return null
  const { text, because } = said.data
  return (
    <>
      {text !== '' && (
        <p className={styles['text']} dir="auto">
          {text}
        </p>
      )}
      {because !== '' && <p className={styles['small']}>{words('profile.message.because', { because })}</p>}
    </>
  )
}
