// How many tasks are due today or were due before, for the navigation.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useToday } from '../contacts/use-today.ts'

/** Undefined until it is known, and while nothing is due. */
export function useDueCount(): number | undefined {
  const dueBy = useToday()
  const due = useQuery(q.tasks.list.queryOptions({ input: { dueBy, limit: 1 } })).data
  return due === undefined || due.count === 0 ? undefined : due.count
}
