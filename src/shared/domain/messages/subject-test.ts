// How many people a test of two subjects needs before it can tell anything, and who gets which.
import { neededInEach } from '../uplift.ts'

/** Of a hundred who hear of something so many come and buy, where nothing is known of the shop's own campaigns. */
export const USUAL_RESPONSE = 0.1
/** The difference worth knowing: half as many again. */
export const WORTHWHILE_LIFT = 0.5

/**
 * People for each subject, so that a response of `base` (0 to 1) against one larger by `lift` (0.5: half as many again) is seen in four
 * of five tests and mistaken in one of twenty. Infinity where there is nothing to see.
 */
export function leastPerArm(base: number = USUAL_RESPONSE, lift: number = WORTHWHILE_LIFT): number {
  const other = Math.min(1, base * (1 + lift))
  return base > 0 && other > base ? neededInEach(base, other) : Infinity
}

/** Which subject somebody gets. @param fraction 0 <= x < 1, from the dice */
export function armOf(fraction: number): 'a' | 'b' {
  return fraction < 0.5 ? 'a' : 'b'
}
