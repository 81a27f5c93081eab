// A task while it is typed, and what of it was changed. Pure; days are shop days.
import type { CustomPatch } from '../../../shared/contract/fields.ts'
import type { Task } from '../../../shared/contract/tasks.ts'
import { customDraftOf, customPatchOf, type CustomDraft } from '../fields/custom-draft.ts'

export interface TaskDraft {
  readonly words: string
  readonly due: number | null
  readonly assignedTo: number | null
  readonly contact: { readonly id: number; readonly name: string } | null
  /** The shop's own fields. */
  readonly custom: CustomDraft
}

export function draftOf(task: Task): TaskDraft {
  const { words, due, assignedTo, contactId, contactName } = task
  const contact = contactId === null ? null : { id: contactId, name: contactName ?? '' }
  return { words, due, assignedTo, contact, custom: customDraftOf(task.custom) }
}

/** Without what is said in own fields; see `newCustom`. */
export function valuesOf({ words, due, assignedTo, contact }: TaskDraft) {
  return { words: words.trim(), due, assignedTo, contactId: contact?.id ?? null }
}

/** Only what was changed since `base`. */
export function patchOf(
  base: TaskDraft,
  now: TaskDraft,
): Partial<ReturnType<typeof valuesOf>> & { readonly custom?: CustomPatch } {
  const before = valuesOf(base)
  const changed = Object.entries(valuesOf(now)).filter(
    ([field, value]) => before[field as keyof typeof before] !== value, // a key of both
  )
  return { ...Object.fromEntries(changed), ...customChange(base.custom, now.custom) }
}

const customChange = (base: CustomDraft, now: CustomDraft) => {
  const custom = customPatchOf(base, now)
  return custom === undefined ? {} : { custom }
}

/** What is said in own fields of a task that is being made. */
export const newCustom = (draft: TaskDraft) => customChange({}, draft.custom)
