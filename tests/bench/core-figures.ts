// The core's own procedures without contract and transport, each in turn with its floor: the same SQL, raw, on an
// unencrypted copy with the same indexes, in the same run.
import type Database from 'better-sqlite3'
import type { Connection } from '../../src/main/core/connection.ts'
import type { Job } from './contacts-jobs.ts'
import { spread, time, type Spread } from './measure.ts'
import { createReplay, type Recorded, type SqlRecorder } from './sql-recorder.ts'

export interface CoreFigure {
  readonly name: string
  readonly call: Spread
  readonly floor: Spread
  readonly goal?: number
}

const SAMPLES = 400
const WARM = 60

export interface CoreParts {
  /** Signed in. */
  readonly connection: Connection
  readonly plain: Database.Database
  readonly recorder: SqlRecorder
}

/** `jobs` that write come first: their floor is replayed on a copy that equals the book before them. */
export function coreFigures(jobs: readonly Job[], { connection, plain, recorder }: CoreParts): CoreFigure[] {
  const never = new AbortController().signal
  const replay = createReplay(plain)
  return jobs.map(({ name, area, procedure, input, goals }) => {
    const ask = (i: number): unknown => connection.call([area, procedure], input(i), never)
    const recorded: Recorded[][] = []
    for (let i = 0; i < SAMPLES; i += 1) recorded.push(recorder.record(() => ask(i)))
    const floor = recorded.map((one) => replay(one))
    for (let i = 0; i < WARM; i += 1) ask(SAMPLES + i)
    const calls: number[] = []
    const floors: number[] = []
    for (const [i, run] of floor.entries()) {
      // In turn, so that a busy second of the machine hits both.
      calls.push(time(() => ask(SAMPLES + WARM + i)))
      floors.push(time(run))
    }
    return { name, call: spread(calls), floor: spread(floors), ...(goals && { goal: goals.core }) }
  })
}
