// Everything about one customer's worth and rhythm, each number with what it is made of.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { value } from '../../../../shared/contract/value.ts'
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import { groupOf } from '../../../../shared/domain/value/groups.ts'
import { stageOf } from '../../../../shared/domain/value/ladder.ts'
import {
  marginPercent,
  projectedValue,
  relationshipValue,
  returnsIn,
  simpleValue,
} from '../../../../shared/domain/value/lifetime.ts'
import { scoresOf, type Scores } from '../../../../shared/domain/value/scores.ts'
import { awayOf, gapInForce, nextDayOf, standingOf, type Rhythm } from '../../../../shared/domain/value/standing.ts'
import { measureOf, tierOf } from '../../../../shared/domain/value/tiers.ts'
import type { Standing } from '../../../../shared/domain/value/words.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CostDeclaration, QueryContext } from '../../area.ts'
import { canonOf } from '../../database/people.ts'
import { asOfDay } from './as-of.ts'
import { costsOf } from './costs.ts'
import { broughtBy } from './customers.ts'
import { judgingOf, type Judging } from './judging.ts'
import { rankOf } from './rank.ts'
import { retentionOf } from './retention.ts'

type CustomerValue = OutputOf<(typeof value)['of']>

interface Stats extends Rhythm {
  readonly meanGap: number | null
  readonly usualCategory: string | null
  readonly cost: number
  readonly costed: number
  readonly alive: number | null
  readonly expected: number | null
  readonly worth: number | null
}

const STATS = `SELECT buy_days AS purchaseDays, last_buy_day AS lastBuyDay, spend, gap AS ownGap, usual_gap AS usualGap,
    mean_gap AS meanGap, usual_category AS usualCategory, cost, costed, alive, expected, worth
  FROM contact_stats WHERE contact_id = ?`
const LAST_YEAR = `SELECT coalesce(sum(v.total), 0) AS spend,
    count(DISTINCT iif(v.kind = 'sale' AND v.corrected_by IS NULL, v.day, NULL)) AS purchaseDays
  FROM visit v INDEXED BY visit_owner_day WHERE v.owner_id = ? AND v.owner_id IS NOT NULL AND v.day > ? AND v.day <= ?`

interface LastYear {
  readonly spend: number
  readonly purchaseDays: number
}

/** What the rest is said of: the sums of a person, where they stand, by what they are judged. */
interface About {
  readonly stats: Stats
  readonly standing: Standing
  readonly judging: Judging
  readonly lastYear: LastYear
}

/** Errors: NOT_FOUND. */
export function valueOf(
  { db, settings, outside }: QueryContext,
  asked: number,
  costs: readonly CostDeclaration[],
): CustomerValue {
  const id = canonOf(db, asked)
  const stats = db.get<Stats>(STATS, id)
  if (stats === undefined) throw new Failure('NOT_FOUND', { what: 'contact' })
  const { asOf } = asOfDay(db, settings, outside.clock.now())
  const judging = judgingOf(db, { today: asOf, settings })
  const standing = standingOf(stats, judging.rules, asOf)
  const lastYear = db.get<LastYear>(LAST_YEAR, id, addMonths(asOf, -12), asOf) ?? { spend: 0, purchaseDays: 0 }
  const about: About = { stats, standing, judging, lastYear }
  const brought = broughtBy(db, id)
  const scores = scoresAt(stats, judging)
  const tier = tierOf(standing, measureAt({ stats, brought, scores, judging }), judging.tierCuts)
  return {
    asOf,
    standing,
    scores,
    group: scores && groupOf(scores),
    tier,
    tierRule: tier === 'none' || tier === 'lapsed' ? null : judging.settings.tiers[tier],
    stage: stageOf({ standing, purchaseDays: stats.purchaseDays, recentPurchaseDays: lastYear.purchaseDays, brought }),
    ...rankOf(db, stats),
    rhythm: rhythmOf(about),
    past: pastOf(stats),
    simple: simpleOf(about),
    projected: projectedOf(about),
    expected: expectedOf(about),
    relationship: relationshipOf(stats.spend, costsOf(db, costs, { id, until: asOf })),
  }
}

function scoresAt(stats: Stats, { cuts, today }: Judging): Scores | null {
  const away = awayOf(stats, today)
  return away === null ? null : scoresOf({ ...stats, away }, cuts)
}

interface Measured {
  readonly stats: Stats
  readonly brought: number
  readonly scores: Scores | null
  readonly judging: Judging
}

function measureAt({ stats: { spend, lastBuyDay, worth }, brought, scores, judging }: Measured): number | null {
  if (lastBuyDay === null || scores === null) return null
  return measureOf(judging.model, { spend, lastBuyDay, brought, scores: scores.r + scores.f + scores.m, worth })
}

function rhythmOf({ stats, judging: { rules, today } }: About): CustomerValue['rhythm'] {
  const gap = stats.lastBuyDay === null ? null : gapInForce(stats, rules.shopGap)
  const nextDay = nextDayOf(stats, rules.shopGap)
  return {
    purchaseDays: stats.purchaseDays,
    lastDay: stats.lastBuyDay,
    meanGap: stats.meanGap,
    medianGap: stats.ownGap,
    gap: gap && gap.days,
    source: gap && gap.source,
    category: gap?.source === 'category' ? stats.usualCategory : null,
    nextDay,
    overdue: nextDay === null ? null : today - nextDay,
    awayDays: awayOf(stats, today),
  }
}

function pastOf({ spend, cost, costed }: Stats): CustomerValue['past'] {
  const known = costed !== 0 || cost !== 0
  return {
    revenue: spend,
    costed: known ? costed : null,
    cost: known ? cost : null,
    margin: known ? costed - cost : null,
    marginPercent: known ? marginPercent(costed, cost) : null,
  }
}

function simpleOf({ stats, standing, judging: { rules, settings } }: About): CustomerValue['simple'] {
  const gap = gapInForce(stats, rules.shopGap)
  if (stats.purchaseDays === 0 || gap === null) return null
  const { years } = settings.projection
  const returns = standing === 'lapsed' ? 0 : returnsIn(years, gap.days)
  return { ...simpleValue(stats.spend, stats.purchaseDays, returns), years }
}

function projectedOf({ stats, judging: { settings, learned }, lastYear }: About): CustomerValue['projected'] {
  const { years, retention: saidRetention, margin: saidMargin } = settings.projection
  const retention = saidRetention ?? retentionOf(learned)
  if (stats.purchaseDays === 0 || retention === null) return null
  // Their own where most of what they bought has a known cost, else that of the shop.
  const own = stats.costed * 2 >= stats.spend ? marginPercent(stats.costed, stats.cost) : null
  const measured = own ?? (learned === null ? null : marginPercent(learned.costs.costed, learned.costs.cost))
  const projection = { perYear: lastYear.spend, years, retention, margin: saidMargin ?? measured ?? 100 }
  return {
    ...projection,
    retentionMeasured: saidRetention === null,
    marginMeasured: saidMargin === null && measured !== null,
    value: projectedValue(projection),
  }
}

function expectedOf({ stats, judging: { learned } }: About): CustomerValue['expected'] {
  const { expected, worth } = stats
  if (learned === null || expected === null) return null
  return {
    asOf: learned.asOf,
    alive: stats.alive,
    purchases: expected,
    perPurchase: worth === null || expected === 0 ? null : Math.round(worth / expected),
    value: worth,
  }
}

function relationshipOf(revenue: number, costs: ReturnType<typeof costsOf>): CustomerValue['relationship'] {
  return { revenue, ...costs, value: relationshipValue(revenue, costs) }
}
