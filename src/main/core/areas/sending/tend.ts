// Puts the outbox in order before anything goes: what an ended worker had in hand, what nobody answered for, what passed its time while the
// program was off.
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { CommandContext, JobPlace, SendSource } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { caughtUp, type CatchUpRule } from './catch-up.ts'
import { claimedOnes, waitingSources } from './claim.ts'
import { dropOrphans, setStates } from './derive.ts'
import { noteEvents, type NewEvent } from './note.ts'
import { rulesOf } from './rules.ts'
import { sourceOf } from './sources.ts'
import type { Source } from './states.ts'

/** Shorter absences are none: a restart, a PC that slept over lunch. */
const ABSENCE_MS = 10 * 60_000
const SEEN_EVERY_MS = 60_000

const UNANSWERED = `SELECT send_id FROM send_state WHERE state = 'handed_over' AND channel = 'email'`

const NOBODYS = 'SELECT id FROM send INDEXED BY send_owner WHERE owner_id IS NULL'

/** When the outbox is looked at for the first time since the book was opened. */
export function putInOrder(place: JobPlace): void {
  place.book().local((tx) => {
    dropOrphans(tx)
    setStates(tx, claimedOnes(tx))
    // Of people out of sight no hook was asked when something was undone.
    setStates(tx, tx.pluck<number>(NOBODYS))
  }, true)
  const lost = place.book().db.pluck<number>(UNANSWERED)
  if (lost.length === 0) return
  place.program('sending.tend', (context) => {
    noteEvents(
      context,
      null,
      lost.map((sendId) => ({ sendId, state: 'uncertain' })),
    )
  })
}

/** Notes that this PC is awake, and catches up with what it slept through. */
export function stayAwake(place: JobPlace, sources: () => readonly SendSource[]): void {
  const { db } = place.book()
  const now = place.outside.clock.now()
  const seen = db.pluck<number>('SELECT at FROM send_awake')[0]
  if (seen !== undefined && Math.abs(now - seen) < SEEN_EVERY_MS) return
  if (seen === undefined || now - seen < ABSENCE_MS) {
    place.book().local((tx) => {
      sayAwake(tx, now)
    }, true)
    return
  }
  place.program('sending.tend', (context) => {
    noteEvents(context, null, missed(context, { seen, now, ruleOf: ruleBy(context.db, sources()) }))
    sayAwake(context.db, now)
  })
}

function sayAwake(tx: WriteDb, now: number): void {
  tx.run('INSERT INTO send_awake (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at', now)
}

/** How messages of a source are caught up with. */
export function ruleBy(db: ReadDb, sources: readonly SendSource[]): (source: Source) => CatchUpRule {
  const { catchUp: how, catchUpDays: days } = rulesOf(db)
  return (source) => sourceOf(sources, source)?.catchUp?.(db, source.sourceId) ?? { how, days }
}

const MISSED = `SELECT send_id AS id, due FROM send_state WHERE state = 'waiting' AND channel = 'email' AND source = ? AND source_id = ?
  AND due > ? AND due < ?`

/** What fell due while nobody was there, and on an earlier day than today. */
function missed(
  { db, settings }: Pick<CommandContext, 'db' | 'settings'>,
  {
    seen,
    now,
    ruleOf,
  }: { readonly seen: number; readonly now: number; readonly ruleOf: (source: Source) => CatchUpRule },
): readonly NewEvent[] {
  const calendar = shopCalendar(settings.zone, settings.dayTurn)
  const today = calendar.dayOf(now)
  return waitingSources(db).flatMap((one) =>
    db
      .all<{ id: number; due: number }>(MISSED, one.source, one.sourceId, seen, calendar.startOf(today))
      .map(({ id, due }) => caughtUp(id, ruleOf(one), today - calendar.dayOf(due)))
      .filter((event) => event !== null),
  )
}
