// What people decide about messages that have not left, or of which nobody knows whether they arrived.
import type { SendState } from '../../../../shared/domain/messages/words.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import { noteEvents, type EventDetail, type NewEvent } from './note.ts'
import type { Source } from './states.ts'

/** They can still be held back. */
export const UNSENT = ['waiting', 'claimed', 'deferred', 'late'] as const satisfies readonly SendState[]

const STANDING = `SELECT t.send_id AS id FROM json_each(?) m CROSS JOIN send_state t ON t.send_id = m.value
  CROSS JOIN send s ON s.id = t.send_id WHERE t.state IN (SELECT value FROM json_each(?))`
const OF_SOURCE = `SELECT t.send_id FROM send_state t WHERE t.source = ? AND t.source_id = ?
  AND t.state IN (SELECT value FROM json_each(?))`

/** Those of `ids` that stand in one of these states. */
function standing(
  { db }: Pick<CommandContext, 'db'>,
  ids: readonly number[],
  states: readonly SendState[],
): readonly number[] {
  return db.pluck<number>(STANDING, JSON.stringify(ids), JSON.stringify(states))
}

/** Errors: NOT_FOUND where none of them stands so. */
function must(context: CommandContext, ids: readonly number[], states: readonly SendState[]): readonly number[] {
  const found = standing(context, ids, states)
  if (found.length === 0) throw new Failure('NOT_FOUND', { what: 'send' })
  return found
}

function note(context: CommandContext, ids: readonly number[], event: Omit<NewEvent, 'sendId'>): void {
  noteEvents(
    context,
    context.session.userId,
    ids.map((sendId) => ({ ...event, sendId })),
  )
}

/** Handed over and never confirmed: it arrived, or it did not. Errors: NOT_FOUND. */
export function resolveSends(
  context: CommandContext,
  { ids, arrived }: { readonly ids: readonly number[]; readonly arrived: boolean },
): void {
  const found = must(context, ids, ['uncertain'])
  note(context, found, arrived ? { state: 'sent' } : { state: 'failed', detail: { why: 'not_arrived' } })
}

/** What came too late goes now, or never. Errors: NOT_FOUND. */
export function decideLate(
  context: CommandContext,
  { ids, send }: { readonly ids: readonly number[]; readonly send: boolean },
): void {
  const found = must(context, ids, ['late'])
  const now = context.outside.clock.now()
  note(context, found, send ? { state: 'waiting', due: now } : { state: 'skipped', detail: { why: 'late' } })
}

/** Takes messages out that have not left. Errors: NOT_FOUND. */
export function cancelSends(context: CommandContext, ids: readonly number[]): void {
  note(context, must(context, ids, UNSENT), { state: 'cancelled', detail: { why: 'taken_out' } })
}

/** What of a source has not left never leaves; answers how many those were. */
export function cancelUnsent(
  context: CommandContext,
  { source, sourceId, why = 'stopped' }: Source & { readonly why?: string },
): number {
  const ids = context.db.pluck<number>(OF_SOURCE, source, sourceId, JSON.stringify(UNSENT))
  note(context, ids, { state: 'cancelled', detail: { why } })
  return ids.length
}

/** Messages that have not left are not sent, because a rule forbids it; answers which. */
export function skipSends(
  context: CommandContext,
  { sends, why }: { readonly sends: readonly number[]; readonly why: string },
): readonly number[] {
  const ids = standing(context, sends, UNSENT)
  note(context, ids, { state: 'skipped', detail: { why } })
  return ids
}

/** What goes by hand (letters that were posted, people who were called) has gone; answers which. */
export function markSent(
  context: CommandContext,
  { sends, detail = {} }: { readonly sends: readonly number[]; readonly detail?: EventDetail },
): readonly number[] {
  const ids = standing(context, sends, UNSENT)
  note(context, ids, { state: 'sent', detail })
  return ids
}

/** Messages that have not left go at another time. `due`: UTC epoch ms. */
export function setDue(
  context: CommandContext,
  moves: readonly { readonly sendId: number; readonly due: number }[],
): void {
  const open = new Set(
    standing(
      context,
      moves.map(({ sendId }) => sendId),
      UNSENT,
    ),
  )
  noteEvents(
    context,
    context.session.userId,
    moves.filter(({ sendId }) => open.has(sendId)).map(({ sendId, due }) => ({ sendId, state: 'waiting', due })),
  )
}

/** What somebody says or fed in of a message: it came back; how a call went. */
export function noteEvent(
  context: CommandContext,
  event: { readonly sendId: number; readonly state: 'bounced' | 'sent' | 'failed'; readonly detail: EventDetail },
): void {
  noteEvents(context, context.session.userId, [event])
}
