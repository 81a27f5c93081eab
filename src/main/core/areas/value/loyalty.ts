// The same customers under every loyalty model, side by side: pure, from what each of them is.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { value } from '../../../../shared/contract/value.ts'
import { groupOf, VALUE_GROUPS } from '../../../../shared/domain/value/groups.ts'
import { stageOf } from '../../../../shared/domain/value/ladder.ts'
import { scoresOf } from '../../../../shared/domain/value/scores.ts'
import { awayOf, standingOf } from '../../../../shared/domain/value/standing.ts'
import { CUT_TIERS, cutAsShown, measureOf, tierOf } from '../../../../shared/domain/value/tiers.ts'
import { LADDER, LOYALTY_MODELS, TIERS } from '../../../../shared/domain/value/words.ts'
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import { openFile, type DatabaseFile } from '../../book/copy.ts'
import { createReadDb } from '../../database/bind.ts'
import type { ReadDb } from '../../database/handle.ts'
import { customersOf, type Customer } from './customers.ts'
import type { Judging } from './judging.ts'

export interface CountLoyalty {
  readonly file: DatabaseFile
  readonly judging: Judging
}

export type Loyalty = OutputOf<(typeof value)['loyalty']>

/** On a worker thread. */
export function countLoyalty({ file, ...order }: CountLoyalty): Loyalty {
  const sqlite = openFile(file, { readonly: true })
  try {
    const db = createReadDb(sqlite)
    return sqlite.transaction(() =>
      loyaltyOf({ ...order, customers: customersOf(db), recent: recentDays(db, order.judging.today) }),
    )()
  } finally {
    sqlite.close()
  }
}

const RECENT = `SELECT owner_id AS id, count(DISTINCT day) AS days FROM visit INDEXED BY visit_window
  WHERE owner_id IS NOT NULL AND day > ? AND day <= ? AND kind = 'sale' AND corrected_by IS NULL GROUP BY owner_id`

/** Purchase days of each person in the twelve months up to and with a day. */
function recentDays(db: ReadDb, today: number): ReadonlyMap<number, number> {
  const rows = db.all<{ id: number; days: number }>(RECENT, addMonths(today, -12), today)
  return new Map(rows.map(({ id, days }) => [id, days]))
}

interface Counting extends Omit<CountLoyalty, 'file'> {
  readonly customers: readonly Customer[]
  readonly recent: ReadonlyMap<number, number>
}

function loyaltyOf({ judging, customers, recent }: Counting): Loyalty {
  const { today, rules, cuts, cutsByModel } = judging
  const judged = customers.map((one) => {
    const scores = scoresOf({ ...one, away: awayOf(one, today) ?? 0 }, cuts)
    const standing = standingOf(one, rules, today)
    const stage = stageOf({ ...one, standing, recentPurchaseDays: recent.get(one.id) ?? 0 })
    return { ...one, scores, standing, stage, sum: scores.r + scores.f + scores.m }
  })
  const models = LOYALTY_MODELS.map((model) => {
    const by = cutsByModel[model]
    const tally = new Tally(TIERS)
    for (const one of judged) {
      tally.add(tierOf(one.standing, measureOf(model, { ...one, scores: one.sum }), by), one.spend)
    }
    const leastOf = (tier: (typeof TIERS)[number]) => {
      const cut = CUT_TIERS.find((one) => one === tier)
      return cut === undefined || by === null ? null : cutAsShown(model, by[cut])
    }
    const tiers = tally
      .rows()
      .flatMap(([tier, sums]) => (tier === 'none' ? [] : [{ tier, ...sums, least: leastOf(tier) }]))
    return { model, enough: by !== null, tiers }
  })
  const groups = new Tally(VALUE_GROUPS)
  const stages = new Tally(LADDER)
  const scores = { r: [0, 0, 0, 0, 0], f: [0, 0, 0, 0, 0], m: [0, 0, 0, 0, 0] }
  for (const one of judged) {
    groups.add(groupOf(one.scores), one.spend)
    stages.add(one.stage, 0)
    for (const name of ['r', 'f', 'm'] as const) {
      const at = one.scores[name] - 1
      scores[name][at] = (scores[name][at] ?? 0) + 1
    }
  }
  return {
    model: judging.settings.model,
    customers: customers.length,
    models,
    groups: groups.rows().map(([group, sums]) => ({ group, ...sums })),
    scores,
    stages: stages.rows().map(([stage, { customers }]) => ({ stage, customers })),
  }
}

interface Sums {
  readonly customers: number
  readonly revenue: number
}

/** Counts and sums by a word, for all of its words. */
class Tally<W extends string> {
  readonly #sums: Map<W, Sums>

  constructor(words: readonly W[]) {
    this.#sums = new Map(words.map((word) => [word, { customers: 0, revenue: 0 }]))
  }

  add(word: W, revenue: number): void {
    const before = this.#sums.get(word) ?? { customers: 0, revenue: 0 }
    this.#sums.set(word, { customers: before.customers + 1, revenue: before.revenue + revenue })
  }

  rows(): readonly (readonly [W, Sums])[] {
    return [...this.#sums]
  }
}
