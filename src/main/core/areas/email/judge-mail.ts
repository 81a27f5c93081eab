// What a mail from the shop's mailbox means. Pure: from what was read and which of our messages it names to one verdict.
import type { ReadMail } from './read-mail.ts'
import { returnedBy, type Returned } from './bounce.ts'
import { isStopWord, saysStop, saysYes } from './stop-words.ts'

export type Meaning =
  | { readonly kind: 'stop'; readonly words: string; readonly complaint: boolean }
  | { readonly kind: 'bounce' | 'soft_bounce'; readonly returned: Returned }
  | { readonly kind: 'yes'; readonly words: string }
  | { readonly kind: 'answer' | 'automatic' }

interface Known {
  /** Its subject or text holds the token of a message of ours: it was made by the unsubscribe link. */
  readonly byToken: boolean
  /** The message it answers asked for consent. */
  readonly asked: boolean
}

export function meaningOf(mail: ReadMail, { byToken, asked }: Known): Meaning {
  if (mail.complaint) return { kind: 'stop', words: mail.subject, complaint: true }
  const returned = returnedBy(mail)
  if (returned !== null) return { kind: returned.hard ? 'bounce' : 'soft_bounce', returned }
  // Mail programs make such a mail by themselves when somebody presses their unsubscribe button.
  if (byToken) return { kind: 'stop', words: mail.subject, complaint: false }
  // Of Apple's program, which says of it that it is automatic.
  if (mail.header('x-apple-unsubscribe').some((value) => /^\s*true/i.test(value))) {
    return { kind: 'stop', words: mail.subject, complaint: false }
  }
  if (isAutomatic(mail)) return { kind: 'automatic' }
  if (saysStop(mail.own)) return { kind: 'stop', words: mail.own, complaint: false }
  // The subject of an answer is ours; a subject of their own is theirs.
  if (mail.header('in-reply-to').length === 0 && isStopWord(mail.subject)) {
    return { kind: 'stop', words: mail.subject, complaint: false }
  }
  return asked && saysYes(mail.own) ? { kind: 'yes', words: mail.own } : { kind: 'answer' }
}

const ABSENT =
  /^(?:(?:re|aw|sv|antw)\s*:\s*)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|autoreply|out of (?:the )?office|abwesenheit|automatische antwort|réponse automatique|respuesta automática|risposta automatica|resposta automática|automatisch antwoord|automatiskt svar)/iu

function isAutomatic({ header, subject, reports }: ReadMail): boolean {
  if (header('auto-submitted').some((value) => !/^\s*no\b/i.test(value))) return true
  if (reports.length > 0) return true
  const marks = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-auto-response', 'x-mail-autoreply', 'list-id']
  if (marks.some((name) => header(name).length > 0)) return true
  if (header('precedence').some((value) => /^\s*(?:auto_reply|bulk|junk|list)/i.test(value))) return true
  return ABSENT.test(subject)
}
