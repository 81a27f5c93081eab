// Whom the book knows by what a file says of them: another program's number, our own, a phone number, an e-mail address, a name
// with its birthday, and at last a name that only one person bears. Asked anew for every batch, so that what happened meanwhile
// counts; whom the import itself wrote or changed since is known to `Learned`.
import type { MatchKey } from '../../../../shared/contract/exchange.ts'
import { idOfCustomerNumber } from '../../../../shared/domain/customer-number.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { nameKey } from '../../../../shared/domain/similarity.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import type { Learned } from './learned.ts'
import {
  birthdayForms,
  keysOf,
  type Bearer,
  type FoundBy,
  type Matching,
  type Named,
  type Traits,
} from './match-keys.ts'

export type Match =
  | { readonly is: 'nobody' }
  | { readonly is: 'known'; readonly id: number; readonly by: FoundBy }
  /** More than one bear what the row says, and its name does not tell who is meant. */
  | { readonly is: 'several'; readonly by: FoundBy; readonly ids: readonly number[] }

interface Row extends Named {
  readonly value: string
  readonly id: number
  readonly sources: string | null
}

const SOURCES = `(SELECT json_group_array(n.source) FROM contact_number n WHERE n.owner_id = c.id)`
const bearing = (table: 'phone' | 'email', column: string, sources: string) =>
  `SELECT w.value, t.owner_id AS id, c.given, c.family, ${sources} AS sources FROM json_each(?) w CROSS JOIN ${table} t ON t.${column} = w.value
    CROSS JOIN contact c ON c.id = t.owner_id GROUP BY w.value, t.owner_id ORDER BY t.owner_id`
const BY_NUMBER = `SELECT t.source || char(10) || w.value AS value, t.owner_id AS id, c.given, c.family, NULL AS sources
  FROM json_each(?) w CROSS JOIN contact_number t ON t.key = w.value CROSS JOIN contact c ON c.id = t.owner_id
  GROUP BY t.source, w.value, t.owner_id ORDER BY t.owner_id`
const BY_PHONE = bearing('phone', 'e164', SOURCES)
const BY_EMAIL = bearing('email', 'key', SOURCES)
const BY_NAME = `SELECT w.value || char(10) || o.date AS value, l.contact_id AS id, c.given, c.family, ${SOURCES} AS sources
  FROM json_each(?) w CROSS JOIN contact_list l ON l.name_key = w.value CROSS JOIN occasion o ON o.owner_id = l.contact_id AND o.kind = 'birthday'
    CROSS JOIN contact c ON c.id = l.contact_id ORDER BY l.contact_id`

export interface Asking {
  readonly db: ReadDb
  readonly matching: Matching
  /** Ids from here on were given by the import itself: such a number in a file is another program's. */
  readonly firstNew: number
  /** What this import wrote that the book cannot be asked for. */
  readonly learned?: Learned
}

export interface PeopleFinder {
  /** Everybody of the book whom one of them may be. */
  readonly ids: readonly number[]
  /** `anew`: among those who came into question was somebody whom this import touched. */
  find(wanted: Traits): { readonly match: Match; readonly anew: boolean }
}

/** Looks all of them up at once; who is meant is then decided one by one, in order. */
export function peopleFinder({ db, matching, firstNew, learned }: Asking, people: readonly Traits[]): PeopleFinder {
  const { bearers, ids } = gather(db, matching, people)
  const own = new Map<string, number>()
  if (matching.keys.includes('number')) {
    for (const { number } of people.flatMap(({ numbers }) => numbers)) {
      const id = ownNumber(db, number, firstNew)
      if (id !== null) own.set(number, id)
    }
  }
  return {
    ids: [...new Set([...ids, ...own.values()])],
    find(wanted) {
      let anew = false
      for (const key of matching.keys) {
        const [mine] = key === 'number' ? wanted.numbers.flatMap(({ number }) => own.get(number) ?? []) : []
        if (mine !== undefined) {
          return { match: { is: 'known', id: mine, by: 'found-by-number' }, anew: anew || learned?.has(mine) === true }
        }
        const found = new Map<number, Bearer>()
        for (const value of keysOf[key](wanted)) {
          for (const one of bearers(key, value)) {
            // Whoever was touched bears what they were left with, not what the book still says.
            if (learned?.has(one.id) === true) anew = true
            else found.set(one.id, one)
          }
          for (const one of learned?.bearing(key, value) ?? []) {
            anew = true
            found.set(one.id, one)
          }
        }
        if (found.size === 0) continue
        const match = choose(key, [...found.values()], { wanted, strictness: matching.strictness })
        if (match.is !== 'nobody') return { match, anew }
      }
      return { match: NOBODY, anew }
    },
  }
}

const NOBODY: Match = { is: 'nobody' }

/** One answer for each, in order. */
export function knownPeople(asking: Asking, people: readonly Traits[]): Match[] {
  const { find } = peopleFinder(asking, people)
  return people.map((one) => find(one).match)
}

type Bearers = (key: MatchKey, value: string) => readonly Bearer[]

function gather(
  db: ReadDb,
  { keys }: Matching,
  people: readonly Traits[],
): { readonly bearers: Bearers; readonly ids: ReadonlySet<number> } {
  const ids = new Set<number>()
  const rows = (sql: string, values: readonly string[], forms: (value: string) => readonly string[] = alone) => {
    const found = new Map<string, Bearer[]>()
    if (values.length === 0) return found
    for (const { value, sources, ...row } of db.all<Row>(sql, JSON.stringify([...new Set(values)]))) {
      const bearer = { ...row, sources: sources === null ? [] : (JSON.parse(sources) as string[]) } // written by the query
      ids.add(row.id)
      for (const one of forms(value)) {
        const known = found.get(one)
        if (known === undefined) found.set(one, [bearer])
        else known.push(bearer)
      }
    }
    return found
  }
  const all = <T>(pick: (traits: Traits) => readonly T[]) => people.flatMap(pick)
  const maps: Partial<Record<MatchKey, ReadonlyMap<string, readonly Bearer[]>>> = {}
  for (const key of keys) {
    if (key === 'number')
      maps.number = rows(
        BY_NUMBER,
        all((one) => one.numbers.map(({ number }) => fold(number))),
      )
    if (key === 'phone')
      maps.phone = rows(
        BY_PHONE,
        all((one) => one.phones),
      )
    if (key === 'email')
      maps.email = rows(
        BY_EMAIL,
        all((one) => one.emails),
      )
    if (key === 'name-birthday') {
      const named = all((one) => (one.birthday === '' ? [] : [nameKey(one.given, one.family)]))
      maps['name-birthday'] = rows(
        BY_NAME,
        named.filter((name) => name !== ''),
        birthForms,
      )
    }
  }
  return { bearers: (key, value) => maps[key]?.get(value) ?? [], ids }
}

const alone = (value: string) => [value]

/** Under which forms a name with its stored birthday is found. */
function birthForms(value: string): readonly string[] {
  const [name = '', date = ''] = value.split('\n')
  return birthdayForms(date).map((form) => `${name}\n${form}`)
}

/** Whether the import gave this id itself; in a dry run such ids are below nought. */
export function isNewborn(id: number, firstNew: number): boolean {
  return id < 0 || (id >= firstNew && Math.floor(id / MACHINE) === Math.floor(firstNew / MACHINE))
}

/** A-1001 is the book's own number of somebody, of whoever was there before the import began. */
function ownNumber(db: ReadDb, number: string, firstNew: number): number | null {
  const id = idOfCustomerNumber(number)
  if (id === null || isNewborn(id, firstNew)) return null
  const now = canonOf(db, id)
  return db.get('SELECT 1 FROM contact WHERE id = ?', now) === undefined ? null : now
}

const MACHINE = 2 ** 32

const BY: Readonly<Record<MatchKey, FoundBy>> = {
  number: 'found-by-number',
  phone: 'found-by-phone',
  email: 'found-by-email',
  'name-birthday': 'found-by-name-birthday',
}

interface Choice {
  readonly wanted: Traits
  readonly strictness: Matching['strictness']
}

function choose(key: MatchKey, bearers: readonly Bearer[], { wanted, strictness }: Choice): Match {
  const by = BY[key]
  // The same program calls them by another number, so it takes them for two people.
  const possible = key === 'number' ? bearers : bearers.filter((one) => !numberedOtherwise(one, wanted))
  const named = possible.filter((bearer) => namesAgree(wanted, bearer))
  const open = named.length > 0 || (strictness === 'same-person' && key !== 'number') ? named : possible
  const [first, ...others] = open
  if (first === undefined) return NOBODY
  if (others.length === 0 || strictness === 'join') return { is: 'known', id: first.id, by }
  const name = nameKey(wanted.given, wanted.family)
  const same = open.filter((bearer) => nameKey(bearer.given, bearer.family) === name)
  const [only, ...more] = same
  if (only !== undefined && more.length === 0) return { is: 'known', id: only.id, by }
  return { is: 'several', by, ids: open.map(({ id }) => id) }
}

const numberedOtherwise = ({ sources }: Bearer, { numbers }: Traits): boolean =>
  numbers.some(({ source }) => sources.includes(source))

/** Whether both may be one person: what both sides say of the name is the same. A family shares phones, not first names. */
export function namesAgree(a: Named, b: Named): boolean {
  if (a.given === b.given && a.family === b.family) return true
  const mine = wordsOf(a.given, a.family)
  const theirs = wordsOf(b.given, b.family)
  if (mine.size === 0 || theirs.size === 0) return true
  const [less, more] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine]
  return [...less].every((word) => more.has(word))
}

const wordsOf = (given: string, family: string): ReadonlySet<string> =>
  new Set(
    nameKey(given, family)
      .split(' ')
      .filter((word) => word !== ''),
  )

/** The only person of this name; `several` where more than one bear it. */
export function onlyOneNamed(db: ReadDb, given: string, family: string): number | 'several' | null {
  const key = nameKey(given, family)
  if (key === '') return null
  const ids = db.pluck<number>('SELECT contact_id FROM contact_list WHERE name_key = ? LIMIT 2', key)
  return ids.length > 1 ? 'several' : (ids[0] ?? null)
}
