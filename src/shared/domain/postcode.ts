// Postcodes as they look in each country (Universal Postal Union, addressing sheets), and the one way they are stored.
// What does not fit is asked about, never refused: forms change, and a letter may still arrive.

/** `9` a digit, `A` a letter, `#` either; hyphen and blank as printed; `|` between two forms. */
const FORMS: Readonly<Record<string, string>> = {
  AR: '9999|A9999AAA',
  AT: '9999',
  AU: '9999',
  BE: '9999',
  BG: '9999',
  BR: '99999-999',
  CA: 'A9A 9A9',
  CH: '9999',
  CL: '9999999',
  CN: '999999',
  CY: '9999',
  CZ: '999 99',
  DE: '99999',
  DK: '9999',
  EE: '99999',
  ES: '99999',
  FI: '99999',
  FR: '99999',
  GB: 'A9 9AA|A99 9AA|AA9 9AA|AA99 9AA|A9A 9AA|AA9A 9AA',
  GR: '999 99',
  HR: '99999',
  HU: '9999',
  ID: '99999',
  IE: 'A99 ####',
  IL: '9999999',
  IN: '999999',
  IS: '999',
  IT: '99999',
  JP: '999-9999',
  KR: '99999',
  LT: '99999',
  LU: '9999',
  LV: '9999',
  MT: 'AAA 9999',
  MX: '99999',
  MY: '99999',
  NL: '9999 AA',
  NO: '9999',
  NZ: '9999',
  PH: '9999',
  PL: '99-999',
  PT: '9999-999',
  RO: '999999',
  RS: '99999',
  SE: '999 99',
  SG: '999999',
  SI: '9999',
  SK: '999 99',
  TH: '99999',
  TR: '99999',
  TW: '999|99999|999999',
  UA: '99999',
  US: '99999|99999-9999',
  VN: '99999|999999',
  ZA: '9999',
}

const CLASSES: Readonly<Record<string, string>> = { '9': '\\d', A: '[A-Z]', '#': '[A-Z0-9]' }
const bare = (text: string): string => text.toUpperCase().replace(/[\s-]+/g, '')

/** The form of `country` (ISO 3166-1 alpha-2) that the postcode has, or undefined. */
function formOf(postcode: string, country: string): string | undefined {
  const letters = bare(postcode)
  return patternsOf(country).find(({ pattern }) => pattern.test(letters))?.form
}

interface Pattern {
  readonly form: string
  readonly pattern: RegExp
}

const patterns = new Map<string, readonly Pattern[]>()

function patternsOf(country: string): readonly Pattern[] {
  const known = patterns.get(country)
  if (known !== undefined) return known
  const fresh = (FORMS[country]?.split('|') ?? []).map((form) => {
    const signs = [...bare(form)].map((sign) => CLASSES[sign] ?? sign).join('')
    return { form, pattern: new RegExp(`^${signs}$`) }
  })
  patterns.set(country, fresh)
  return fresh
}

/** Null where nothing is known of the country, or nothing was typed. */
export function looksLikePostcode(postcode: string, country: string): boolean | null {
  if (postcode.trim() === '' || FORMS[country] === undefined) return null
  return formOf(postcode, country) !== undefined
}

/** As it is printed in its country, `sw1a1aa` as `SW1A 1AA`; one that fits no form is kept as typed, without outer blanks. */
export function storedPostcode(postcode: string, country: string): string {
  const form = formOf(postcode, country)
  if (form === undefined) return postcode.trim()
  const letters = [...bare(postcode)]
  return [...form].map((sign) => (sign === ' ' || sign === '-' ? sign : (letters.shift() ?? ''))).join('')
}
