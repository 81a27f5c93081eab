// Addresses of the outside: which e-mail addresses a shop's book takes and refuses, and how telephone numbers of the whole world are
// read and shown.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isEmail } from '../../src/shared/domain/email.ts'
import { readPhone } from '../../src/shared/domain/phone.ts'
import type { Case, Suite } from './suite.ts'

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** Text of an XML element; signs for control characters (U+2400 and on) stand for those characters. */
function textIn(xml: string): string {
  const text = xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return decimal === undefined ? (ENTITIES[String(name)] ?? whole) : String.fromCodePoint(Number(decimal))
  })
  return text.replace(/[\u2400-\u2421]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0x2400))
}

/**
 * What an address book must take: addresses without a fault, also those whose domain happens not to answer (a book is not asked on
 * the day a mail goes out). Everything else is refused: what is no address; what mail servers should no longer accept (comments,
 * folded blanks, obsolete forms); and what is an address but nobody's at a counter: quoted local parts, address literals, a bare
 * top-level domain or a number in its place.
 */
const TAKEN: ReadonlySet<string> = new Set(['ISEMAIL_VALID_CATEGORY', 'ISEMAIL_DNSWARN'])

const ISEMAIL: Suite = {
  name: 'e-mail addresses taken and refused',
  source: 'isemail, tests.xml',
  atLeast: 163,
  run: (data) => {
    const xml = readFileSync(join(data, 'isemail/tests.xml'), 'utf8')
    const cases = [...xml.matchAll(/<test id="(\d+)">([\s\S]*?)<\/test>/g)].map(([, id = '', test = '']): Case => {
      const of = (name: string) => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(test)?.[1] ?? ''
      const address = textIn(of('address'))
      const wanted = TAKEN.has(of('category'))
      const why = isEmail(address) === wanted ? null : wanted ? 'refused' : 'taken'
      return { name: `${id} ${JSON.stringify(address)} (${of('diagnosis')})`, why }
    })
    return Promise.resolve(cases)
  },
}

const PHONE: Suite = {
  name: 'telephone numbers of the world',
  source: 'examples of libphonenumber, read abroad and at home',
  atLeast: 1136,
  run: (data) => {
    const [head = '', ...lines] = readFileSync(join(data, 'phone/examples-with-expected.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
    const names = head.split(',')
    const cases = lines.map((line): Case => {
      const cells = line.split(',')
      const of = (name: string) => cells[names.indexOf(name)] ?? ''
      const wrong = faultsOf(of)
      return { name: `${of('e164')} ${of('region')} ${of('declared_type')}`, why: wrong === '' ? null : wrong }
    })
    return Promise.resolve(cases)
  },
}

/** Hyphens and dots between the groups are habits of some countries; E.123 knows blanks. */
const grouped = (shown: string) => shown.replace(/[-.]/g, ' ')

function faultsOf(of: (name: string) => string): string {
  const [e164, region, wantedText] = [of('e164'), of('region'), /^(MOBILE|FIXED_LINE_OR_MOBILE)$/.test(of('lib_type'))]
  const away = of('calling_code') === '1' ? 'DE' : 'US'
  const abroad = readPhone(e164, away)
  if (of('is_valid') !== 'true') return abroad.e164 === null ? '' : 'taken for a number'
  if (abroad.e164 !== e164) return 'no number by our plan'
  // 001: of no country.
  const country = of('lib_region') === '001' ? null : of('lib_region')
  const home = /^[A-Z]{2}$/.test(region) ? readPhone(of('national'), region) : null
  const faults = [
    grouped(abroad.shown) === grouped(of('international')) ? '' : `abroad ${abroad.shown}, not ${of('international')}`,
    abroad.country === country ? '' : `of ${String(abroad.country)}, not ${String(country)}`,
    abroad.canText === wantedText ? '' : wantedText ? 'can get no texts' : 'can get texts',
    readPhone(of('international'), away).e164 === e164 ? '' : 'not read as written abroad',
    home === null || home.e164 === e164 ? '' : 'not read as written at home',
    home === null || home.shown === of('national') ? '' : `at home ${home.shown}, not ${of('national')}`,
    home === null || readPhone(`00${e164.slice(1)}`, region).e164 === e164 ? '' : 'not read with 00 before it',
  ]
  return faults.filter((fault) => fault !== '').join('; ')
}

export const ADDRESS_SUITES: readonly Suite[] = [ISEMAIL, PHONE]
