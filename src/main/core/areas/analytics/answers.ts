// Keeps what reports answered while the book stays as it is, so that the people behind a number, and the next look at the same
// report, cost no second reading.
import type { BookDoor } from '../../area.ts'
import type { Outside } from '../../outside.ts'
import type { Ask } from './report.ts'
import type { Ran, RunReport } from './run-report.ts'

/** Runs a report over the open book on another thread. */
export type Runner = (order: Omit<RunReport, 'file'>) => Promise<Ran>

/** Facts of a hundred thousand people are some megabytes; the shelf asks every report once. */
const HELD = 12
const HELD_MS = 120_000

export interface Answers {
  /** Errors: those of the report, BOOK_CLOSED. */
  of(door: BookDoor, ask: Ask): Promise<Ran>
}

interface Held {
  readonly stamp: string
  readonly answer: Promise<Ran>
}

export function createAnswers(run: Runner, { clock }: Pick<Outside, 'clock'>): Answers {
  /** Least recently used first. */
  const held = new Map<string, Held>()
  let stopForgetting: (() => void) | undefined

  function forgetSoon(): void {
    stopForgetting?.()
    stopForgetting = clock.after(HELD_MS, () => held.clear())
  }

  return {
    of(door, ask) {
      const { only, markets, ...plain } = ask
      const key = JSON.stringify(plain)
      const stamp = stampOf(door)
      forgetSoon()
      const known = held.get(key)
      held.delete(key)
      // Who is in a segment depends on days and on the book: both are in the key and the stamp.
      const answer = known?.stamp === stamp ? known.answer : run({ ask })
      held.set(key, { stamp, answer })
      answer.catch(() => {
        if (held.get(key)?.answer === answer) held.delete(key)
      })
      for (const old of held.keys()) {
        if (held.size <= HELD) break
        held.delete(old)
      }
      return answer
    },
  }
}

// What is stated changes with a command, what is derived of a person with their touch, what was learned with its day.
const STAMP = `SELECT (SELECT max(seq) FROM command) || ' ' || coalesce((SELECT max(seq) FROM contact_touch), 0) || ' ' ||
  coalesce((SELECT at FROM value_model), 0)`

const stampOf = ({ db }: BookDoor): string => db.pluck<string>(STAMP)[0] ?? ''
