// What a customer was worth and may be: past, simple and projected value, and what the relationship leaves. Money in minor units. What is past and
// what is expected are never one number.

const DAYS_A_YEAR = 365

export interface SimpleValue {
  readonly averageSale: number
  /** How often they are expected back in the period. */
  readonly returns: number
  readonly value: number
}

/**
 * Simple customer lifetime value: average sale × expected number of returns; revenue, not margin. Source: capabilities.md, golden case 1. The average
 * is not rounded before it is multiplied.
 * @param revenue of `purchases` purchases, at least 1
 */
export function simpleValue(revenue: number, purchases: number, returns: number): SimpleValue {
  const average = revenue / purchases
  return { averageSale: Math.round(average), returns, value: Math.round(average * returns) }
}

/** How often somebody with this gap comes in so many years, to a tenth. @param gap days, above 0 */
export function returnsIn(years: number, gap: number): number {
  return Math.round(((years * DAYS_A_YEAR) / gap) * 10) / 10
}

export interface Projection {
  /** What they spend in a year. */
  readonly perYear: number
  readonly years: number
  /** Share of customers who stay for another year, 0 to 100. */
  readonly retention: number
  /** Share of the money that stays, 0 to 100. */
  readonly margin: number
}

/**
 * Projected value: spend of a year × margin, for each of the years, the n-th weighted by the chance that they stayed until then:
 * perYear × margin × (1 + retention + retention² + … + retention^(years − 1)). Not discounted.
 * Source: the retention model of Berger and Nasr 1998, "Customer lifetime value: Marketing models and applications", case 1, without discount.
 */
export function projectedValue({ perYear, years, retention, margin }: Projection): number {
  const stay = retention / 100
  let stayed = 1
  let weight = 0
  for (let year = 0; year < years; year += 1) {
    weight += stayed
    stayed *= stay
  }
  return Math.round(perYear * (margin / 100) * weight)
}

export interface RelationshipCosts {
  /** What it cost to win them. */
  readonly acquisition: number
  readonly service: number
  readonly messages: number
  readonly rewards: number
}

/** Relationship value: revenue − (cost of winning + cost of keeping). Below nothing is possible and said. */
export function relationshipValue(revenue: number, costs: RelationshipCosts): number {
  return revenue - (costs.acquisition + costs.service + costs.messages + costs.rewards)
}

/** Share of the revenue that stays after the cost of what was sold, in per cent, to a tenth; null without revenue. */
export function marginPercent(revenue: number, cost: number): number | null {
  return revenue === 0 ? null : Math.round(((revenue - cost) / revenue) * 1_000) / 10
}

/** Churn rate: left ÷ active at the start × 100, to a tenth. New customers are not in the base. Null where nobody was active. */
export function churnRate(left: number, activeAtStart: number): number | null {
  return activeAtStart === 0 ? null : Math.round((left / activeAtStart) * 1_000) / 10
}
