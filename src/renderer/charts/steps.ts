// Where the lines of an axis stand: round figures from zero, at most four steps. Pure.

const ROUND = [1, 2, 2.5, 5, 10] as const
const MOST = 4

export interface Steps {
  readonly step: number
  /** Where the axis ends. */
  readonly end: number
}

/** @param highest what has to fit; nothing, or less than nothing, gives one step */
export function stepsTo(highest: number): Steps {
  if (!(highest > 0) || !Number.isFinite(highest)) return { step: 1, end: 1 }
  const least = highest / MOST
  const power = 10 ** Math.floor(Math.log10(least))
  const step = (ROUND.find((round) => round * power >= least * (1 - 1e-9)) ?? 10) * power
  return { step, end: step * Math.ceil(highest / step - 1e-9) }
}
