// Arithmetic over columns of numbers: a hundred thousand people are a few arrays rather than as many objects.

/** Walks two ascending columns of ids side by side: where the same id stands in both. */
export function eachPair(ids: Float64Array, others: Float64Array, found: (at: number, other: number) => void): void {
  let at = 0
  for (let other = 0; other < others.length; other += 1) {
    const id = others[other] ?? 0
    while (at < ids.length && (ids[at] ?? 0) < id) at += 1
    if (ids[at] === id) found(at, other)
  }
}

/** The columns at those places, in their order. */
export function pick<C extends Readonly<Record<string, Float64Array>>>(columns: C, places: readonly number[]): C {
  const picked = Object.entries(columns).map(([name, column]) => [
    name,
    Float64Array.from(places, (at) => column[at] ?? Number.NaN),
  ])
  return Object.fromEntries(picked) as C // of the same names
}

/** Places of a column, most first; of equals the one that stands first, which beside ascending ids is the smaller id. */
export function mostFirst(values: Float64Array): number[] {
  const room = 2 ** Math.ceil(Math.log2(values.length + 1))
  const fits = (one: number) => Number.isInteger(one) && Math.abs(one) * room < Number.MAX_SAFE_INTEGER / 2
  if (!values.every(fits)) {
    return Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
  }
  // Value and place in one number: to sort numbers is ten times as fast as to ask which of two comes first.
  const keys = values.map((value, at) => at - value * room).sort()
  return Array.from(keys, (key) => ((key % room) + room) % room)
}

/** Places where a test holds. */
export function placesWhere(length: number, holds: (at: number) => boolean): number[] {
  const places: number[] = []
  for (let at = 0; at < length; at += 1) if (holds(at)) places.push(at)
  return places
}

export const sumOf = (values: Float64Array): number => values.reduce((all, one) => all + one, 0)

export function runningSum(values: Float64Array): Float64Array {
  let all = 0
  return values.map((one) => (all += one))
}

/** Of values in ascending order, by linear interpolation between the nearest two (Hyndman and Fan 1996, definition 7); NaN of none. */
export function quantile(ascending: Float64Array, share: number): number {
  const place = (ascending.length - 1) * share
  const [lower, upper] = [ascending[Math.floor(place)] ?? Number.NaN, ascending[Math.ceil(place)] ?? Number.NaN]
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** NaN as nothing, as answers have it. */
export const said = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value
