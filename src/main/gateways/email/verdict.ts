// What a failed hand-over means for the message, from where in the dialogue it failed. Pure: no socket, no clock.
import type { NodemailerError } from 'nodemailer/lib/errors'
import { aboutOf, codeOf } from '../../../shared/domain/email-refusal.ts'
import type { Delivery } from '../../core/gateways.ts'

type Outcome = Delivery['outcome']

/**
 * @param left the first byte of the message was written, or about to be: from there only an answer to the message itself tells
 * whether it arrived
 */
export function deliveryOf(error: NodemailerError, left: boolean): Delivery {
  const answer = answerOf(error)
  const code = codeOf(answer)
  const text = answer === '' ? (error.originalCode ?? error.code ?? error.name) : answer
  return { outcome: left ? afterwards(answer, code) : before(error, answer, code), code, text }
}

/** The answer to the recipient names the recipient; that of the whole envelope may be another one. */
function answerOf(error: NodemailerError): string {
  const own = error.rejectedErrors?.at(-1)?.response ?? error.response
  return (own ?? '').trim()
}

function afterwards(answer: string, code: string | null): Outcome {
  if (/^4\d\d/.test(answer)) return 'deferred'
  if (!/^5\d\d/.test(answer)) return 'uncertain'
  return mayGoLater(code, answer) ? 'deferred' : 'failed'
}

function before(error: NodemailerError, answer: string, code: string | null): Outcome {
  // Found out here, before anything was asked: an address that no server could be told, a message above the server's own limit.
  if (error.command === 'API' && error.code === 'EENVELOPE') return 'failed'
  if (error.code === 'EMESSAGE') return 'failed'
  const ofTheMessage = error.command === 'RCPT TO' || error.command === 'DATA'
  if (error.code !== 'EENVELOPE' || !ofTheMessage || /^421|^503/.test(answer)) return 'offline'
  if (/^4\d\d/.test(answer)) return 'deferred'
  if (!/^5\d\d/.test(answer)) return 'offline'
  if (aboutOf(code, answer) === 'account') return 'offline'
  return mayGoLater(code, answer) ? 'deferred' : 'failed'
}

/** A full mailbox may be emptied, and an account may send again tomorrow, whatever class the answer says. */
function mayGoLater(code: string | null, answer: string): boolean {
  const about = aboutOf(code, answer)
  return about === 'account' || about === 'mailbox'
}
