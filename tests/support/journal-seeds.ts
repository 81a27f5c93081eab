// Which seeds to run: fresh ones each time, printed so that one can be repeated.
// REGULARS_SEEDS=n asks for so many, REGULARS_SEED=n repeats one, both together begin at it.
import type { Tally } from './journal-simulation.ts'

export function seedsAsked(count: number): { readonly seeds: readonly number[]; readonly named: string } {
  const again = process.env['REGULARS_SEED']
  const asked = process.env['REGULARS_SEEDS']
  if (again !== undefined && asked === undefined) return { seeds: [Number(again)], named: again }
  const many = Number(asked ?? count)
  const first = again === undefined ? Math.floor(Date.now() / 1000) % 10_000_000 : Number(again)
  const seeds = Array.from({ length: many }, (_, index) => first + index)
  return { seeds, named: `${first} to ${first + many - 1}` }
}

/** Adds up what the seeds did; throws with the seed that failed. */
export async function simulateAll(
  seeds: readonly number[],
  run: (seed: number) => Promise<Tally>,
): Promise<Readonly<Record<keyof Tally, number>>> {
  const sum = { commands: 0, turned: 0, blocked: 0, merges: 0, crashes: 0, erased: 0, groups: 0 }
  for (const seed of seeds) {
    const tally = await run(seed).catch((error: unknown) => {
      throw new Error(`seed ${seed} (repeat with REGULARS_SEED=${seed}): ${String(error)}`, { cause: error })
    })
    for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key]
  }
  return sum
}
