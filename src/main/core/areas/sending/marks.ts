// How a message is known again when an answer or a returned mail names it: its Message-ID and the token of its List-Unsubscribe hold
// its number and a keyed hash of it, so that nobody can make one up, and nothing has to be looked for.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SendSourceName } from '../../../../shared/domain/messages/words.ts'
import type { ReadDb } from '../../database/handle.ts'
import { preparedKeyOf } from '../consent/service.ts'

const MAC_LENGTH = 16
const MARK = /\b([0-9a-z]{1,11})[.-]([0-9a-f]{16})\b/g

const newest = new WeakMap<ReadDb, { readonly sendId: number; readonly mac: string }>()

/** Asked twice for each message: for its Message-ID and for its token. */
function macOf(db: ReadDb, sendId: number): string {
  const known = newest.get(db)
  if (known?.sendId === sendId) return known.mac
  const hash = createHmac('sha256', preparedKeyOf(db)).update(`send ${String(sendId)}`)
  const mac = hash.digest('hex').slice(0, MAC_LENGTH)
  newest.set(db, { sendId, mac })
  return mac
}

/** With its angle brackets. Every attempt has the same: a mailbox that got it twice shows it once. */
export function messageIdOf(db: ReadDb, sendId: number, domain: string): string {
  return `<${sendId.toString(36)}.${macOf(db, sendId)}@${domain}>`
}

/** Stands in the subject of a mail that wants no more. */
export function tokenOf(db: ReadDb, sendId: number): string {
  return `${sendId.toString(36)}-${macOf(db, sendId)}`
}

export interface KnownSend {
  readonly id: number
  /** Who they are now; null for somebody who is not in the book any more. */
  readonly contactId: number | null
  readonly source: SendSourceName
  readonly sourceId: number
  /** Where it went; null when it never left, or its person was erased. */
  readonly address: string | null
}

const SENT_TO = `SELECT e.detail ->> 'to' FROM send_event e WHERE e.send_id = ? AND json_valid(e.detail)
  AND e.detail ->> 'to' IS NOT NULL ORDER BY e.at DESC, e.id DESC LIMIT 1`

/** The address a message went to; null when it never left, or its person was erased. */
export const sentTo = (db: ReadDb, sendId: number): string | null => db.pluck<string>(SENT_TO, sendId)[0] ?? null

const SEND = 'SELECT s.id, s.owner_id AS contactId, s.source, s.source_id AS sourceId FROM send s WHERE s.id = ?'

/** The message that any of these texts names: Message-IDs with or without brackets, words of a subject. Null: none of ours. */
export function sendOfMail(
  db: ReadDb,
  { messageIds, tokens }: { readonly messageIds: readonly string[]; readonly tokens: readonly string[] },
): KnownSend | null {
  for (const text of [...tokens, ...messageIds]) {
    for (const [, number = '', mac = ''] of text.matchAll(MARK)) {
      const id = Number.parseInt(number, 36)
      if (!Number.isSafeInteger(id) || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(db, id)))) continue
      const send = db.get<Omit<KnownSend, 'address'>>(SEND, id)
      if (send !== undefined) return { ...send, address: sentTo(db, id) }
    }
  }
  return null
}
