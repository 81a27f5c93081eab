import { expect, test } from 'vitest'
import { testBook } from '../../support/journal-book.ts'
import { exchange } from '../../support/journal-exchange.ts'
import { EXCHANGE_FAULTS } from '../../support/journal-exchange-faults.ts'
import { EXCHANGE_ADAPTERS } from '../../support/journal-exchange-tables.ts'
import { TRAPS } from '../../support/journal-exchange-traps.ts'
import { seedsFor } from '../../support/journal-faults.ts'
import { machine, template, type Machine } from '../../support/journal-machines.ts'
import { realBook } from '../../support/journal-real.ts'

type Rewrite = (sql: string) => string

/** Whether a fault falls into one of the traps. */
function caught(rewrite: Rewrite): boolean {
  const shop = template(() => testBook({ rewrite }))
  return TRAPS.some(({ tell }) => {
    const open: Machine[] = []
    try {
      tell((number, options = {}) => {
        const one = machine(shop, { number, rewrite, ...options })
        open.push(one)
        return one
      })
      return false
    } catch {
      return true
    } finally {
      for (const one of open) one[Symbol.dispose]()
    }
  })
}

interface Planted {
  readonly rewrite?: Rewrite
  readonly keepsNumber?: boolean
  readonly shownBy?: number
}

function noticed(fault: Planted): number | undefined {
  const make = () => realBook(fault.rewrite)
  for (const seed of seedsFor(fault)) {
    try {
      exchange({ seed, make, adapters: EXCHANGE_ADAPTERS, ...fault })
    } catch {
      // It is the fault that is noticed: without it the same seed ends well.
      exchange({ seed, make: () => realBook(), adapters: EXCHANGE_ADAPTERS })
      return seed
    }
  }
  return undefined
}

for (const fault of EXCHANGE_FAULTS) {
  test(`it is noticed when ${fault.name}`, { timeout: 300_000 }, () => {
    expect(caught(fault.rewrite) || noticed(fault) !== undefined).toBe(true)
  })
}

test('it is noticed when a machine that was set back keeps its number', { timeout: 300_000 }, () => {
  expect(noticed({ keepsNumber: true, shownBy: 9 })).toBeDefined()
})
