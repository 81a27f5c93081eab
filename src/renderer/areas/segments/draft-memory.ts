// Rules that were begun and not saved, so that leaving the page loses nothing. For this window only.
import type { Rule } from '../../../shared/domain/segments/rule.ts'

interface Begun {
  readonly rule: Rule
  /** What it may be called. */
  readonly name: string
}

/** By the id of the segment; 0 for a new one. */
const begun = new Map<number, Begun>()

export const draftMemory = {
  of: (id: number | null): Begun | undefined => begun.get(id ?? 0),
  keep(id: number | null, draft: Begun): void {
    begun.set(id ?? 0, draft)
  },
  forget(id: number | null): void {
    begun.delete(id ?? 0)
  },
}
