// One message on its way: asked whether it may go, written, enclosed, asked once more at the last moment, marked, handed over, and what the
// other side answered.
import type { JobPlace, SendToWrite, WrittenMessage } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Delivery, MailConnection } from '../../gateways.ts'
import type { Claimed } from './claim.ts'
import { enclose } from './envelope.ts'
import { mayLeave, stillUncapped, type Verdict } from './may-leave.ts'
import { noteEvents, type NewEvent } from './note.ts'
import { answered } from './outcomes.ts'
import type { MailSettings } from './parts.ts'
import type { Reports } from './reports.ts'
import type { OwnCommands } from './own-commands.ts'
import { maySend, pauseOf } from './rules.ts'

export type Written = (db: ReadDb, send: SendToWrite) => WrittenMessage | null

export interface HandedOver {
  readonly place: JobPlace
  readonly send: Claimed
  readonly write: Written
  readonly mail: MailSettings
  readonly over: MailConnection
  readonly reports: Reports
  /** Whether its source still wants it sent as it was written. */
  readonly stillOpen: (db: ReadDb) => boolean
  /** Of this worker, all connections together. */
  readonly commands: OwnCommands
}

export interface HowItWent {
  /** Nothing can be sent just now: what the other side, or the way there, said. */
  readonly offline: string | null
  /** It was refused. */
  readonly trouble: boolean
}

const FINE: HowItWent = { offline: null, trouble: false }

/** Stops a message whose server is waiting for it: nothing of it has left. */
class HeldBack extends Error {}

export async function handOver(handed: HandedOver): Promise<HowItWent> {
  const { place, send, write, mail, over, reports } = handed
  const db = place.warm()
  const { settings } = place.book()
  const here = { db, settings, outside: place.outside }
  const asked = momentOf(handed, db)
  const verdict = mayLeave(here, send)
  if (verdict.verdict !== 'go') return put(reports, against(send.id, verdict))
  const toWrite: SendToWrite = { ...send, address: verdict.address }
  const written = write(db, toWrite)
  if (written === null) return put(reports, { sendId: send.id, state: 'skipped', detail: { why: 'missing' } })
  const letter = enclose(here, { send: toWrite, written, mail })
  const leaving = () => {
    leave(handed, { asked, address: verdict.address, messageId: letter.messageId })
    left = true
  }
  let left = false
  try {
    return conclude(handed, { delivery: await over.send(letter, leaving), left, address: verdict.address })
  } catch (error) {
    if (error instanceof HeldBack) return FINE
    throw error
  }
}

function put(reports: Reports, event: NewEvent): HowItWent {
  reports.add(event)
  return FINE
}

function against(sendId: number, verdict: Exclude<Verdict, { verdict: 'go' }>): NewEvent {
  return verdict.verdict === 'wait'
    ? { sendId, state: 'waiting', due: verdict.until, detail: { why: 'quiet' } }
    : { sendId, state: 'skipped', detail: { why: verdict.why } }
}

interface Moment {
  /** UTC epoch ms */
  readonly at: number
  /** Commands of the book that this worker did not run. */
  readonly ofOthers: number
}

const SAME_MS = 30_000

function momentOf({ place, commands }: HandedOver, db: ReadDb): Moment {
  return { at: place.outside.clock.now(), ofOthers: commands.ofOthers(db) }
}

/** Whether anybody but this worker said anything since it was asked; what it says itself concerns the cap alone. */
function sameAs(before: Moment, now: Moment): boolean {
  return now.ofOthers === before.ofOthers && Math.abs(now.at - before.at) < SAME_MS
}

/** The last moment: one commit says that it leaves, with what became of the one before it. Throws where it must not. */
function leave(
  handed: HandedOver,
  { asked, address, messageId }: { readonly asked: Moment; readonly address: string; readonly messageId: string },
): void {
  const { send, reports, stillOpen, commands } = handed
  const goes = commands.run((context) => {
    const same = sameAs(asked, momentOf(handed, context.db))
    reports.write(context)
    const { db } = context
    const state = db.pluck<string>('SELECT state FROM send_state WHERE send_id = ?', send.id)[0]
    if (state !== 'claimed' || pauseOf(db).on || !maySend(db) || !stillOpen(db)) return false
    const verdict = same ? stillUncapped(context, send, address) : mayLeave(context, send)
    if (verdict.verdict === 'go' && verdict.address === address) {
      noteEvents(context, null, [{ sendId: send.id, state: 'handed_over', detail: { to: address, messageId } }])
      return true
    }
    if (verdict.verdict !== 'go') noteEvents(context, null, [against(send.id, verdict)])
    return false
  })
  reports.written()
  if (!goes) throw new HeldBack()
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
