// Tries a reader on damaged files, one seed each: counts, times, and stops at the first that ends otherwise than by a code.
import { Failure } from '../../src/shared/errors.ts'
import type { FuzzedReader } from './fuzz-readers.ts'
import { seededRandom } from './outside.ts'

export interface FuzzRequest {
  readonly seed: number
  readonly most: number
  /** Stops before `most` when so much time has passed. */
  readonly seconds?: number
}

export interface FuzzResult {
  readonly tried: number
  readonly refused: number
  readonly slowestMs: number
  readonly slowestSeed: number
  /** The most the process held, its code and tests included. */
  readonly peakMb: number
}

/** Throws what the reader threw, with the seed to repeat it by. */
export async function fuzz(reader: FuzzedReader, { seed, most, seconds }: FuzzRequest): Promise<FuzzResult> {
  const result = { tried: 0, refused: 0, slowestMs: 0, slowestSeed: seed, peakMb: 0 }
  const started = performance.now()
  while (result.tried < most && (seconds === undefined || performance.now() - started < seconds * 1_000)) {
    const own = (seed + result.tried) >>> 0
    const random = seededRandom(own)
    const bytes = await reader.make(random)
    const before = performance.now()
    try {
      await reader.read(bytes, random)
    } catch (error) {
      if (!(error instanceof Failure)) throw new Error(`${reader.name}, seed ${String(own)}`, { cause: error })
      result.refused += 1
    }
    const took = performance.now() - before
    if (took > result.slowestMs) Object.assign(result, { slowestMs: took, slowestSeed: own })
    result.tried += 1
    if (result.tried % 100 === 0) result.peakMb = Math.max(result.peakMb, process.memoryUsage.rss() / 2 ** 20)
  }
  return result
}

export function fuzzTold(name: string, { tried, refused, slowestMs, slowestSeed, peakMb }: FuzzResult): string {
  return `${name}: ${String(tried)} tried, ${String(refused)} refused, slowest ${slowestMs.toFixed(0)} ms (seed ${String(slowestSeed)}), at most ${peakMb.toFixed(0)} MB`
}
