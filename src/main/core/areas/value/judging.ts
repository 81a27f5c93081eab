// What anybody is judged by on a day: the shop's rules, what is usual, the cuts in force. Read once per change; a judgement is then a comparison.
import { minorDigits } from '../../../../shared/domain/money.ts'
import type { ScoreCuts } from '../../../../shared/domain/value/scores.ts'
import type { RhythmRules } from '../../../../shared/domain/value/standing.ts'
import type { TierCuts } from '../../../../shared/domain/value/tiers.ts'
import type { LoyaltyModel } from '../../../../shared/domain/value/words.ts'
import type { ValueSettings } from '../../../../shared/contract/value.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { ReadDb } from '../../database/handle.ts'
import { usualGapsOf, valueModelOf } from '../contacts/service.ts'
import { customersOf } from './customers.ts'
import { basisOf, learnCuts, LEARNED_VERSION, type Cuts, type Learned } from './learned.ts'
import { valueSettings } from './settings.ts'

export interface Judging {
  /** Shop day that counts as today. */
  readonly today: number
  readonly settings: ValueSettings
  readonly rules: RhythmRules
  readonly cuts: ScoreCuts
  /** Too few customers for quintiles. */
  readonly fixed: boolean
  /** The model in force: the chosen one, but money spent where it cannot tell yet. */
  readonly model: LoyaltyModel
  /** Of the model in force; null without anybody to cut. */
  readonly tierCuts: TierCuts | null
  /** Of every model; null where it cannot tell yet. */
  readonly cutsByModel: Readonly<Record<LoyaltyModel, TierCuts | null>>
  /** Null until the first time. */
  readonly learned: Learned | null
}

export interface JudgingRequest {
  /** Shop day. */
  readonly today: number
  readonly settings: Pick<ShopSettings, 'currency'>
}

export function judgingOf(db: ReadDb, { today, settings: { currency } }: JudgingRequest): Judging {
  const settings = valueSettings(db)
  const learned = learnedOf(db)
  const shopGap = usualGapsOf(db).get('')?.gap ?? null
  const known = cutsOf(db, { settings, learned, shopGap, today, digits: minorDigits(currency) })
  const model = known.tierCuts[settings.model] === null ? 'past' : settings.model
  return {
    today,
    settings,
    rules: { ...settings, shopGap, halfSpend: known.halfSpend },
    cuts: known.cuts,
    fixed: known.fixed,
    model,
    tierCuts: known.tierCuts[model],
    cutsByModel: known.tierCuts,
    learned,
  }
}

const parsed = new WeakMap<ReadDb, { readonly at: number; readonly learned: Learned | null }>()

/** What was learned last; null before the first time, or where an earlier program learned otherwise. Parsed once per change. */
export function learnedOf(db: ReadDb): Learned | null {
  const [at] = db.pluck<number>('SELECT at FROM value_model')
  if (at === undefined) return null
  const known = parsed.get(db)
  if (known?.at === at) return known.learned
  const said = valueModelOf(db)?.learned as Learned | undefined // written by keepLearned, or refused by its version
  const learned = said?.version === LEARNED_VERSION ? said : null
  parsed.set(db, { at, learned })
  return learned
}

/** Up to so many customers are cut anew whenever anything changed: it costs nobody a moment, and nothing lags behind a sale. */
const CUT_AT_ONCE = 2_000

interface CutsRequest {
  readonly settings: ValueSettings
  readonly learned: Learned | null
  readonly shopGap: number | null
  readonly today: number
  readonly digits: number
}

const fresh = new WeakMap<ReadDb, { readonly key: string; readonly cuts: Cuts }>()

function cutsOf(db: ReadDb, { settings, learned, shopGap, today, digits }: CutsRequest): Cuts {
  if (learned !== null && learned.customers > CUT_AT_ONCE) return learned
  const [touch] = db.pluck<number>('SELECT coalesce(max(seq), 0) FROM contact_touch')
  const key = JSON.stringify([touch, learned?.asOf, today, basisOf(settings), shopGap])
  const known = fresh.get(db)
  if (known?.key === key) return known.cuts
  const cuts = learnCuts({ customers: customersOf(db), settings, shopGap, asOf: today, digits }, null)
  fresh.set(db, { key, cuts })
  return cuts
}
