// The send role changes hands: one PC sends, and another takes it over on purpose. What may have gone from the other PC meanwhile is asked
// about, and never sent again by itself.
import type { CommandContext } from '../../area.ts'
import { noteEvents } from './note.ts'
import { holderOf, saveRole, thisMachine } from './rules.ts'

/** The other one may have sent them without this book knowing: after a restore, from a copy, before the files were exchanged. */
const IN_QUESTION = `SELECT send_id AS id, state FROM send_state
  WHERE channel = 'email' AND (state = 'handed_over' OR state IN ('waiting', 'claimed', 'deferred') AND due <= ?)`

export function takeRole(context: CommandContext, name: string): void {
  const { db, outside } = context
  const before = holderOf(db)
  const { machine } = thisMachine(db)
  const since = outside.clock.now()
  saveRole(db, { machine, name, since: before?.machine === machine ? before.since : since })
  if (before === null || before.machine === machine) return
  const sends = db.all<{ id: number; state: string }>(IN_QUESTION, since)
  noteEvents(
    context,
    context.session.userId,
    sends.map(({ id, state }) =>
      state === 'handed_over'
        ? { sendId: id, state: 'uncertain' }
        : { sendId: id, state: 'late', detail: { why: 'role' } },
    ),
  )
}
