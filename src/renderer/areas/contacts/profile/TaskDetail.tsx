// A task about the customer: until when, by whom, and done.
import { useMutation, useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { OwnValues } from '../../fields/OwnValues.tsx'
import { HistoryLink } from '../../history/HistoryLink.tsx'
import { useTaskDone } from '../../tasks/use-task-done.ts'
import styles from './timeline.module.css'

interface TaskDetailProps {
  readonly id: number
  /** Shop day */
  readonly today: number
  readonly onGone: () => void
}

export function TaskDetail({ id, today, onGone }: TaskDetailProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const may = useMay('staff')
  const task = useQuery(q.tasks.get.queryOptions({ input: { id } }))
  const done = useTaskDone()
  const remove = useMutation(
    q.tasks.remove.mutationOptions({ meta: { done: words('profile.task.removed') }, onSuccess: onGone }),
  )
  if (task.data === undefined)
    return task.error === null ? <Skeleton rows={2} rowHeight={24} /> : <FailedLine said={say(task.error)} />
  const { due, assignedName, note } = task.data
  const facts = [
    due === null
      ? words('profile.task.no-day')
      : words('profile.task.due-on', { day: formats.relativeDays(due - today) }),
    assignedName === null ? null : words('profile.task.for', { name: assignedName }),
  ]
  return (
    <>
      {note !== null && (
        <p className={styles['text']} dir="auto">
          {note}
        </p>
      )}
      <OwnValues subject="tasks" values={task.data.custom} />
      <p className={styles['small']}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {may && (
        <div className={styles['actions']}>
          <TextButton onClick={() => done([id], !task.data.done)}>
            {words(task.data.done ? 'profile.task.not-done' : 'profile.task.done')}
          </TextButton>
          <TextButton tone="quiet" onClick={() => remove.mutate({ ids: [id] })}>
            {words('profile.composer.remove')}
          </TextButton>
          <HistoryLink about={{ what: 'task', id }} />
        </div>
      )}
    </>
  )
}
