// How many have to hear nothing, so that the effect on those who do can be told from chance.
import { USUAL_RESPONSE, WORTHWHILE_LIFT } from '../../../../../shared/domain/messages/subject-test.ts'

/** Standard normal quantiles: two-sided 5 %, and 80 % power. */
const Z = 1.959964 + 0.841621

/**
 * People to hold out beside so many who are written to, so that a response higher by half as many again is found in four of five
 * campaigns. Two proportions in groups of different size, normal approximation with the variance of each group: p₁q₁/n₁ + p₀q₀/n₀ ≤
 * (Δ/z)² (Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed., 4.3). Infinity where no hold-out is
 * large enough, because too few are written to.
 */
export function leastHeldOut(treated: number, base: number = USUAL_RESPONSE, lift: number = WORTHWHILE_LIFT): number {
  const other = Math.min(1, base * (1 + lift))
  const spread = (share: number) => share * (1 - share)
  const room = ((other - base) / Z) ** 2 - spread(other) / treated
  return treated > 0 && room > 0 ? Math.ceil(spread(base) / room) : Infinity
}
