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
  type LoyaltyModel,
  type RhythmSource,
  type Standing,
  type Tier,
} from '../../../../shared/domain/value/words.ts'
import { broughtOf, judgingOf, learnCuts, type Customer, type Judging } from '../value/service.ts'
import { quantile, said } from './columns.ts'
import { among, customersAt, type Customers } from './customers.ts'
import type { Ask, BesideDb } from './report.ts'

/** Columns beside those of the customers: places in STANDINGS, TIERS and RHYTHM_SOURCES; days. */
type Said = Readonly<Record<'standing' | 'tier' | 'gapInForce' | 'source' | 'nextDay', Float64Array>>
export type JudgedCustomers = Customers & Said

export interface JudgedBook {
  readonly customers: JudgedCustomers
  readonly rules: RhythmRules
  readonly model: LoyaltyModel
  readonly cutsByModel: Judging['cutsByModel']
}

/** All customers of the segment, judged among all of the book. */
export function judgedCustomers(
  db: BesideDb,
  { asOf, currency, only }: Pick<Ask, 'asOf' | 'currency' | 'only'>,
): JudgedBook {
  const { customers, past } = customersAt(db, asOf)
  const now = judgingOf(db, { today: asOf, settings: { currency } })
  const brought = now.model === 'referral' ? broughtOf(db) : new Map<number, number>()
  const judging = past ? cutAnew(customers, { now, asOf, digits: minorDigits(currency), brought }) : now
  const judged = { ...customers, ...judge(customers, { judging, asOf, brought }) }
  return {
    customers: among(judged, only),
    rules: judging.rules,
    model: judging.model,
    cutsByModel: judging.cutsByModel,
  }
}

type Rules = Pick<Judging, 'rules' | 'cuts' | 'model' | 'tierCuts' | 'cutsByModel'>

interface Then {
  readonly now: Judging
  readonly asOf: number
  readonly digits: number
  readonly brought: ReadonlyMap<number, number>
}

/** What was usual, and the cuts, among those who were customers then. Nobody knows any more what a model would have expected of them. */
function cutAnew(customers: Customers, { now, asOf, digits, brought }: Then): Rules {
  const gaps = customers.gap.filter((gap) => !Number.isNaN(gap)).sort()
  const shopGap = gaps.length === 0 ? null : quantile(gaps, 0.5)
  const { settings } = now
  const lesson = { customers: objectsOf(customers, brought), settings, shopGap, asOf, digits }
  const { cuts, tierCuts, halfSpend } = learnCuts(lesson, null)
  const model = tierCuts[settings.model] === null ? 'past' : settings.model
  return { rules: { ...settings, shopGap, halfSpend }, cuts, model, tierCuts: tierCuts[model], cutsByModel: tierCuts }
}

function objectsOf(customers: Customers, brought: ReadonlyMap<number, number>): readonly Customer[] {
  return Array.from(customers.ids, (id, at) => ({
    ...rhythmAt(customers, at),
    id,
    lastBuyDay: customers.lastBuy[at] ?? 0,
    firstBuyDay: customers.firstBuy[at] ?? 0,
    buyDays: customers.buyDays[at] ?? 0,
    bought: 0,
    boughtFirst: 0,
    brought: brought.get(id) ?? 0,
    worth: null,
  }))
}

const rhythmAt = ({ buyDays, lastBuy, spend, gap, usualGap }: Customers, at: number): Rhythm => ({
  purchaseDays: buyDays[at] ?? 0,
  lastBuyDay: lastBuy[at] ?? 0,
  spend: spend[at] ?? 0,
  ownGap: said(gap[at]),
  usualGap: said(usualGap[at]),
})

interface By {
  readonly judging: Rules
  readonly asOf: number
  readonly brought: ReadonlyMap<number, number>
}

function judge(customers: Customers, { judging: { rules, cuts, model, tierCuts }, asOf, brought }: By): Said {
  const { length } = customers.ids
  const column = () => new Float64Array(length)
  const told = { standing: column(), tier: column(), gapInForce: column(), source: column(), nextDay: column() }
  for (let at = 0; at < length; at += 1) {
    const rhythm = rhythmAt(customers, at)
    const standing = standingOf(rhythm, rules, asOf)
    const gap = gapInForce(rhythm, rules.shopGap)
    const { r, f, m } = scoresOf({ ...rhythm, away: awayOf(rhythm, asOf) ?? 0 }, cuts)
    const measure = measureOf(model, {
      spend: rhythm.spend,
      lastBuyDay: customers.lastBuy[at] ?? 0,
      brought: brought.get(customers.ids[at] ?? 0) ?? 0,
      scores: r + f + m,
      worth: said(customers.worth[at]),
    })
    told.standing[at] = STANDINGS.indexOf(standing)
    told.tier[at] = TIERS.indexOf(tierOf(standing, measure, tierCuts))
    told.gapInForce[at] = gap?.days ?? Number.NaN
    told.source[at] = gap === null ? Number.NaN : RHYTHM_SOURCES.indexOf(gap.source)
    told.nextDay[at] = gap === null ? Number.NaN : (customers.lastBuy[at] ?? 0) + Math.round(gap.days)
  }
  return told
}

/** What stands at a place of these columns. */
export const standingAt = (column: Float64Array, at: number): Standing => STANDINGS[column[at] ?? 0] ?? 'none'
export const tierAt = (column: Float64Array, at: number): Tier => TIERS[column[at] ?? 0] ?? 'none'
export const sourceAt = (column: Float64Array, at: number): RhythmSource | null =>
  RHYTHM_SOURCES[column[at] ?? -1] ?? null
