// What keeps everything from going: somebody paused it, another PC has the role, no account, too many refusals in a row. Read from
// the book, so that a restart forgets nothing.
import type { ReadDb } from '../../database/handle.ts'
import { maySend, pauseOf } from './rules.ts'

/** So many refusals for good in a row, and somebody must look before more goes out. */
export const FAILURES_IN_A_ROW = 10
/** So many refusals of any kind in a row: it rests. */
export const ERRORS_IN_A_ROW = 25
const REST_MS = 3_600_000

export type Held = 'paused' | 'role' | 'account' | 'errors' | 'offline'

export interface Outcome {
  readonly state: 'sent' | 'deferred' | 'failed'
  /** UTC epoch ms */
  readonly at: number
}

/** @param outcomes newest first; what was before somebody last said to go on does not count */
export function restsUntil(outcomes: readonly Outcome[]): number | 'asked' | null {
  const [newest] = outcomes
  if (newest === undefined) return null
  const inARow = (of: number, bad: readonly Outcome['state'][]) =>
    outcomes.length >= of && outcomes.slice(0, of).every(({ state }) => bad.includes(state))
  if (inARow(FAILURES_IN_A_ROW, ['failed'])) return 'asked'
  return inARow(ERRORS_IN_A_ROW, ['failed', 'deferred']) ? newest.at + REST_MS : null
}

// Whatever nobody of the shop said was answered by the other side.
const OUTCOMES = `SELECT state, at FROM send_event WHERE user_id IS NULL AND state IN ('sent', 'deferred', 'failed') AND at > ?
  AND detail NOT LIKE '%"why":"offline"%' ORDER BY at DESC, id DESC LIMIT ?`

export function restOf(db: ReadDb): number | 'asked' | null {
  return restsUntil(db.all<Outcome>(OUTCOMES, pauseOf(db).at, ERRORS_IN_A_ROW))
}

/** Null: it goes. */
export function heldBy(
  db: ReadDb,
  { hasAccount, offline, now }: { readonly hasAccount: boolean; readonly offline: boolean; readonly now: number },
): Held | null {
  if (pauseOf(db).on) return 'paused'
  if (!maySend(db)) return 'role'
  if (!hasAccount) return 'account'
  const rest = restOf(db)
  if (rest === 'asked' || (rest !== null && rest > now)) return 'errors'
  return offline ? 'offline' : null
}

const REFUSED = `SELECT detail ->> 'text' FROM send_event WHERE state IN ('deferred', 'failed') AND user_id IS NULL
  AND json_valid(detail) ORDER BY at DESC, id DESC LIMIT 1`

/** The newest refusal in words of the other side. */
export const newestRefusal = (db: ReadDb): string | null => db.pluck<string | null>(REFUSED)[0] ?? null
