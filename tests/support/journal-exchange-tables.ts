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
]

export const EXCHANGE_ADAPTERS: readonly Adapter[] = [
  ...REAL_ADAPTERS.filter(({ table }) => !MORE.some((one) => one.table === table)),
  ...MORE,
]
