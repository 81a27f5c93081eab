// Percentages that add up to what is shown.

/**
 * Each part as a share of the whole, in per cent, rounded so that together they are 100: what is left after rounding down goes to those with
 * the largest remainder, of equal ones to the earlier (Hamilton's method). All 0 where the parts are nothing.
 * @param parts none below 0 @param digits decimal places
 */
export function sharesOf(parts: readonly number[], digits = 0): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0)
  if (whole <= 0) return parts.map(() => 0)
  const units = 100 * 10 ** digits
  const exact = parts.map((part) => (part / whole) * units)
  const floors = exact.map((share) => Math.floor(share))
  const left = Math.round(units - floors.reduce((sum, floor) => sum + floor, 0))
  const byRemainder = exact
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at)
  const more = new Set(byRemainder.slice(0, left).map(({ at }) => at))
  return floors.map((floor, at) => (floor + (more.has(at) ? 1 : 0)) / 10 ** digits)
}

/** A part of a whole in per cent, half up; null where there is no whole to be a part of: nobody is not 0 %. */
export function percentOf(part: number, whole: number, digits = 0): number | null {
  if (whole === 0) return null
  const unit = 10 ** digits
  return Math.round((part / whole) * 100 * unit) / unit
}
