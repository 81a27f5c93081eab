// Purchase days for tests: said person by person, and drawn at random.
import * as fc from 'fast-check'
import type { PurchaseDays } from '../../../../src/shared/domain/reports/purchase-days.ts'

/** Each person with their days, in any order and perhaps twice. */
export function purchasesOf(days: readonly (readonly number[])[]): PurchaseDays {
  const each = days.map((mine) => [...new Set(mine)].sort((a, b) => a - b))
  let length = 0
  return {
    people: Float64Array.from(each, (_, place) => place + 1),
    starts: Int32Array.from([0, ...each.map((mine) => (length += mine.length))]),
    days: Int32Array.from(each.flat()),
  }
}

/** Somebody bought at least once. */
export const somePeople = (lastDay: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: lastDay }), { minLength: 1, maxLength: 14 }), { maxLength: 12 })
