// Days on which tasks are due, as people say them. Pure; days are shop days.
import { dayOfDate } from '../../../shared/domain/shop-day.ts'

export const DUE_CHOICES = [
  { name: 'today', days: 0 },
  { name: 'tomorrow', days: 1 },
  { name: 'week', days: 7 },
  { name: 'none', days: null },
] as const

/** The day of a date field, `YYYY-MM-DD`; null while there is none. */
export function dayOfIso(iso: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!found) return null
  return dayOfDate({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) })
}

export const GROUPS = ['overdue', 'today', 'later', 'someday'] as const
export type DueGroup = (typeof GROUPS)[number]

/** Under which heading a task stands. */
export function groupOf(due: number | null, today: number): DueGroup {
  if (due === null) return 'someday'
  if (due < today) return 'overdue'
  return due === today ? 'today' : 'later'
}

/** Tasks by heading, in the order of the headings; those without one are left out. */
export function byDue<T extends { readonly due: number | null }>(
  tasks: readonly T[],
  today: number,
): readonly { readonly group: DueGroup; readonly tasks: readonly T[] }[] {
  return GROUPS.flatMap((group) => {
    const here = tasks.filter((task) => groupOf(task.due, today) === group)
    return here.length === 0 ? [] : [{ group, tasks: here }]
  })
}
