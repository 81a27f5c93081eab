// Freezes messages: from then on each waits for its time, whatever becomes of the audience it was chosen from. Nobody gets one message
// of one source twice, because the key is looked up in the transaction that freezes.
import type { MessageChannel, MessageClass, SendSourceName } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { CommandContext } from '../../area.ts'
import { manyRows } from '../../database/many-rows.ts'

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

const COLUMNS =
  'id, contact_id, owner_id, source, source_id, step, channel, class, due, day, arm, coupon, pack, at, user_id'
/** By the person they are now: who was merged with somebody who has it, has it. */
const HAVE = `SELECT DISTINCT s.owner_id AS contact, s.step FROM json_each(?) m CROSS JOIN send s INDEXED BY send_owner ON s.owner_id = m.value
  WHERE s.source = ? AND s.source_id = ?`

/**
 * @param rows of shown people, by the id they have now (`canonOf`)
 * @returns how many were frozen, and who has that message already
 */
export function freeze(
  {
    db,
    session,
    outside,
    settings,
  }: Omit<CommandContext, 'session'> & { readonly session: { readonly userId: number } | null },
  rows: readonly ToFreeze[],
): { readonly frozen: number; readonly already: readonly number[] } {
  const fresh = withoutKnown({ db }, rows)
  if (fresh.length > 0) {
    const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
    const at = outside.clock.now()
    const into = manyRows(db, { table: 'send', columns: COLUMNS })
    let id = db.newIds('send', fresh.length)
    for (const one of fresh) {
      const { contactId, source, sourceId, step, channel, class: kind, due, arm = '', coupon = null, pack } = one
      into.add(
        ...[id, contactId, contactId, source, sourceId, step, channel, kind, due, dayOf(due), arm, coupon, pack],
        ...[at, session?.userId ?? null],
      )
      id += 1
    }
    into.end()
  }
  const frozen = new Set(fresh)
  return { frozen: fresh.length, already: rows.filter((row) => !frozen.has(row)).map(({ contactId }) => contactId) }
}

function withoutKnown({ db }: Pick<CommandContext, 'db'>, rows: readonly ToFreeze[]): readonly ToFreeze[] {
  const keyOf = ({ source, sourceId, contactId, step }: ToFreeze) =>
    `${source} ${String(sourceId)} ${String(contactId)} ${String(step)}`
  const known = new Set<string>()
  for (const [, some] of Map.groupBy(rows, ({ source, sourceId }) => `${source} ${String(sourceId)}`)) {
    const [first] = some
    if (first === undefined) continue
    const people = JSON.stringify(some.map(({ contactId }) => contactId))
    for (const { contact, step } of db.all<{ contact: number; step: number }>(
      HAVE,
      people,
      first.source,
      first.sourceId,
    )) {
      known.add(keyOf({ ...first, contactId: contact, step }))
    }
  }
  return rows.filter((row) => {
    const key = keyOf(row)
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}
