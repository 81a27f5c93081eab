// A small shop with customers whose purchases are said in days before today: what reports say of it can be counted by hand.
import { startWithBook, type TestWindow } from '../../support/core.ts'

const DAY = 86_400_000

export interface Shop extends AsyncDisposable {
  readonly api: TestWindow['api']
  /** The shop's day. */
  readonly today: number
  /** Adds somebody who bought for `amount` (minor units) on each of these days, so many days ago; answers their id. */
  readonly buys: (name: string, daysAgo: readonly number[], amount: number) => Promise<number>
  readonly core: Awaited<ReturnType<typeof startWithBook>>
}

export async function shop(): Promise<Shop> {
  const core = await startWithBook()
  const { api } = core.owner
  const { today } = await api.analytics.span({})
  return {
    api,
    today,
    core,
    async buys(name, daysAgo, amount) {
      const { id } = await api.contacts.create({ given: name })
      for (const ago of daysAgo) {
        const at = core.outside.clock.now() - ago * DAY
        await api.visits.log({
          contactId: id,
          lines: [{ words: 'Cake', unitPrice: amount * 1_000, quantity: 1_000 }],
          at,
        })
      }
      return id
    },
    [Symbol.asyncDispose]: () => core.dispose(),
  }
}
