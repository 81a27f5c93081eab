// The touchpoint map: every count stands in one cell, and rows and columns add up.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BEGINNERS, PHASES, shadeOf, touchpointMap } from '../../../src/renderer/areas/interactions/touchpoints.ts'

const touchpoint = fc.record({
  phase: fc.constantFrom(...PHASES),
  begunBy: fc.constantFrom(...BEGINNERS),
  count: fc.integer({ min: 0, max: 1_000 }),
})

it('loses nothing, whatever was noted and whatever was not', () => {
  fc.assert(
    fc.property(fc.array(touchpoint, { maxLength: 20 }), (touchpoints) => {
      const { rows, total } = touchpointMap(touchpoints)
      expect(total).toBe(touchpoints.reduce((sum, { count }) => sum + count, 0))
      expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(total)
      for (const row of rows) expect(row.cells.reduce((sum, { count }) => sum + count, 0)).toBe(row.total)
    }),
  )
})

it('shows what was not noted only where there is some', () => {
  const noted = touchpointMap([{ phase: 'after', begunBy: 'customer', count: 3 }])
  expect(noted.rows.map(({ phase }) => phase)).toEqual(['before', 'during', 'after'])
  expect(noted.beginners).toEqual(['customer', 'shop'])
  const unsaid = touchpointMap([{ phase: null, begunBy: null, count: 1 }])
  expect(unsaid.rows.at(-1)).toMatchObject({ phase: null, total: 1 })
  expect(unsaid.beginners).toEqual(['customer', 'shop', null])
})

it('shades shares at the house’s steps', () => {
  expect([0, 0.05, 0.11, 0.22, 0.36, 0.5].map(shadeOf)).toEqual([0, 1, 2, 3, 4, 5])
})
