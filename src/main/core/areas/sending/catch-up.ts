// What passed its time while the program was off: sent late, asked about, or left, as the campaign or the shop says. Pure but for what it reads.
import type { CatchUp } from '../../../../shared/domain/messages/words.ts'
import type { NewEvent } from './note.ts'

export interface CatchUpRule {
  readonly how: CatchUp
  /** `late`: at most so many days. */
  readonly days: number
}

/** What becomes of one that was due on an earlier day; null: it goes all the same. `daysLate`: shop days since then. */
export function caughtUp(sendId: number, { how, days }: CatchUpRule, daysLate: number): NewEvent | null {
  if (how === 'ask') return { sendId, state: 'late', detail: { why: 'late' } }
  if (how === 'late' && daysLate <= days) return null
  return { sendId, state: 'skipped', detail: { why: 'late' } }
}
