// What the models of buying know of a customer: how often they came again, when last, and how long the shop knows them.

export const FIT_UNITS = ['day', 'week', 'month', 'year'] as const
export type FitUnit = (typeof FIT_UNITS)[number]
/** Days of a unit; months and years are those of the Julian calendar. */
export const DAYS_OF_UNIT: Readonly<Record<FitUnit, number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 }

/** One purchase; those of one customer on one day count as one. */
export interface Purchase {
  readonly customer: number
  /** Shop day (days since 1970-01-01). */
  readonly day: number
  /** Minor units. */
  readonly amount: number
}

/** Times in the unit of the model, as a rule weeks. */
export interface Buying {
  readonly customer: number
  /** x: days with a purchase after the first. */
  readonly repeats: number
  /** t_x: from the first purchase to the last. */
  readonly last: number
  /** T: from the first purchase to the end of what was observed. */
  readonly known: number
  /** Mean of a day's purchases in minor units, the first day left out, as Fader and Hardie do; 0 without a repeat. */
  readonly mean: number
}

/**
 * One entry a customer who bought on `until` or before, in order of their ids. Amounts below nought (returns, corrections) are no
 * purchase; one of nought is, as in the published figures. @param until shop day that ends the observation @param unit days in a unit of time; 7: weeks
 */
export function buyingOf(purchases: Iterable<Purchase>, until: number, unit = 7): Buying[] {
  const days = new Map<number, Map<number, number>>()
  for (const { customer, day, amount } of purchases) {
    if (day > until || amount < 0) continue
    const theirs = days.get(customer) ?? new Map<number, number>()
    theirs.set(day, (theirs.get(day) ?? 0) + amount)
    days.set(customer, theirs)
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([customer, theirs]) => {
      const first = Math.min(...theirs.keys())
      const last = Math.max(...theirs.keys())
      const repeats = theirs.size - 1
      let later = 0
      for (const [day, amount] of theirs) if (day !== first) later += amount
      return {
        customer,
        repeats,
        last: (last - first) / unit,
        known: (until - first) / unit,
        mean: repeats === 0 ? 0 : later / repeats,
      }
    })
}
