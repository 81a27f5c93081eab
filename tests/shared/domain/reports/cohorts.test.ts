// Cohorts against sets of people, counted the plain way.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { activityOf, cohortTable, inCohort } from '../../../../src/shared/domain/reports/cohorts.ts'
import { purchasesOf, somePeople } from './purchases.ts'

const BEGINS = [0, 31, 59, 90, 120, 151]
const END = 170

test('of those who bought in a stretch, so many bought in each later one as a count of sets says', () => {
  fc.assert(
    fc.property(
      somePeople(200),
      fc.constantFrom('active', 'new'),
      fc.integer({ min: 0, max: 3 }),
      (people, by, first) => {
        const activity = activityOf(purchasesOf(people), BEGINS, END)
        const stretchesOf = (days: readonly number[]) =>
          new Set(days.filter((day) => day <= END).map((day) => BEGINS.findLastIndex((begin) => begin <= day)))
        const each = people.map(stretchesOf)
        const table = cohortTable(activity, { first, last: BEGINS.length - 1, by })
        for (let number = first; number < BEGINS.length; number += 1) {
          const cohort = each.filter((mine) => mine.has(number) && (by === 'active' || Math.min(...mine) === number))
          const row = number - first
          expect(table.sizes[row]).toBe(cohort.length)
          expect(inCohort(activity, { number, by }, 0)).toHaveLength(cohort.length)
          const later = BEGINS.slice(number + 1).map(
            (_, at) => cohort.filter((mine) => mine.has(number + at + 1)).length,
          )
          expect(table.later[row]).toEqual(later)
          for (const [at, count] of later.entries())
            expect(inCohort(activity, { number, by }, at + 1)).toHaveLength(count)
          const back = cohort.filter((mine) => Math.max(...mine) > number).length
          expect(table.cameBack[row]).toBe(back)
          expect(inCohort(activity, { number, by }, 'later')).toHaveLength(back)
          // Whoever came in one stretch came back; nobody comes back who was not there.
          expect(Math.max(0, ...later)).toBeLessThanOrEqual(back)
          expect(back).toBeLessThanOrEqual(cohort.length)
        }
      },
    ),
  )
})

test('the new of all stretches together are everybody, once', () => {
  fc.assert(
    fc.property(somePeople(END), (people) => {
      const table = cohortTable(activityOf(purchasesOf(people), BEGINS, END), { first: 0, last: 5, by: 'new' })
      expect(table.sizes.reduce((sum, size) => sum + size, 0)).toBe(people.length)
    }),
  )
})

test('what lies before the first stretch or after the last day does not count', () => {
  const activity = activityOf(purchasesOf([[5, 40, 180], [3], [35, 36]]), [31, 59], 100)
  expect(cohortTable(activity, { first: 0, last: 1, by: 'active' })).toEqual({
    sizes: [2, 0],
    later: [[0], []],
    cameBack: [0, 0],
  })
})
