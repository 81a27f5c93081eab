// Telephone numbers: kept as typed, understood as E.164 by the world's numbering plans (libphonenumber, full metadata:
// only that knows a mobile from a landline), shown as the shop's own country writes them.
import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { readAtHome } from './home-phone.ts'
import { latinDigits } from './partial-date.ts'

export interface Phone {
  /** `+491712345678`; null when what was typed is no number that exists in this country or the world. */
  readonly e164: string | null
  /** National form at home, international form for the rest of the world, as typed when it is no number. */
  readonly shown: string
  /** Whether the plan says that texts can reach it; where mobile and fixed numbers look alike (US), yes. */
  readonly canText: boolean
  /** ISO 3166-1 alpha-2 of the number, null when unknown. */
  readonly country: string | null
}

/** 00 is how most of the world dials out, but the library only knows the prefix of the home country. */
const DIALS_OUT = /^\s*00/

/** The numbers read last: who writes somebody down asks for theirs several times in a row, and reading one is slow. */
let read = new Map<string, Phone>()
/** Those before them: who asks again in the middle of a change of maps still finds theirs. */
let before: ReadonlyMap<string, Phone> = new Map()
const REMEMBERED = 4_000

/**
 * Reads a typed number.
 * @param country ISO 3166-1 alpha-2 of the shop: a number without `+` or `00` is taken to be of this country
 */
export function readPhone(typed: string, country: string): Phone {
  const key = `${country} ${typed}`
  const known = read.get(key)
  if (known !== undefined) return known
  const phone = before.get(key) ?? parsed(typed, country)
  if (read.size >= REMEMBERED) {
    before = read
    read = new Map()
  }
  read.set(key, phone)
  return phone
}

function parsed(typed: string, country: string): Phone {
  const unknown: Phone = { e164: null, shown: typed.trim(), canText: false, country: null }
  if (typed.length > 100) return unknown
  const home = isSupportedCountry(country) ? country : undefined
  const text = latinDigits(typed.normalize('NFKC'))
  // With full metadata a number is valid exactly when it is of some type; asking once saves most of the time.
  const plain = home === undefined ? null : readAtHome(text, home)
  const plainType = plain?.getType()
  const number =
    plainType === undefined
      ? parsePhoneNumberFromString(text, home === undefined ? {} : { defaultCountry: home })
      : (plain ?? undefined)
  const type = plainType ?? number?.getType()
  if (number === undefined || type === undefined)
    return DIALS_OUT.test(text) ? readPhone(text.replace(DIALS_OUT, '+'), country) : unknown
  const atHome = home !== undefined && number.countryCallingCode === getCountryCallingCode(home)
  return {
    e164: number.number,
    shown: atHome ? number.formatNational() : number.formatInternational(),
    canText: type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE',
    country: number.country ?? null,
  }
}

const ASCII = /^[\x20-\x7e]*$/

/** All digits of a text, other scripts included, as 0-9. */
export function digitsOf(text: string): string {
  const plain = ASCII.test(text) ? text : latinDigits(text.normalize('NFKC'))
  return plain.replace(/\D+/g, '')
}

/**
 * The digits by which a number is found, as runs separated by blanks: international without the plus, national with
 * its trunk prefix (0171…), and what was typed where that is something else. Any run within one of them is found.
 */
export function phoneDigits(typed: string, phone: Pick<Phone, 'e164' | 'shown'>): string {
  const runs: string[] = []
  for (const run of [digitsOf(phone.e164 ?? ''), digitsOf(phone.shown), digitsOf(typed)]) {
    if (run !== '' && !runs.some((longer) => longer.includes(run))) runs.push(run)
  }
  return runs.join(' ')
}
