// What a vCard says about a person, in the words of our own record. Pure; what has no place of its own goes into the note,
// so that nothing is lost.
import { parseTypedDate, readPartialDate, writePartialDate } from '../../../../shared/domain/partial-date.ts'
import { ContactDraft, splitName } from './contact-patch.ts'
import type { Somebody } from './contact-units.ts'
import type { Noted } from './reasons.ts'
import type { VCard, VCardProperty } from './vcard-lines.ts'

/** A picture larger than this is left out. */
const LARGEST_PHOTO = 2_097_152

export interface VCardOptions {
  /** Which card of the file, from 1. */
  readonly place: number
  /** ISO 3166-1 alpha-2 of the shop, for addresses without a country. */
  readonly country: string
  readonly locale: string
  readonly thisYear: number
}

/** Null where nobody can be called by what the card says. */
export function contactFromVCard(
  card: VCard,
  options: VCardOptions,
): { readonly somebody: Somebody | null; readonly noted: readonly Noted[] } {
  const draft = new ContactDraft(options.place)
  const all = (name: string) => card.properties.filter((one) => one.name === name && one.value.trim() !== '')
  const text = (name: string) => unescaped(all(name)[0]?.value ?? '').trim()
  nameOf(draft, card, { n: all('N')[0], fn: text('FN'), org: all('ORG')[0], kind: text('KIND') })
  draft.line('nickname', listed(all('NICKNAME')[0]?.value ?? '')[0] ?? '', 80)
  draft.line('say', [text('X-PHONETIC-FIRST-NAME'), text('X-PHONETIC-LAST-NAME')].join(' '), 120)
  draft.line('gender', GENDERS[text('GENDER').charAt(0).toUpperCase()] ?? '', 40)
  if (text('LANG') !== '') draft.language(text('LANG'))
  for (const one of all('TEL')) phoneOf(draft, one)
  for (const one of all('EMAIL')) draft.email(placeOf(one), unescaped(one.value))
  for (const one of all('ADR')) addressOf(draft, one, options.country)
  for (const one of all('BDAY')) draft.occasion('birthday', dateOf(one.value, options), one.value)
  for (const name of ['ANNIVERSARY', 'X-ANNIVERSARY', 'X-EVOLUTION-ANNIVERSARY']) {
    for (const one of all(name)) draft.occasion('anniversary', dateOf(one.value, options), one.value)
  }
  draft.tags(all('CATEGORIES').flatMap((one) => listed(one.value)))
  for (const name of [
    'TITLE',
    'ROLE',
    'URL',
    'IMPP',
    'X-SKYPE',
    'X-SKYPE-USERNAME',
    'X-JABBER',
    'X-ICQ',
    'X-AIM',
    'X-SPOUSE',
    'X-EVOLUTION-SPOUSE',
    'X-MANAGER',
    'X-ASSISTANT',
    'RELATED',
    'X-ABRELATEDNAMES',
    'X-ABDATE',
  ]) {
    for (const one of all(name)) draft.extra(unescaped(one.value))
  }
  draft.note(
    all('NOTE')
      .map((one) => unescaped(one.value))
      .join('\n'),
  )
  const photo = photoOf(card)
  const { patch, noted } = draft.done()
  const { given, family, nickname, phones, emails } = patch
  const nobody = !given && !family && !nickname && !phones && !emails
  return {
    somebody: nobody ? null : { patch, photo: photo === 'left-out' ? null : photo },
    noted: [
      ...noted,
      ...(photo === 'left-out'
        ? [{ row: options.place, fate: 'mended' as const, why: 'photo-left-out' as const, field: 'photo' }]
        : []),
      ...(card.complete ? [] : [{ row: options.place, fate: 'mended' as const, why: 'card-cut-off' as const }]),
    ],
  }
}

const GENDERS: Readonly<Record<string, string>> = { M: 'male', F: 'female', O: 'other' }

interface NameParts {
  readonly n: VCardProperty | undefined
  readonly fn: string
  readonly org: VCardProperty | undefined
  readonly kind: string
}

/** N where it says something; else FN; else the organisation, which then is a company. */
function nameOf(draft: ContactDraft, card: VCard, { n, fn, org, kind }: NameParts): void {
  const [family = '', given = '', middle = '', , suffix = ''] = n === undefined ? [] : structured(n.value)
  const units = org === undefined ? [] : structured(org.value).filter((one) => one !== '')
  const company = units[0] ?? ''
  const apple = card.properties.some((one) => one.name === 'X-ABSHOWAS' && /company/i.test(one.value))
  const named = `${family}${given}${middle}` !== ''
  if (kind.toLowerCase() === 'org' || apple || (!named && company !== '' && (fn === '' || fn === company))) {
    draft.kind('company')
    draft.line('family', company || fn, 120)
    if (named) draft.extra([given, middle, family].filter((one) => one !== '').join(' '))
    return
  }
  const whole = splitName(fn)
  draft.line('given', named ? [given, middle].filter((one) => one !== '').join(' ') : whole.given, 120)
  draft.line('family', named ? [family, suffix].filter((one) => one !== '').join(' ') : whole.family, 120)
  draft.extra(units.join(', '))
}

const typesOf = (property: VCardProperty): ReadonlySet<string> => new Set(property.parameters.get('TYPE') ?? [])

function placeOf(property: VCardProperty): 'home' | 'work' | 'other' {
  const types = typesOf(property)
  return types.has('work') ? 'work' : types.has('home') ? 'home' : 'other'
}

function phoneOf(draft: ContactDraft, property: VCardProperty): void {
  const types = typesOf(property)
  const typed = unescaped(property.value)
    .replace(/^tel:/i, '')
    .replace(/;ext=/i, ' x')
    .replace(/;[a-z-]+=.*$/i, '')
  // Nobody is called on a fax machine.
  if (types.has('fax') || types.has('pager') || types.has('modem')) draft.extra(typed)
  else
    draft.phone(
      ['cell', 'mobile', 'iphone', 'text', 'pcs'].some((word) => types.has(word)) ? 'mobile' : placeOf(property),
      typed,
    )
}

/** RFC 6350 6.3.1: box; extended; street; locality; region; code; country. */
function addressOf(draft: ContactDraft, property: VCardProperty, home: string): void {
  const [box = '', extended = '', street = '', city = '', region = '', postcode = '', country = ''] = structured(
    property.value,
  )
  const lines = [street, extended, box].filter((one) => one !== '').join('\n')
  draft.address({ label: placeOf(property), street: lines, postcode, city, region, country }, home)
}

/** `19840512`, `1984-05-12`, `--0512`, `1984`, `1984-05`, with a time of day or as words; null for what is none. */
function dateOf(value: string, { locale, thisYear }: VCardOptions): string | null {
  const said = unescaped(value)
    .trim()
    .replace(/[T ]\d{2}:?\d{2}.*$/, '')
  const compact = /^(\d{4}|--)-?(\d{2})-?(\d{2})?$/.exec(said)
  if (compact !== null) {
    const [, year = '', month = '', day] = compact
    // Apple writes 1604 where nobody knows the year.
    const known = year === '--' || year === '1604' ? null : Number(year)
    return writePartialDate({ year: known, month: Number(month), day: day === undefined ? null : Number(day) })
  }
  return readPartialDate(said) === null ? parseTypedDate(said, { locale, thisYear }) : said
}

function photoOf(card: VCard): Uint8Array<ArrayBuffer> | null | 'left-out' {
  const photos = card.properties.filter((one) => one.name === 'PHOTO')
  const bytes = photos.find((one) => one.bytes !== null && isPicture(one.bytes))?.bytes ?? null
  if (bytes !== null) return bytes.length > LARGEST_PHOTO ? 'left-out' : bytes
  return photos.length > 0 ? 'left-out' : null
}

/** JPEG or PNG, by its first bytes. */
const isPicture = (bytes: Uint8Array) =>
  (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) ||
  (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47)

/** `\n`, `\,`, `\;` and `\\`; 2.1 knows only `\;`, and other signs keep their backslash. */
const unescaped = (text: string) =>
  text.replace(/\\([nN,;:\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))

const parted = (text: string, by: ';' | ',') =>
  (text.match(by === ';' ? /(?:\\.|[^;\\])*(?:;|$)/gs : /(?:\\.|[^,\\])*(?:,|$)/gs) ?? []).map((part) =>
    unescaped(part.endsWith(by) && !part.endsWith(`\\${by}`) ? part.slice(0, -1) : part).trim(),
  )

/** The components of N, ADR, ORG; of several values in one the whole is kept. */
const structured = (value: string): string[] => parted(value, ';')
const listed = (value: string): string[] => parted(value, ',').filter((one) => one !== '')
