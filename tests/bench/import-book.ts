// A book of its own for each measured import, new and empty, so that nothing of an earlier one is measured with it.
import { createLocalClient } from '../../src/main/core/rpc/local-client.ts'
import { createRpcHandler } from '../../src/main/core/rpc/router.ts'
import { contract } from '../../src/shared/contract/index.ts'
import type { BenchApi } from './contacts-jobs.ts'
import { BENCH_PASSWORD, coreOf, type BenchPlace } from './large-book.ts'
import { createLeapingClock } from './leaping-clock.ts'

/** The book thinks the counter empty after ten seconds without a call. */
const LEAP_MS = 11_000
const UNTIL_BEGUN_MS = 20
const SHOP = {
  shop: 'Corner Bakery',
  owner: 'Robin',
  country: 'US',
  currency: 'USD',
  zone: 'America/New_York',
  language: 'en',
} as const

export interface ImportBook {
  readonly api: BenchApi
  /** Seconds that `call`, which begins long work, takes while nobody asks for anything else. */
  alone<T>(call: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }>
  close(): Promise<void>
}

/** Makes the book where there is none, otherwise opens it. */
export async function openImportBook(place: BenchPlace): Promise<ImportBook> {
  const clock = createLeapingClock(place.outside.clock)
  const core = coreOf({ ...place, outside: { ...place.outside, clock } })
  const { log } = place.outside
  const handler = createRpcHandler(contract, log)
  const { api, close } = createLocalClient({ handler, connection: core.connect({ label: 'importing' }), log })
  const { state } = await api.book.status({})
  if (state === 'closed') await api.book.open({ password: BENCH_PASSWORD })
  else await api.book.create({ ...SHOP, password: BENCH_PASSWORD })
  return {
    api,
    async alone(call) {
      const begun = performance.now()
      const running = call()
      // The call itself counts as somebody's; whatever is asked of the clock after it finds the shop long quiet.
      setTimeout(() => {
        clock.leap(LEAP_MS)
      }, UNTIL_BEGUN_MS)
      const value = await running
      return { value, seconds: (performance.now() - begun) / 1_000 }
    },
    async close() {
      close()
      await core.close({ backup: false })
    },
  }
}
