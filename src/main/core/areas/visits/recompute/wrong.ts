// Whose stored sums are not what the ledgers say, on a worker thread. There should be nobody; who it is may also have bought meanwhile.
import type { Sqlite } from '../../../database/open.ts'
import type { Sums } from './sums.ts'

const STORED = {
  visits: 'visits',
  buys: 'buys',
  firstDay: 'first_day',
  lastDay: 'last_day',
  spend: 'spend',
  returned: 'returned',
  firstBuyDay: 'first_buy_day',
  lastBuyDay: 'last_buy_day',
  buyDays: 'buy_days',
  bought: 'bought',
  boughtFirst: 'bought_first',
  gap: 'gap',
  meanGap: 'mean_gap',
  nextDay: 'next_day',
  cost: 'cost',
  costed: 'costed',
} as const satisfies Readonly<Record<Exclude<keyof Sums, 'id'>, string>>

const NAMES = Object.keys(STORED) as (keyof typeof STORED)[]
const ROWS = `SELECT contact_id, ${Object.values(STORED).join(', ')} FROM contact_stats
  WHERE contact_id BETWEEN ? AND ? ORDER BY contact_id`

const SLICE = 5_000

/** Ids of people. */
export function wrongSums(db: Sqlite, sums: Sums): readonly number[] {
  const stored = db.prepare<[number, number], readonly [number, ...(number | null)[]]>(ROWS).raw()
  const columns = NAMES.map((name) => sums[name])
  const wrong: number[] = []
  const { id } = sums
  for (let from = 0; from < id.length; from += SLICE) {
    const to = Math.min(id.length, from + SLICE)
    let at = from
    for (const [who, ...values] of stored.all(id[from] ?? 0, id[to - 1] ?? 0)) {
      // Whoever has no row, or came after the ids were read, is not compared.
      while (at < to && (id[at] ?? 0) < who) wrong.push(id[at++] ?? 0)
      if (at === to || id[at] !== who) continue
      const same = columns.every((column, of) => Object.is(column[at], values[of] ?? Number.NaN))
      if (!same) wrong.push(who)
      at += 1
    }
    while (at < to) wrong.push(id[at++] ?? 0)
  }
  return wrong
}
