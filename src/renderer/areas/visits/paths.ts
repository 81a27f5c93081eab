// Addresses of the day list.

export const DAY_PATH = '/day'

/** @param day shop day */
export function dayPath(day: number): string {
  return `${DAY_PATH}/${String(day)}`
}

/** The shop day that an address names; null for today. */
export function dayAt(location: string): number | null {
  const found = /^\/day\/(\d{1,6})$/.exec(location)
  return found?.[1] === undefined ? null : Number(found[1])
}
