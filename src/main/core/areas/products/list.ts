// The catalogue as a list: found by words, narrowed, sorted, a page at a time. A shop has thousands of products at most, so all
// that fit are put in order and the page is cut from them.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { products } from '../../../../shared/contract/products.ts'
import { fold, foldedWords } from '../../../../shared/domain/fold.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { priceOn } from './prices.ts'
import { productRows } from './product.ts'
import { LATELY, type SalesOfProducts } from './sales.ts'
import { todayOf } from './write.ts'

type Query = InputOf<typeof products.list>

/** Every word of the JSON array begins a word of the product. */
const HAS_WORDS = `NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(p.words, ' ' || w.value) = 0)`
const FITS = `p.archived = ? AND (? IS NULL OR p.kind = ?) AND (? IS NULL OR p.category IN (SELECT value FROM json_each(?))) AND ${HAS_WORDS}`

interface Entry {
  readonly id: number
  readonly category: string | null
  readonly price: number
}

// Asking the price of every product takes longer than all the rest, so it is asked for only where it sorts.
const BY_NAME = `SELECT p.id, p.category, 0 AS price FROM product p WHERE ${FITS} ORDER BY p.name_key, p.id`
const BY_PRICE = `SELECT p.id, p.category, coalesce((SELECT pp.price FROM product_price pp WHERE pp.id = ${priceOn('p.id')}), 0) AS price
  FROM product p WHERE ${FITS} ORDER BY p.name_key, p.id`

export function listProducts(
  context: QueryContext,
  sales: SalesOfProducts,
  query: Query,
): OutputOf<typeof products.list> {
  const { db } = context
  const today = todayOf(context)
  const { kind = null, category, archived, sort } = query
  const categories = category === undefined ? null : JSON.stringify(spellingsOf(db, category))
  const fits = [Number(archived), kind, kind, categories, categories, JSON.stringify(foldedWords(query.text ?? ''))]
  const entries = sort === 'price' ? db.all<Entry>(BY_PRICE, today, today, ...fits) : db.all<Entry>(BY_NAME, ...fits)
  const ids = inOrder(entries, { ...query, sold: sort === 'sold' ? soldOf(db, sales, entries, today) : new Map() })
  const page = ids.slice(query.from, query.from + query.limit)
  return { rows: productRows(context, sales, page), total: ids.length }
}

function soldOf(db: ReadDb, sales: SalesOfProducts, entries: readonly Entry[], today: number): Map<number, number> {
  const sold = sales.soldSince(
    db,
    entries.map(({ id }) => id),
    today - LATELY + 1,
  )
  return new Map(sold.map(({ id, quantity }) => [id, quantity]))
}

interface Order extends Pick<Query, 'sort' | 'descending'> {
  readonly sold: ReadonlyMap<number, number>
}

/** `entries` come by name, which decides among equals; whatever has no category comes after those that have one. */
function inOrder(entries: readonly Entry[], { sort, descending, sold }: Order): number[] {
  const sign = descending ? -1 : 1
  const keys = new Map(entries.map(({ id, category }) => [id, category === null ? null : fold(category)]))
  const compare = {
    name: () => 0,
    category: (a: Entry, b: Entry) => {
      const [left, right] = [keys.get(a.id) ?? null, keys.get(b.id) ?? null]
      if (left === null || right === null) return Number(left === null) - Number(right === null)
      return sign * (left < right ? -1 : Number(left > right))
    },
    price: (a: Entry, b: Entry) => sign * (a.price - b.price),
    sold: (a: Entry, b: Entry) => sign * ((sold.get(a.id) ?? 0) - (sold.get(b.id) ?? 0)),
  } satisfies Record<Query['sort'], (a: Entry, b: Entry) => number>
  const sorted = entries.toSorted(compare[sort]).map(({ id }) => id)
  return sort === 'name' && descending ? sorted.reverse() : sorted
}

/** A category is one however it is written; its commonest spelling is its name. */
export function categoriesOf(db: ReadDb): OutputOf<typeof products.categories> {
  const spellings = db.all<{ name: string; count: number }>(
    `SELECT category AS name, count(*) AS count FROM product WHERE archived = 0 AND category IS NOT NULL
      GROUP BY category ORDER BY count(*) DESC, category`,
  )
  const merged = new Map<string, { name: string; count: number }>()
  for (const { name, count } of spellings) {
    const one = merged.get(fold(name))
    if (one === undefined) merged.set(fold(name), { name, count })
    else one.count += count
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, category]) => category)
}

function spellingsOf(db: ReadDb, category: string): string[] {
  const all = db.pluck<string>('SELECT DISTINCT category FROM product WHERE category IS NOT NULL')
  return all.filter((one) => fold(one) === fold(category))
}

/** Products each word of which begins a word of name, category or number, by name; those not sold any more last. */
export function productsByWords(
  db: ReadDb,
  words: readonly string[],
  limit: number,
): { readonly id: number; readonly name: string }[] {
  if (words.length === 0) return []
  // Asked with every key in the search box, so each word is compared by itself: faster than a list of words per product.
  const begins = words.map(() => 'instr(p.words, ?) > 0').join(' AND ')
  return db.all(
    `SELECT p.id, p.name FROM product p WHERE ${begins} ORDER BY p.archived, p.name_key, p.id LIMIT ?`,
    ...words.map((word) => ` ${word}`),
    limit,
  )
}
