import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { barsOf, quantileOf, SPREAD_TYPES, type Tally } from '../../../../src/shared/domain/segments/spread.ts'

test('weeks are bars of weeks, and who lies far out stands in the last one, which has no end', () => {
  const tallies: Tally[] = [...Array.from({ length: 84 }, (_, day): Tally => [day, 1]), [4_000, 2]]
  const bars = barsOf(tallies, 'days')
  expect(bars.map(({ from }) => from)).toEqual(Array.from({ length: 12 }, (_, at) => at * 7).concat(84))
  expect(bars.at(-1)).toEqual({ from: 84, to: null, people: 2 })
  expect(bars[0]).toEqual({ from: 0, to: 7, people: 7 })
})

test('money stands in round sums, and of few different answers each has its bar', () => {
  const money = barsOf(
    Array.from({ length: 1_000 }, (_, at): Tally => [at * 13, 1]),
    'money',
  )
  expect(money[1]?.from).toBe(1_000)
  expect(
    barsOf(
      [
        [1, 40],
        [2, 7],
        [3, 2],
      ],
      'count',
    ).map(({ people }) => people),
  ).toEqual([40, 7, 2])
  expect(barsOf([], 'count')).toEqual([])
})

test('half of them say the median or less', () => {
  expect(
    quantileOf(
      [
        [9, 1],
        [1, 2],
        [5, 2],
      ],
      0.5,
    ),
  ).toBe(5)
  expect(
    quantileOf(
      [
        [1, 2],
        [9, 2],
      ],
      0.5,
    ),
  ).toBe(1)
  expect(quantileOf([], 0.5)).toBeNull()
})

test('whatever is answered, every bar begins where the one before it ends, and all people stand in one', () => {
  const tally = fc.tuple(fc.integer({ min: -100_000, max: 10_000_000 }), fc.integer({ min: 1, max: 50 }))
  fc.assert(
    fc.property(fc.array(tally, { minLength: 1, maxLength: 60 }), fc.constantFrom(...SPREAD_TYPES), (tallies, type) => {
      const bars = barsOf(tallies, type)
      expect(bars.length).toBeLessThanOrEqual(20)
      expect(bars.reduce((sum, { people }) => sum + people, 0)).toBe(tallies.reduce((sum, [, many]) => sum + many, 0))
      for (const [at, { to }] of bars.entries()) if (at + 1 < bars.length) expect(to).toBe(bars[at + 1]?.from)
      for (const [answer] of tallies) expect(answer).toBeGreaterThanOrEqual(bars[0]?.from ?? 0)
    }),
  )
})
