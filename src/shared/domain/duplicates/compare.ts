// How two people compare in everything: a level for each comparison, and how rare the values are in which they agree.
import { compareAddresses } from './compare-address.ts'
import { compareBirthdays, compareEmails, compareNumbers, comparePhones } from './compare-values.ts'
import { compareFamily, compareGiven, compareNames } from './compare-names.ts'
import { AT, type Comparison } from './comparison.ts'
import { DEFAULT_M, DEFAULT_U, MISSING } from './levels.ts'
import type { Book, Prepared, PreparedName } from './prepared.ts'
import { rarity } from './rarity.ts'

export function compare(book: Book, a: Prepared, b: Prepared, into: Comparison): void {
  const { levels, rare } = into
  levels.fill(MISSING)
  rare.fill(0)
  if (a.business || b.business) companyNames(book, a, b, into)
  else personNames(book, a, b, into)
  const birthday = compareBirthdays(a.birthday, b.birthday)
  levels[AT.birthday] = birthday
  if (birthday === 0 && a.birthday !== null) rare[AT.birthday] = rarity(book, 'birthday', a.birthday.key)
  const phone = comparePhones(a.phones, b.phones, (key) => rarity(book, 'phone', key))
  levels[AT.phone] = phone.level
  rare[AT.phone] = phone.rare
  const email = compareEmails(a.emails, b.emails, {
    rare: (key) => rarity(book, 'email', key),
    ofName: (local) => isOfName(book, a, local),
  })
  levels[AT.email] = email.level
  rare[AT.email] = email.rare
  const number = compareNumbers(a.numbers, b.numbers, (key) => rarity(book, 'number', key))
  levels[AT.number] = number.level
  rare[AT.number] = number.rare
  compareAddresses(book, a, b, into)
}

/** anna.berg, berg.anna, aberg: nothing but the name, in letters. */
function isOfName({ words }: Book, { name }: Prepared, local: string): boolean {
  let rest = local
  for (const word of name.words) {
    const text = words.textOf(word)
    if (text.length >= 3) rest = rest.replace(text, '')
  }
  return rest.length < local.length && rest.length <= 2 && !/\d/.test(rest)
}

function companyNames(book: Book, a: Prepared, b: Prepared, into: Comparison): void {
  if (a.name.key < 0 || b.name.key < 0) return
  const level = compareNames(book, a.name, b.name)
  into.levels[AT.name] = level
  if (level === 0) into.rare[AT.name] = sameRarity(book, 'name', a.name, b.name)
}

/** Of two spellings of one name the more frequent. */
function sameRarity(book: Book, counted: 'given' | 'family' | 'name', a: PreparedName, b: PreparedName): number {
  const one = rarity(book, counted, a.key)
  return a.key === b.key ? one : Math.max(one, rarity(book, counted, b.key))
}

/** Log2 likelihood ratio before anything was learned: decides which way round two names are compared. */
const weight = (field: 'given' | 'family', level: number): number =>
  level === MISSING ? 0 : Math.log2((DEFAULT_M[field][level] ?? 1) / (DEFAULT_U[field][level] ?? 1))
const TURNING = Math.log2(DEFAULT_M.order[1] ?? 1)

function personNames(book: Book, a: Prepared, b: Prepared, into: Comparison): void {
  const { levels, rare } = into
  const given = a.given.key < 0 || b.given.key < 0 ? MISSING : compareGiven(book.words, a, b)
  const family = a.family.key < 0 || b.family.key < 0 ? MISSING : compareFamily(book.words, a.family, b.family)
  levels[AT.given] = given
  levels[AT.family] = family
  const mayBeTurned = (given !== 0 || family !== 0) && turnedSomehow(a, b)
  if (mayBeTurned) {
    // The given name of the one against the family name of the other; what is missing stays missing.
    const first = a.given.key < 0 || b.family.key < 0 ? MISSING : compareFamily(book.words, a.given, b.family)
    const second = a.family.key < 0 || b.given.key < 0 ? MISSING : compareFamily(book.words, a.family, b.given)
    const straight = weight('given', given) + weight('family', family)
    // A level of the family name stands for either: nicknames are not written in the wrong field.
    const turned = TURNING + weight('family', first) + weight('family', second)
    if (turned > straight && (first < 2 || second < 2)) {
      levels[AT.order] = 1
      const rareFirst = first === 0 ? rarity(book, 'family', b.family.key) : 0
      const rareSecond = second === 0 ? rarity(book, 'family', a.family.key) : 0
      // The better half stands for the family name, whoever of both was asked first.
      const swap = first === MISSING || (second !== MISSING && second < first)
      const [better, worse] = swap ? [second, first] : [first, second]
      levels[AT.family] = better
      levels[AT.given] = worse === MISSING ? MISSING : (GIVEN_OF_FAMILY[worse] ?? MISSING)
      rare[AT.family] = swap ? rareSecond : rareFirst
      rare[AT.given] = swap ? rareFirst : rareSecond
      return
    }
  }
  if (given !== MISSING || family !== MISSING) levels[AT.order] = 0
  if (given === 0) rare[AT.given] = sameRarity(book, 'given', a.given, b.given)
  if (family === 0) rare[AT.family] = sameRarity(book, 'family', a.family, b.family)
}

/** same, close, part, sounds, different as levels of the given name. */
const GIVEN_OF_FAMILY: readonly number[] = [0, 2, 3, 4, 5]

const turnedSomehow = (a: Prepared, b: Prepared): boolean =>
  (a.given.key >= 0 && b.family.key >= 0) || (a.family.key >= 0 && b.given.key >= 0)
