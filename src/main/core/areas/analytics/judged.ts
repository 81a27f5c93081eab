// Every customer as the rules of value judge them on a day: by what is learned, or, for a day in the past, by cuts made of what was known then.
import { minorDigits } from '../../../../shared/domain/money.ts'
import { scoresOf } from '../../../../shared/domain/value/scores.ts'
import {
  awayOf,
  gapInForce,
  standingOf,
  type Rhythm,
  type RhythmRules,
} from '../../../../shared/domain/value/standing.ts'
import { measureOf, tierOf } from '../../../../shared/domain/value/tiers.ts'
import {
  RHYTHM_SOURCES,
  STANDINGS,
  TIERS,
  type RhythmSource,
  type Standing,
  type Tier,
} from '../../../../shared/domain/value/words.ts'
import { broughtOf, judgingOf, learnCuts, type Customer, type Judging } from '../value/service.ts'
import { quantile, said } from './columns.ts'
import { among, customersAt, isPast, type Customers } from './customers.ts'
import type { Ask, BesideDb } from './report.ts'

/** Columns beside those of the customers: places in STANDINGS and RHYTHM_SOURCES; days. */
type Said = Readonly<Record<'standing' | 'gapInForce' | 'source' | 'nextDay', Float64Array>>
export type JudgedCustomers = Customers & Said

export interface JudgedBook {
  readonly customers: JudgedCustomers
  readonly rules: RhythmRules
  readonly cutsByModel: Judging['cutsByModel']
  /** Places in TIERS beside the customers, by the loyalty model in force. */
  readonly tiers: () => Float64Array
}

/** All customers of the segment, judged among all of the book. */
export function judgedCustomers(
  db: BesideDb,
  { asOf, currency, only }: Pick<Ask, 'asOf' | 'currency' | 'only'>,
): JudgedBook {
  const everybody = customersAt(db, asOf)
  const now = judgingOf(db, { today: asOf, settings: { currency } })
  const rules = isPast(db, asOf) ? cutAnew(db, everybody, { now, asOf, digits: minorDigits(currency) }) : now
  const customers = among(everybody, only)
  const judged = { ...customers, ...judge(customers, rules.rules, asOf) }
  return {
    customers: judged,
    rules: rules.rules,
    cutsByModel: rules.cutsByModel,
    tiers: () => tiersOf(db, judged, { judging: rules, asOf }),
  }
}

type Rules = Pick<Judging, 'rules' | 'cuts' | 'model' | 'tierCuts' | 'cutsByModel'>

interface Then {
  readonly now: Judging
  readonly asOf: number
  readonly digits: number
}

/** What was usual, and the cuts, among those who were customers then. Nobody knows any more what a model would have expected of them. */
function cutAnew(db: BesideDb, customers: Customers, { now: { settings }, asOf, digits }: Then): Rules {
  const gaps = customers.gap.filter((gap) => !Number.isNaN(gap)).sort()
  const shopGap = gaps.length === 0 ? null : quantile(gaps, 0.5)
  const brought = broughtOf(db)
  const then = Array.from(customers.ids, (id, at) => customerAt(customers, at, brought.get(id) ?? 0))
  const { cuts, tierCuts, halfSpend } = learnCuts({ customers: then, settings, shopGap, asOf, digits }, null)
  const model = tierCuts[settings.model] === null ? 'past' : settings.model
  const rules = { ...settings, shopGap, halfSpend }
  return { rules, cuts, model, tierCuts: tierCuts[model], cutsByModel: tierCuts }
}

function customerAt(customers: Customers, at: number, brought: number): Customer {
  return {
    ...rhythmAt(customers, at),
    id: customers.ids[at] ?? 0,
    lastBuyDay: customers.lastBuy[at] ?? 0,
    firstBuyDay: null,
    buyDays: customers.buyDays[at] ?? 0,
    bought: 0,
    boughtFirst: 0,
    brought,
    worth: null,
  }
}

const rhythmAt = ({ buyDays, lastBuy, spend, gap, usualGap }: Customers, at: number): Rhythm => ({
  purchaseDays: buyDays[at] ?? 0,
  lastBuyDay: lastBuy[at] ?? 0,
  spend: spend[at] ?? 0,
  ownGap: said(gap[at]),
  usualGap: said(usualGap[at]),
})

function judge(customers: Customers, rules: RhythmRules, asOf: number): Said {
  const column = () => new Float64Array(customers.ids.length)
  const told = { standing: column(), gapInForce: column(), source: column(), nextDay: column() }
  for (let at = 0; at < customers.ids.length; at += 1) {
    const rhythm = rhythmAt(customers, at)
    const gap = gapInForce(rhythm, rules.shopGap)
    told.standing[at] = STANDINGS.indexOf(standingOf(rhythm, rules, asOf))
    told.gapInForce[at] = gap?.days ?? Number.NaN
    told.source[at] = gap === null ? Number.NaN : RHYTHM_SOURCES.indexOf(gap.source)
    told.nextDay[at] = gap === null ? Number.NaN : (customers.lastBuy[at] ?? 0) + Math.round(gap.days)
  }
  return told
}

interface By {
  readonly judging: Rules
  readonly asOf: number
}

function tiersOf(db: BesideDb, customers: JudgedCustomers, { judging, asOf }: By): Float64Array {
  const { cuts, model, tierCuts } = judging
  const brought = model === 'referral' ? broughtOf(db) : new Map<number, number>()
  const scoresAt = (at: number): number => {
    if (model !== 'rfm') return 0
    const rhythm = rhythmAt(customers, at)
    const { r, f, m } = scoresOf({ ...rhythm, away: awayOf(rhythm, asOf) ?? 0 }, cuts)
    return r + f + m
  }
  return customers.ids.map((id, at) => {
    const measure = measureOf(model, {
      spend: customers.spend[at] ?? 0,
      lastBuyDay: customers.lastBuy[at] ?? 0,
      brought: brought.get(id) ?? 0,
      scores: scoresAt(at),
      worth: said(customers.worth[at]),
    })
    return TIERS.indexOf(tierOf(standingAt(customers.standing, at), measure, tierCuts))
  })
}

/** What stands at a place of these columns. */
export const standingAt = (column: Float64Array, at: number): Standing => STANDINGS[column[at] ?? 0] ?? 'none'
export const tierAt = (column: Float64Array, at: number): Tier => TIERS[column[at] ?? 0] ?? 'none'
export const sourceAt = (column: Float64Array, at: number): RhythmSource | null =>
  RHYTHM_SOURCES[column[at] ?? -1] ?? null
