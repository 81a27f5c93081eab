// A shop with a few people and goods, through the contract, as a window at the counter sees it.
import { startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

export type Api = TestWindow['api']

export interface Counter extends AsyncDisposable {
  readonly core: TestCore
  readonly api: Api
  readonly anna: number
  readonly ben: number
  /** 4.50, 7 % tax. */
  readonly rye: number
  /** 24.90 a kilogram, 19 % tax. */
  readonly cheese: number
  /** Shop day of now. */
  readonly today: number
  now(): number
  turn(ms: number): void
}

export const DAY = 86_400_000

/** London, Tuesday 2026-03-10, 08:00. */
export async function counter(): Promise<Counter> {
  const core = await startWithBook()
  const { api } = core.owner
  // Days go by in these tests.
  await api.settings.save({ lockAfter: 0 })
  const anna = await api.contacts.create({ given: 'Anna', family: 'Berg' })
  const ben = await api.contacts.create({ given: 'Ben', family: 'Okafor' })
  const rye = await api.products.create({ name: 'Rye loaf', kind: 'item', price: 450_000, taxRate: 7_000 })
  const cheese = await api.products.create({
    name: 'Mountain cheese',
    kind: 'item',
    unit: 'kg',
    category: 'Cheese',
    price: 2_490_000,
    cost: 1_200_000,
    taxRate: 19_000,
  })
  return {
    core,
    api,
    anna: anna.id,
    ben: ben.id,
    rye: rye.id,
    cheese: cheese.id,
    today: Math.floor(core.outside.clock.now() / DAY),
    now: () => core.outside.clock.now(),
    turn: (ms) => {
      core.outside.clock.turn(ms)
    },
    [Symbol.asyncDispose]: () => core.dispose(),
  }
}
