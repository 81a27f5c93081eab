// Finds where a smooth function of a few positive numbers is greatest: BFGS on their logarithms, so that no step leads below 0.
// Source: Nocedal and Wright 2006, "Numerical Optimization", algorithm 6.1, with backtracking (3.1).

export interface Slope {
  readonly value: number
  /** Derivatives by each number. */
  readonly gradient: readonly number[]
}

export interface Maximum {
  readonly at: readonly number[]
  readonly value: number
  readonly rounds: number
}

export interface Search {
  /** Where to begin; each above 0. */
  readonly from: readonly number[]
  readonly rounds?: number
  /** Done when no number changed by a larger share raises the value more than this, in units of the value. */
  readonly tolerance?: number
}

/** A longer step, in logarithms, leaves what the slope knows about. */
const LONGEST = 2
const SHORTEST = 1e-10
/** Armijo's share of the promised rise. */
const ENOUGH = 1e-4
/** What rounding leaves of a sum of a hundred thousand logarithms, as a share of it: a smaller rise cannot be told from none. */
const NOISE = 1e-14

/** Null where it finds none: the value is nowhere finite, or it goes on rising towards 0 or infinity. */
export function findMaximum(slope: (at: readonly number[]) => Slope, search: Search): Maximum | null {
  const { from, rounds = 200, tolerance = 1e-9 } = search
  // Downhill in logarithms: f(p) = −value(e^p), so that the textbook's signs hold.
  const look = (p: readonly number[]) => {
    const at = p.map(Math.exp)
    const { value, gradient } = slope(at)
    return { p, value: -value, gradient: gradient.map((one, i) => -one * (at[i] ?? 0)) }
  }
  let here = look(from.map(Math.log))
  if (!isFinite(here)) return null
  let inverse = identity(from.length)
  for (let round = 1; round <= rounds; round += 1) {
    let direction = times(inverse, here.gradient).map((one) => -one)
    if (dot(direction, here.gradient) >= 0) {
      inverse = identity(from.length)
      direction = here.gradient.map((one) => -one)
    }
    const promised = dot(direction, here.gradient)
    if (-promised <= Math.max(tolerance, NOISE * Math.abs(here.value)))
      return { at: here.p.map(Math.exp), value: -here.value, rounds: round }
    const longest = Math.max(...direction.map(Math.abs))
    let share = Math.min(1, LONGEST / longest)
    let next = look(along(here.p, direction, share))
    while (!(isFinite(next) && next.value <= here.value + ENOUGH * share * promised)) {
      share /= 2
      // No way down any more: the last digits of the value say nothing.
      if (share < SHORTEST) return { at: here.p.map(Math.exp), value: -here.value, rounds: round }
      next = look(along(here.p, direction, share))
    }
    inverse = improved(
      inverse,
      direction.map((one) => one * share),
      next.gradient.map((one, i) => one - (here.gradient[i] ?? 0)),
    )
    here = next
  }
  return null
}

const isFinite = ({ value, gradient }: Slope): boolean => [value, ...gradient].every(Number.isFinite)
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0)
const times = (m: readonly (readonly number[])[], v: readonly number[]): number[] => m.map((row) => dot(row, v))
const along = (p: readonly number[], direction: readonly number[], share: number): number[] =>
  p.map((one, i) => one + share * (direction[i] ?? 0))
const identity = (size: number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)))

/** The inverse of the curvature, taught by one step `s` and the change of slope `y` (6.17). */
function improved(h: readonly (readonly number[])[], s: readonly number[], y: readonly number[]): number[][] {
  const sy = dot(s, y)
  // Not curved upwards along the step: nothing to learn from it.
  if (sy <= 1e-14) return h.map((row) => [...row])
  const hy = times(h, y)
  const yhy = dot(y, hy)
  return h.map((row, i) =>
    row.map((one, j) => {
      const si = s[i] ?? 0
      const sj = s[j] ?? 0
      return one + ((sy + yhy) * si * sj) / (sy * sy) - ((hy[i] ?? 0) * sj + si * (hy[j] ?? 0)) / sy
    }),
  )
}
