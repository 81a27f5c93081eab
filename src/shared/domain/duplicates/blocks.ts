// Who is worth comparing with whom: people who agree in something that few do, a telephone, a birthday, how a name sounds, where they
// live. Each sign makes blocks; a block too large to compare everybody in it is parted by further signs, and what cannot be parted is
// compared with its neighbours by name, so that a book of one name alone still takes its time in proportion to its people.
import type { Book, Prepared, PreparedAddress } from './prepared.ts'
import { telling } from './rarity.ts'

/** Who is to be compared with whom, asked person by person, so that no list of pairs is ever held. */
export interface Candidates {
  /** Writes the places of whom `at` is to be compared with into `into` and answers how many; each pair once, whoever of both is asked. */
  partnersOf(at: number, into: Int32Array): number
}

const PLACES = 2 ** 22
/** Everybody in a block of so many is compared with everybody; in a large book of fewer. */
const CROWD = 60
const CROWD_OF_MANY = 24
const MANY = 20_000
/** With how many neighbours by name each of an indivisible crowd is compared. */
const NEIGHBOURS = 10
const NEIGHBOURS_OF_MANY = 4

/** Signs, so that equal numbers of two kinds do not meet. */
const SIGN = {
  name: 1,
  word: 2,
  birthday: 3,
  monthAndDay: 4,
  yearAndDay: 5,
  phone: 6,
  mailbox: 7,
  number: 8,
  house: 9,
  street: 10,
  postcode: 11,
  initials: 12,
  whole: 13,
} as const

export interface Blocking {
  readonly book: Book
  readonly people: readonly Prepared[]
  /** Only pairs with one of these places; null: all. */
  readonly about: ReadonlySet<number> | null
}

/** Steps between which whoever asked may breathe or give up. */
export function* findCandidates({ book, people, about }: Blocking): Generator<void, Candidates, void> {
  const many = people.length > MANY
  const crowd = many ? CROWD_OF_MANY : CROWD
  const next = many ? NEIGHBOURS_OF_MANY : NEIGHBOURS
  const keys = createKeys()
  for (const one of people) {
    signsOf(book, one, (key) => keys.add(key, one.at))
    if (one.at % 5_000 === 4_999) yield
  }
  const rare: Int32Array[] = []
  const parted = createKeys()
  keys.blocks((members, key) => {
    if (members.length <= crowd) return void rare.push(members)
    for (const at of members) {
      const one = people[at]
      if (one !== undefined) furtherSignsOf(book, one, (sign) => parted.add(mix(key, sign), at))
    }
  })
  yield
  const rank = ranksByName(people, book)
  yield
  const common: Int32Array[] = []
  parted.blocks((members) => {
    if (members.length <= crowd) common.push(members)
    else for (const some of neighbours(members, rank, next)) common.push(some)
  })
  yield
  return candidatesOf({ rare, common, people: people.length, about })
}

/** Runs in which everybody meets `next` neighbours by name on either side. */
function neighbours(members: Int32Array, rank: Int32Array, next: number): readonly Int32Array[] {
  const sorted = Int32Array.from(members).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0))
  const runs: Int32Array[] = []
  for (let from = 0; from === 0 || from + next < sorted.length; from += next)
    runs.push(sorted.slice(from, from + 2 * next))
  return runs
}

interface Blocks {
  /** Whoever meets in one of these is compared. */
  readonly rare: readonly Int32Array[]
  /** Parts of crowds: to meet in one says little; whoever is one person meets in two. */
  readonly common: readonly Int32Array[]
  readonly people: number
  readonly about: ReadonlySet<number> | null
}

const ENOUGH = 2

function candidatesOf({ rare, common, people, about }: Blocks): Candidates {
  const blocks = [...rare, ...common]
  // Which blocks each is in: one after the other, and where each one's begin.
  const begins = new Int32Array(people + 1)
  for (const members of blocks) for (const at of members) begins[at + 1] = (begins[at + 1] ?? 0) + 1
  for (let at = 0; at < people; at += 1) begins[at + 1] = (begins[at + 1] ?? 0) + (begins[at] ?? 0)
  const filled = begins.slice()
  const inBlocks = new Int32Array(begins[people] ?? 0)
  for (const [block, members] of blocks.entries()) {
    for (const at of members) {
      inBlocks[filled[at] ?? 0] = block
      filled[at] = (filled[at] ?? 0) + 1
    }
  }
  const metBy = new Int32Array(people).fill(-1)
  const often = new Uint8Array(people)
  return {
    partnersOf(at, into) {
      if (about !== null && !about.has(at)) return 0
      let met = 0
      for (let place = begins[at] ?? 0; place < (begins[at + 1] ?? 0); place += 1) {
        const block = inBlocks[place] ?? 0
        const worth = block < rare.length ? ENOUGH : 1
        for (const other of blocks[block] ?? []) {
          if (other === at || (other < at && (about === null || about.has(other)))) continue
          if (metBy[other] !== at) {
            metBy[other] = at
            often[other] = 0
            into[met] = other
            met += 1
          }
          often[other] = Math.min(ENOUGH, (often[other] ?? 0) + worth)
        }
      }
      let count = 0
      for (let place = 0; place < met; place += 1) {
        const other = into[place] ?? 0
        // Everybody may be asked again.
        metBy[other] = -1
        if ((often[other] ?? 0) < ENOUGH) continue
        into[count] = other
        count += 1
      }
      return count
    },
  }
}

/** Places in the order of names, then of birthdays and ids. */
function ranksByName(people: readonly Prepared[], { words }: Book): Int32Array {
  const texts = people.map(
    ({ name, family, given, birthday }) =>
      `${words.textOf(family.whole)} ${words.textOf(given.whole)} ${words.textOf(name.whole)} ${birthday === null ? '' : String(birthday.year * 10_000 + birthday.month * 100 + birthday.day)}`,
  )
  const order = people.map(({ at }) => at)
  order.sort((a, b) => {
    const [one, other] = [texts[a] ?? '', texts[b] ?? '']
    return one < other ? -1 : one > other ? 1 : a - b
  })
  const rank = new Int32Array(people.length)
  for (const [place, at] of order.entries()) rank[at] = place
  return rank
}

type Add = (key: number) => void

const mix = (a: number, b: number): number => {
  let hash = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 13)) >>> 0
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function signsOf(book: Book, one: Prepared, add: Add): void {
  const { words } = book
  const sounds = [...new Set(one.name.words.map(words.soundOf))].sort((a, b) => a - b)
  if (sounds.length > 0) add(sounds.reduce(mix, SIGN.name))
  for (const sound of sounds.slice(0, 6)) add(mix(SIGN.word, sound))
  if (one.name.whole >= 0) add(mix(SIGN.whole, words.soundOf(one.name.whole)))
  if (one.given.whole >= 0 && one.family.whole >= 0) {
    const initials = [words.textOf(one.given.whole).charCodeAt(0), words.textOf(one.family.whole).charCodeAt(0)]
    const birthday = one.birthday
    if (birthday !== null)
      for (const initial of initials) add(mix(mix(SIGN.initials, initial), birthday.year * 12 + birthday.month))
  }
  if (one.birthday !== null) {
    const { year, month, day } = one.birthday
    if (year > 0 && day > 0) {
      add(mix(SIGN.birthday, year * 1_000 + Math.min(month, day) * 31 + Math.max(month, day)))
      add(mix(SIGN.yearAndDay, year * 100 + day))
    }
    if (month > 0 && day > 0) add(mix(SIGN.monthAndDay, month * 100 + day))
  }
  for (const { digits } of one.phones) if (digits.length >= 5) add(mix(SIGN.phone, hashOf(digits.slice(-7))))
  for (const { local } of one.emails) if (local.length >= 3) add(mix(SIGN.mailbox, hashOf(local)))
  for (const { key } of one.numbers) add(mix(SIGN.number, key))
  for (const address of one.addresses.slice(0, 4)) placeSigns(book, address, add)
}

function placeSigns(book: Book, { street, house, postcode }: PreparedAddress, add: Add): void {
  const number = house === '' ? 0 : Number.parseInt(house, 10)
  if (postcode !== '' && number > 0) add(mix(mix(SIGN.postcode, hashOf(postcode)), number))
  if (street.whole >= 0) add(mix(SIGN.street, book.words.soundOf(street.whole)))
  for (const word of street.words.slice(0, 5)) {
    if (telling(book, 'street-word', word) >= 3) add(mix(mix(SIGN.house, book.words.soundOf(word)), number))
  }
}

/** By what a crowd is parted: everything that is not the crowd's own sign tells its members apart. */
function furtherSignsOf(book: Book, one: Prepared, add: Add): void {
  const { words } = book
  for (const word of one.name.words.slice(0, 5)) add(mix(SIGN.word, words.soundOf(word)))
  if (one.birthday !== null) {
    const { year, month, day } = one.birthday
    add(mix(SIGN.birthday, year * 10_000 + month * 100 + day))
    if (day > 0) add(mix(SIGN.monthAndDay, month * 100 + day))
  }
  for (const { digits } of one.phones.slice(0, 3)) add(mix(SIGN.phone, hashOf(digits.slice(-7))))
  for (const { local } of one.emails.slice(0, 3)) add(mix(SIGN.mailbox, hashOf(local)))
  for (const { street, postcode } of one.addresses.slice(0, 2)) {
    if (street.whole >= 0) add(mix(SIGN.street, words.soundOf(street.whole)))
    if (postcode !== '') add(mix(SIGN.postcode, hashOf(postcode)))
  }
}

/** Keys with whoever has them, in little room: both in one number, so that sorting puts blocks together. */
function createKeys(): {
  add(key: number, at: number): void
  blocks(each: (members: Int32Array, key: number) => void): void
} {
  let cells = new Float64Array(1 << 12)
  let count = 0
  return {
    add(key, at) {
      if (count === cells.length) cells = grown(cells)
      cells[count] = (key % 2 ** 31) * PLACES + at
      count += 1
    },
    blocks(each) {
      const sorted = cells.subarray(0, count).sort()
      let from = 0
      while (from < count) {
        const key = Math.floor((sorted[from] ?? 0) / PLACES)
        const members: number[] = []
        let last = -1
        let to = from
        while (to < count && Math.floor((sorted[to] ?? 0) / PLACES) === key) {
          const at = (sorted[to] ?? 0) % PLACES
          if (at !== last) members.push(at)
          last = at
          to += 1
        }
        if (members.length > 1) each(Int32Array.from(members), key)
        from = to
      }
      cells = new Float64Array(0)
      count = 0
    },
  }
}

const grown = (cells: Float64Array): Float64Array<ArrayBuffer> => {
  const more = new Float64Array(Math.max(16, cells.length * 2))
  more.set(cells)
  return more
}
