// Whether this PC reaches its mail server, as the last tries had it. Of the moment and not of the book: a restart tries again.
const FIRST_MS = 60_000
const LONGEST_MS = 15 * 60_000

export interface Line {
  /** UTC epoch ms before which nothing is tried; minus infinity when all is well. */
  readonly restsUntil: number
  /** What stood in the way, in words of the other side or a code. */
  readonly text: string | null
  failed(text: string, now: number): void
  works(): void
}

export function createLine(): Line {
  let wait = FIRST_MS
  let restsUntil = Number.NEGATIVE_INFINITY
  let text: string | null = null
  return {
    get restsUntil() {
      return restsUntil
    },
    get text() {
      return text
    },
    failed(why, now) {
      // Several connections fail at once.
      if (now < restsUntil) return
      restsUntil = now + wait
      text = why
      wait = Math.min(wait * 2, LONGEST_MS)
    },
    works() {
      wait = FIRST_MS
      restsUntil = Number.NEGATIVE_INFINITY
      text = null
    },
  }
}
