// The ladder of loyalty: what somebody has shown so far. Source: Christopher, Payne and Ballantyne 1991, "Relationship Marketing", with the rules of
// this program.
import type { LadderStage, Standing } from './words.ts'

/** So many purchase days in the last twelve months are loyal. */
export const LOYAL_DAYS = 4

export interface Climber {
  readonly standing: Standing
  readonly purchaseDays: number
  /** Purchase days of the last twelve months. */
  readonly recentPurchaseDays: number
  /** People they brought. */
  readonly brought: number
}

/**
 * happy: bought once. faithful: on two days or more. loyal: on four or more in twelve months. advocate: faithful or loyal, and brought somebody.
 * Whoever never bought, or lapsed, stands on no rung: a rung says what somebody does, not what they once did.
 */
export function stageOf({ standing, purchaseDays, recentPurchaseDays, brought }: Climber): LadderStage {
  if (standing === 'none' || standing === 'lapsed') return 'none'
  if (purchaseDays < 2) return 'happy'
  if (brought > 0) return 'advocate'
  return recentPurchaseDays >= LOYAL_DAYS ? 'loyal' : 'faithful'
}
