// Runs the simulation of several machines over many seeds, on the real tables or the test shop's, and says which went wrong.
import { SHOP_ADAPTERS } from './journal-adapters.ts'
import { testBook } from './journal-book.ts'
import { exchange, type ExchangeTally } from './journal-exchange.ts'
import { EXCHANGE_ADAPTERS } from './journal-exchange-tables.ts'
import { realBook } from './journal-real.ts'

const TABLES = {
  real: { make: () => realBook(), adapters: EXCHANGE_ADAPTERS },
  shop: { make: () => testBook(), adapters: SHOP_ADAPTERS },
} as const

export interface SeedsRequest {
  readonly tables?: keyof typeof TABLES
  readonly steps?: number
}

/** So many seeds may go wrong before it gives up. */
const ENOUGH = 5

/** Adds up what the seeds did; throws with the seeds that failed. */
export function exchangeAll(seeds: readonly number[], { tables = 'real', steps }: SeedsRequest = {}): ExchangeTally {
  const sum: Record<string, number> = {}
  const failed: string[] = []
  for (const seed of seeds) {
    if (failed.length === ENOUGH) break
    try {
      const options = { seed, ...TABLES[tables], ...(steps === undefined ? {} : { steps }) }
      for (const [key, value] of Object.entries(exchange(options))) sum[key] = (sum[key] ?? 0) + Number(value)
    } catch (error) {
      failed.push(
        `seed ${seed} (repeat with REGULARS_SEED=${seed}): ${String(error instanceof Error ? error.stack : error)}`,
      )
    }
  }
  if (failed.length > 0) throw new Error(failed.join('\n\n'))
  return sum as unknown as ExchangeTally
}
