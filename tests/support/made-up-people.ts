// Customers nobody has, from a seed: families, twins, fathers and sons of one name, and some who were written down twice by somebody in
// a hurry. What belongs together is known, so that the finder of duplicates can be measured.
import type { DuplicateAddress, DuplicateRecord } from '../../src/shared/domain/duplicates/record.ts'

export interface MadeUp {
  readonly records: readonly DuplicateRecord[]
  /** Whose record it is, place by place: equal for the same person. */
  readonly truth: readonly number[]
}

export interface Dice {
  /** 0 to `sides` − 1. */
  roll(sides: number): number
  chance(share: number): boolean
  pick<T>(from: readonly [T, ...T[]]): T
  /** Small places far more often than great ones, as names are borne. */
  rank(sides: number): number
}

export function createDice(seed: number): Dice {
  let state = seed | 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    roll: (sides) => Math.floor(fraction() * sides),
    chance: (share) => fraction() < share,
    pick: (from) => from[Math.floor(fraction() * from.length)] ?? from[0],
    rank: (sides) => Math.min(sides - 1, Math.floor(20 * ((sides + 20) / 20) ** fraction()) - 20),
  }
}

export const person = (id: number, said: Partial<DuplicateRecord> = {}): DuplicateRecord => ({
  id,
  kind: 'person',
  given: '',
  family: '',
  nickname: null,
  phones: [],
  emails: [],
  birthday: null,
  addresses: [],
  numbers: [],
  ...said,
})

export const home = (street: string, postcode: string, city: string): DuplicateAddress => ({
  street,
  postcode,
  city,
  region: '',
  country: 'DE',
})

const listed = (text: string): [string, ...string[]] => text.split(' ') as [string, ...string[]]

const GIVEN = listed(
  'Maria Thomas Anna Michael Sabine Andreas Julia Peter Ayşe Mehmet Katharina Stefan Elisabeth Wolfgang Claudia Jürgen Fatma Mustafa Camille Julien Sophie Nicolas Margarete Robert Johanna Friedrich Emine Hüseyin Élodie François Susanne Matthias Christine Alexander Hatice Ahmet Céline Guillaume Barbara Joachim Theresia Maximilian Zeynep Murat Amélie Mathieu Veronika Benjamin Magdalena Sebastian Elif Yusuf Manon Antoine Franziska Christoph Dorothea Konrad Derya Emre Léa Hugo Ursula Heinrich Jasmin Florian Özlem Burak Chloé Bernard Gertrud Wilhelm Helena Daniel Sevgi Kemal Inès Raphaël Angelika Rüdiger',
)
const FAMILY = listed(
  'Müller Yılmaz Schmidt Martin Schneider Kaya Fischer Bernard Weber Demir Meyer Dubois Wagner Çelik Becker Thomas Schulz Şahin Hoffmann Robert Schäfer Yıldız Koch Richard Bauer Öztürk Richter Petit Klein Aydın Wolf Durand Schröder Arslan Neumann Leroy Schwarz Doğan Zimmermann Moreau Braun Kılıç Krüger Simon Hofmann Aslan Hartmann Laurent Lange Çetin Krause Lefebvre Meier Kara Lehmann Michel Köhler Koç Maier Garcia',
)
const STEMS = listed(
  'Stein Wald Berg Rosen Linden Eichen Birk Kirch Nieder Ober Hohen Winter Sommer Grün Wein Silber Morgen Brunn',
)
const ENDS = listed('berg mann feld bach hofer meier huber thal stetter brecht wieser lich kamp horst dorf egger')
const STREETS = listed(
  'Bahnhofstraße Hauptstraße Gartenweg Schulstraße Lindenallee Bergstraße Kirchgasse Ringstraße Mühlweg Rosenweg Goethestraße Feldstraße Marktplatz Uferstraße Talweg Birkenweg Ahornweg Schillerstraße Parkstraße Wiesengrund',
)
const TOWNS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['79098', 'Freiburg'],
  ['79100', 'Freiburg'],
  ['79111', 'Freiburg'],
  ['79183', 'Waldkirch'],
  ['79312', 'Emmendingen'],
  ['68000', 'Colmar'],
  ['79206', 'Breisach'],
]
const SHORT: Readonly<Record<string, string>> = {
  Thomas: 'Tom',
  Michael: 'Micha',
  Andreas: 'Andi',
  Katharina: 'Kathi',
  Stefan: 'Steffen',
  Elisabeth: 'Lisa',
  Wolfgang: 'Wolfi',
  Margarete: 'Gretel',
  Robert: 'Bob',
  Johanna: 'Hanna',
  Friedrich: 'Fritz',
  Susanne: 'Susi',
  Matthias: 'Matze',
  Alexander: 'Alex',
  Joachim: 'Jochen',
  Theresia: 'Resi',
  Maximilian: 'Max',
  Benjamin: 'Ben',
  Magdalena: 'Lena',
  Sebastian: 'Basti',
  Franziska: 'Franzi',
  Christoph: 'Chris',
  Dorothea: 'Dora',
  Konrad: 'Conny',
  Ursula: 'Uschi',
  Heinrich: 'Heinz',
  Florian: 'Flo',
  Gertrud: 'Traudl',
  Wilhelm: 'Willi',
  Guillaume: 'William',
  Mathieu: 'Matthieu',
  Mehmet: 'Mehmed',
}

const two = (value: number): string => String(value).padStart(2, '0')
const bornIn = (dice: Dice, year: number): string =>
  `${String(year)}-${two(1 + dice.roll(12))}-${two(1 + dice.roll(28))}`
const familyName = (dice: Dice): string =>
  dice.chance(0.55) ? (FAMILY[dice.rank(FAMILY.length)] ?? '') : `${dice.pick(STEMS)}${dice.pick(ENDS)}`
const givenName = (dice: Dice): string => GIVEN[dice.rank(GIVEN.length)] ?? ''
const mobile = (dice: Dice): string => `+4917${String(10_000_000 + dice.roll(89_999_999))}`
const landline = (dice: Dice): string => `+49761${String(100_000 + dice.roll(899_999))}`

function somewhere(dice: Dice): DuplicateAddress {
  const [postcode, city] = dice.pick(TOWNS)
  return home(`${dice.pick(STREETS)} ${String(1 + dice.roll(90))}`, postcode, city)
}

const ascii = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ß', 'ss').toLowerCase()

/** Nobody has the mailbox of somebody else. */
function mailbox(
  dice: Dice,
  { given, family }: { readonly given: string; readonly family: string },
  taken: Set<string>,
): string {
  for (;;) {
    const box = dice.pick(['gmail.com', 'web.de', 'gmx.de', 'orange.fr', 'hotmail.com'])
    const digits = dice.chance(0.4) ? String(dice.roll(99)) : ''
    const local = dice.chance(0.7)
      ? `${ascii(given)}.${ascii(family)}${digits}`
      : `${ascii(given).slice(0, 3)}${String(dice.roll(9999))}`
    const address = `${local}@${box}`
    if (taken.has(address)) continue
    taken.add(address)
    return address
  }
}

interface Shop {
  readonly seed: number
  readonly people: number
  /** Share of them that was written down twice. */
  readonly twice: number
  /** Only names and telephones. */
  readonly few?: boolean
}

/** A shop of a town where three languages are spoken: households, twins, one name in two generations, some written down twice. */
export function madeUpShop({ seed, people, twice, few = false }: Shop): MadeUp {
  const dice = createDice(seed)
  const records: DuplicateRecord[] = []
  const truth: number[] = []
  const taken = new Set<string>()
  let who = 0
  const note = (one: Omit<DuplicateRecord, 'id'>): void => {
    records.push({ ...one, id: records.length + 1, ...(few ? { emails: [], birthday: null, addresses: [] } : {}) })
    truth.push(who)
  }
  while (who < people) {
    const family = familyName(dice)
    const place = somewhere(dice)
    const shared = dice.chance(0.5) ? [landline(dice)] : []
    const size = dice.chance(0.6) ? 1 : 2 + dice.roll(3)
    const twins = size > 2 && dice.chance(0.05)
    const sonOfName = size > 2 && dice.chance(0.04)
    const first = { given: givenName(dice), birthday: bornIn(dice, 1945 + dice.roll(50)) }
    let child = bornIn(dice, 1985 + dice.roll(35))
    for (let member = 0; member < size; member += 1) {
      who += 1
      const kid = member > 1
      if (kid && !twins) child = bornIn(dice, 1985 + dice.roll(35))
      const given = member === 0 || (kid && sonOfName && member === 2) ? first.given : givenName(dice)
      const born = member === 0 ? first.birthday : kid ? child : bornIn(dice, 1945 + dice.roll(50))
      const one = person(0, {
        given,
        family: dice.chance(0.93) ? family : familyName(dice),
        phones: [...(dice.chance(0.6) ? [mobile(dice)] : []), ...(dice.chance(0.6) ? shared : [])],
        emails: dice.chance(0.5) ? [mailbox(dice, { given, family }, taken)] : [],
        birthday: dice.chance(0.55) ? born : null,
        addresses: dice.chance(0.75) ? [place] : [],
      })
      note(one)
      if (dice.chance(twice)) note(writtenAgain(dice, one))
      if (dice.chance(twice / 8)) note(writtenAgain(dice, one))
    }
  }
  return shuffled(dice, records, truth)
}

/** The same person, written down by somebody else on another day. */
function writtenAgain(dice: Dice, one: DuplicateRecord): DuplicateRecord {
  let { given, family, birthday, phones, emails, addresses } = one
  const short = SHORT[given]
  if (short !== undefined && dice.chance(0.35)) given = short
  else if (dice.chance(0.06)) given = `${given.slice(0, 1)}.`
  else if (dice.chance(0.12)) given = slipped(dice, given)
  if (dice.chance(0.14)) family = slipped(dice, family)
  else if (dice.chance(0.2)) family = ascii(family.replace('ü', 'ue').replace('ö', 'oe').replace('ä', 'ae'))
  else if (dice.chance(0.03)) family = `${family}-${familyName(dice)}`
  if (dice.chance(0.07)) [given, family] = [family, given]
  if (dice.chance(0.12)) given = given.toUpperCase()
  if (birthday === null ? dice.chance(0.2) : dice.chance(0.35)) birthday = null
  else if (birthday !== null && dice.chance(0.08)) birthday = turnedDate(birthday)
  else if (birthday !== null && dice.chance(0.06)) birthday = `${birthday.slice(0, 8)}${two(1 + dice.roll(28))}`
  if (dice.chance(0.25)) phones = phones.slice(1)
  else if (dice.chance(0.2)) phones = [mobile(dice)]
  if (dice.chance(0.35)) emails = []
  else if (dice.chance(0.2)) emails = emails.map((address) => address.replace(/@.*/, '@yahoo.de'))
  if (dice.chance(0.12)) addresses = [somewhere(dice)]
  else if (dice.chance(0.3)) addresses = []
  else if (dice.chance(0.4))
    addresses = addresses.map((place) => ({ ...place, street: place.street.replace('straße', 'str.') }))
  // Nobody is written down by a given name alone.
  if (phones.length + emails.length + addresses.length === 0 && birthday === null) ({ phones, addresses } = one)
  return { ...one, given, family, birthday, phones, emails, addresses }
}

const turnedDate = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return Number(day) <= 12 ? `${year}-${day}-${month}` : date
}

/** One letter left out, doubled, or turned with its neighbour. */
export function slipped(dice: Dice, word: string): string {
  if (word.length < 4) return word
  const at = 1 + dice.roll(word.length - 2)
  const [before, here, next, rest] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)]
  return dice.pick([
    `${before}${next}${rest}`,
    `${before}${here}${here}${next}${rest}`,
    `${before}${next}${here}${rest}`,
  ])
}

function shuffled(dice: Dice, records: readonly DuplicateRecord[], truth: readonly number[]): MadeUp {
  const order = records.map((_, at) => at)
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = dice.roll(at + 1)
    const [one = 0, two = 0] = [order[at], order[other]]
    order[at] = two
    order[other] = one
  }
  return {
    records: order.map((from, at) => ({ ...(records[from] ?? person(0)), id: at + 1 })),
    truth: order.map((from) => truth[from] ?? 0),
  }
}

const TRADES = listed(
  'Bäckerei Elektro Autohaus Metzgerei Schreinerei Gärtnerei Apotheke Malerbetrieb Weingut Druckerei Optik Reisebüro',
)
const FORMS = listed('GmbH AG KG e.K. OHG GbR')

/** Firms a shop sells to: one name in several forms, branches in several towns, and neighbours in one building. */
export function madeUpFirms({ seed, people, twice }: Omit<Shop, 'few'>): MadeUp {
  const dice = createDice(seed)
  const records: DuplicateRecord[] = []
  const truth: number[] = []
  let who = 0
  const note = (family: string, said: Partial<DuplicateRecord>): void => {
    records.push(person(records.length + 1, { kind: 'company', family, ...said }))
    truth.push(who)
  }
  while (who < people) {
    const owner = familyName(dice)
    const trade = dice.pick(TRADES)
    const form = dice.pick(FORMS)
    const second = dice.chance(0.4) ? ` & ${dice.pick(['Söhne', 'Partner', 'Co.', 'Töchter'])}` : ''
    const branches = dice.chance(0.1) ? 2 + dice.roll(3) : 1
    for (let branch = 0; branch < branches; branch += 1) {
      who += 1
      const place = somewhere(dice)
      const phones = dice.chance(0.7) ? [landline(dice)] : []
      note(`${trade} ${owner}${second} ${form}`, { addresses: [place], phones })
      if (!dice.chance(twice)) continue
      const name = dice.pick([
        `${owner} ${trade}`,
        `${trade} ${owner}`,
        `${trade} ${slipped(dice, owner)}${second}`,
        `Fa. ${owner}${second}`,
      ])
      const street = dice.chance(0.5) ? place.street.replace('straße', 'str.') : place.street
      note(name, { addresses: dice.chance(0.9) ? [{ ...place, street }] : [], phones: dice.chance(0.75) ? phones : [] })
    }
  }
  return shuffled(dice, records, truth)
}
