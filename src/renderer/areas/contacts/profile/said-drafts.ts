// What somebody began to write down about a customer and did not keep yet: it waits here when another profile is looked
// at. Only in memory, and only for the person who typed it.
import type { SaidDraft } from './timeline-view.ts'

const kept = new Map<string, SaidDraft>()

const nameOf = (user: number, contact: number) => `${String(user)}/${String(contact)}`

export const saidDrafts = {
  find: (user: number, contact: number): SaidDraft | null => kept.get(nameOf(user, contact)) ?? null,
  /** Only what holds words is worth keeping. */
  keep: (user: number, contact: number, draft: SaidDraft): void => {
    if (draft.words.trim() === '') kept.delete(nameOf(user, contact))
    else kept.set(nameOf(user, contact), draft)
  },
  drop: (user: number, contact: number): void => {
    kept.delete(nameOf(user, contact))
  },
  /** When the book is closed nothing of it stays in the window. */
  forget: (): void => kept.clear(),
}
