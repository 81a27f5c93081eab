// One message on its way: asked whether it may go, written, enclosed, handed over at the moment its departure is in the book, and what the
// other side answered.
import type { JobPlace, SendToWrite, WrittenMessage } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Delivery, MailConnection } from '../../gateways.ts'
import type { Claimed } from './claim.ts'
import { against, HeldBack, type Departures } from './departures.ts'
import { enclose } from './envelope.ts'
import { mayLeave } from './may-leave.ts'
import type { NewEvent } from './note.ts'
import { answered } from './outcomes.ts'
import type { MailSettings } from './parts.ts'
import type { OwnCommands } from './own-commands.ts'
import type { Reports } from './reports.ts'

export type Written = (db: ReadDb, send: SendToWrite) => WrittenMessage | null

export interface HandedOver {
  readonly place: JobPlace
  readonly send: Claimed
  readonly write: Written
  readonly mail: MailSettings
  readonly over: MailConnection
  /** Of this worker, all connections together. */
  readonly reports: Reports
  readonly departures: Departures
  readonly commands: OwnCommands
}

export interface HowItWent {
  /** Nothing can be sent just now: what the other side, or the way there, said. */
  readonly offline: string | null
  /** It was refused. */
  readonly trouble: boolean
}

const FINE: HowItWent = { offline: null, trouble: false }

export async function handOver(handed: HandedOver): Promise<HowItWent> {
  const { place, send, write, mail, over, reports, departures, commands } = handed
  const db = place.warm()
  const { settings } = place.book()
  const here = { db, settings, outside: place.outside }
  if (!departures.wanted(send)) return FINE
  const asked = { at: place.outside.clock.now(), after: commands.ofOthers(db) }
  const verdict = mayLeave(here, send)
  if (verdict.verdict !== 'go') return put(reports, against(send.id, verdict))
  const { address } = verdict
  const toWrite: SendToWrite = { ...send, address }
  const written = write(db, toWrite)
  if (written === null) return put(reports, { sendId: send.id, state: 'skipped', detail: { why: 'missing' } })
  const letter = enclose(here, { send: toWrite, written, mail })
  let left = false
  const leaving = async () => {
    await departures.leave({ send, asked, address, messageId: letter.messageId })
    left = true
  }
  try {
    return conclude(handed, { delivery: await over.send(letter, leaving), left, address })
  } catch (error) {
    if (error instanceof HeldBack) return FINE
    throw error
  } finally {
    if (left) departures.returned()
  }
}

function put(reports: Reports, event: NewEvent): HowItWent {
  reports.add(event)
  return FINE
}

function conclude(
  { place, send, reports }: HandedOver,
  { delivery, left, address }: { readonly delivery: Delivery; readonly left: boolean; readonly address: string },
): HowItWent {
  // None of it left and nobody was told so: it stands as it stood.
  if (delivery.outcome === 'offline' && !left) return { offline: delivery.text, trouble: false }
  const now = place.outside.clock.now()
  const { event, offline, badAddress } = answered(delivery, {
    sendId: send.id,
    attempts: send.attempts + 1,
    now,
    to: address,
  })
  const bad = { address, note: [delivery.code, delivery.text].filter(Boolean).join(' '), userId: send.userId }
  reports.add(event, badAddress ? bad : undefined)
  if (delivery.outcome !== 'sent') reports.flush()
  return {
    offline: offline ? delivery.text : null,
    trouble: delivery.outcome === 'failed' || delivery.outcome === 'deferred',
  }
}
