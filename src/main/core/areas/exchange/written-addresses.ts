// Addresses as files write them, whole in one cell, into their parts. By the forms of the countries (Universal Postal Union,
// addressing sheets); what fits no form stays whole in the street. Pure.
import { countryCode } from './countries.ts'

export interface WrittenAddress {
  /** Lines. */
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  /** As written; empty where it is not said. */
  readonly country: string
}

interface Town {
  readonly postcode: string
  readonly city: string
  readonly region: string
  /** What of the part was still street. */
  readonly rest: string
}

type Form = (part: string) => Town | null

const town = (postcode = '', city = '', region = '', rest = ''): Town => ({
  postcode: postcode.trim(),
  city: city.replace(/^[\s,]+|[\s,]+$/g, ''),
  region: region.trim(),
  rest: rest.replace(/^[\s,]+|[\s,]+$/g, ''),
})

/** `York YO1 7HH` */
const british: Form = (part) => {
  const found = /^(.*?)[\s,]*\b([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})$/i.exec(part)
  return found === null ? null : town(found[2]?.toUpperCase(), found[1])
}

const STATES =
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY'
const STATE_NAMES =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming'
const AMERICAN = new RegExp(`^(.*?)[\\s,]*\\b(${STATES}|${STATE_NAMES})\\.?[\\s,]+(\\d{5}(?:-\\d{4})?)$`, 'i')
/** `Boston MA 02118` */
const american: Form = (part) => {
  const found = AMERICAN.exec(part)
  if (found === null) return null
  const region = found[2] ?? ''
  return town(found[3], found[1], region.length === 2 ? region.toUpperCase() : region)
}
/** `Ottawa ON K1A 0B1` */
const canadian: Form = (part) => {
  const found = /^(.*?)[\s,]*\b(?:(AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)[\s,]+)?([A-Z]\d[A-Z]\s*\d[A-Z]\d)$/i.exec(
    part,
  )
  return found === null ? null : town(found[3]?.toUpperCase(), found[1], found[2]?.toUpperCase())
}
/** `Sydney NSW 2000` */
const australian: Form = (part) => {
  const found = /^(.*?)[\s,]*\b(NSW|VIC|QLD|SA|WA|TAS|ACT|NT)\s+(\d{4})$/i.exec(part)
  return found === null ? null : town(found[3], found[1], found[2]?.toUpperCase())
}
/** `Auckland 1010`, `Mumbai 400001`, `Singapore 018956`: by `figures` only. */
const codeLast =
  (figures: string): Form =>
  (part) => {
    const found = new RegExp(`^(\\p{L}[^\\d]*?)[\\s,-]+(${figures})$`, 'u').exec(part)
    return found === null ? null : town(found[2], found[1])
  }
/** `1012 AB Amsterdam` */
const dutch: Form = (part) => {
  const found = /^(.*?)[\s,]*\b(\d{4}\s?[A-Z]{2})\s+(\p{L}.*)$/u.exec(part)
  return found === null ? null : town(found[2], found[3], '', found[1])
}
/** `10115 Berlin`, `D-10115 Berlin`, `20121 Milano MI`, and all of it behind the street without a comma. */
const codeFirst =
  (figures: string): Form =>
  (part) => {
    const found = new RegExp(
      `^(.*?)(?:^|[\\s,])(?:[A-Z]{1,2}-)?(${figures})[\\s,]+(\\p{L}[^\\d]*|\\p{L}.*\\s\\d{1,2}|\\p{L}.*Cedex.*)$`,
      'u',
    ).exec(part)
    if (found === null) return null
    const [, rest = '', postcode, named = ''] = found
    const region = /^(.*\S)\s+\(?([A-Z]{2})\)?$/.exec(named)
    return region === null ? town(postcode, named, '', rest) : town(postcode, region[1], region[2], rest)
  }

const FIVE = codeFirst('\\d{5}')
const FOUR = codeFirst('\\d{4}')
const FORMS: Readonly<Record<string, readonly Form[]>> = {
  GB: [british],
  US: [american],
  CA: [canadian],
  AU: [australian],
  NZ: [codeLast('\\d{4}')],
  IE: [codeLast('[A-Z]\\d[\\dW] ?[A-Z\\d]{4}')],
  IN: [codeLast('\\d{3} ?\\d{3}')],
  SG: [codeLast('\\d{6}')],
  NL: [dutch],
  PL: [codeFirst('\\d{2}-\\d{3}')],
  PT: [codeFirst('\\d{4}-\\d{3}'), FOUR],
  SE: [codeFirst('\\d{3} ?\\d{2}')],
  CZ: [codeFirst('\\d{3} ?\\d{2}')],
  SK: [codeFirst('\\d{3} ?\\d{2}')],
  GR: [codeFirst('\\d{3} ?\\d{2}')],
}
const OF_FIVE = new Set(['DE', 'FR', 'ES', 'IT', 'FI', 'EE', 'HR', 'TR', 'MX', 'MC'])
const OF_FOUR = new Set(['AT', 'CH', 'BE', 'DK', 'NO', 'LU', 'HU', 'SI', 'BG', 'LI'])
/** Forms so plain that they are known wherever they stand. */
const ANYWHERE: readonly Form[] = [american, british, canadian, dutch, FIVE, codeFirst('\\d{2}-\\d{3}'), FOUR]
/** In a country that does not write so, figures at the beginning of an address are the number of a house. */
const DOUBTFUL: ReadonlySet<Form> = new Set([FIVE, FOUR])

const ownForms = (country: string) =>
  FORMS[country] ?? (OF_FIVE.has(country) ? [FIVE] : OF_FOUR.has(country) ? [FOUR] : [])
const isOwn = (form: Form, country: string) => ownForms(country).includes(form)

function formsOf(country: string): readonly Form[] {
  const own = ownForms(country)
  return [...own, ...ANYWHERE.filter((form) => !own.includes(form))]
}

const COUNTY =
  /shire$|^(?:kent|essex|surrey|cornwall|devon|dorset|somerset|norfolk|suffolk|cumbria|merseyside|middlesex|rutland|(?:east|west) sussex|tyne and wear|(?:west|north|south|east) (?:yorkshire|midlands|riding.*)|greater \p{L}+|county \p{L}+|co\.? \p{L}+)$/iu

/** No address is longer: what is stays whole. */
const LONGEST = 400

/** @param home ISO 3166-1 alpha-2 of the shop, for addresses that name no country */
export function splitAddress(text: string, home: string): WrittenAddress {
  if (text.length > LONGEST) return { street: text, postcode: '', city: '', region: '', country: '' }
  const parts = text
    .split(/\s*[\r\n,;|]+\s*/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
  const country = parts.length > 1 ? countryIn(parts.at(-1) ?? '') : ''
  const rest = country === '' ? parts : parts.slice(0, -1)
  const code = country === '' ? home : (countryCode(country) ?? home)
  // `City, ST 12345` was parted at its comma: the town of America is sought in the last two together.
  for (let at = rest.length - 1; at >= 0; at -= 1) {
    for (const form of formsOf(code)) {
      const found = form(rest[at] ?? '')
      if (found === null) continue
      const foreign = DOUBTFUL.has(form) && !isOwn(form, code)
      if (foreign && !(found.rest === '' ? at > 0 : /\d/.test(found.rest))) continue
      return { ...townIn(rest, at, found), country }
    }
  }
  const last = rest.at(-1) ?? ''
  const townAlone = rest.length > 1 && !/\d/.test(last) && rest.slice(0, -1).some((part) => /\d/.test(part))
  return townAlone
    ? { street: rest.slice(0, -1).join('\n'), postcode: '', city: last, region: '', country }
    : { street: rest.join('\n'), postcode: '', city: '', region: '', country }
}

/** Two letters alone are a state as well as a country. */
function countryIn(part: string): string {
  return /\d/.test(part) || (part.length < 3 && !/^uk$/i.test(part)) || countryCode(part) === null ? '' : part
}

const STREET_END =
  /^(.*\d.*\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|way|ct|court|pl|place|sq|square|terrace|hwy|pkwy|close|crescent|gardens)\.?)\s+(\p{L}.*)$/iu

function townIn(parts: readonly string[], at: number, found: Town): Omit<WrittenAddress, 'country'> {
  const before = parts.slice(0, at)
  const behind = parts.slice(at + 1)
  let { city, region, rest } = found
  // The code stood alone: the town is the part before it, and before a county.
  if (city === '' && before.length > 1) {
    const last = before.pop() ?? ''
    if (COUNTY.test(last) && before.length > 1) {
      region = last
      city = before.pop() ?? ''
    } else city = last
  } else if (city === '') rest = ''
  // Nothing parts street and town: the word for street does.
  if (before.length === 0 && /\d/.test(city)) {
    const [, street, name] = STREET_END.exec(city) ?? []
    if (street !== undefined && name !== undefined) {
      rest = street
      city = name
    } else {
      rest = city
      city = ''
    }
  }
  if (COUNTY.test(city) && before.length > 1 && region === '') {
    region = city
    city = before.pop() ?? ''
  }
  const more = behind.filter((part) => part !== '')
  return {
    street: [...before, ...(rest === '' ? [] : [rest])].join('\n'),
    postcode: found.postcode,
    city: city || more.shift() || '',
    region: region || more.join(', '),
  }
}
