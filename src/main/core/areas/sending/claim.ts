// Which messages go next: of sources of which something may go now, those whose time has come. A claim is of this PC alone and says only
// that a worker has them in hand; nothing has left.
import type { MessageChannel, MessageClass, SendSourceName } from '../../../../shared/domain/messages/words.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import type { Source } from './states.ts'

export interface Claimed {
  readonly id: number
  /** Whom it was frozen for; `canonOf` says who that is now. */
  readonly contactId: number
  readonly source: SendSourceName
  readonly sourceId: number
  readonly step: number
  readonly channel: MessageChannel
  readonly class: MessageClass
  readonly arm: string
  readonly coupon: string | null
  /** UTC epoch ms from which it may go. */
  readonly due: number
  readonly attempts: number
  /** UTC epoch ms at which it was frozen. */
  readonly at: number
  readonly userId: number | null
}

/** Of what waits by mail, source after source: the next one behind the given. */
const NEXT_SOURCE = `SELECT source, source_id AS sourceId FROM send_state
  WHERE state = ? AND channel = 'email' AND (source, source_id) > (?, ?) ORDER BY source, source_id LIMIT 1`
const GOING = ['waiting', 'deferred'] as const

/** Sources of which something waits or is to be tried again by mail. */
export function waitingSources(db: ReadDb): readonly Source[] {
  const found = new Map<string, Source>()
  for (const state of GOING) {
    let last: Source | undefined = db.get<Source>(NEXT_SOURCE, state, '', 0)
    while (last !== undefined) {
      found.set(`${last.source} ${String(last.sourceId)}`, last)
      last = db.get<Source>(NEXT_SOURCE, state, last.source, last.sourceId)
    }
  }
  // What one person wrote to another does not wait behind a thousand greetings.
  return [...found.values()].sort((a, b) => b.source.localeCompare(a.source) || a.sourceId - b.sourceId)
}

const DUE = `SELECT s.id, coalesce(s.owner_id, s.contact_id) AS contactId, s.source, s.source_id AS sourceId, s.step, s.channel, s.class, s.arm,
    s.coupon, t.due, t.attempts, s.at, s.user_id AS userId
  FROM send_state t CROSS JOIN send s ON s.id = t.send_id
  WHERE t.state = ? AND t.channel = 'email' AND t.source = ? AND t.source_id = ? AND t.due <= ?
  ORDER BY t.due, t.send_id LIMIT ?`

/** @param now UTC epoch ms */
export function dueNow(
  db: ReadDb,
  { source, sourceId }: Source,
  { now, most }: { readonly now: number; readonly most: number },
): readonly Claimed[] {
  return GOING.flatMap((state) => db.all<Claimed>(DUE, state, source, sourceId, now, most)).slice(0, most)
}

/** Of this PC's tables alone. */
export function claim(tx: WriteDb, ids: readonly number[]): void {
  tx.run(
    `UPDATE send_state SET state = 'claimed' WHERE send_id IN (SELECT value FROM json_each(?))
      AND state IN ('waiting', 'deferred')`,
    JSON.stringify(ids),
  )
}

const CLAIMED = `SELECT send_id FROM send_state WHERE state = 'claimed'`
const NEXT_DUE = `SELECT min(due) FROM send_state WHERE state = ? AND channel = 'email' AND source = ? AND source_id = ?`

/** What a worker had in hand that ended without letting go. */
export const claimedOnes = (db: ReadDb): readonly number[] => db.pluck<number>(CLAIMED)

/** When the next message goes by mail, UTC epoch ms; null: none waits. */
export function nextDue(db: ReadDb): number | null {
  const dues = waitingSources(db).flatMap(({ source, sourceId }) =>
    GOING.flatMap((state) => db.pluck<number | null>(NEXT_DUE, state, source, sourceId)),
  )
  const known = dues.filter((due) => due !== null)
  return known.length === 0 ? null : Math.min(...known)
}
