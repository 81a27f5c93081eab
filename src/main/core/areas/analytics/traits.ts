// What may be common to people: where they come from, what they bought first, when they come. One code a person and trait.
import { fold } from '../../../../shared/domain/fold.ts'
import { ageOn } from '../../../../shared/domain/partial-date.ts'
import { ageAfter } from '../contacts/service.ts'
import { eachPair, said } from './columns.ts'
import type { Ask, BesideDb } from './report.ts'
import { yearUntil } from './window.ts'

const TRAITS = [
  'source',
  'city',
  'first-category',
  'first-item',
  'age',
  'gender',
  'weekday',
  'household',
  'brought',
] as const
type TraitName = (typeof TRAITS)[number]

export interface Trait {
  readonly name: TraitName
  /** Place in `values` by person, NaN where nothing is said. */
  readonly codes: Float64Array
  readonly values: readonly string[]
  /** The values are words of the catalogue, not what somebody wrote. */
  readonly worded: boolean
}

const SOURCE = 'SELECT contact_id, source FROM contact_list NOT INDEXED WHERE source IS NOT NULL ORDER BY contact_id'
const CITY = 'SELECT contact_id, city FROM contact_list NOT INDEXED WHERE city IS NOT NULL ORDER BY contact_id'
const GENDER = `SELECT id, gender FROM contact WHERE gender IS NOT NULL AND gender <> '' ORDER BY id`
// Of several on the first day the one with the smallest number.
const FIRST = `SELECT owner_id, product_id, min(day) FROM sale_line INDEXED BY sale_line_owner
  WHERE owner_id IS NOT NULL AND product_id IS NOT NULL AND quantity > 0 GROUP BY owner_id ORDER BY owner_id`
const PRODUCTS = 'SELECT id, name, category FROM product'
const BIRTHDAYS = `SELECT owner_id, min(date) FROM occasion WHERE kind = 'birthday' AND date GLOB '[0-9]*'
  GROUP BY owner_id ORDER BY owner_id`
const AGES = 'SELECT id, age, age_on FROM contact WHERE age IS NOT NULL ORDER BY id'
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const PACK = 12
const packed = (day: number) => `1 << (${String(PACK)} * (slot / 24 - ${String(day)}))`
// Counts of four days and of three in a number each, twelve bits a day: seven sums would take twice as long.
const DAYS = `SELECT owner_id, sum(iif(slot < 96, ${packed(0)}, 0)), sum(iif(slot < 96, 0, ${packed(4)}))
  FROM visit INDEXED BY visit_owner_day WHERE owner_id IS NOT NULL AND kind = 'sale' AND corrected_by IS NULL
    AND day BETWEEN ? AND ? GROUP BY owner_id ORDER BY owner_id`
const HOUSEHOLDS = 'SELECT contact_id, 0 FROM contact_home ORDER BY contact_id'
const BROUGHT = `SELECT DISTINCT owner_id, 0 FROM link WHERE kind = 'referred-by' ORDER BY owner_id`

/** Of people by ascending id. */
export function traitsOf(db: BesideDb, ids: Float64Array, ask: Pick<Ask, 'asOf' | 'hidden'>): readonly Trait[] {
  const hidden = new Set(ask.hidden)
  const written = (name: TraitName, sql: string): Trait => {
    const { ids: who, codes, words } = db.words(sql, fold)
    return { name, codes: placed(ids, who, codes), values: words, worded: false }
  }
  const yes = (name: TraitName, sql: string, word: string): Trait => {
    const { who, code } = db.numbers(['who', 'code'], sql)
    // Whoever is not said to be is not: there is no unsaid.
    const codes = placed(ids, who, code).map((place) => (Number.isNaN(place) ? 1 : place))
    return { name, codes, values: [word, `not-${word}`], worded: true }
  }
  return [
    written('source', SOURCE),
    written('city', CITY),
    ...firstBought(db, ids),
    agesOf(db, ids, { asOf: ask.asOf, typedToo: !hidden.has('contact.age') }),
    ...(hidden.has('contact.gender') ? [] : [written('gender', GENDER)]),
    weekdaysOf(db, ids, ask.asOf),
    yes('household', HOUSEHOLDS, 'with-others'),
    yes('brought', BROUGHT, 'brought'),
  ]
}

function placed(ids: Float64Array, who: Float64Array, codes: Float64Array): Float64Array {
  const column = new Float64Array(ids.length).fill(Number.NaN)
  eachPair(ids, who, (at, from) => {
    column[at] = codes[from] ?? Number.NaN
  })
  return column
}

function firstBought(db: BesideDb, ids: Float64Array): readonly Trait[] {
  const products = db.all<{ id: number; name: string; category: string | null }>(PRODUCTS)
  const placeOf = new Map(products.map(({ id }, at) => [id, at]))
  const first = db.numbers(['who', 'product', 'day'], FIRST)
  const items = first.product.map((id) => placeOf.get(id) ?? Number.NaN)
  const categories = [...new Set(products.flatMap(({ category }) => category ?? []))]
  const categoryAt = new Map(categories.map((category, at) => [category, at]))
  const kinds = items.map((at) => categoryAt.get(products[at]?.category ?? '') ?? Number.NaN)
  return [
    { name: 'first-category', codes: placed(ids, first.who, kinds), values: categories, worded: false },
    {
      name: 'first-item',
      codes: placed(ids, first.who, items),
      values: products.map(({ name }) => name),
      worded: false,
    },
  ]
}

const BANDS = ['-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70+'] as const
const bandOf = (age: number) => Math.min(Math.max(Math.floor(age / 10) - 1, 0), BANDS.length - 1)

function agesOf(
  db: BesideDb,
  ids: Float64Array,
  { asOf, typedToo }: { readonly asOf: number; readonly typedToo: boolean },
): Trait {
  const codes = new Float64Array(ids.length).fill(Number.NaN)
  if (typedToo) {
    const typed = db.numbers(['who', 'age', 'on'], AGES)
    eachPair(ids, typed.who, (at, from) => {
      codes[at] = bandOf(ageAfter(typed.age[from] ?? 0, said(typed.on[from]), asOf) ?? 0)
    })
  }
  // A birthday says it better than what was once typed.
  const born = db.words(BIRTHDAYS, (date) => date)
  const ages = born.words.map((date) => ageOn(date, asOf))
  eachPair(ids, born.ids, (at, from) => {
    const age = ages[born.codes[from] ?? -1]
    if (age != null) codes[at] = bandOf(age)
  })
  return { name: 'age', codes, values: BANDS, worded: false }
}

/** Fewer say nothing of a habit. */
const LEAST_VISITS = 3

/** The day of the week on which at least half of the purchases of their last twelve months were made. */
function weekdaysOf(db: BesideDb, ids: Float64Array, asOf: number): Trait {
  const { from, to } = yearUntil(asOf)
  const found = db.numbers(['who', 'early', 'late'], DAYS, from, to)
  const codes = found.who.map((_, at) => {
    const counts = [...unpacked(found.early[at] ?? 0, 4), ...unpacked(found.late[at] ?? 0, 3)]
    const most = Math.max(...counts)
    const all = counts.reduce((sum, one) => sum + one, 0)
    return all >= LEAST_VISITS && most * 2 >= all ? counts.indexOf(most) : Number.NaN
  })
  return { name: 'weekday', codes: placed(ids, found.who, codes), values: WEEKDAYS, worded: true }
}

function unpacked(packed: number, days: number): readonly number[] {
  return Array.from({ length: days }, (_, day) => Math.floor(packed / 2 ** (PACK * day)) % 2 ** PACK)
}
