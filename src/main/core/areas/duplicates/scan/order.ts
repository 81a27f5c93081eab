// What the look through the whole book is given and answers: it runs on a worker thread with a reading connection of its own, so all of
// it can be cloned.
import type { DuplicateModel } from '../../../../../shared/domain/duplicates/model.ts'
import type { DuplicatePair } from '../../../../../shared/domain/duplicates/record.ts'
import type { DatabaseFile } from '../../../book/copy.ts'

export interface FindDuplicates {
  readonly file: DatabaseFile
  /** Null: learn from the book. Else the model of an earlier look; one of another format is learned anew. */
  readonly model: DuplicateModel | null
  /** Only pairs with one of these people (needs a model); null: all. */
  readonly about: readonly number[] | null
  /** Probability from which on a pair is answered. */
  readonly least: number
  /** From `scanSignals`; null where nobody watches. */
  readonly signals: SharedArrayBuffer | null
}

export interface FoundDuplicates {
  /** Likeliest first; of equals the smaller ids. */
  readonly pairs: readonly DuplicatePair[]
  readonly model: DuplicateModel
  /** Shown people who were compared. */
  readonly people: number
  /** It was asked to stop: the pairs are not all, and are not to be kept. */
  readonly stopped: boolean
}

/** Memory that the thread and whoever waits for it both see: how far it is, and whether it shall stop. */
export interface ScanSignals {
  readonly buffer: SharedArrayBuffer
  stop(): void
  /** People looked at, of how many. */
  progress(): { readonly done: number; readonly of: number }
}

const STOP = 0
const DONE = 1
const OF = 2

export function scanSignals(): ScanSignals {
  const buffer = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)
  const cells = new Int32Array(buffer)
  return {
    buffer,
    stop: () => void Atomics.store(cells, STOP, 1),
    progress: () => ({ done: Atomics.load(cells, DONE), of: Atomics.load(cells, OF) }),
  }
}

/** The thread's side: notes how far it is, answers whether to go on. */
export function tellProgress(buffer: SharedArrayBuffer | null): (done: number, of: number) => boolean {
  if (buffer === null) return () => true
  const cells = new Int32Array(buffer)
  return (done, of) => {
    Atomics.store(cells, OF, of)
    Atomics.store(cells, DONE, done)
    return Atomics.load(cells, STOP) === 0
  }
}
