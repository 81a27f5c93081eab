// Paper that somebody of the shop took to the post for people of their own choice: written down as a message of each, gone already, so
// that it stands in their timeline and counts like any other.
import type { MessageClass } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { CommandContext } from '../../area.ts'
import { manyRows } from '../../database/many-rows.ts'
import { rulePackOf } from '../consent/service.ts'
import { freeze } from './freeze.ts'
import { noteEvents } from './note.ts'

export interface ByHand {
  /** Somebody shown, by the id they have now. */
  readonly contactId: number
  /** What stands on it; both empty of a label. */
  readonly subject: string
  readonly text: string
}

const COLUMNS = 'id, contact_id, owner_id, subject, text, because, at, user_id'
const HAD_TODAY = `SELECT s.owner_id AS person, m.subject, m.text FROM json_each(?) p CROSS JOIN send s INDEXED BY send_owner
    ON s.owner_id = p.value AND s.day = ?
  CROSS JOIN single_message m ON m.id = s.source_id CROSS JOIN send_state t ON t.send_id = s.id
  WHERE s.source = 'single' AND s.channel = 'post' AND t.state = 'sent'`

const keyOf = (contactId: number, { subject, text }: Pick<ByHand, 'subject' | 'text'>): string =>
  JSON.stringify([contactId, subject, text])

/** Who had the same today is passed over: a sheet that jams is printed twice. @returns how many were written */
export function writeByHand(context: CommandContext, kind: MessageClass, all: readonly ByHand[]): number {
  const { db, session, outside, settings } = context
  const now = outside.clock.now()
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(now)
  const people = JSON.stringify([...new Set(all.map(({ contactId }) => contactId))])
  const had = new Set(
    db
      .all<Pick<ByHand, 'subject' | 'text'> & { person: number }>(HAD_TODAY, people, today)
      .map((row) => keyOf(row.person, row)),
  )
  const fresh = all.filter((one) => !had.has(keyOf(one.contactId, one)))
  if (fresh.length === 0) return 0
  const rows = manyRows(db, { table: 'single_message', columns: COLUMNS })
  const first = db.newIds('single_message', fresh.length)
  for (const [at, { contactId, subject, text }] of fresh.entries())
    rows.add(first + at, contactId, contactId, subject, text, '', now, session.userId)
  rows.end()
  const { pack } = rulePackOf(context)
  const message = { source: 'single', step: 0, channel: 'post', class: kind, due: now, pack } as const
  freeze(
    context,
    fresh.map(({ contactId }, at) => ({ ...message, contactId, sourceId: first + at })),
  )
  const sends = db.pluck<number>(WRITTEN, first, first + fresh.length - 1)
  noteEvents(
    context,
    session.userId,
    sends.map((sendId) => ({ sendId, state: 'sent' })),
  )
  return fresh.length
}

const WRITTEN = `SELECT id FROM send INDEXED BY send_key WHERE source = 'single' AND source_id BETWEEN ? AND ? ORDER BY id`
