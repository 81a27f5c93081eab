// A task about this customer in one line: what, until when, by whom.
import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type SubmitEvent } from 'react'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useHere } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { DueChoice } from '../../tasks/DueChoice.tsx'
import styles from './timeline.module.css'

interface TaskComposerProps {
  readonly contactId: number
  /** Shop day */
  readonly today: number
  readonly onEnd: () => void
}

export function TaskComposer({ contactId, today, onEnd }: TaskComposerProps) {
  const words = useWords()
  const say = useSaid()
  const { user } = useHere()
  const [text, setText] = useState('')
  const [due, setDue] = useState<number | null>(today)
  const [who, setWho] = useState(user.id)
  const team = useQuery(q.users.list.queryOptions({ input: {} })).data ?? []
  const add = useMutation(q.tasks.add.mutationOptions({ meta: { done: words('profile.task.kept') }, onSuccess: onEnd }))
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    if (text.trim() !== '') add.mutate({ contactId, words: text, due, assignedTo: who })
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onEnd()
  }
  return (
    <form className={styles['composer']} aria-label={words('profile.kind.task')} onSubmit={save} onKeyDown={leave}>
      <TextInput
        autoFocus
        aria-label={words('profile.task.words')}
        placeholder={words('profile.task.words')}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DueChoice due={due} today={today} onChange={setDue} />
      {team.length > 1 && (
        <Select
          aria-label={words('profile.task.who')}
          value={String(who)}
          onChange={(id) => id !== null && setWho(Number(id))}
          data={team.map(({ id, name }) => ({
            value: String(id),
            label: id === user.id ? words('profile.task.who-me') : name,
          }))}
        />
      )}
      {add.error !== null && <FailedLine said={say(add.error)} />}
      <div className={styles['composerFoot']}>
        <Button type="submit" variant="filled" disabled={add.isPending || text.trim() === ''}>
          {words('profile.task.keep')}
        </Button>
        <Button variant="subtle" onClick={onEnd}>
          {words('profile.composer.cancel')}
        </Button>
      </div>
    </form>
  )
}
