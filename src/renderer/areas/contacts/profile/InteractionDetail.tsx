// What was said, in full, and what can be done with it: settle it, change it, take it away.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Interaction } from '../../../../shared/contract/interactions.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { AttachDialogue } from '../../interactions/AttachDialogue.tsx'
import { EditSaid } from './SaidComposer.tsx'
import type { SaidDraft } from './timeline-view.ts'
import { HistoryLink } from '../../history/HistoryLink.tsx'
import styles from './timeline.module.css'

interface InteractionDetailProps {
  readonly id: number
  readonly onGone: () => void
}

export function InteractionDetail({ id, onGone }: InteractionDetailProps) {
  const say = useSaid()
  const said = useQuery(q.interactions.get.queryOptions({ input: { id } }))
  const [draft, setDraft] = useState<SaidDraft | null>(null)
  if (said.data === undefined)
    return said.error === null ? <Skeleton rows={2} rowHeight={24} /> : <FailedLine said={say(said.error)} />
  if (draft !== null) return <EditSaid id={id} draft={draft} onChange={setDraft} onEnd={() => setDraft(null)} />
  return <Shown said={said.data} onEdit={() => setDraft(draftOf(said.data))} onGone={onGone} />
}

function draftOf({ kind, words, direction, phase, begunBy, tone, open }: Interaction): SaidDraft {
  return { kind, words, direction, phase, begunBy, tone, open }
}

interface ShownProps {
  readonly said: Interaction
  readonly onEdit: () => void
  readonly onGone: () => void
}

function Shown({ said, onEdit, onGone }: ShownProps) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  const settle = useSettle()
  const [attaching, setAttaching] = useState(false)
  const remove = useMutation(
    q.interactions.remove.mutationOptions({ meta: { done: words('profile.composer.removed') }, onSuccess: onGone }),
  )
  const facts = [
    formats.instant(said.at),
    said.userName,
    said.phase === null ? null : words(`profile.composer.phase.${said.phase}`),
    said.begunBy === null ? null : words(`profile.composer.began.${said.begunBy}`),
  ]
  return (
    <>
      {said.words !== '' && (
        <p className={styles['text']} dir="auto">
          {said.words}
        </p>
      )}
      {said.caller !== null && (
        <p className={styles['small']} dir="auto">
          {words('said.heard', { caller: said.caller })}
        </p>
      )}
      <p className={styles['small']}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {may && (
        <div className={styles['actions']}>
          {said.open && <TextButton onClick={() => settle(said.id, false)}>{words('profile.settle')}</TextButton>}
          {!said.open && said.tone !== null && said.tone !== 'compliment' && (
            <TextButton tone="quiet" onClick={() => settle(said.id, true)}>
              {words('profile.reopen')}
            </TextButton>
          )}
          <TextButton tone="quiet" onClick={onEdit}>
            {words('profile.composer.edit')}
          </TextButton>
          <TextButton tone="quiet" onClick={() => setAttaching(true)}>
            {words('said.not-theirs')}
          </TextButton>
          <TextButton tone="quiet" onClick={() => remove.mutate({ id: said.id })}>
            {words('profile.composer.remove')}
          </TextButton>
          <HistoryLink about={{ what: 'interaction', id: said.id }} />
        </div>
      )}
      {attaching && (
        <AttachDialogue
          id={said.id}
          caller={said.caller}
          contactId={said.contactId}
          onClose={() => setAttaching(false)}
        />
      )}
    </>
  )
}

/** Says of an interaction that nobody has to do anything about it any more, or that somebody has to again. */
export function useSettle(): (id: number, open: boolean) => void {
  const words = useWords()
  const settle = useMutation(
    q.interactions.save.mutationOptions({
      meta: {
        done: (_answer, input) => {
          const { patch } = input as { readonly patch: { readonly open?: boolean } } // given below
          return words(patch.open === true ? 'profile.reopened' : 'profile.settled')
        },
      },
    }),
  )
  return (id, open) => settle.mutate({ id, patch: { open } })
}
