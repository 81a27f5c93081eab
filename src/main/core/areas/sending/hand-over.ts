// One message on its way: asked whether it may go, written, enclosed, asked once more at the last moment, marked, handed over, and what the
// other side answered.
import type { JobPlace, SendToWrite, WrittenMessage } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Delivery, MailConnection } from '../../gateways.ts'
import type { Claimed } from './claim.ts'
import { enclose } from './envelope.ts'
import { mayLeave, stillUncapped, type Place, type Verdict } from './may-leave.ts'
import type { NewEvent } from './note.ts'
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
  /** Commands of others (`ofOthers`) when it was claimed with nothing against it: pause, role, source. */
  readonly claimedAt: number
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
  const askedAt = place.outside.clock.now()
  const verdict = mayLeave(here, send)
  if (verdict.verdict !== 'go') return put(reports, against(send.id, verdict))
  const toWrite: SendToWrite = { ...send, address: verdict.address }
  const written = write(db, toWrite)
  if (written === null) return put(reports, { sendId: send.id, state: 'skipped', detail: { why: 'missing' } })
  const letter = enclose(here, { send: toWrite, written, mail })
  const leaving = () => {
    leave(handed, { askedAt, address: verdict.address, messageId: letter.messageId })
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

/** An hour that is quiet may begin meanwhile. */
const SAME_MS = 30_000

/**
 * What is to be said of it now. Where nobody but this worker has said anything since it was claimed, and the clock has hardly moved, only
 * one more that went to the same person can have changed anything.
 */
function lastWord(
  { send, stillOpen, commands, claimedAt }: HandedOver,
  context: Place,
  { askedAt, address }: { readonly askedAt: number; readonly address: string },
): Verdict | 'not wanted' {
  const { db } = context
  const hardlyMoved = Math.abs(context.outside.clock.now() - askedAt) < SAME_MS
  if (commands.ofOthers(db) === claimedAt && hardlyMoved) return stillUncapped(context, send, address)
  const state = db.pluck<string>('SELECT state FROM send_state WHERE send_id = ?', send.id)[0]
  if (state !== 'claimed' || pauseOf(db).on || !maySend(db) || !stillOpen(db)) return 'not wanted'
  return mayLeave(context, send)
}

/** The last moment: one commit says that it leaves, with what became of the one before it. Throws where it must not. */
function leave(
  handed: HandedOver,
  leaving: { readonly askedAt: number; readonly address: string; readonly messageId: string },
): void {
  const { send, reports, commands } = handed
  const { address: to, messageId } = leaving
  const goes = commands.run((context) => {
    const verdict = lastWord(handed, context, leaving)
    const goes = verdict !== 'not wanted' && verdict.verdict === 'go' && verdict.address === to
    const stays = verdict === 'not wanted' || verdict.verdict === 'go' ? [] : [against(send.id, verdict)]
    // One look-up and one insert for both messages.
    reports.write(context, goes ? [{ sendId: send.id, state: 'handed_over', detail: { to, messageId } }] : stays)
    return goes
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
