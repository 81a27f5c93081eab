// E-mail addresses that are none, are mistyped, can never arrive or came back. Pure.
import { cleanEmail, emailKey, isEmail, suggestEmail } from '../../../../shared/domain/email.ts'
import { finding, type Finding, type Yardstick } from './finding.ts'
import type { KnownPerson } from './record.ts'

/** Domains kept for manuals (RFC 2606), and names that mean this machine or this house (RFC 6761, 6762, 8375). */
const NOWHERE =
  /(?:^|\.)(?:invalid|test|localhost|local|localdomain|lan|internal|home\.arpa|example\.(?:com|net|org))$/i

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

export function judgeEmails(person: KnownPerson, { reasons }: Yardstick): Finding[] {
  const seen = new Set<string>()
  return person.emails.flatMap(({ id, address }): Finding[] => {
    const key = emailKey(address)
    if (seen.has(key)) return [finding('email-twice', id, address, { proposal: '' })]
    seen.add(key)
    if (!isEmail(cleanEmail(address))) return [finding('email-malformed', id, address, { proposal: meant(address) })]
    if (NOWHERE.test(domainOf(key))) return [finding('email-dead', id, address, { proposal: '' })]
    if (hasBounced(address, reasons)) return [finding('email-bounced', id, address, { proposal: '' })]
    const better = suggestEmail(address)
    return better === null ? [] : [finding('email-mistyped', id, address, { proposal: better })]
  })
}

/** Works, as far as the book can know: a mistyped domain may be somebody's own. */
export const isUsableEmail = (address: string, { reasons }: Yardstick): boolean =>
  isEmail(cleanEmail(address)) && !NOWHERE.test(domainOf(emailKey(address))) && !hasBounced(address, reasons)

const hasBounced = (address: string, reasons: Yardstick['reasons']): boolean =>
  reasons('email', address).some((reason) => reason === 'bounced' || reason === 'wrong')

/** Of what is no address: what it is without blanks, with a written-out at sign, of several the only one. */
function meant(typed: string): string | null {
  const words = typed.replace(/\s*[[({<]\s*(?:at|ät|@)\s*[\])}>]\s*/gi, '@').replace(/\s+(?:at|\(at\))\s+/gi, '@')
  const whole = suggestEmail(words) ?? cleanEmail(words)
  if (isEmail(whole)) return whole
  const inside = words
    .split(/[\s;,<>()"']+/)
    .map(cleanEmail)
    .filter(isEmail)
  return inside.length === 1 ? (inside[0] ?? null) : null
}
