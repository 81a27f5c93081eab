// BG/NBD: how often customers of a shop without contracts come, and whether they still do. Buying is Poisson with a rate that differs
// from customer to customer (gamma: r, alpha); after any purchase somebody may be lost, with a chance that differs too (beta: a, b).
// Source: Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way, Marketing Science 24(2), equations (6), (8), (9), (10).
import type { Buying } from './buying.ts'
import { findMaximum, type Slope } from './maximum.ts'
import { digamma, hyp2f1, lnGamma } from './special-functions.ts'

/** In the unit of time of the customers it was fitted on. */
export interface BgNbd {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

export interface BgNbdFit extends BgNbd {
  readonly logLikelihood: number
  readonly customers: number
}

/** Customers who look the same to the model, and how many they are. */
interface Alike {
  readonly x: number
  readonly last: number
  readonly known: number
  readonly count: number
}

type Seen = Pick<Buying, 'repeats' | 'last' | 'known'>

/** By maximum likelihood. Null where there is nothing to fit: nobody came again, or the likelihood has no peak. */
export function fitBgNbd(customers: readonly Seen[]): BgNbdFit | null {
  const groups = grouped(customers)
  const repeats = groups.filter(({ x }) => x > 0)
  if (repeats.length === 0) return null
  const found = findMaximum(([r = 1, alpha = 1, a = 1, b = 1]) => slopeOf(groups, { r, alpha, a, b }), {
    from: [1, 1, 1, 1],
  })
  if (found === null) return null
  const [r = 1, alpha = 1, a = 1, b = 1] = found.at
  return { r, alpha, a, b, logLikelihood: found.value, customers: customers.length }
}

function grouped(customers: readonly Seen[]): readonly Alike[] {
  const byKey = new Map<string, { x: number; last: number; known: number; count: number }>()
  for (const { repeats, last, known } of customers) {
    const key = `${String(repeats)} ${String(last)} ${String(known)}`
    const group = byKey.get(key)
    if (group === undefined) byKey.set(key, { x: repeats, last, known, count: 1 })
    else group.count += 1
  }
  return [...byKey.values()].sort((one, other) => one.x - other.x || one.last - other.last || one.known - other.known)
}

/** What depends on the number of repeats alone is computed once for each. */
interface ByRepeats {
  readonly value: number
  readonly dr: number
  readonly da: number
  readonly db: number
}

function byRepeats(x: number, { r, alpha, a, b }: BgNbd): ByRepeats {
  if (x === 0) return { value: r * Math.log(alpha), dr: Math.log(alpha), da: 0, db: 0 }
  const together = digamma(a + b) - digamma(a + b + x)
  return {
    value:
      lnGamma(r + x) -
      lnGamma(r) +
      r * Math.log(alpha) +
      lnGamma(a + b) +
      lnGamma(b + x) -
      lnGamma(b) -
      lnGamma(a + b + x),
    dr: digamma(r + x) - digamma(r) + Math.log(alpha),
    da: together,
    db: together + digamma(b + x) - digamma(b),
  }
}

/** The log-likelihood (6) of all and its derivatives. `groups` in order of x. */
function slopeOf(groups: readonly Alike[], model: BgNbd): Slope {
  const { r, alpha, a, b } = model
  let value = 0
  const gradient: [number, number, number, number] = [0, 0, 0, 0]
  let x = -1
  let same: ByRepeats = { value: 0, dr: 0, da: 0, db: 0 }
  for (const group of groups) {
    if (group.x !== x) {
      x = group.x
      same = byRepeats(x, model)
    }
    const { count } = group
    const lnKnown = Math.log(alpha + group.known)
    // Still a customer, or lost after the last purchase: the larger of both is set apart, so that neither overflows.
    const alive = -(r + x) * lnKnown
    const lnLast = Math.log(alpha + group.last)
    const lost = x === 0 ? Number.NEGATIVE_INFINITY : Math.log(a) - Math.log(b + x - 1) - (r + x) * lnLast
    const most = Math.max(alive, lost)
    const both = most + Math.log(Math.exp(alive - most) + Math.exp(lost - most))
    const isAlive = Math.exp(alive - both)
    const isLost = Math.exp(lost - both)
    value += count * (same.value + both)
    gradient[0] += count * (same.dr - isAlive * lnKnown - (isLost === 0 ? 0 : isLost * lnLast))
    gradient[1] += count * (r / alpha - (r + x) * (isAlive / (alpha + group.known) + isLost / (alpha + group.last)))
    gradient[2] += count * (same.da + isLost / a)
    gradient[3] += count * (same.db - (x === 0 ? 0 : isLost / (b + x - 1)))
  }
  return { value, gradient }
}

/** Log-likelihood of customers under a model. */
export function bgNbdLogLikelihood(model: BgNbd, customers: readonly Seen[]): number {
  return slopeOf(grouped(customers), model).value
}

/** So near to 1 the formulas divide nought by nought; the mean of both sides is the limit to five digits and more. */
const NEAR_ONE = 1e-5

function besideOne(a: number, expected: (a: number) => number): number {
  if (Math.abs(a - 1) >= NEAR_ONE) return expected(a)
  return (expected(1 - NEAR_ONE) + expected(1 + NEAR_ONE)) / 2
}

/**
 * (1 − z)^A ₂F₁(A, B; C; z). Where the series grows beyond all numbers, its growth is taken out first (Euler's transformation, Abramowitz and
 * Stegun 15.3.3).
 */
function damped(A: number, B: number, C: number, z: number): number {
  const excess = C - A - B
  const lnRest = Math.log1p(-z)
  return excess > 0
    ? Math.exp(A * lnRest) * hyp2f1(A, B, C, z)
    : Math.exp((A + excess) * lnRest) * hyp2f1(C - A, C - B, C, z)
}

/** E[X(t)], (9): purchases after the first that a new customer makes in `time`. */
export function expectedOfNew({ r, alpha, a, b }: BgNbd, time: number): number {
  return besideOne(a, (a) => ((a + b - 1) / (a - 1)) * (1 - damped(r, b, a + b - 1, time / (alpha + time))))
}

/** The odds that somebody seen like this was lost after their last purchase, against still being a customer. */
function oddsOfLost({ r, alpha, a, b }: BgNbd, { repeats: x, last, known }: Seen): number {
  if (x === 0) return 0
  return Math.exp(Math.log(a) - Math.log(b + x - 1) + (r + x) * (Math.log(alpha + known) - Math.log(alpha + last)))
}

/**
 * P(alive): the chance that somebody still is a customer. Source: Fader and Hardie 2008, "Computing P(alive) Using the BG/NBD Model".
 * In this model whoever bought once only cannot be lost yet: 1.
 */
export function chanceAlive(model: BgNbd, seen: Seen): number {
  return 1 / (1 + oddsOfLost(model, seen))
}

/** E[Y(t) | x, t_x, T], (10): purchases that somebody seen like this makes in the next `time`. */
export function expectedPurchases(model: BgNbd, seen: Seen, time: number): number {
  const { r, alpha, b } = model
  const { repeats: x, known } = seen
  const whenAlive = besideOne(
    model.a,
    (a) => ((a + b + x - 1) / (a - 1)) * (1 - damped(r + x, b + x, a + b + x - 1, time / (alpha + known + time))),
  )
  return whenAlive * chanceAlive(model, seen)
}
