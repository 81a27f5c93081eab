// Where the lines of an axis stand: round figures from zero, about four steps. Pure.

const ROUND = [1, 2, 2.5, 5, 10] as const
const MOST = 4

export interface Steps {
  readonly step: number
  /** Where the axis begins: zero, or below it. */
  readonly begin: number
  /** Where the axis ends. */
  readonly end: number
}

interface Held {
  /** What has to fit below zero; nothing unless said. */
  readonly lowest?: number
  /** People and pieces are counted whole: so are the lines. */
  readonly whole?: boolean
}

/** @param highest what has to fit; nothing, or less than nothing, gives one step unless something lies below */
export function stepsTo(highest: number, { lowest = 0, whole = false }: Held = {}): Steps {
  const above = Number.isFinite(highest) ? Math.max(0, highest) : 0
  const below = Number.isFinite(lowest) ? Math.max(0, -lowest) : 0
  if (above + below === 0) return { step: 1, begin: 0, end: 1 }
  const step = roundStep((above + below) / MOST, whole)
  return { step, begin: below === 0 ? 0 : -upTo(below, step), end: upTo(above, step) }
}

function roundStep(least: number, whole: boolean): number {
  if (whole && least <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(least))
  const fits = (round: number) => round * power >= least * (1 - 1e-9) && (!whole || Number.isInteger(round * power))
  return (ROUND.find(fits) ?? 10) * power
}

const upTo = (value: number, step: number) => (value === 0 ? 0 : step * Math.ceil(value / step - 1e-9))
