// Which of the six colours of a share a number has. Pure.

/** In per cent: below the first, below the second … */
const STEPS = [5, 11, 22, 36, 50] as const

/** @param percent 0 to 100 @returns 0, the palest, to 5 */
export function shareStep(percent: number): number {
  const at = STEPS.findIndex((step) => percent < step)
  return at === -1 ? STEPS.length : at
}
