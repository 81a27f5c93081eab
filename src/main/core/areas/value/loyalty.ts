// The same customers under every loyalty model, side by side: pure, from what each of them is.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { value } from '../../../../shared/contract/value.ts'
import { groupOf, VALUE_GROUPS } from '../../../../shared/domain/value/groups.ts'
import { stageOf } from '../../../../shared/domain/value/ladder.ts'
import { scoresOf } from '../../../../shared/domain/value/scores.ts'
import { awayOf, standingOf } from '../../../../shared/domain/value/standing.ts'
import {
  CUT_TIERS,
  cutAsShown,
  measureOf,
  tierOf,
  type Ranked,
  type TierCuts,
} from '../../../../shared/domain/value/tiers.ts'
import { LADDER, LOYALTY_MODELS, TIERS, type LoyaltyModel, type Tier } from '../../../../shared/domain/value/words.ts'
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
  const tiers = LOYALTY_MODELS.map((model) => ({ model, cuts: cutsByModel[model], tally: new Tally(TIERS) }))
  const groups = new Tally(VALUE_GROUPS)
  const stages = new Tally(LADDER)
  const scores = { r: [0, 0, 0, 0, 0], f: [0, 0, 0, 0, 0], m: [0, 0, 0, 0, 0] }
  for (const one of customers) {
    const { spend, lastBuyDay, brought, worth, purchaseDays } = one
    const said = scoresOf({ spend, purchaseDays, away: awayOf(one, today) ?? 0 }, cuts)
    const standing = standingOf(one, rules, today)
    const ranked: Ranked = { spend, lastBuyDay, brought, worth, scores: said.r + said.f + said.m }
    for (const { model, cuts, tally } of tiers) tally.add(tierOf(standing, measureOf(model, ranked), cuts), spend)
    groups.add(groupOf(said), spend)
    stages.add(stageOf({ standing, purchaseDays, brought, recentPurchaseDays: recent.get(one.id) ?? 0 }), spend)
    for (const name of ['r', 'f', 'm'] as const) scores[name][said[name] - 1] = (scores[name][said[name] - 1] ?? 0) + 1
  }
  return {
    model: judging.settings.model,
    customers: customers.length,
    models: tiers.map(({ model, cuts, tally }) => ({
      model,
      enough: cuts !== null,
      tiers: tierRows(model, cuts, tally),
    })),
    groups: groups.rows().map(([group, sums]) => ({ group, ...sums })),
    scores,
    stages: stages.rows().map(([stage, { customers }]) => ({ stage, customers })),
  }
}

function tierRows(model: LoyaltyModel, cuts: TierCuts | null, tally: Tally<Tier>): Loyalty['models'][number]['tiers'] {
  return tally.rows().flatMap(([tier, sums]) => {
    if (tier === 'none') return []
    const cut = cuts === null ? undefined : CUT_TIERS.find((one) => one === tier)
    return [{ tier, ...sums, least: cut === undefined || cuts === null ? null : cutAsShown(model, cuts[cut]) }]
  })
}

interface Sums {
  readonly customers: number
  readonly revenue: number
}

/** Counts and sums by a word, for all of its words. */
class Tally<W extends string> {
  readonly #sums: Map<W, { customers: number; revenue: number }>

  constructor(words: readonly W[]) {
    this.#sums = new Map(words.map((word) => [word, { customers: 0, revenue: 0 }]))
  }

  add(word: W, revenue: number): void {
    const sums = this.#sums.get(word)
    if (sums === undefined) return
    sums.customers += 1
    sums.revenue += revenue
  }

  rows(): readonly (readonly [W, Sums])[] {
    return [...this.#sums]
  }
}
