// A task as a row: a box to tick, what, about whom, by whom, until when. Enter turns it into its form.
import { Button } from '@mantine/core'
import { IconClockExclamation, IconSquare, IconSquareCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type SubmitEvent } from 'react'
import { Link } from 'wouter'
import type { Task } from '../../../shared/contract/tasks.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Row } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import { wrongIn } from '../fields/custom-draft.ts'
import { refusedFields } from '../fields/refused-fields.ts'
import { TaskFields } from './TaskFields.tsx'
import { draftOf, patchOf } from './task-draft.ts'
import styles from './tasks.module.css'
import { useTaskDone } from './use-task-done.ts'

interface TaskRowProps {
  readonly task: Task
  /** Shop day */
  readonly today: number
}

/** The row goes from the list; the one after it takes the focus. */
function focusNext(): void {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]')
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  if (next instanceof HTMLElement) next.focus()
}

export function TaskRow({ task, today }: TaskRowProps) {
  const words = useWords()
  const may = useMay('staff')
  const done = useTaskDone()
  const [editing, setEditing] = useState(false)
  const toggle = () => {
    focusNext()
    done([task.id], !task.done)
  }
  if (editing) return <EditTask task={task} today={today} onEnd={() => setEditing(false)} />
  const Box = task.done ? IconSquareCheck : IconSquare
  return (
    <Row
      lead={
        <button
          type="button"
          className={styles['tick']}
          role="checkbox"
          aria-checked={task.done}
          aria-label={words('profile.task.done-label', { what: task.words })}
          disabled={!may}
          onClick={toggle}
        >
          <Box size={20} stroke={1.6} aria-hidden />
        </button>
      }
      titleFace="words"
      title={<span className={task.done ? styles['did'] : undefined}>{task.words}</span>}
      sentence={<About task={task} />}
      figures={<Due task={task} today={today} />}
      {...(may && {
        action: (
          <TextButton
            tone="quiet"
            label={words('tasks.change-label', { what: task.words })}
            onClick={() => setEditing(true)}
          >
            {words('app.change')}
          </TextButton>
        ),
        onEnter: () => setEditing(true),
        onSpace: toggle,
      })}
    />
  )
}

function About({ task }: { readonly task: Task }) {
  const words = useWords()
  const { user } = useHere()
  const other = task.assignedTo === user.id ? null : task.assignedName
  return (
    <span className={styles['about']}>
      {task.contactId !== null && (
        <Link className={styles['person']} href={contactPath(task.contactId)} dir="auto">
          {task.contactName}
        </Link>
      )}
      {other !== null && <span className={styles['quiet']}>{words('profile.task.for', { name: other })}</span>}
    </span>
  )
}

function Due({ task, today }: TaskRowProps) {
  const words = useWords()
  const formats = useFormats()
  if (task.done)
    return task.doneAt === null ? null : (
      <>
        {words('tasks.done-when', {
          when: formats.relativeDays(formats.dayOf(task.doneAt) - today),
          who: task.doneByName ?? '',
        })}
      </>
    )
  if (task.due === null) return null
  const late = task.due < today
  return (
    <span className={late ? styles['late'] : undefined} title={formats.day(task.due)}>
      {late && <IconClockExclamation size={16} stroke={1.6} aria-hidden />}
      {formats.relativeDays(task.due - today)}
    </span>
  )
}

interface EditTaskProps extends TaskRowProps {
  readonly onEnd: () => void
}

function EditTask({ task, today, onEnd }: EditTaskProps) {
  const words = useWords()
  const say = useSaid()
  const [base] = useState(() => draftOf(task))
  const [draft, setDraft] = useState(base)
  const [tried, setTried] = useState(false)
  const wrong = wrongIn(draft.custom)
  const save = useMutation(q.tasks.save.mutationOptions({ meta: { done: words('tasks.saved') }, onSuccess: onEnd }))
  const remove = useMutation(q.tasks.remove.mutationOptions({ meta: { done: words('profile.task.removed') } }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (draft.words.trim() === '' || wrong.size > 0) return
    const patch = patchOf(base, draft)
    if (Object.keys(patch).length === 0) onEnd()
    else save.mutate({ id: task.id, patch })
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onEnd()
  }
  return (
    <li className={styles['editing']}>
      <form onSubmit={submit} onKeyDown={leave} aria-label={words('tasks.change-label', { what: task.words })}>
        <TaskFields
          draft={draft}
          onChange={(part) => setDraft({ ...draft, ...part })}
          today={today}
          box={takeFocus}
          whole
          wrong={tried ? new Map([...refusedFields(save.error), ...wrong]) : NONE}
        />
        {save.error !== null && refusedFields(save.error).size === 0 && <FailedLine said={say(save.error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={save.isPending}>
            {words('contacts.form.save')}
          </Button>
          <Button variant="subtle" onClick={onEnd}>
            {words('app.cancel')}
          </Button>
          <span className={styles['grow']} />
          <TextButton tone="quiet" onClick={() => remove.mutate({ ids: [task.id] })}>
            {words('tasks.remove')}
          </TextButton>
        </div>
      </form>
    </li>
  )
}

/** Nothing is called wrong before somebody tried to save. */
const NONE: ReadonlyMap<string, string> = new Map()

function takeFocus(field: HTMLInputElement | null): void {
  field?.focus()
}
