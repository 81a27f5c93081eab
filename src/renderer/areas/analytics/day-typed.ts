// The shop day that a date field holds; undefined while it is empty or only half typed.
const DAY_MS = 86_400_000

/** @param typed `YYYY-MM-DD` */
export function dayTyped(typed: string): number | undefined {
  const at = Date.parse(`${typed}T00:00:00Z`)
  // The year is typed digit by digit: 0002 is on the way to 2026.
  return Number.isNaN(at) || at < Date.parse('1900-01-01T00:00:00Z') ? undefined : at / DAY_MS
}
