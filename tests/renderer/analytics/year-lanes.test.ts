// Offers on the strip of a year.
import { expect, test } from 'vitest'
import { offersInYear } from '../../../src/renderer/areas/analytics/year-lanes.ts'
import { dayOfDate } from '../../../src/shared/domain/shop-day.ts'

const offer = (id: number, [m1, d1]: readonly [number, number], [m2, d2]: readonly [number, number], year = 2026) => ({
  id,
  from: dayOfDate({ year, month: m1, day: d1 }),
  until: dayOfDate({ year, month: m2, day: d2 }),
})

test('what overlaps stands under each other, what does not side by side', () => {
  const shown = offersInYear([offer(1, [1, 1], [1, 31]), offer(2, [1, 15], [2, 15]), offer(3, [8, 1], [8, 14])], 2026)
  expect(shown.map(({ id, lane }) => [id, lane])).toEqual([
    [1, 0],
    [2, 1],
    [3, 0],
  ])
})

test('an offer over the turn of the year is cut at its edges', () => {
  const over = {
    id: 1,
    from: dayOfDate({ year: 2025, month: 12, day: 20 }),
    until: dayOfDate({ year: 2026, month: 1, day: 5 }),
  }
  expect(offersInYear([over], 2025)[0]).toMatchObject({ ends: 1, late: true })
  expect(offersInYear([over], 2026)[0]).toMatchObject({ begins: 0, ends: 5 / 365, late: false })
  expect(offersInYear([over], 2027)).toEqual([])
})
