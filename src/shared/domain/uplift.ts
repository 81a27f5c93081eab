// Two groups of people, so many of whom did something: how far apart they are, how sure that is, and whether there are enough to say so.

/** So many of them did. */
export interface Share {
  readonly people: number
  /** At most `people`. */
  readonly did: number
}

/** Of one group beyond the other, as parts of 1: −1 to 1. */
export interface Difference {
  readonly middle: number
  /** Between these it lies with 95 %. */
  readonly low: number
  readonly high: number
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054
/** 80 % of the normal distribution from one side: how surely a difference that is there is to be seen. */
const Z_POWER = 0.8416212335729143

/**
 * Wilson's score interval of one proportion, 95 %, without continuity correction. Source: E. B. Wilson 1927, "Probable inference, the law of
 * succession, and statistical inference", Journal of the American Statistical Association 22.
 */
function wilson({ people, did }: Share): { readonly low: number; readonly high: number } {
  const share = did / people
  const square = Z * Z
  const middle = share + square / (2 * people)
  const half = Z * Math.sqrt((share * (1 - share)) / people + square / (4 * people * people))
  const whole = 1 + square / people
  // What rounding makes of 0 and 1 is 0 and 1.
  return {
    low: did === 0 ? 0 : (middle - half) / whole,
    high: did === people ? 1 : (middle + half) / whole,
  }
}

/**
 * How much larger the share of the first group is, with its 95 % interval: Newcombe's hybrid score method without continuity correction.
 * Source: R. G. Newcombe 1998, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
 * Statistics in Medicine 17, 873-890, method 10. It holds in small groups and at 0 and 1, where the usual formula does not.
 * @returns null where one of the groups is empty
 */
export function differenceOf(first: Share, second: Share): Difference | null {
  if (first.people === 0 || second.people === 0) return null
  const [p, q] = [first.did / first.people, second.did / second.people]
  const [a, b] = [wilson(first), wilson(second)]
  return {
    middle: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  }
}

/** Expected of each kind in each group, below which nothing is concluded. */
const LEAST_EXPECTED = 5

/**
 * Too few to tell: were there no difference, fewer than five who did, or fewer than five who did not, would be expected in one of the groups.
 * Source: W. G. Cochran 1954, "Some methods for strengthening the common χ² tests", Biometrics 10, 417-451. The interval would still be true,
 * and so wide that it tempts to be read for more than it says.
 */
export function tooFew(first: Share, second: Share): boolean {
  const smaller = Math.min(first.people, second.people)
  const people = first.people + second.people
  const did = first.did + second.did
  if (people === 0) return true
  return (smaller * Math.min(did, people - did)) / people < LEAST_EXPECTED
}

/** Whether a difference is more than chance makes: its interval lies on one side of nothing. */
export function standsOut({ low, high }: Difference): boolean {
  return low > 0 || high < 0
}

/**
 * So many people each of two equal groups needs, that a change from one share to another is seen four times in five and mistaken one time in
 * twenty. Source: J. L. Fleiss 1981, "Statistical Methods for Rates and Proportions", 2nd edition, formula 3.14 (no continuity correction).
 * @param from, to shares as parts of 1, not equal
 */
export function neededInEach(from: number, to: number): number {
  const middle = (from + to) / 2
  const chance = Z * Math.sqrt(2 * middle * (1 - middle))
  const seen = Z_POWER * Math.sqrt(from * (1 - from) + to * (1 - to))
  return Math.ceil(((chance + seen) / (to - from)) ** 2)
}
