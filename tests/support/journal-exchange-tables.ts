// The real tables in the simulation of several machines: those the simulation of one machine knows, and what else a shop
// writes. Payments are the same person's as the visit they pay, as the services write them.
import type { Adapter } from './journal-adapters.ts'
import { REAL_ADAPTERS } from './journal-real.ts'

const DAY_MS = 86_400_000

const MORE: readonly Adapter[] = [
  {
    table: 'payment',
    fixed: ['visit_id'],
    values: (dice, find, contact) => {
      const visit = contact === null ? undefined : find(`visit of ${contact}`)
      const day = 20_000 + dice.below(800)
      return visit === undefined
        ? undefined
        : {
            visit_id: visit,
            later: dice.below(2),
            tender: dice.pick(['cash', 'account']) ?? 'cash',
            amount: dice.below(9_000) - 2_000,
            at: day * DAY_MS,
            day,
            due_day: dice.chance(0.5) ? null : day + 14,
            note: dice.chance(0.5) ? null : dice.word(),
          }
    },
  },
  {
    table: 'contact_number',
    values: (dice) => ({ position: dice.below(4), source: 'till', number: dice.word() }),
  },
  {
    table: 'product',
    fixed: ['archived'],
    values: (dice) => ({
      kind: dice.pick(['item', 'service']) ?? 'item',
      name: dice.word(),
      sku: dice.chance(0.5) ? null : dice.word(),
      category: null,
      unit: null,
      tax_rate: 1_000 * dice.below(20),
      service_interval: dice.chance(0.5) ? null : dice.below(365),
      serial_numbered: dice.below(2),
      archived: 0,
    }),
  },
  {
    table: 'product_price',
    fixed: ['product_id'],
    values: (dice, find) => {
      const product = find('product')
      return product === undefined
        ? undefined
        : { product_id: product, from_day: 20_000 + dice.below(800), price: dice.below(90_000), cost: null }
    },
  },
  {
    table: 'product_match',
    fixed: ['product_id', 'other_id'],
    values: (_dice, find) => {
      const [product, other] = [find('product'), find('product')]
      return product === undefined || other === undefined ? undefined : { product_id: product, other_id: other }
    },
  },
  {
    table: 'interaction',
    values: (dice) => {
      const day = 20_000 + dice.below(800)
      return {
        kind: dice.pick(['note', 'call', 'complaint']) ?? 'note',
        words: `${dice.word()} ${dice.word()}`,
        direction: dice.pick(['in', 'out', null]) ?? null,
        phase: null,
        begun_by: null,
        tone: dice.pick(['good', 'bad', null]) ?? null,
        open: dice.below(2),
        at: day * DAY_MS,
        day,
        user_id: 1,
      }
    },
  },
  {
    table: 'task',
    fixed: ['made_at', 'made_by'],
    values: (dice, find) => ({
      words: 'call back',
      note: null,
      due: dice.chance(0.5) ? null : 20_000 + dice.below(800),
      assigned_to: dice.chance(0.5) ? null : 1 + dice.below(3),
      about_what: null,
      about_id: null,
      done_at: dice.chance(0.7) ? null : 1_700_000_000_000 + dice.below(1_000),
      done_by: null,
      made_at: 1_700_000_000_000,
      made_by: 1,
      contact_id: dice.chance(0.5) ? null : (find('contact') ?? null),
    }),
  },
]

export const EXCHANGE_ADAPTERS: readonly Adapter[] = [
  ...REAL_ADAPTERS.filter(({ table }) => !MORE.some((one) => one.table === table)),
  ...MORE,
]
