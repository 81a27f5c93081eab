// The people of the sample shop: believable, repeatable, and dated up to the day they are asked for.
// Pure: dice and day come in, plain people come out; filling a book with them is sample-shop.ts.
import names from '../../../../resources/sample/names.json' with { type: 'json' }
import shop from '../../../../resources/sample/shop.json' with { type: 'json' }
import type { ContactPatch } from '../../../shared/contract/contacts.ts'
import { readPhone } from '../../../shared/domain/phone.ts'
import type { Dice } from './dice.ts'
import { doublesOf } from './doubles.ts'
import type { SamplePerson } from './person.ts'

interface Origin {
  readonly share: number
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly family: readonly string[]
  readonly language?: string
  readonly say?: Readonly<Record<string, string>>
}

const ORIGINS: Readonly<Record<string, Origin>> = names

export interface SampleRequest {
  readonly count: number
  /** Shop day (days since 1970-01-01) that is today. */
  readonly today: number
  /** Days since the shop first wrote somebody down. */
  readonly days: number
  readonly dice: Dice
}

/** From this place on there are more people than the streets and numbers of one town are enough for. */
const TOWN = 2_000

/** One in so many was written down twice. */
const TWICE = 50

/** Companies first, then people, then second cards; households live together, and a link points to an earlier place. */
export function samplePeople({ count, today, days, dice }: SampleRequest): SamplePerson[] {
  const people: SamplePerson[] = []
  const used = new Set<string>()
  const companies = Math.min(shop.companies.length, Math.floor(count / 12))
  for (let i = 0; i < companies; i += 1) people.push(company(i, { days, dice }))
  const once = count - Math.floor(count / TWICE)
  while (people.length < once) {
    const head = person({ dice, today, days, used, index: people.length, companies })
    people.push(head)
    if (people.length < once && dice.chance(0.16))
      people.push(relative(head, people.length - 1, { dice, today, days, used }))
  }
  return [...people, ...doublesOf(people, count - people.length, dice)]
}

function company(index: number, { days, dice }: Pick<Making, 'days' | 'dice'>): SamplePerson {
  const name = shop.companies[index] ?? ''
  const domain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '')
  return {
    patch: {
      kind: 'company',
      family: name,
      phones: [{ typed: phone(dice, index), label: 'work' }],
      emails: [{ address: `hello@${domain}.example`, label: 'work' }],
      addresses: [address(dice, 'work', index)],
      tags: ['wholesale'],
      preferredChannel: 'email',
      source: dice.chance(0.5) ? 'Wholesale call' : 'Walked in',
    },
    daysAgo: dice.between(200, days),
    links: [],
    face: false,
    lookedAfter: true,
  }
}

interface Making {
  readonly dice: Dice
  readonly today: number
  readonly days: number
  readonly used: Set<string>
}

function person({
  dice,
  today,
  days,
  used,
  index,
  companies,
}: Making & { index: number; companies: number }): SamplePerson {
  const origin = pickOrigin(dice)
  const { given, family } = unusedName(origin, { dice, used })
  // Shops win people steadily, a little faster each year.
  const daysAgo = Math.floor(days * (1 - Math.sqrt(dice.fraction())))
  const links: SamplePerson['links'][number][] = []
  if (companies > 0 && dice.chance(0.07))
    links.push({ kind: 'works-for', to: dice.between(0, companies - 1), words: '' })
  const source = dice.weighted(shop.sources)
  if (source === 'A friend told them' && index > companies + 5)
    links.push({ kind: 'referred-by', to: dice.between(companies, index - 1), words: '' })
  return {
    patch: {
      kind: 'person',
      given,
      family,
      say: origin.say?.[given] ?? null,
      nickname: dice.chance(0.06) ? (given.split(' ')[0]?.slice(0, 3) ?? null) : null,
      source,
      language: origin.language !== undefined && dice.chance(0.6) ? origin.language : null,
      preferredChannel: dice.chance(0.5) ? dice.pick(['phone', 'email', 'sms', 'in-person'] as const) : null,
      note: dice.chance(0.12) ? dice.pick(shop.notes) : null,
      phones: phones(dice, index),
      emails: dice.chance(0.62) ? [{ address: email(given, family, index), label: 'home' }] : [],
      addresses: dice.chance(0.55) ? [address(dice, 'home', index)] : [],
      occasions: occasions(dice, today),
      preferences: preferences(dice),
      tags: tags(dice),
      ...details(dice),
    },
    daysAgo,
    links,
    // A face costs twenty milliseconds to draw: the first few hundred people have all of them.
    face: dice.chance(index < 700 ? 0.05 : 0),
    lookedAfter: dice.chance(0.1),
  }
}

/** Somebody of the same household: same family name and address, a phone of their own or the family's. */
function relative(head: SamplePerson, headIndex: number, { dice, today, used }: Making): SamplePerson {
  const origin = pickOrigin(dice)
  const family = head.patch.family ?? ''
  const given = unusedName({ ...origin, family: [family] }, { dice, used }).given
  const child = dice.chance(0.3)
  return {
    patch: {
      kind: 'person',
      given,
      family,
      source: head.patch.source ?? null,
      phones: dice.chance(0.4) ? (head.patch.phones ?? []) : phones(dice, headIndex + 1),
      emails: [],
      addresses: head.patch.addresses ?? [],
      occasions: occasions(dice, today),
      preferences: preferences(dice),
      tags: tags(dice),
    },
    daysAgo: dice.between(Math.max(1, head.daysAgo - 60), Math.max(1, head.daysAgo)),
    links: [{ kind: child ? 'parent' : 'partner', to: headIndex, words: '' }],
    face: dice.chance(0.02),
    lookedAfter: false,
  }
}

function pickOrigin(dice: Dice): Origin {
  const shares = Object.fromEntries(Object.entries(ORIGINS).map(([key, origin]) => [key, origin.share]))
  const found = ORIGINS[dice.weighted(shares)]
  if (!found) throw new RangeError('no origin')
  return found
}

/** A name nobody in the shop has yet; when the lists run dry (large books), names repeat as they do in life. */
function unusedName(
  origin: Origin,
  { dice, used }: { dice: Dice; used: Set<string> },
): { given: string; family: string } {
  let given = ''
  let family = ''
  for (let tries = 0; tries < 8; tries += 1) {
    given = dice.pick(dice.chance(0.56) ? origin.female : origin.male)
    family = dice.pick(origin.family)
    if (dice.chance(0.05) && !family.includes('-'))
      family = `${family}-${dice.pick(ORIGINS['american']?.family ?? [family])}`
    if (!used.has(`${given} ${family}`)) break
  }
  used.add(`${given} ${family}`)
  return { given, family }
}

/** Area codes of the whole country, those of the town first. */
const AREAS = [
  ...shop.areaCodes,
  ...Array.from({ length: 781 }, (_, i) => String(i + 201)).filter(
    (area) => !shop.areaCodes.includes(area) && readPhone(`+1${area}5550199`, 'US').e164 !== null,
  ),
]

/** Lines that begin with 555 belong to nobody. */
function phone(dice: Dice, index: number): string {
  const line = String(dice.between(100, 9899)).padStart(4, '0')
  const area = dice.pick(index < TOWN ? shop.areaCodes : AREAS)
  return dice.pick([`(${area}) 555-${line}`, `${area}-555-${line}`, `${area} 555 ${line}`, `+1 ${area} 555 ${line}`])
}

function phones(dice: Dice, index: number): NonNullable<ContactPatch['phones']> {
  const count = dice.weighted({ none: 10, one: 76, two: 14 })
  const list: NonNullable<ContactPatch['phones']> = []
  if (count !== 'none') list.push({ typed: phone(dice, index), label: 'mobile' })
  if (count === 'two') list.push({ typed: phone(dice, index), label: dice.chance(0.5) ? 'home' : 'work' })
  return list
}

function email(given: string, family: string, index: number): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase()
  const local = [plain(given).slice(0, 12), plain(family).slice(0, 14)].filter(Boolean).join('.')
  return `${local || 'guest'}${index % 7 === 0 || index >= TOWN ? String(index) : ''}@${index % 3 === 0 ? 'mail' : 'post'}.example`
}

function address(dice: Dice, label: 'home' | 'work', index: number): NonNullable<ContactPatch['addresses']>[number] {
  const place = dice.weighted(Object.fromEntries(shop.cities.map((city) => [city.city, city.share])))
  const city = shop.cities.find((one) => one.city === place)
  const flat = dice.chance(0.4) ? `, Apt ${String(dice.between(1, 9))}` : ''
  return {
    label,
    street: `${String(dice.between(2, 240))} ${index < TOWN ? dice.pick(shop.streets) : farStreet(dice)}${flat}`,
    postcode: dice.pick(city?.postcodes ?? ['02116']),
    city: place,
    region: 'MA',
    country: 'US',
  }
}

/** A street beyond the town, called after a family. */
function farStreet(dice: Dice): string {
  return `${dice.pick(ORIGINS[dice.pick(Object.keys(ORIGINS))]?.family ?? [])} ${dice.pick(['St', 'Ave', 'Rd', 'Ln', 'Ct'])}`
}

function occasions(dice: Dice, today: number): NonNullable<ContactPatch['occasions']> {
  if (!dice.chance(0.68)) return []
  // Spread over the year, a few of them in the days to come, so that Today always has somebody to greet.
  const ahead = dice.chance(0.03) ? dice.between(0, 6) : dice.between(0, 364)
  const birth = new Date((today + ahead) * 86_400_000)
  const monthDay = birth.toISOString().slice(5, 10)
  const year = birth.getUTCFullYear() - dice.between(8, 84)
  const list: NonNullable<ContactPatch['occasions']> = []
  if (dice.chance(0.004)) list.push({ kind: 'birthday', label: '', date: dice.chance(0.5) ? '1984-02-29' : '--02-29' })
  else if (dice.chance(0.3) || monthDay === '02-29') list.push({ kind: 'birthday', label: '', date: `--${monthDay}` })
  else list.push({ kind: 'birthday', label: '', date: `${String(year)}-${monthDay}` })
  if (dice.chance(0.07)) {
    const day = new Date((today + dice.between(0, 364)) * 86_400_000).toISOString().slice(5, 10)
    list.push({ kind: dice.chance(0.5) ? 'wedding' : 'name-day', label: '', date: `--${day}` })
  }
  return list
}

function preferences(dice: Dice): NonNullable<ContactPatch['preferences']> {
  const list: NonNullable<ContactPatch['preferences']> = []
  if (dice.chance(0.4)) list.push({ kind: 'usual', words: dice.pick(shop.usual) })
  if (dice.chance(0.12)) list.push({ kind: 'option', words: dice.pick(shop.options) })
  if (dice.chance(0.1)) list.push({ kind: 'likes', words: dice.pick(shop.likes) })
  if (dice.chance(0.07)) list.push({ kind: 'allergy', words: dice.pick(shop.allergies) })
  return list
}

function tags(dice: Dice): string[] {
  const count = dice.weighted({ 0: 40, 1: 34, 2: 18, 3: 8 })
  return [...new Set(Array.from({ length: Number(count) }, () => dice.weighted(shop.tags)))]
}

/** The personal details of the few who told them. */
function details(dice: Dice): Pick<ContactPatch, 'gender' | 'familyStatus' | 'interests' | 'householdIncome'> {
  if (!dice.chance(0.09)) return {}
  return {
    familyStatus: dice.pick(shop.familyStatus),
    interests: dice.pick(shop.interests),
    ...(dice.chance(0.3)
      ? { householdIncome: dice.pick(['under $60,000', '$60,000 to $120,000', 'over $120,000']) }
      : {}),
  }
}
