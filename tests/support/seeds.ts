// How much a simulation or a fuzz runs: everything in `npm run proof`, a small share with fresh seeds in `npm test`.
// Seeds are printed, so that a failure is repeated with REGULARS_SEED=number.
import { randomInt } from 'node:crypto'

const FULL = process.env['REGULARS_PROOF'] === 'full'
const ASKED = process.env['REGULARS_SEED']

/** The number of runs: `full` in the proof, `share` otherwise. */
export function runs(full: number, share: number): number {
  return FULL ? full : share
}

/** `count` fresh seeds in a row, printed; or the one that REGULARS_SEED asks for. */
export function freshSeeds(what: string, count: number): readonly number[] {
  if (ASKED !== undefined) return [Number(ASKED)]
  const first = randomInt(1, 2 ** 31 - count)
  console.log(`${what}: seeds ${String(first)} to ${String(first + count - 1)}`)
  return Array.from({ length: count }, (_, index) => first + index)
}
