// Writing something down in two clicks: the first says what it was and puts the cursor into the words, the second keeps
// it. S and T do the first by key, from the profile and from the list beside it.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { q } from '../../../api/queries.ts'
import { useShortcuts } from '../../../app/keyboard/shortcuts.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useHere, useMay } from '../../../app/session/here.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { WriteMail } from '../../email/WriteMail.tsx'
import { EntryIcon } from './EntryIcon.tsx'
import { saidDrafts } from './said-drafts.ts'
import { NewSaid } from './SaidComposer.tsx'
import { TaskComposer } from './TaskComposer.tsx'
import { begin, SAID_KINDS, turnInto, type SaidDraft } from './timeline-view.ts'
import styles from './timeline.module.css'

interface AddBarProps {
  readonly contactId: number
  /** Shop day */
  readonly today: number
}

type Writing = { readonly is: 'said'; readonly draft: SaidDraft } | { readonly is: 'task' } | null

export function AddBar(props: AddBarProps) {
  return useMay('staff') ? <Writer {...props} /> : null
}

function Writer({ contactId, today }: AddBarProps) {
  const words = useWords()
  const { user } = useHere()
  const standing = useQuery(q.visits.standing.queryOptions({ input: { contactId } }))
  const bought = { lastPurchaseDay: standing.data?.lastPurchaseDay ?? null, today }
  const found = saidDrafts.find(user.id, contactId)
  const [writing, setWriting] = useState<Writing>(found === null ? null : { is: 'said', draft: found })
  const before = useRef<Element | null>(null)

  const start = (next: Writing) => {
    if (writing === null) before.current = document.activeElement
    setWriting(next)
  }
  const say = (kind: SaidDraft['kind']) =>
    start({
      is: 'said',
      draft: writing?.is === 'said' ? turnInto(writing.draft, kind, bought) : begin(kind, bought),
    })
  const change = (draft: SaidDraft) => {
    saidDrafts.keep(user.id, contactId, draft)
    setWriting({ is: 'said', draft })
  }
  const end = () => {
    saidDrafts.drop(user.id, contactId)
    setWriting(null)
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }
  useShortcuts({
    s: { where: 'list', run: () => say('talk') },
    t: { where: 'list', run: () => start({ is: 'task' }) },
  })
  return (
    <>
      <div role="group" aria-label={words('profile.add')} className={styles['add']}>
        {SAID_KINDS.map((kind) => (
          <TextButton
            key={kind}
            icon={<EntryIcon kind={kind} size={16} />}
            expanded={writing?.is === 'said' && writing.draft.kind === kind}
            onClick={() => say(kind)}
          >
            {words(`profile.kind.${kind}`)}
          </TextButton>
        ))}
        <TextButton
          icon={<EntryIcon kind="task" size={16} />}
          expanded={writing?.is === 'task'}
          onClick={() => start({ is: 'task' })}
        >
          {words('profile.kind.task')}
        </TextButton>
        <WriteMail contactId={contactId} />
      </div>
      {writing?.is === 'said' && (
        <NewSaid key={writing.draft.kind} contactId={contactId} draft={writing.draft} onChange={change} onEnd={end} />
      )}
      {writing?.is === 'task' && <TaskComposer contactId={contactId} today={today} onEnd={end} />}
    </>
  )
}
