// Telephone numbers that are none, stand twice or belong to somebody else; and what was probably meant. Pure.
import { digitsOf, readPhone } from '../../../../shared/domain/phone.ts'
import { finding, type Finding, type Yardstick } from './finding.ts'
import type { KnownPerson, KnownPhone } from './record.ts'

export function judgePhones(person: KnownPerson, { reasons }: Yardstick): Finding[] {
  const seen = new Set<string>()
  return person.phones.flatMap((phone): Finding[] => {
    const { id, typed, e164 } = phone
    const key = e164 ?? digitsOf(typed)
    if (key !== '' && seen.has(key)) return [finding('phone-twice', id, typed, { proposal: '' })]
    seen.add(key)
    if (e164 === null) return [finding('phone-unreadable', id, typed, { proposal: meantNumber(phone, person) })]
    return reasons('phone', e164).includes('wrong') ? [finding('phone-wrong', id, typed, { proposal: '' })] : []
  })
}

/** Works, as far as the book can know. */
export const isUsablePhone = ({ e164 }: KnownPhone, { reasons }: Yardstick): boolean =>
  e164 !== null && !reasons('phone', e164).includes('wrong')

/**
 * The number that was probably meant, internationally written so that it reads the same in every country; null when several ways
 * of reading it lead to different numbers, or none to any.
 */
function meantNumber({ typed, country }: KnownPhone, { addresses }: KnownPerson): string | null {
  const countries = [...new Set([country, ...addresses.map((one) => one.country)])]
  const found = new Map<string, string>()
  for (const text of readings(typed)) {
    for (const home of countries) {
      const phone = readPhone(text, home)
      if (phone.e164 !== null) found.set(phone.e164, international(phone.e164))
    }
    // What changes least counts: further readings are only tried where this one led nowhere.
    if (found.size > 0) break
  }
  const [only] = found.values()
  return found.size === 1 && only !== undefined ? only : null
}

/** `+49 1512 3456789`: read without a country, a number is written for the whole world. */
const international = (e164: string) => readPhone(e164, '').shown

/** Other ways to read what was typed, those that change least first. */
function readings(typed: string): readonly string[] {
  const text = typed.normalize('NFKC').trim()
  const parts = text.split(/[/;,|]|\b(?:or|oder|ou|o|of|und|and|et|y|e)\b/i).filter((part) => digitsOf(part).length > 0)
  // Where two numbers stand in one field, to take one of them would lose the other.
  if (parts.length > 1 && parts.filter((part) => digitsOf(part).length >= 6).length > 1) return []
  const letters = text.replace(/[oO]/g, '0').replace(/[lI|]/g, '1')
  const digits = digitsOf(text)
  return [
    text,
    text.replace(/\(\s*0\s*\)/g, ''),
    text.replace(/[^\d+()\-./ ]+/g, ' ').trim(),
    ...(digitsOf(letters).length > digits.length && !/\p{L}{3}/u.test(text) ? [letters] : []),
    ...(digits.length >= 9 && !text.includes('+') ? [`+${digits}`, `0${digits}`] : []),
  ]
}
