// What follows from an answer of the other side: gone, again after a while, or never again. Pure.
import { aboutOf } from '../../../../shared/domain/email-refusal.ts'
import type { Delivery } from '../../gateways.ts'
import type { NewEvent } from './note.ts'

const MINUTE_MS = 60_000

/** After which of several refusals for now it is tried again; after the last it is given up, some three days after the first. */
const AGAIN_MS = [5, 15, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60, 24 * 60].map((minutes) => minutes * MINUTE_MS)
/** The connection broke when the message was about to leave. */
const OFFLINE_MS = MINUTE_MS
const LONGEST_TEXT = 500

export interface Answered {
  readonly event: NewEvent
  /** Nothing that this account sends arrives just now. */
  readonly offline: boolean
  /** The address is none: it goes onto the do-not-disturb list. */
  readonly badAddress: boolean
}

/** @param attempts how often it was tried, this time included @param now UTC epoch ms */
export function answered(
  { outcome, code, text: said }: Delivery,
  {
    sendId,
    attempts,
    now,
    to,
  }: { readonly sendId: number; readonly attempts: number; readonly now: number; readonly to: string },
): Answered {
  const text = said.slice(0, LONGEST_TEXT)
  const answer = { to, code, text }
  const plain = { offline: false, badAddress: false }
  switch (outcome) {
    case 'sent':
      return { ...plain, event: { sendId, state: 'sent', detail: answer } }
    case 'uncertain':
      return { ...plain, event: { sendId, state: 'uncertain', detail: answer } }
    case 'failed':
      return {
        event: { sendId, state: 'failed', detail: answer },
        offline: false,
        badAddress: aboutOf(code, text) === 'address',
      }
    case 'deferred': {
      const wait = AGAIN_MS[attempts - 1]
      if (wait === undefined)
        return { ...plain, event: { sendId, state: 'failed', detail: { ...answer, why: 'gave_up' } } }
      return { ...plain, event: { sendId, state: 'deferred', due: now + wait, detail: answer } }
    }
    case 'offline': {
      const detail = { ...answer, why: 'offline' }
      return { ...plain, offline: true, event: { sendId, state: 'deferred', due: now + OFFLINE_MS, detail } }
    }
  }
}
