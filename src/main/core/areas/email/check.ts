// Whether a text is an address that mail can be sent to, and why not.
import { cleanEmail, emailTrouble, isEmail, type EmailTrouble } from '../../../../shared/domain/email.ts'

interface Checked {
  readonly ok: boolean
  readonly reason: EmailTrouble | null
  /** As it would be stored: without what was typed around it, the domain in small letters; null where that is none either. */
  readonly normal: string | null
}

export function checkAddress(address: string): Checked {
  const reason = emailTrouble(address)
  const clean = cleanEmail(address)
  return { ok: reason === null, reason, normal: isEmail(clean) ? normalOf(clean) : null }
}

function normalOf(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${address.slice(at + 1).toLowerCase()}`
}
