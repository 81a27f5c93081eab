// Writes down what became of messages. Events only grow; how a message stands follows from all of them.
import type { SendState } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { CommandContext } from '../../area.ts'
import { manyRows } from '../../database/many-rows.ts'
import { setStates } from './derive.ts'

/** A command, in somebody's name or in nobody's. */
export type Writing = Pick<CommandContext, 'db' | 'outside' | 'settings'>

/** What is known of an event beside its state; all of it is emptied when the person is erased. */
export interface EventDetail {
  /** The address it went to. */
  readonly to?: string
  readonly messageId?: string
  /** What the other side answered: 450 4.2.0, and its words. */
  readonly code?: string | null
  readonly text?: string
  /** Why it was put off, skipped or taken out: one of WRITE_REASONS, HOLD_REASONS or this area's own. */
  readonly why?: string
}

export interface NewEvent {
  readonly sendId: number
  readonly state: SendState
  /** UTC epoch ms; now unless it is told afterwards. */
  readonly at?: number
  /** UTC epoch ms of the next try, for `waiting` and `deferred`. */
  readonly due?: number
  readonly detail?: EventDetail
}

const COLUMNS = 'id, send_id, contact_id, owner_id, state, at, day, due, detail, user_id'
/** Whose a message is now, and its newest event: a clock set back must not put what follows before it. */
const WHOSE = `SELECT s.id, s.owner_id AS owner, s.contact_id AS contact,
    (SELECT a.canon_id FROM alias a WHERE a.id = s.contact_id) AS canon,
    (SELECT max(e.at) FROM send_event e WHERE e.send_id = s.id) AS last
  FROM json_each(?) m CROSS JOIN send s ON s.id = m.value`

interface Whose {
  readonly id: number
  readonly owner: number | null
  readonly contact: number
  readonly canon: number | null
  readonly last: number | null
}

/** @param userId null: nobody, the program by itself; such events stay whatever is undone */
export function noteEvents(
  { db, outside, settings }: Writing,
  userId: number | null,
  events: readonly NewEvent[],
): void {
  if (events.length === 0) return
  const sends = [...new Set(events.map(({ sendId }) => sendId))]
  const whose = new Map(db.all<Whose>(WHOSE, JSON.stringify(sends)).map((row) => [row.id, row]))
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const now = outside.clock.now()
  const known = events.flatMap((event) => {
    const send = whose.get(event.sendId)
    return send === undefined ? [] : [{ event, send }]
  })
  if (known.length === 0) return
  const rows = manyRows(db, { table: 'send_event', columns: COLUMNS })
  let id = db.newIds('send_event', known.length)
  for (const { event, send } of known) {
    const at = Math.max(event.at ?? now, send.last ?? 0)
    const contact = send.canon ?? send.contact
    const detail = JSON.stringify(event.detail ?? {})
    rows.add(id, send.id, contact, send.owner, event.state, at, dayOf(at), event.due ?? null, detail, userId)
    id += 1
  }
  rows.end()
  // Of somebody out of sight no hook is asked.
  setStates(
    db,
    known.filter(({ send }) => send.owner === null).map(({ send }) => send.id),
  )
}
