// Turns a list's filter and order into SQL over contact_list, in two forms: for the whole list, where sets are gathered once,
// and for asking whether one person belongs to it.
import type { ContactFilter } from '../../../../shared/contract/contacts.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { monthDay } from '../../../../shared/domain/partial-date.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { InLists } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { SUSPENDED } from './suspended.ts'
import { customConditions, orderByField } from './custom-filter.ts'
import { HAS } from './found-by.ts'
import type { Condition, FieldOrder } from './list-condition.ts'
import { knowersOf, type AskedPlace } from './list-knowers.ts'
import { tagKey } from './tags.ts'
import { prefixed, readTyped } from './typed-text.ts'

export interface ListQuery {
  readonly filter: ContactFilter
  readonly sort: 'name' | 'number' | 'city' | 'made' | 'changed' | 'last-visit' | 'spend' | 'next-due' | 'worth'
  /** A field of the shop's own, instead. */
  readonly byField?: number | undefined
  readonly descending: boolean
}

interface Order {
  readonly table: 'contact_list' | 'contact_stats'
  readonly columns: readonly string[]
}

const listed = (...columns: readonly string[]): Order => ({ table: 'contact_list', columns })

/** Orders of areas above. */
type KnownOrder = 'next-due' | 'worth'

/** Columns that order a list; the id makes the order total. */
const ORDER: Readonly<Record<Exclude<ListQuery['sort'], KnownOrder>, Order>> = {
  name: listed('sort_name', 'contact_id'),
  number: listed('contact_id'),
  city: listed('city_key', 'sort_name', 'contact_id'),
  made: listed('made_at', 'contact_id'),
  changed: listed('changed_at', 'contact_id'),
  'last-visit': { table: 'contact_stats', columns: ['last_day', 'contact_id'] },
  spend: { table: 'contact_stats', columns: ['spend', 'contact_id'] },
}

export interface CompiledList {
  /** Ids in order; binds `idValues`. */
  readonly ids: string
  readonly idValues: readonly SqlValue[]
  /** One person's membership: bind the id after `values`. */
  readonly member: string
  readonly values: readonly SqlValue[]
  /** 1 when the first of two ids stands before the second; binds `beforeValues`. */
  readonly before: string
  readonly beforeValues: (first: number, second: number) => readonly SqlValue[]
  /** Two lists of one text and one set of values are the same only where this is. */
  readonly held: string
}

/** Compared as it is ordered: who never came stands before the first day, where NULL would compare with nothing. */
const comparable = (column: string) => (column.endsWith('.last_day') ? `ifnull(${column}, -1000000)` : column)

/** Errors: BAD_INPUT for a birthday range that is none, and for fields of the shop's own that are asked what they cannot say. */
export function compileList({ filter, sort, byField, descending }: ListQuery, place: AskedPlace): CompiledList {
  const { db, settings } = place
  const knowers = knowersOf(place)
  const conditions = [
    ...conditionsOf(filter, settings.country),
    ...counted(db, filter),
    ...customConditions(db, filter.custom ?? []),
    ...knowers.all.flatMap((one) => one.narrow?.(knowers.place, filter) ?? []),
  ]
  const values = conditions.flatMap((one) => one.values)
  const where = (form: 'all' | 'one') => conditions.map((one) => (form === 'all' ? one.all : (one.one ?? one.all)))
  const membership = {
    member: `SELECT 1 FROM contact_list l WHERE ${[...where('one'), 'l.contact_id = ?'].join(' AND ')}`,
    values,
  }
  const filtered = where('all').join(' AND ')
  if (byField !== undefined)
    return { ...membership, ...fieldOrder(orderByField(db, byField, descending), filtered, values) }
  if (sort === 'next-due' || sort === 'worth') {
    const order = knowers.all.flatMap((one) => one.order?.(knowers.place, sort) ?? [])[0] ?? NOBODY_KNOWS
    return { ...membership, ...knownOrder(order, { filtered, values, descending }) }
  }
  return { ...membership, ...plainOrder(ORDER[sort], filtered, descending), idValues: values, held: '' }
}

const NOBODY_KNOWS: KnownKey = { key: 'NULL', values: [] }
type KnownKey = NonNullable<ReturnType<NonNullable<InLists['order']>>>

interface Filtered {
  readonly filtered: string
  readonly values: readonly SqlValue[]
  readonly descending: boolean
}

/** By a number that another area says; who has none comes last, whichever way round. */
function knownOrder({ key, values: keyed }: KnownKey, { filtered, values, descending }: Filtered) {
  const keys = `SELECT ${descending ? '-' : ''}(${key}) AS k, s.contact_id AS id FROM contact_stats s`
  const one = `(SELECT k IS NULL AS n, ifnull(k, 0) AS k, id FROM (${keys} WHERE s.contact_id = ?))`
  const some = filtered === '' ? '' : ` JOIN contact_list l NOT INDEXED USING (contact_id) WHERE ${filtered}`
  return {
    ids: `SELECT id FROM (${keys}${some}) ORDER BY k IS NULL, k, id`,
    idValues: [...keyed, ...values],
    before: `SELECT (a.n, a.k, a.id) < (b.n, b.k, b.id) FROM ${one} a, ${one} b`,
    beforeValues: (first: number, second: number) => [...keyed, first, ...keyed, second],
    held: '',
  }
}

function plainOrder({ table, columns }: Order, filtered: string, descending: boolean) {
  const key = (row: string) => `(${columns.map((column) => comparable(`${row}.${column}`)).join(', ')})`
  const by = table === 'contact_list' ? 'l' : 's'
  const order = columns.map((column) => `${by}.${column}${descending ? ' DESC' : ''}`).join(', ')
  const everybody = `${table} ${by}`
  const some = `contact_list l NOT INDEXED${by === 'l' ? '' : ' JOIN contact_stats s USING (contact_id)'} WHERE ${filtered}`
  return {
    // A filter is quicker by reading the narrow table once and sorting what is left than by following an order through it.
    ids: `SELECT ${by}.contact_id FROM ${filtered === '' ? everybody : some} ORDER BY ${order}`,
    before: `SELECT ${key('a')} ${descending ? '>' : '<'} ${key('b')} FROM ${table} a, ${table} b
      WHERE a.contact_id = ? AND b.contact_id = ?`,
    beforeValues: (first: number, second: number) => [first, second],
  }
}

function fieldOrder(order: FieldOrder, filtered: string, values: readonly SqlValue[]) {
  const { field, said, by, unsaid, before, held } = order
  const more = filtered === '' ? '' : ` AND ${filtered}`
  return {
    // With a limit, even one of none, the order of a half is part of what it answers.
    ids: `SELECT * FROM (${said}${more} ORDER BY ${by} LIMIT -1)
      UNION ALL SELECT * FROM (${unsaid}${more} ORDER BY l.sort_name, l.contact_id LIMIT -1)`,
    idValues: [field, ...values, field, ...values],
    before,
    beforeValues: (first: number, second: number) => [field, first, field, second],
    held,
  }
}

function conditionsOf(filter: ContactFilter, country: string): Condition[] {
  const plain = (sql: string, value: SqlValue | undefined): Condition[] =>
    value === undefined ? [] : [{ all: sql, values: [value] }]
  const bits = (names: ContactFilter['has']) => (names ?? []).reduce((sum, name) => sum | HAS[name], 0)
  const [has, lacks] = [bits(filter.has), bits(filter.lacks)]
  return [
    ...plain('l.kind = ?', filter.kind),
    ...plain('l.source = ?', filter.source),
    ...plain('l.city_key = ?', filter.city === undefined ? undefined : fold(filter.city)),
    ...plain('l.channel = ?', filter.channel),
    ...plain('l.looked_after_by = ?', filter.lookedAfterBy),
    ...(has === 0 ? [] : [{ all: 'l.has & ? = ?', values: [has, has] }]),
    ...(lacks === 0 ? [] : [{ all: 'l.has & ? = 0', values: [lacks] }]),
    ...[...new Set((filter.tags ?? []).map(tagKey))].map(hasTag),
    ...(filter.birthday === undefined ? [] : [birthdayIn(filter.birthday)]),
    ...(filter.consent === undefined ? [] : [consents(filter.consent)]),
    ...(filter.text === undefined ? [] : textConditions(filter.text, country)),
  ]
}

function hasTag(key: string): Condition {
  const from = 'FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE t.key = ?'
  return {
    all: `l.contact_id IN (SELECT ct.owner_id ${from})`,
    one: `EXISTS (SELECT 1 ${from} AND ct.owner_id = l.contact_id)`,
    values: [key],
  }
}

/** Who was never asked has no row. */
function consents({ channel, purpose, state }: NonNullable<ContactFilter['consent']>): Condition {
  const from = 'FROM contact_consent cc WHERE cc.channel = ? AND cc.purpose = ?'
  const not = state === 'unknown' ? 'NOT ' : ''
  const which = state === 'unknown' ? '' : ' AND cc.state = ?'
  return {
    all: `l.contact_id ${not}IN (SELECT cc.contact_id ${from}${which})`,
    one: `${not}EXISTS (SELECT 1 ${from}${which} AND cc.contact_id = l.contact_id)`,
    values: [channel, purpose, ...(state === 'unknown' ? [] : [state])],
  }
}

/** Without those who count in no total, unless they are asked for; a book without such people is not asked about them row by row. */
function counted(db: ReadDb, { consent }: ContactFilter): Condition[] {
  if (consent?.state === 'suspended' || db.get(`SELECT 1 FROM (${SUSPENDED}) LIMIT 1`) === undefined) return []
  return [
    {
      all: `l.contact_id NOT IN (${SUSPENDED})`,
      one: `NOT EXISTS (SELECT 1 FROM (${SUSPENDED}) q WHERE q.contact_id = l.contact_id)`,
      values: [],
    },
  ]
}

/** From one day of the year to another, both included, over New Year where `from` is the later one. */
function birthdayIn({ from, to }: { readonly from: string; readonly to: string }): Condition {
  const [first, last] = [monthDay(from), monthDay(to)]
  if (first === null || last === null) {
    const path = `filter.birthday.${first === null ? 'from' : 'to'}`
    throw new Failure('BAD_INPUT', { issues: [{ path, rule: 'not_a_date' }] })
  }
  const range = first <= last ? 'o.month_day BETWEEN ? AND ?' : '(o.month_day >= ? OR o.month_day <= ?)'
  const born = `FROM occasion o WHERE o.kind = 'birthday' AND ${range}`
  return {
    all: `l.contact_id IN (SELECT o.owner_id ${born})`,
    one: `EXISTS (SELECT 1 ${born} AND o.owner_id = l.contact_id)`,
    values: [first, last],
  }
}

function textConditions(text: string, country: string): Condition[] {
  const { words, runs, phones, number } = readTyped(text, country)
  const sought = phones.filter((run) => run.length >= 3)
  if (sought.length > 0) return [eitherOf([...sought.map(inPhones), ...beginsAll(words)])]
  const each = words.map((word) => {
    const begins = inWords(word)
    return runs.includes(word) ? eitherOf([begins, inPhones(word)]) : begins
  })
  if (number === null || each.length === 0) return each
  return [eitherOf([{ all: 'l.contact_id = ?', values: [number] }, allOf(each)])]
}

const beginsAll = (words: readonly string[]): Condition[] => (words.length === 0 ? [] : [allOf(words.map(inWords))])

/** Begins a word of the name, of a mail address or of a tag. */
function inWords(word: string): Condition {
  return inIndex('contact_words', `{names reach} : ${prefixed(word)}`)
}

function inPhones(run: string): Condition {
  return inIndex('contact_digits', `"${run}"`)
}

function inIndex(table: 'contact_words' | 'contact_digits', match: string): Condition {
  return {
    all: `l.contact_id IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`,
    one: `EXISTS (SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = l.contact_id)`,
    values: [match],
  }
}

function joined(conditions: readonly Condition[], by: ' OR ' | ' AND '): Condition {
  const form = (pick: (one: Condition) => string) => `(${conditions.map(pick).join(by)})`
  return {
    all: form((one) => one.all),
    one: form((one) => one.one ?? one.all),
    values: conditions.flatMap((one) => one.values),
  }
}
const eitherOf = (conditions: readonly Condition[]) => joined(conditions, ' OR ')
const allOf = (conditions: readonly Condition[]) => joined(conditions, ' AND ')
