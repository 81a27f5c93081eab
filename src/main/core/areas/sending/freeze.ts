// Freezes messages: from then on each waits for its time, whatever becomes of the audience it was chosen from. Nobody gets one message
// of one source twice, because the key is looked up in the transaction that freezes.
import type { MessageChannel, MessageClass, SendSourceName } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { CommandContext } from '../../area.ts'

export interface ToFreeze {
  readonly contactId: number
  readonly source: SendSourceName
  readonly sourceId: number
  /** Which of several messages of this source: 0, or the shop day of the occasion. */
  readonly step: number
  readonly channel: MessageChannel
  readonly class: MessageClass
  /** UTC epoch ms before which it does not leave. */
  readonly due: number
  /** Which words of a test: '', a, b. */
  readonly arm?: string
  /** The personal code in it. */
  readonly coupon?: string | null
  /** The rules in force: `us-2025-04`. */
  readonly pack: string
}

/** Of messages that differ in their person alone, one statement writes them all: that is a tenth of the time of row by row. */
const ALIKE = intoSend('m.value', 'NULL')
/** The same where each has a code of its own: pairs of person and code. */
const WITH_CODES = intoSend('m.value ->> 0', 'm.value ->> 1')

function intoSend(person: string, code: string): string {
  return `INSERT INTO send (id, contact_id, owner_id, coupon, source, source_id, step, channel, class, due, day, arm, pack, at, user_id)
    SELECT ? + m.key, ${person}, ${person}, ${code}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM json_each(?) m`
}

/** By the person they are now: who was merged with somebody who has it, has it. */
const HAVE = `SELECT DISTINCT s.owner_id FROM json_each(?) m CROSS JOIN send s INDEXED BY send_owner ON s.owner_id = m.value
  WHERE s.source = ? AND s.source_id = ? AND s.step = ?`

/**
 * @param rows of shown people, by the id they have now (`canonOf`)
 * @returns how many were frozen: whoever has that message already keeps the one they have
 */
export function freeze(
  {
    db,
    session,
    outside,
    settings,
  }: Omit<CommandContext, 'session'> & { readonly session: { readonly userId: number } | null },
  rows: readonly ToFreeze[],
): { readonly frozen: number } {
  const fresh = freshOf(db, rows)
  if (fresh.length === 0) return { frozen: 0 }
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const now = outside.clock.now()
  let id = db.newIds('send', fresh.length)
  for (const some of Map.groupBy(fresh, likeness).values()) {
    const [first] = some
    if (first === undefined) continue
    const { source, sourceId, step, channel, class: kind, due, arm = '', coupon = null, pack } = first
    const people = some.map((one) => (coupon === null ? one.contactId : [one.contactId, one.coupon]))
    db.run(
      coupon === null ? ALIKE : WITH_CODES,
      ...[id, source, sourceId, step, channel, kind, due, dayOf(due), arm, pack, now, session?.userId ?? null],
      JSON.stringify(people),
    )
    id += some.length
  }
  return { frozen: fresh.length }
}

const likeness = ({ source, sourceId, step, channel, class: kind, due, arm = '', coupon = null, pack }: ToFreeze) =>
  `${source} ${String(sourceId)} ${String(step)} ${channel} ${kind} ${String(due)} ${pack} ${String(coupon === null)} ${arm}`

/** Those who have not got that message yet, each once. */
function freshOf(db: CommandContext['db'], rows: readonly ToFreeze[]): readonly ToFreeze[] {
  const messages = Map.groupBy(rows, ({ source, sourceId, step }) => `${source} ${String(sourceId)} ${String(step)}`)
  return [...messages.values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const people = JSON.stringify(some.map(({ contactId }) => contactId))
    const known = new Set(db.pluck<number>(HAVE, people, first.source, first.sourceId, first.step))
    return some.filter(({ contactId }) => {
      const isFresh = !known.has(contactId)
      known.add(contactId)
      return isFresh
    })
  })
}
