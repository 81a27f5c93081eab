// Who spent more: ranks are counted when asked, so they are true at any moment.
import type { ReadDb } from '../../database/handle.ts'

const MORE = 'SELECT count(*) FROM contact_stats WHERE spend > ? AND last_buy_day IS NOT NULL'
// Who spent anything bought something: the index alone is read.
const MORE_THAN_NOTHING = 'SELECT count(*) FROM contact_stats WHERE spend > ?'
const BUYERS = 'SELECT count(*) FROM contact_stats WHERE last_buy_day IS NOT NULL'

interface Spender {
  readonly lastBuyDay: number | null
  readonly spend: number
}

interface Size {
  readonly touch: number
  readonly customers: number
}
const sizes = new WeakMap<ReadDb, Size>()

/** How many ever bought; counted once per change. */
function customersIn(db: ReadDb): number {
  const [touch = 0] = db.pluck<number>('SELECT coalesce(max(seq), 0) FROM contact_touch')
  const known = sizes.get(db)
  if (known?.touch === touch) return known.customers
  const [customers = 0] = db.pluck<number>(BUYERS)
  sizes.set(db, { touch, customers })
  return customers
}

/** 1 is the most; equals share a rank. Of how many who ever bought. */
export function rankOf(
  db: ReadDb,
  { lastBuyDay, spend }: Spender,
): { readonly rank: number | null; readonly of: number } {
  const of = customersIn(db)
  return { rank: lastBuyDay === null ? null : 1 + whoSpentMore(db, spend), of }
}

const whoSpentMore = (db: ReadDb, spend: number): number =>
  db.pluck<number>(spend >= 0 ? MORE_THAN_NOTHING : MORE, spend)[0] ?? 0

/** By spend, the ranks of several at once: the index is walked from the top to the least of them, no further and once. */
export function ranksOf(db: ReadDb, spends: readonly number[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>()
  let before = 0
  let above: number | null = null
  for (const spend of [...new Set(spends)].sort((one, other) => other - one)) {
    if (spend < 0 || above === null) before = whoSpentMore(db, spend)
    else before += db.pluck<number>(BETWEEN, spend, above)[0] ?? 0
    above = spend
    ranks.set(spend, 1 + before)
  }
  return ranks
}

const BETWEEN = 'SELECT count(*) FROM contact_stats WHERE spend > ? AND spend <= ?'
