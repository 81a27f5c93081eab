// A small shop from a seed, in which everything that a segment may ask of people is said of some and not of others, with merges, returns,
// counter-entries and people in the trash; and rules over it that ask everything in every way.
import type { CustomField } from '../../src/shared/contract/fields.ts'
import { facts as consentFacts } from '../../src/main/core/areas/consent/facts.ts'
import { facts as contactFacts } from '../../src/main/core/areas/contacts/facts.ts'
import { facts as ownFacts } from '../../src/main/core/areas/fields/facts.ts'
import { facts as householdFacts } from '../../src/main/core/areas/households/facts.ts'
import { facts as interactionFacts } from '../../src/main/core/areas/interactions/facts.ts'
import { facts as listFacts } from '../../src/main/core/areas/lists/facts.ts'
import { facts as taskFacts } from '../../src/main/core/areas/tasks/facts.ts'
import { facts as valueFacts } from '../../src/main/core/areas/value/facts.ts'
import { facts as visitFacts } from '../../src/main/core/areas/visits/facts.ts'
import type { WriteDb } from '../../src/main/core/database/handle.ts'
import type { FactDeclaration, Facts } from '../../src/main/core/facts.ts'
import type { Condition, Period, Rule, Scope } from '../../src/shared/domain/segments/rule.ts'
import { weekdayOf } from '../../src/shared/domain/shop-day.ts'
import { OPS } from '../../src/main/core/areas/segments/compare.ts'
import { visitsBook, type VisitsBook } from '../core/visits/visits-book.ts'
import { createDice, type Dice } from './made-up-people.ts'
import type { NaiveBook } from './segment-naive.ts'

export const ALL_FACTS: readonly { readonly area: string; readonly facts: Facts }[] = [
  { area: 'fields', facts: ownFacts },
  { area: 'contacts', facts: contactFacts },
  { area: 'visits', facts: visitFacts },
  { area: 'interactions', facts: interactionFacts },
  { area: 'consent', facts: consentFacts },
  { area: 'tasks', facts: taskFacts },
  { area: 'households', facts: householdFacts },
  { area: 'lists', facts: listFacts },
  { area: 'value', facts: valueFacts },
]

/** Monday 5 January 2026: the clock of a test book. */
const NOW_DAY = 20_458
const CATEGORIES = ['Bread', 'Cakes', 'Coffee'] as const
const NAMES = ['Ada', 'Bert', 'Cleo', 'Dora', 'Émile', 'Fritz'] as const
const FAMILIES = ['Ash', 'Birch', 'Cedar', 'Dogwood'] as const
const WORDS = ['rye bread', 'oat cake', 'no sugar', 'Sunday paper', 'Ähren'] as const
const CITIES = ['Bath', 'Bristol', 'York'] as const

const put = (tx: WriteDb, table: string, row: Readonly<Record<string, string | number | null>>): number => {
  const columns = Object.keys(row)
  const id = typeof row['id'] === 'number' ? row['id'] : tx.newId(table)
  const named = 'id' in row ? columns : ['id', ...columns]
  const values = 'id' in row ? Object.values(row) : [id, ...Object.values(row)]
  tx.run(`INSERT INTO ${table} (${named.join(', ')}) VALUES (${named.map(() => '?').join(', ')})`, ...values)
  return id
}

const insert = (tx: WriteDb, table: string, row: Readonly<Record<string, string | number | null>>): void => {
  const columns = Object.keys(row)
  tx.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(row),
  )
}

export interface SegmentBook extends VisitsBook {
  readonly dice: Dice
  readonly products: readonly number[]
  readonly outlets: readonly number[]
  readonly segments: readonly number[]
}

export function segmentBook(seed: number, people = 28): SegmentBook {
  const dice = createDice(seed)
  const book = visitsBook()
  const ids = book.people(people)
  const made = book.command(({ db }) => stock(db))
  book.command(({ db }) => {
    for (const id of ids) describePerson(db, dice, { id, ids, ...made.value })
  })
  book.command(({ db }) => {
    for (const id of ids) trade(db, dice, { id, ...made.value })
  })
  book.merge(ids[1] ?? 0, ids[0] ?? 0)
  book.merge(ids[3] ?? 0, ids[2] ?? 0)
  book.trash(ids[4] ?? 0)
  return { ...book, dice, ...made.value }
}

interface Stock {
  readonly products: readonly number[]
  readonly outlets: readonly number[]
  readonly tags: readonly number[]
  readonly lists: readonly number[]
  readonly homes: readonly number[]
  readonly fields: readonly Pick<CustomField, 'id' | 'type'>[]
  readonly options: readonly number[]
  readonly segments: readonly number[]
}

function stock(db: WriteDb): Stock {
  const products = Array.from({ length: 6 }, (_, at) =>
    put(db, 'product', {
      kind: 'item',
      name: `Thing ${String(at)}`,
      category: at === 5 ? null : (CATEGORIES[at % 3] ?? null),
    }),
  )
  const outlets = ['High Street', 'Market'].map((name) => put(db, 'outlet', { name }))
  const tags = ['vip', 'regular', 'wholesale'].map((name) => put(db, 'tag', { name }))
  const lists = ['Fair', 'Calendar'].map((name) => put(db, 'people_list', { name, made_at: 0, made_by: 1 }))
  const homes = ['Ash', 'Birch'].map((name) =>
    put(db, 'household', {
      name,
      street: '1 Lane',
      postcode: 'BA1 2QR',
      city: 'Bath',
      region: '',
      country: 'GB',
      made_at: 0,
    }),
  )
  const fields = (['text', 'number', 'money', 'date', 'partial-date', 'list', 'multi-list', 'yes-no'] as const).map(
    (type, position) => ({
      type,
      id: put(db, 'own_field', { subject: 'contacts', name: type, type, hint: '', position }),
    }),
  )
  const options = ['list', 'multi-list'].flatMap((type) =>
    ['oak', 'elm'].map((words, position) =>
      put(db, 'own_option', { field_id: fields.find((one) => one.type === type)?.id ?? 0, words, position }),
    ),
  )
  const save = (name: string, rule: Rule) =>
    put(db, 'segment', { name, rule: JSON.stringify(rule), made_at: 0, made_by: 1 })
  const often = save('Often', { fact: 'visits.count', op: '>=', value: 4 })
  const segments = [often, save('Not often', { not: { fact: 'segments.in', op: 'any', values: [often] } })]
  // Two machines may have made segments that lead to each other.
  const round = save('Round', { any: [{ fact: 'contacts.has', op: 'any', values: ['phone'] }] })
  const about = save('About', { any: [{ fact: 'segments.in', op: 'any', values: [round, often] }] })
  db.run(
    'UPDATE segment SET rule = ? WHERE id = ?',
    JSON.stringify({ fact: 'segments.in', op: 'any', values: [about] }),
    round,
  )
  return { products, outlets, tags, lists, homes, fields, options, segments: [...segments, round, about] }
}

interface Someone extends Stock {
  readonly id: number
  readonly ids: readonly number[]
}

const two = (number: number) => String(number).padStart(2, '0')

function someDate(dice: Dice): string {
  const [month, day] = [dice.roll(12) + 1, dice.roll(28) + 1]
  const whole = `${String(1950 + dice.roll(80))}-${two(month)}-${two(day)}`
  return dice.pick([whole, whole, `--${two(month)}-${two(day)}`, '--02-29', '2000-02-29', '1984', '1990-05'])
}

function describePerson(db: WriteDb, dice: Dice, who: Someone): void {
  const { id, ids } = who
  const maybe = <T>(share: number, value: () => T): T | null => (dice.chance(share) ? value() : null)
  const set: Readonly<Record<string, string | number | null>> = {
    kind: dice.chance(0.2) ? 'company' : 'person',
    given: dice.pick([...NAMES, '']),
    family: dice.pick(FAMILIES),
    source: maybe(0.5, () => dice.pick(['walk-in', 'web'])),
    preferred_channel: maybe(0.5, () => dice.pick(['email', 'sms'])),
    language: maybe(0.4, () => dice.pick(['en', 'de'])),
    looked_after_by: maybe(0.3, () => 1 + dice.roll(2)),
    note: maybe(0.4, () => dice.pick(WORDS)),
    gender: maybe(0.4, () => dice.pick(['female', 'male'])),
    age: maybe(0.4, () => 20 + dice.roll(60)),
    age_on: maybe(0.7, () => NOW_DAY - dice.roll(3_000)),
    family_status: maybe(0.3, () => 'married'),
    household_income: maybe(0.3, () => dice.pick(['low', 'high'])),
    business_income: maybe(0.2, () => 'high'),
    interests: maybe(0.4, () => dice.pick(WORDS)),
    made_at: (NOW_DAY - dice.roll(900)) * 86_400_000 + dice.roll(86_400_000),
  }
  const columns = Object.keys(set)
  db.run(`UPDATE contact SET ${columns.map((one) => `${one} = ?`).join(', ')} WHERE id = ?`, ...Object.values(set), id)
  const part = { contact_id: id, owner_id: id, position: 0 }
  if (dice.chance(0.5)) put(db, 'phone', { ...part, label: 'mobile', typed: '0171 1234567', country: 'DE' })
  if (dice.chance(0.5)) put(db, 'email', { ...part, label: 'home', address: 'a@example.org' })
  const postcode = dice.pick(['BA1 2QR', 'YO1 7HH', ''])
  if (dice.chance(0.6)) {
    const country = dice.pick(['GB', 'DE'])
    put(db, 'address', { ...part, label: 'home', street: 'x', postcode, city: dice.pick(CITIES), region: '', country })
  }
  for (let at = dice.roll(3); at > 0; at -= 1) {
    const kind = dice.pick(['birthday', 'anniversary', 'other'])
    put(db, 'occasion', { ...part, kind, label: '', date: someDate(dice) })
  }
  if (dice.chance(0.4)) {
    put(db, 'contact_preference', { ...part, kind: dice.pick(['diet', 'usual']), words: dice.pick(WORDS) })
  }
  if (dice.chance(0.4)) {
    const other = ids[dice.roll(ids.length)] ?? id
    put(db, 'link', { ...part, kind: dice.pick(['referred-by', 'works-for', 'friend']), other_id: other, words: '' })
  }
  belong(db, dice, who)
  say(db, dice, who)
}

function belong(db: WriteDb, dice: Dice, { id, tags, lists, homes, fields, options }: Someone): void {
  const theirs = { contact_id: id, owner_id: id }
  for (const tag of tags) if (dice.chance(0.3)) insert(db, 'contact_tag', { ...theirs, tag_id: tag })
  for (const list of lists) {
    if (dice.chance(0.3)) insert(db, 'list_member', { ...theirs, list_id: list, added_at: 0, added_by: 1 })
  }
  const home = homes[dice.roll(4)]
  if (home !== undefined) insert(db, 'household_member', { ...theirs, household_id: home, joined_at: dice.roll(9) })
  for (const { id: field, type } of fields) {
    if (dice.chance(0.5)) continue
    const option = type === 'list' ? options[dice.roll(2)] : options[2 + dice.roll(2)]
    const value = {
      text: dice.pick(WORDS),
      number: dice.roll(9) / 2,
      money: dice.roll(5) * 100,
      date: `20${two(10 + dice.roll(18))}-03-${two(1 + dice.roll(28))}`,
      'partial-date': dice.pick(['2019', '--04-01', '2020-05-06', '1969-07-20']),
      list: option ?? 0,
      'multi-list': option ?? 0,
      'yes-no': dice.roll(2),
    }[type as 'text'] // every type that `stock` makes
    insert(db, 'contact_value', { ...theirs, field_id: field, item: type === 'multi-list' ? (option ?? 0) : 0, value })
  }
}

function say(db: WriteDb, dice: Dice, { id }: Someone): void {
  const theirs = { contact_id: id, owner_id: id }
  for (const channel of ['email', 'sms', 'phone']) {
    if (dice.chance(0.6)) continue
    const act = dice.pick(['given', 'refused', 'withdrawn'])
    put(db, 'consent', {
      ...theirs,
      channel,
      purpose: 'marketing',
      act,
      at: 5,
      how: 'x',
      words: '',
      proof: '',
      parent: '',
      user_id: 1,
    })
  }
  for (let at = dice.roll(4); at > 0; at -= 1) {
    const day = NOW_DAY - dice.roll(500)
    put(db, 'interaction', {
      ...theirs,
      kind: dice.pick(['call', 'talk', 'note']),
      words: 'x',
      tone: dice.chance(0.5) ? dice.pick(['complaint', 'compliment']) : null,
      open: dice.roll(2),
      at: day * 86_400_000,
      day,
      user_id: 1,
    })
  }
  if (dice.chance(0.3)) {
    const done = dice.chance(0.3) ? 1 : null
    const due = dice.chance(0.7) ? NOW_DAY - 5 + dice.roll(10) : null
    put(db, 'task', { words: 'x', due, done_at: done, made_at: 0, made_by: 1, contact_id: id })
  }
}

function trade(db: WriteDb, dice: Dice, { id, products, outlets }: Stock & { readonly id: number }): void {
  const theirs = { contact_id: id, owner_id: id }
  for (let count = dice.roll(12); count > 0; count -= 1) {
    const day = NOW_DAY - dice.roll(900)
    const [slot, at] = [weekdayOf(day) * 24 + 8 + dice.roll(10), day * 86_400_000]
    const kind = dice.pick(['sale', 'sale', 'sale', 'visit', 'return'])
    const sign = kind === 'return' ? -1 : 1
    const lines = kind === 'visit' ? 0 : 1 + dice.roll(3)
    const amounts = Array.from({ length: lines }, () => sign * (100 + dice.roll(20) * 50))
    const total = amounts.reduce((all, one) => all + one, 0)
    const outlet = dice.chance(0.6) ? (outlets[dice.roll(2)] ?? null) : null
    const visit = put(db, 'visit', { ...theirs, kind, at, day, slot, outlet_id: outlet, total })
    const parts = amounts.map((amount) => ({
      ...theirs,
      day,
      product_id: dice.chance(0.9) ? (products[dice.roll(products.length)] ?? null) : null,
      quantity: sign * (1 + dice.roll(3)) * 1_000,
      unit_price: 100_000,
      total: amount,
      cost: dice.chance(0.6) ? Math.trunc(amount / 2) : null,
    }))
    for (const line of parts) put(db, 'sale_line', { ...line, visit_id: visit })
    if (!dice.chance(0.15)) continue
    const later = Math.min(NOW_DAY, day + dice.roll(3))
    const back = put(db, 'visit', {
      ...theirs,
      kind: 'correction',
      at: later * 86_400_000,
      day: later,
      slot: weekdayOf(later) * 24 + 9,
      outlet_id: outlet,
      total: -total,
      corrects: visit,
    })
    for (const line of parts) {
      const cost = line.cost === null ? null : -line.cost
      const mirror = { day: later, quantity: -line.quantity, total: -line.total, cost }
      put(db, 'sale_line', { ...line, ...mirror, visit_id: back, counter: 1 })
    }
  }
}

interface Asking {
  readonly book: SegmentBook
  readonly naive: NaiveBook
  readonly facts: readonly FactDeclaration[]
}

export function someRule(asking: Asking, depth = 0): Rule {
  const { dice } = asking.book
  if (depth < 3 && dice.chance(0.35)) {
    const inner = Array.from({ length: 1 + dice.roll(3) }, () => someRule(asking, depth + 1))
    return dice.pick([{ all: inner }, { any: inner }])
  }
  if (depth < 4 && dice.chance(0.15)) return { not: someRule(asking, depth + 1) }
  return someCondition(asking)
}

export function someCondition(asking: Asking): Condition {
  const { book, facts } = asking
  const { dice, segments } = book
  if (dice.chance(0.05)) {
    return {
      fact: 'segments.in',
      op: dice.pick(['any', 'none']),
      values: [segments[dice.roll(segments.length)] ?? 1, 99],
    }
  }
  const fact = facts[dice.roll(facts.length)]
  if (fact === undefined) throw new Error('no facts')
  return conditionOn(fact, asking)
}

/** A question about this fact, mostly near what somebody answers. */
export function conditionOn(fact: FactDeclaration, { book, naive }: Asking): Condition {
  const { dice } = book
  const ops = fact.ops ?? OPS[fact.type]
  const op = ops[dice.roll(ops.length)] ?? '='
  const scope = dice.chance(0.6) ? someScope(fact, book) : undefined
  const asked = { fact: fact.fact, op, ...(scope !== undefined && { scope }) }
  if (op === 'said' || op === 'unsaid') return asked
  if (fact.type === 'yes-no') return { ...asked, value: dice.roll(2) }
  if (op === 'any' || op === 'none') {
    const options = [...(fact.options?.() ?? []).map(({ value }) => value), 'nowhere']
    return { ...asked, values: Array.from({ length: 1 + dice.roll(2) }, () => options[dice.roll(options.length)] ?? 0) }
  }
  if (op === 'words') {
    const word = dice.pick(['ry', 'bread', 'oat ca', 'ahr', 'su', 'as', 'ber', 'ba1', 'em', 'zzz', 'sug no'])
    return { ...asked, value: word }
  }
  const near = naive.people[dice.roll(naive.people.length)] ?? 0
  const [answer] = naive.answers(near, fact.fact, scope)
  const value = typeof answer === 'number' && dice.chance(0.8) ? answer + dice.pick([0, 0, 1, -1]) : dice.roll(20)
  return op === 'between' ? { ...asked, value, to: value + dice.roll(40) } : { ...asked, value }
}

function someScope(fact: FactDeclaration, { dice, products, outlets }: SegmentBook): Scope | undefined {
  const parts = (fact.scope ?? []).filter(() => dice.chance(0.4))
  if (parts.length === 0) return undefined
  const day = NOW_DAY - dice.roll(900)
  const unit = dice.pick(['day', 'week', 'month', 'year'] as const)
  const count = 1 + dice.roll(unit === 'day' ? 400 : unit === 'week' ? 60 : unit === 'month' ? 20 : 2)
  const all: Required<Scope> = {
    period: dice.pick<Period>([
      { last: count, unit },
      { before: count, unit },
      { year: 2024 + dice.roll(2) },
      { year: 2025, month: 1 + dice.roll(12) },
      { from: day },
      { to: day },
      { from: day, to: day + dice.roll(200) },
    ]),
    products: [products[dice.roll(6)] ?? 0, products[dice.roll(6)] ?? 0],
    categories: [dice.pick(CATEGORIES), 'Nothing'],
    weekdays: [dice.roll(7), dice.roll(7)],
    hours: { from: dice.roll(24), to: dice.roll(24) },
    outlets: [outlets[dice.roll(2)] ?? 0],
    kinds: [
      ...new Set([...(fact.kinds ?? [])].map(({ value }) => String(value)).filter(() => dice.chance(0.5))),
      'other',
    ],
    tones: [dice.pick(['complaint', 'compliment', 'question'])],
  }
  return Object.fromEntries(parts.map((part) => [part, all[part]])) as Scope // each part with what belongs to it
}
