// Puts the goods of the sample shop on its shelves, with the prices they had, and tells what each cost on a day.
import { minorDigits } from '../../../shared/domain/money.ts'
import type { Caller } from './caller.ts'
import { COMMON_UNIT, GOES_WITH, GOODS, NO_LONGER_SOLD, type Good } from './goods.ts'
import { customOfProduct, type SampleFields } from './own-fields.ts'

/** Share of today's price that was asked before the last rise, and before the one before. */
const RISES = [
  { daysAgo: 330, before: 0.96 },
  { daysAgo: 700, before: 0.91 },
] as const

/** Where the prices of a small shop end. */
const STEP = 25

export interface Stock {
  /** Product ids, by place in GOODS. */
  readonly ids: readonly number[]
  /** What one cost the customer and the shop on a shop day, in thousandths of the minor unit. */
  priceOn(good: number, day: number): { readonly price: number; readonly cost: number }
}

interface StockRequest {
  readonly call: Caller
  readonly currency: string
  readonly fields: SampleFields
  /** Shop day that is today. */
  readonly today: number
}

/** Thousandths of the minor unit. */
function unitPrice(decimal: string, currency: string, share = 1): number {
  const minor = Math.round(Number(decimal) * 10 ** minorDigits(currency) * share)
  return (share === 1 ? minor : Math.round(minor / STEP) * STEP) * 1_000
}

/** Made on the first day of the book, at the prices of then, which rose since. */
export async function fillShelves({ call, currency, fields, today }: StockRequest): Promise<Stock> {
  const [last, first] = RISES
  const ids: number[] = []
  for (const good of GOODS) {
    const { id } = await call('products', 'create', {
      ...described(good),
      custom: customOfProduct(fields, good.category),
      price: unitPrice(good.price, currency, first.before),
      cost: unitPrice(good.cost, currency, first.before),
    })
    for (const { from, share } of [
      { from: today - first.daysAgo, share: last.before },
      { from: today - last.daysAgo, share: 1 },
    ]) {
      const price = unitPrice(good.price, currency, share)
      await call('products', 'setPrice', { id, from, price, cost: unitPrice(good.cost, currency, share) })
    }
    ids.push(id)
  }
  for (const [name, others] of Object.entries(GOES_WITH)) {
    const id = idOf(ids, name)
    await call('products', 'save', { id, patch: { goesWith: others.map((other) => idOf(ids, other)) } })
  }
  const { name, category, price, cost } = NO_LONGER_SOLD
  const gone = await call('products', 'create', {
    name,
    category,
    unit: COMMON_UNIT,
    price: unitPrice(price, currency),
    cost: unitPrice(cost, currency),
  })
  await call('products', 'archive', { ids: [gone.id], archived: true })
  return {
    ids,
    priceOn(good, day) {
      const share = RISES.findLast(({ daysAgo }) => day < today - daysAgo)?.before ?? 1
      const { price: asked = '0', cost: paid = '0' } = GOODS[good] ?? {}
      return { price: unitPrice(asked, currency, share), cost: unitPrice(paid, currency, share) }
    },
  }
}

function described(good: Good) {
  return {
    kind: good.kind === 'service' ? ('service' as const) : ('item' as const),
    name: good.name,
    category: good.category,
    unit: good.unit ?? COMMON_UNIT,
    taxRate: good.tax ?? 0,
    serialNumbered: good.serial ?? false,
    serviceInterval: good.serviceInterval ?? null,
  }
}

function idOf(ids: readonly number[], name: string): number {
  const id = ids[GOODS.findIndex((good) => good.name === name)]
  if (id === undefined) throw new TypeError(`the sample shop does not sell ${name}`)
  return id
}
