// How long the next password must wait after wrong ones. Three are free; then the wait doubles, up to five minutes.

const FREE_TRIES = 3
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000

/** Milliseconds to wait after `count` wrong tries in a row. */
export function waitAfter(count: number): number {
  if (count < FREE_TRIES) return 0
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES))
}

/** Milliseconds still to wait at `now`. A clock set back never makes the wait longer than it was. */
export function waitLeft(wrong: { readonly count: number; readonly lastAt: number }, now: number): number {
  const wait = waitAfter(wrong.count)
  return Math.min(wait, Math.max(0, wrong.lastAt + wait - now))
}
