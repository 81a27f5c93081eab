// A task while it is typed, and what of it was changed. Pure; days are shop days.
import type { Task } from '../../../shared/contract/tasks.ts'

export interface TaskDraft {
  readonly words: string
  readonly due: number | null
  readonly assignedTo: number | null
  readonly contact: { readonly id: number; readonly name: string } | null
}

export function draftOf(task: Task): TaskDraft {
  const { words, due, assignedTo, contactId, contactName } = task
  return { words, due, assignedTo, contact: contactId === null ? null : { id: contactId, name: contactName ?? '' } }
}

export function valuesOf({ words, due, assignedTo, contact }: TaskDraft) {
  return { words: words.trim(), due, assignedTo, contactId: contact?.id ?? null }
}

/** Only what was changed since `base`. */
export function patchOf(base: TaskDraft, now: TaskDraft): Partial<ReturnType<typeof valuesOf>> {
  const before = valuesOf(base)
  const changed = Object.entries(valuesOf(now)).filter(
    ([field, value]) => before[field as keyof typeof before] !== value, // a key of both
  )
  return Object.fromEntries(changed)
}
