// The tasks that are due, on Today: the first few, with a way to all of them.
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { TASKS_PATH } from './paths.ts'
import { TaskRow } from './TaskRow.tsx'

const SHOWN = 6

/** Also asked by the page around, which shows itself when all of its parts are here. */
export function useTasksDue(today: number) {
  return useQuery(q.tasks.list.queryOptions({ input: { dueBy: today, limit: SHOWN } }))
}

export function TasksDue({ today }: { readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const id = useId()
  const due = useTasksDue(today).data
  if (due === undefined || due.rows.length === 0) return null
  return (
    <section>
      <SectionHeading
        id={id}
        count={formats.number(due.count)}
        action={<TextButton href={TASKS_PATH}>{words('tasks.all')}</TextButton>}
      >
        {words('tasks.due')}
      </SectionHeading>
      <Rows labelledBy={id}>
        {due.rows.map((task) => (
          <TaskRow key={task.id} task={task} today={today} />
        ))}
      </Rows>
    </section>
  )
}
