// Everything that is wrong with one person, as far as what is written about them alone can tell; and where they can be reached. Pure.
import { looksLikePostcode, storedPostcode } from '../../../../shared/domain/postcode.ts'
import { finding, type Finding, type Yardstick } from './finding.ts'
import { hasDay, judgeBirthdays } from './judge-birthdays.ts'
import { isUsableEmail, judgeEmails } from './judge-emails.ts'
import { judgeNames } from './judge-names.ts'
import { isUsablePhone, judgePhones } from './judge-phones.ts'
import type { KnownAddress, KnownPerson } from './record.ts'

export function judge(person: KnownPerson, yardstick: Yardstick): Finding[] {
  return [
    ...judgeNames(person, yardstick),
    ...judgePhones(person, yardstick),
    ...judgeEmails(person, yardstick),
    ...person.addresses.flatMap(judgePostcode),
    ...judgeBirthdays(person, yardstick),
    ...(isReachable(person) ? [] : [finding('no-way', 0, '')]),
  ]
}

/** Bits of what is known well, as they are kept and counted. */
export const WELL = { phone: 1, text: 2, email: 4, address: 8, birthday: 16, company: 32 } as const

export function wellKnown(person: KnownPerson, yardstick: Yardstick): number {
  const phones = person.phones.filter((phone) => isUsablePhone(phone, yardstick))
  const bits: readonly (readonly [keyof typeof WELL, boolean])[] = [
    ['phone', phones.length > 0],
    ['text', phones.some(({ canText }) => canText)],
    ['email', person.emails.some(({ address }) => isUsableEmail(address, yardstick))],
    ['address', person.home || person.addresses.some(({ street, city }) => street.trim() !== '' && city.trim() !== '')],
    ['birthday', hasDay(person)],
    ['company', person.kind === 'company'],
  ]
  return bits.reduce((sum, [name, is]) => (is ? sum | WELL[name] : sum), 0)
}

const isReachable = ({ phones, emails, addresses, home }: KnownPerson) =>
  home || phones.length + emails.length > 0 || addresses.some(({ street, city }) => `${street}${city}`.trim() !== '')

function judgePostcode({ id, postcode, country }: KnownAddress): Finding[] {
  if (looksLikePostcode(postcode, country) !== false) return []
  return [finding('postcode-form', id, postcode, { detail: country, proposal: meantPostcode(postcode, country) })]
}

/** Spreadsheets drop the zeroes a number begins with; in letters the country stands before it. */
function meantPostcode(postcode: string, country: string): string | null {
  const text = postcode.normalize('NFKC').trim()
  const tries = [
    text.replace(/^\p{Lu}{1,3}\s*[-–‐‑]\s*(?=\d)/u, ''),
    text.replace(/[.,;]+$/, '').replace(/(?<=\d)[.,](?=\d)/g, ''),
    ...(/^\d+$/.test(text) ? [`0${text}`, `00${text}`] : []),
  ]
  const found = tries.find((one) => looksLikePostcode(one, country) === true)
  return found === undefined ? null : storedPostcode(found, country)
}
