// What people bought after they were written to, and after nothing was said to those held out: the same rule for both.

/** Somebody's own day: their message went, or would have gone. */
export interface Touch {
  /** Null: nobody knows any more whose it was. They count, and bought nothing that is known. */
  readonly owner: number | null
  /** Shop day */
  readonly day: number
}

/** A sale, less what was given back of it; or a return of which nobody knows what it was bought with. */
export interface Purchase {
  readonly id: number
  readonly owner: number
  /** Shop day */
  readonly day: number
  /** Minor units; below nothing for a return. */
  readonly total: number
  /** What is left of it after the cost of the goods; 0 where no costs are known. */
  readonly margin: number
  /** Something was bought and not all of it given back. */
  readonly kept: boolean
}

export interface Brought {
  /** The first shop day on which they bought; null: they did not. */
  readonly day: number | null
  readonly revenue: number
  readonly margin: number
}

/** Days after the touch in which a purchase counts, at least 1. */
type Window = number

/**
 * For each purchase the place of the touch it counts for, -1 for none. It counts from the day of the touch until so many days after it, both included, and
 * once: for the newest touch that it follows, of several of one day for the first of them.
 */
export function followed(touches: readonly Touch[], purchases: readonly Purchase[], window: Window): readonly number[] {
  const dayAt = (at: number) => touches[at]?.day ?? 0
  const places = Map.groupBy(touches.keys(), (at) => touches[at]?.owner ?? null)
  for (const own of places.values()) own.sort((one, other) => dayAt(other) - dayAt(one) || one - other)
  return purchases.map(({ owner, day }) => {
    const at = places.get(owner)?.find((place) => dayAt(place) <= day)
    return at === undefined || day > dayAt(at) + window ? -1 : at
  })
}

/** What each touch brought, in their order. */
export function broughtBy(
  touches: readonly Touch[],
  purchases: readonly Purchase[],
  window: Window,
): readonly Brought[] {
  const brought = touches.map(() => ({ day: null as number | null, revenue: 0, margin: 0 }))
  for (const [place, at] of followed(touches, purchases, window).entries()) {
    const [mine, purchase] = [brought[at], purchases[place]]
    if (mine === undefined || purchase === undefined) continue
    mine.revenue += purchase.total
    mine.margin += purchase.margin
    if (purchase.kept && (mine.day === null || purchase.day < mine.day)) mine.day = purchase.day
  }
  return brought
}

/** People and what they brought, together. */
export interface ArmSums {
  readonly people: number
  readonly bought: number
  readonly revenue: number
  readonly margin: number
}

export function sumsOf(brought: readonly Brought[]): ArmSums {
  return brought.reduce<ArmSums>(
    (sums, { day, revenue, margin }) => ({
      people: sums.people + 1,
      bought: sums.bought + Number(day !== null),
      revenue: sums.revenue + revenue,
      margin: sums.margin + margin,
    }),
    { people: 0, bought: 0, revenue: 0, margin: 0 },
  )
}
