// Writing something down in two clicks: the first says what it was and puts the cursor into the words, the second keeps
// it. S, T, M and A do the first by key, from the profile and from the list beside it. What is rarer stands in a menu.
import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { q } from '../../../api/queries.ts'
import { useShortcuts } from '../../../app/keyboard/shortcuts.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useHere, useMay } from '../../../app/session/here.tsx'
import { classes } from '../../../components/classes.ts'
import textButton from '../../../components/TextButton.module.css'
import { TextButton } from '../../../components/TextButton.tsx'
import { Keycap } from '../../../components/Keycap.tsx'
import { RespondDialogue } from '../../campaigns/results/RespondDialogue.tsx'
import { WriteMail } from '../../email/WriteMail.tsx'
import { EntryIcon } from './EntryIcon.tsx'
import { saidDrafts } from './said-drafts.ts'
import { NewSaid } from './SaidComposer.tsx'
import { TaskComposer } from './TaskComposer.tsx'
import { begin, RARE_KINDS, turnInto, USUAL_KINDS, type SaidDraft } from './timeline-view.ts'
import styles from './timeline.module.css'

interface AddBarProps {
  readonly contactId: number
  readonly name: string
  /** Shop day */
  readonly today: number
}

type Writing = { readonly is: 'said'; readonly draft: SaidDraft } | { readonly is: 'task' } | null

export function AddBar(props: AddBarProps) {
  return useMay('staff') ? <Writer {...props} /> : null
}

function Writer({ contactId, name, today }: AddBarProps) {
  const words = useWords()
  const { user } = useHere()
  const standing = useQuery(q.visits.standing.queryOptions({ input: { contactId } }))
  const bought = { lastPurchaseDay: standing.data?.lastPurchaseDay ?? null, today }
  const found = saidDrafts.find(user.id, contactId)
  const [writing, setWriting] = useState<Writing>(found === null ? null : { is: 'said', draft: found })
  const [answering, setAnswering] = useState(false)
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
    a: { where: 'list', run: () => setAnswering(true) },
  })
  return (
    <>
      <div role="group" aria-label={words('profile.add')} className={styles['add']}>
        {USUAL_KINDS.map((kind) => (
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
        <Rarer onSay={say} onAnswer={() => setAnswering(true)} />
      </div>
      {answering && (
        <RespondDialogue campaign={null} person={{ id: contactId, name }} onClose={() => setAnswering(false)} />
      )}
      {writing?.is === 'said' && (
        <NewSaid key={writing.draft.kind} contactId={contactId} draft={writing.draft} onChange={change} onEnd={end} />
      )}
      {writing?.is === 'task' && <TaskComposer contactId={contactId} today={today} onEnd={end} />}
    </>
  )
}

interface RarerProps {
  readonly onSay: (kind: SaidDraft['kind']) => void
  readonly onAnswer: () => void
}

function Rarer({ onSay, onAnswer }: RarerProps) {
  const words = useWords()
  const button = useRef<HTMLButtonElement>(null)
  // At once, and not some moments later: whatever is begun takes the focus from there, and gives it back.
  const back = () => button.current?.focus()
  return (
    <Menu position="bottom-end" returnFocus={false} onClose={back}>
      <Menu.Target>
        <button
          ref={button}
          type="button"
          className={classes(textButton['textButton'], textButton['accent'])}
          aria-label={words('profile.more-label')}
        >
          <IconDots size={16} stroke={1.6} aria-hidden />
          {words('profile.more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<EntryIcon kind="response" size={16} />}
          rightSection={<Keycap label={words('profile.key.a')} silent />}
          aria-keyshortcuts="A"
          onClick={() => {
            back()
            onAnswer()
          }}
        >
          {words('profile.answer')}
        </Menu.Item>
        {RARE_KINDS.map((kind) => (
          <Menu.Item
            key={kind}
            leftSection={<EntryIcon kind={kind} size={16} />}
            onClick={() => {
              back()
              onSay(kind)
            }}
          >
            {words(`profile.kind.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
