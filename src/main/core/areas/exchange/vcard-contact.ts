// What a vCard says about a person, in the words of our own record. Pure; what has no place of its own goes into the note,
// so that nothing is lost.
import { ContactDraft } from './contact-patch.ts'
import type { Somebody } from './contact-units.ts'
import { pictureOf } from './pictures.ts'
import type { Noted } from './reasons.ts'
import type { VCard } from './vcard-lines.ts'
import type { VCardProperty } from './vcard-property.ts'
import {
  dateOf,
  labelsOf,
  listed,
  preferredFirst,
  structured,
  structuredLists,
  typesOf,
  unescaped,
} from './vcard-values.ts'
import { splitName } from './written-names.ts'

export interface VCardOptions {
  /** Which card of the file, from 1. */
  readonly place: number
  /** ISO 3166-1 alpha-2 of the shop, for addresses without a country. */
  readonly country: string
  readonly locale: string
  readonly thisYear: number
}

/** A card by the names of its properties, the preferred of each first; those that say nothing are gone. */
interface Said {
  readonly card: VCard
  all(name: string): readonly VCardProperty[]
  text(name: string): string
  /** What its owner calls a property; empty where nobody said. */
  label(property: VCardProperty): string
}

/** Null where nobody can be called by what the card says. */
export function contactFromVCard(
  card: VCard,
  options: VCardOptions,
): { readonly somebody: Somebody | null; readonly noted: readonly Noted[] } {
  const draft = new ContactDraft(options.place)
  const said = saidOf(card)
  const { all, text } = said
  const group = /^group$/i.test(text('KIND') || text('X-ADDRESSBOOKSERVER-KIND'))
  nameOf(draft, said)
  nicknamesOf(draft, said)
  draft.line('say', sayOf(said), 120)
  draft.line('gender', genderOf(text('GENDER') || text('X-GENDER')), 40)
  if (text('LANG') !== '') draft.language(text('LANG'))
  for (const one of all('TEL')) phoneOf(draft, one, said)
  for (const one of all('EMAIL')) emailOf(draft, one, said)
  addressesOf(draft, said, options.country)
  datesOf(draft, said, options)
  androidOf(draft, said, options)
  draft.tags(all('CATEGORIES').flatMap((one) => listed(one.value)))
  for (const name of KEPT) for (const one of all(name)) extraOf(draft, one, said)
  draft.note(
    all('NOTE')
      .map((one) => unescaped(one.value))
      .join('\n'),
  )
  const photo = photoOf(card)
  const { patch, noted } = draft.done()
  const { given, family, nickname, phones, emails } = patch
  const nobody = group || (!given && !family && !nickname && !phones && !emails)
  const mended = (why: 'photo-left-out' | 'card-cut-off', field?: string): Noted => ({
    row: options.place,
    fate: 'mended',
    why,
    ...(field === undefined ? {} : { field }),
  })
  return {
    somebody: nobody ? null : { patch, photo: photo === 'left-out' ? null : photo },
    noted: [
      ...noted,
      ...(photo === 'left-out' ? [mended('photo-left-out', 'photo')] : []),
      ...(card.complete ? [] : [mended('card-cut-off')]),
    ],
  }
}

/** Words without a field of their own; of pictures, keys, sounds and what programs write for themselves nothing is kept. */
const KEPT = [
  'TITLE',
  'ROLE',
  'URL',
  'IMPP',
  'X-SKYPE',
  'X-SKYPE-USERNAME',
  'X-JABBER',
  'X-ICQ',
  'X-AIM',
  'X-MSN',
  'X-YAHOO',
  'X-QQ',
  'X-GTALK',
  'X-GOOGLE-TALK',
  'X-MS-IMADDRESS',
  'X-TWITTER',
  'X-SOCIALPROFILE',
  'X-SIP',
  'X-SPOUSE',
  'X-EVOLUTION-SPOUSE',
  'X-KADDRESSBOOK-X-SPOUSESNAME',
  'X-MS-SPOUSE',
  'X-MANAGER',
  'X-EVOLUTION-MANAGER',
  'X-MS-MANAGER',
  'X-ASSISTANT',
  'X-EVOLUTION-ASSISTANT',
  'X-MS-ASSISTANT',
  'X-MAIDENNAME',
  'X-MS-CHILD',
  'X-CHILDREN',
  'RELATED',
  'X-ABRELATEDNAMES',
  'HOBBY',
  'INTEREST',
  'EXPERTISE',
  'BIRTHPLACE',
  'DEATHDATE',
] as const

function saidOf(card: VCard): Said {
  const named = Map.groupBy(
    card.properties.filter((one) => one.value.trim() !== ''),
    ({ name }) => name,
  )
  const labels = labelsOf(card)
  const all = (name: string) => preferredFirst(named.get(name) ?? [])
  return {
    card,
    all,
    text: (name) => unescaped(all(name)[0]?.value ?? '').trim(),
    label: ({ group }) => (group === '' ? '' : (labels.get(group) ?? '')),
  }
}

/** What says no more than man or woman. */
const COURTESIES = new Set(
  'mr mrs ms miss mister herr frau m mme mlle monsieur madame sr sra srta señor señora sig sigra dhr mevr pan pani'.split(
    ' ',
  ),
)
const isCourtesy = (prefix: string) => COURTESIES.has(prefix.toLowerCase().replaceAll('.', ''))

/** N where it says something; else FN; else the organisation, which then is a company. */
function nameOf(draft: ContactDraft, { card, all, text }: Said): void {
  const [n, ...otherNames] = all('N')
  const [org, ...otherOrgs] = all('ORG')
  const [families = [], givens = [], more = [], prefixes = [], suffixes = []] =
    n === undefined ? [] : structuredLists(n.value, card.version)
  const given = [...givens, ...more].join(' ')
  const family = families.join(' ')
  const units = org === undefined ? [] : structured(org.value).filter((one) => one !== '')
  const company = units[0] ?? ''
  // Some write the address where a name is asked for.
  const fn = text('FN').includes('@') ? '' : text('FN')
  const apple = card.properties.some((one) => one.name === 'X-ABSHOWAS' && /company/i.test(one.value))
  const named = given !== '' || family !== ''
  for (const one of otherOrgs) draft.extra(structured(one.value).filter(Boolean).join(', '))
  for (const one of otherNames) {
    const [last = [], first = [], middle = []] = structuredLists(one.value, card.version)
    draft.extra([...first, ...middle, ...last].join(' '))
  }
  if (text('KIND').toLowerCase() === 'org' || apple || (!named && company !== '' && (fn === '' || fn === company))) {
    draft.kind('company')
    draft.line('family', company || fn || family, 120)
    draft.extra(units.slice(1).join(', '))
    if (named && company !== '') draft.extra([given, family].filter(Boolean).join(' '))
    return
  }
  const whole = splitName(fn)
  draft.line('given', named ? given : whole.given, 120)
  draft.line('family', named ? [family, suffixes.join(', ')].filter(Boolean).join(' ') : whole.family, 120)
  draft.extra(prefixes.filter((prefix) => !isCourtesy(prefix)).join(' '))
  draft.extra(units.join(', '))
}

function nicknamesOf(draft: ContactDraft, { all, text }: Said): void {
  const [first = text('X-EPOCSECONDNAME'), ...others] = all('NICKNAME').flatMap((one) => listed(one.value))
  draft.line('nickname', first, 80)
  draft.extra(others.join(', '))
}

/** Apple's and Google's fields; `SOUND;X-IRMC-N` of Japanese telephones. */
function sayOf({ all, text }: Said): string {
  const phonetic = ['X-PHONETIC-FIRST-NAME', 'X-PHONETIC-MIDDLE-NAME', 'X-PHONETIC-LAST-NAME'].map(text)
  const sound = all('SOUND').find((one) => typesOf(one).has('x-irmc-n'))
  const read = sound === undefined ? [] : structured(sound.value).slice(0, 2).toReversed()
  return (phonetic.some(Boolean) ? phonetic : read).filter(Boolean).join(' ')
}

const GENDERS: Readonly<Record<string, string>> = { M: 'male', F: 'female', O: 'other' }
const genderOf = (said: string) => GENDERS[said.charAt(0).toUpperCase()] ?? ''

const HOME = /^(home|house|privat|private|personal|main)$/i
const WORK = /^(work|business|office|company|arbeit|geschäftlich|dienstlich)$/i
const CELL = /^(mobile|cell|iphone|handy|mobil|apple watch)$/i
const PLAIN = /^(other|pref|voice|internet|home ?page|x-.*)?$/i

function placeOf(property: VCardProperty, label: string): 'home' | 'work' | 'other' {
  const types = typesOf(property)
  if (types.has('work') || WORK.test(label)) return 'work'
  return types.has('home') || HOME.test(label) ? 'home' : 'other'
}

/** A label that says more than its kind is kept beside what it labels. */
function keepLabel(draft: ContactDraft, label: string, typed: string): void {
  if (![HOME, WORK, CELL, PLAIN].some((known) => known.test(label))) draft.extra(`${label}: ${typed}`)
}

const MOBILE = ['cell', 'mobile', 'iphone', 'text', 'pcs', 'x-iphone', 'x-mobile']
const NOBODY_ANSWERS = ['fax', 'pager', 'modem', 'bbs', 'telex', 'x-fax']

function phoneOf(draft: ContactDraft, property: VCardProperty, said: Said): void {
  const types = typesOf(property)
  const label = said.label(property)
  const typed = unescaped(property.value)
    .trim()
    .replace(/^(tel|callto|sip):/i, '')
    .replace(/;ext=/i, ' x')
    .replace(/;[a-z-]+=.*$/is, '')
  // Nobody is called on a fax machine.
  const machine = NOBODY_ANSWERS.find((word) => types.has(word)) ?? (/fax|pager/i.test(label) ? label : '')
  if (machine !== '') return draft.extra(`${machine}: ${typed}`)
  const mobile = MOBILE.some((word) => types.has(word)) || CELL.test(label)
  draft.phone(mobile ? 'mobile' : placeOf(property, label), typed)
  keepLabel(draft, label, typed)
}

function emailOf(draft: ContactDraft, property: VCardProperty, said: Said): void {
  const typed = unescaped(property.value)
    .trim()
    .replace(/^mailto:/i, '')
  const label = said.label(property)
  draft.email(placeOf(property, label), typed)
  keepLabel(draft, label, typed)
}

/** RFC 6350 6.3.1: box; extended; street; locality; region; code; country. A label alone says it in lines. */
function addressesOf(draft: ContactDraft, said: Said, home: string): void {
  const none = { postcode: '', city: '', region: '' }
  const addresses = said.all('ADR')
  for (const one of addresses) {
    const [box = '', extended = '', street = '', city = '', region = '', postcode = '', named = ''] = structured(
      one.value,
    )
    const lines = [street, extended, box].filter((line) => line !== '').join('\n')
    const country = named === '' ? codeBeside(one, said) : named
    const own = said.label(one)
    const label = own === 'billing' || own === 'delivery' ? own : placeOf(one, own)
    const written =
      `${lines}${city}${region}${postcode}` === '' ? unescaped(one.parameters.get('LABEL')?.[0] ?? '') : ''
    draft.address({ label, street: lines || written, postcode, city, region, country }, home)
  }
  if (addresses.length > 0) return
  for (const one of said.all('LABEL')) {
    draft.address({ label: placeOf(one, said.label(one)), street: unescaped(one.value), country: '', ...none }, home)
  }
}

/** Apple's X-ABADR: the country whose way of writing addresses is meant. */
function codeBeside({ group }: VCardProperty, { all }: Said): string {
  const code =
    group === ''
      ? ''
      : (all('X-ABADR')
          .find((one) => one.group === group)
          ?.value.trim() ?? '')
  return /^[a-z]{2}$/i.test(code) ? code.toUpperCase() : ''
}

const ANNIVERSARIES = [
  'ANNIVERSARY',
  'X-ANNIVERSARY',
  'X-EVOLUTION-ANNIVERSARY',
  'X-KADDRESSBOOK-X-ANNIVERSARY',
  'X-MS-ANNIVERSARY',
  'X-WAB-WEDDING-ANNIVERSARY',
] as const

function datesOf(draft: ContactDraft, said: Said, options: VCardOptions): void {
  const [birthday, ...others] = said.all('BDAY')
  occasion(draft, { kind: 'birthday', value: birthday?.value ?? '', options })
  // Nobody is born twice: the first is believed.
  for (const { value } of others) if (value !== birthday?.value) draft.extra(value)
  for (const name of ANNIVERSARIES) {
    for (const { value } of said.all(name)) occasion(draft, { kind: 'anniversary', value, options })
  }
  for (const one of said.all('X-ABDATE')) {
    const label = said.label(one)
    if (/^anniversary$/i.test(label)) occasion(draft, { kind: 'anniversary', value: one.value, options })
    else if (label === 'wedding' || label === 'name-day') occasion(draft, { kind: label, value: one.value, options })
    else draft.extra([label, dateOf(one.value, options) ?? one.value].filter(Boolean).join(': '))
  }
}

interface SaidDate {
  readonly kind: 'birthday' | 'anniversary' | 'wedding' | 'name-day'
  readonly value: string
  readonly options: VCardOptions
}

function occasion(draft: ContactDraft, { kind, value, options }: SaidDate): void {
  // 0000-00-00 and the like stand where nobody knows.
  if (/[1-9\p{L}]/u.test(value)) draft.occasion(kind, dateOf(value, options), unescaped(value))
}

const ANDROID = 'vnd.android.cursor.item/'

/** `X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2000-01-31;1;…`: what 2.1 and 3.0 have no property for. */
function androidOf(draft: ContactDraft, { all }: Said, options: VCardOptions): void {
  for (const one of all('X-ANDROID-CUSTOM')) {
    const [kind = '', value = '', type = '', label = ''] = structured(one.value)
    if (kind === `${ANDROID}nickname`) draft.line('nickname', value, 80)
    else if (kind === `${ANDROID}contact_event` && type === '3') occasion(draft, { kind: 'birthday', value, options })
    else if (kind === `${ANDROID}contact_event` && type === '1')
      occasion(draft, { kind: 'anniversary', value, options })
    else draft.extra([label, value].filter(Boolean).join(': '))
  }
}

function extraOf(draft: ContactDraft, property: VCardProperty, said: Said): void {
  const value = unescaped(property.value)
  // A card of a group names its members, and a card of a person its relations, by numbers that mean nothing here.
  if (/^urn:uuid:/i.test(value)) return
  const label = said.label(property)
  draft.extra(label === '' || PLAIN.test(label) ? value : `${label}: ${value}`)
}

function photoOf(card: VCard): Uint8Array<ArrayBuffer> | null | 'left-out' {
  const photos = card.properties.filter(
    (one) => one.name === 'PHOTO' && (one.bytes !== null || one.value.trim() !== ''),
  )
  const bytes = photos.find((one) => one.bytes !== null && pictureOf(one.bytes) !== null)?.bytes ?? null
  return bytes ?? (photos.length > 0 ? 'left-out' : null)
}
