// What is learned of all customers at once: cuts of scores and tiers, the models of buying. It is kept, so that anybody is judged by it alone.
import type { ValueSettings } from '../../../../shared/contract/value.ts'
import type { BgNbdFit } from '../../../../shared/domain/value/bg-nbd.ts'
import { fitBgNbd } from '../../../../shared/domain/value/bg-nbd.ts'
import { fitGammaGamma, type GammaGammaFit } from '../../../../shared/domain/value/gamma-gamma.ts'
import { buyingOfSums, judge, type BuyerModel } from '../../../../shared/domain/value/judge.ts'
import {
  FEWEST_FOR_QUINTILES,
  fixedCuts,
  quintileCuts,
  quintileCutsDown,
  scoresOf,
  type ScoreCuts,
} from '../../../../shared/domain/value/scores.ts'
import { awayOf, lapseAfter, type RhythmRules } from '../../../../shared/domain/value/standing.ts'
import { measureOf, tierCutsOf, type Ranked, type TierCuts } from '../../../../shared/domain/value/tiers.ts'
import { LOYALTY_MODELS, type LoyaltyModel } from '../../../../shared/domain/value/words.ts'
import type { Customer } from './customers.ts'

/** Those who were customers a year ago, and how many of them bought since. */
export interface Stayed {
  readonly customers: number
  readonly stayed: number
}

export interface Learned extends BuyerModel {
  /** Format of this record; another one is learned anew. */
  readonly version: number
  /** Shop day up to which customers were looked at. */
  readonly asOf: number
  /** The rules it was learned under. */
  readonly basis: string
  /** Sales in the book. */
  readonly sales: number
  readonly customers: number
  readonly repeaters: number
  /** Null: not enough customers yet, or no peak. Weeks. */
  readonly buying: BgNbdFit | null
  /** Minor units. */
  readonly spending: GammaGammaFit | null
  /** Fixed below 25 customers. */
  readonly cuts: ScoreCuts
  readonly fixed: boolean
  readonly tierCuts: Readonly<Record<LoyaltyModel, TierCuts | null>>
  readonly halfSpend: number | null
  readonly retention: Stayed
  /** Cost and revenue of everything sold whose cost is known. */
  readonly costs: { readonly cost: number; readonly costed: number }
}

export const LEARNED_VERSION = 1
/** Fewer say too little for a number that is shown. */
export const FEWEST_CUSTOMERS = 100
export const FEWEST_REPEATERS = 25

/** The settings that decide what is learned: after any other change everything learned stays true. */
export function basisOf({ lapseFactor, lapseLeast, scoring, tiers }: ValueSettings): string {
  return JSON.stringify([
    lapseFactor,
    lapseLeast,
    scoring,
    tiers['very-high'].share,
    tiers.high.share,
    tiers.medium.share,
  ])
}

export interface Lesson {
  readonly customers: readonly Customer[]
  readonly settings: ValueSettings
  readonly shopGap: number | null
  readonly asOf: number
  /** Decimal places of the currency. */
  readonly digits: number
}

export type Cuts = Pick<Learned, 'cuts' | 'fixed' | 'tierCuts' | 'halfSpend'>

/** @param model by which the projected worth is judged; null: by what stands beside each customer */
export function learnCuts({ customers, settings, shopGap, asOf, digits }: Lesson, model: BuyerModel | null): Cuts {
  const fixed = customers.length < FEWEST_FOR_QUINTILES
  const column = (of: (one: Customer) => number) => Float64Array.from(customers, of)
  const cuts =
    settings.scoring !== 'quintiles'
      ? settings.scoring
      : fixed
        ? fixedCuts(digits)
        : {
            r: quintileCutsDown(column((one) => awayOf(one, asOf) ?? 0)),
            f: quintileCuts(column(({ purchaseDays }) => purchaseDays)),
            m: quintileCuts(column(({ spend }) => spend)),
          }
  const rules: RhythmRules = { ...settings, shopGap, halfSpend: null }
  const staying = customers.filter((one) => (awayOf(one, asOf) ?? 0) <= lapseAfter(one, rules))
  const ranked = staying.map(({ spend, lastBuyDay, purchaseDays, brought, ...one }): Ranked => {
    const { r, f, m } = scoresOf({ spend, purchaseDays, away: Math.max(0, asOf - lastBuyDay) }, cuts)
    const worth = model === null ? one.worth : judge(model, { ...one, lastBuyDay }, asOf).worth
    return { spend, lastBuyDay, brought, scores: r + f + m, worth }
  })
  const shares = {
    'very-high': settings.tiers['very-high'].share,
    high: settings.tiers.high.share,
    medium: settings.tiers.medium.share,
  }
  const tierCuts = Object.fromEntries(
    LOYALTY_MODELS.map((by): [LoyaltyModel, TierCuts | null] => {
      const measures = ranked.map((one) => measureOf(by, one)).filter((measure) => measure !== null)
      return [by, tierCutsOf(Float64Array.from(measures), shares)]
    }),
  ) as Record<LoyaltyModel, TierCuts | null> // one for each model
  const half = tierCutsOf(
    Float64Array.from(staying, ({ spend }) => spend),
    { 'very-high': 50, high: 50, medium: 50 },
  )
  return { cuts, fixed: fixed && settings.scoring === 'quintiles', tierCuts, halfSpend: half?.medium ?? null }
}

export interface FittedModels {
  readonly repeaters: number
  readonly buying: BgNbdFit | null
  readonly spending: GammaGammaFit | null
}

/** The models of buying, where there are enough customers that what they say may be shown. */
export function learnModels({ customers, asOf }: Pick<Lesson, 'customers' | 'asOf'>): FittedModels {
  const seen = customers.flatMap((one) => buyingOfSums(one, asOf) ?? [])
  const repeaters = seen.filter(({ repeats }) => repeats > 0).length
  if (seen.length < FEWEST_CUSTOMERS || repeaters < FEWEST_REPEATERS) return { repeaters, buying: null, spending: null }
  return { repeaters, buying: fitBgNbd(seen), spending: fitGammaGamma(seen) }
}
