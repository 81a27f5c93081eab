// How the messages of one source stand, for whoever had them sent.
import type {
  MessageChannel,
  MessageClass,
  SendSourceName,
  SendState,
} from '../../../../shared/domain/messages/words.ts'
import type { ReadDb } from '../../database/handle.ts'

export interface Source {
  readonly source: SendSourceName
  readonly sourceId: number
}

export interface Recipient {
  readonly id: number
  /** Who they are now; null for somebody who is not in the book any more. */
  readonly contactId: number | null
  readonly channel: MessageChannel
  readonly class: MessageClass
  readonly step: number
  readonly arm: string
  readonly coupon: string | null
  /** UTC epoch ms when it was to go. */
  readonly due: number
  readonly pack: string
  readonly state: SendState
  /** UTC epoch ms */
  readonly since: number
  readonly sentDay: number | null
}

const RECIPIENTS = `SELECT s.id, s.owner_id AS contactId, s.channel, s.class, s.step, s.arm, s.coupon, s.due, s.pack,
    t.state, t.since, t.sent_day AS sentDay
  FROM send_state t CROSS JOIN send s ON s.id = t.send_id
  WHERE t.source = ? AND t.source_id = ? AND (? IS NULL OR s.channel = ?)
    AND (? IS NULL OR t.state IN (SELECT value FROM json_each(?))) ORDER BY s.id`

/** Every message of a source, in the order it was frozen. */
export function recipientsOf(
  db: ReadDb,
  {
    source,
    sourceId,
    channel = null,
    states,
  }: Source & { readonly channel?: MessageChannel | null; readonly states?: readonly SendState[] },
): readonly Recipient[] {
  const wanted = states === undefined ? null : JSON.stringify(states)
  return db.all<Recipient>(RECIPIENTS, source, sourceId, channel, channel, wanted, wanted)
}
