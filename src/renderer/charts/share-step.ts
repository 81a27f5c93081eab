// Which of the six colours of a share a number has. Pure.

/** In per cent: below the first, below the second … `parts`: a row that adds up to 100; `kept`: how many are left of all. */
const STEPS = {
  parts: [5, 11, 22, 36, 50],
  kept: [10, 25, 40, 60, 80],
} as const

/** @param percent 0 to 100 @returns 0, the palest, to 5 */
export function shareStep(percent: number, of: keyof typeof STEPS): number {
  const steps = STEPS[of]
  const at = steps.findIndex((step) => percent < step)
  return at === -1 ? steps.length : at
}
