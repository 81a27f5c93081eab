// The migration matrix: the published one, what its money comes to, and that nobody is lost or counted twice.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  GROUPS,
  migrationOf,
  movedSo,
  movesOf,
  type Group,
  type Spending,
} from '../../../../src/shared/domain/reports/migration.ts'

const SHARES = { 'very-high': 5, high: 20, medium: 50 }

/** The published matrix, 2007 against 2008, in per cent of each row; the lapsed who stayed away are not in it. */
const PUBLISHED: Readonly<Record<Group, readonly number[]>> = {
  'very-high': [50, 23, 13, 9, 5],
  high: [15, 30, 30, 19, 7],
  medium: [4, 14, 35, 36, 11],
  low: [1, 4, 17, 48, 30],
  lapsed: [2, 6, 22, 69, 0],
}
/** Counts that round to it. */
const COUNTS: Readonly<Record<Group, readonly number[]>> = {
  'very-high': [500, 230, 130, 90, 50],
  high: [148, 297, 296, 188, 71],
  medium: [40, 140, 350, 360, 110],
  low: [10, 40, 170, 480, 300],
  lapsed: [21, 62, 222, 694, 0],
}

/** People who moved so often; each brought 10.00 before, and 4.00 now where they bought. */
function moved(counts: Readonly<Record<Group, readonly number[]>>, stayedAway: number) {
  const moves = GROUPS.flatMap((group, from) =>
    (counts[group] ?? []).flatMap((count, to) => Array.from({ length: count }, () => from * GROUPS.length + to)),
  )
  for (let one = 0; one < stayedAway; one += 1) moves.push(24)
  const column = (value: (move: number) => number) => Float64Array.from(moves, value)
  const spending = {
    people: Float64Array.from(moves.keys()),
    first: column(() => 0),
    before: column((move) => (move < 20 ? 1_000 : 0)),
    now: column((move) => (move % 5 < 4 ? 400 : 0)),
    boughtBefore: column((move) => Number(move < 20)),
    boughtNow: column((move) => Number(move % 5 < 4)),
  } satisfies Spending
  return { spending, moves: Uint8Array.from(moves) }
}

test('the published matrix comes out, and each row adds up to 100', () => {
  const { spending, moves } = moved(COUNTS, 5_000)
  const { rows } = migrationOf(spending, moves, 1)
  for (const { group, people, cells } of rows) {
    const plain = GROUPS.map((to) => Math.round((cells[to].people / people) * 100))
    expect(plain).toEqual(PUBLISHED[group])
    const ours = GROUPS.map((to) => cells[to].percent ?? 0)
    expect(ours.reduce((sum, one) => sum + one, 0)).toBe(100)
    for (const [at, percent] of ours.entries()) expect(Math.abs(percent - (plain[at] ?? 0))).toBeLessThanOrEqual(1)
  }
  const rowSums = GROUPS.map((group) => PUBLISHED[group].reduce((sum, one) => sum + one, 0))
  expect(rowSums).toEqual([100, 101, 100, 100, 99])
})

test('whoever lapsed and stays away is in no row, and their cell has no percentage', () => {
  const { spending, moves } = moved(COUNTS, 5_000)
  const lapsed = migrationOf(spending, moves, 1).rows.find(({ group }) => group === 'lapsed')
  expect(lapsed?.people).toBe(999)
  expect(lapsed?.cells.lapsed).toEqual({ people: 0, percent: null, moved: 0, average: 0 })
  expect(movedSo(moves, 'lapsed', null)).toHaveLength(999)
  expect(movedSo(moves, null, 'lapsed')).toHaveLength(50 + 71 + 110 + 300)
})

test('a cell says what its people spend more or less, and what as many of their old group spend in a year', () => {
  const { spending, moves } = moved(COUNTS, 0)
  // Half a year was looked at, so that a year is twice as much.
  const { rows } = migrationOf(spending, moves, 2)
  const high = rows.find(({ group }) => group === 'high')
  expect(high?.average).toBe(2_000)
  expect(high?.cells.lapsed).toEqual({ people: 71, percent: 7, moved: -71_000, average: 142_000 })
  expect(high?.cells['very-high']).toMatchObject({ moved: 148 * -600, average: 148 * 2_000 })
  const back = rows.find(({ group }) => group === 'lapsed')
  expect(back?.cells.low).toMatchObject({ moved: 694 * 400, average: 0 })
})

const person = fc.record({
  first: fc.integer({ min: 0, max: 300 }),
  before: fc.integer({ min: -50, max: 500 }),
  now: fc.integer({ min: -50, max: 500 }),
  boughtBefore: fc.integer({ min: 0, max: 2 }),
  boughtNow: fc.integer({ min: 0, max: 2 }),
})

test('everybody is in one cell, or new, or away in both periods; and the money moved is all there is between the periods', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (drawn) => {
      // Whoever bought in the first period, which begins on day 100, had their first purchase by then.
      const people = drawn.map((one) => ({
        ...one,
        first: one.boughtBefore > 0 ? Math.min(one.first, 150) : one.first >= 100 ? 200 + (one.first % 100) : one.first,
        before: one.boughtBefore > 0 ? one.before : 0,
        now: one.boughtNow > 0 ? one.now : 0,
      }))
      const column = (name: keyof (typeof people)[number]) => Float64Array.from(people, (one) => one[name])
      const spending: Spending = {
        people: Float64Array.from(people.keys()),
        first: column('first'),
        before: column('before'),
        now: column('now'),
        boughtBefore: column('boughtBefore'),
        boughtNow: column('boughtNow'),
      }
      const { moves, cutsNow } = movesOf(spending, 100, SHARES)
      const { rows, newcomers } = migrationOf(spending, moves, 1)
      const inRows = rows.reduce((sum, row) => sum + row.people, 0)
      const known = people.filter(({ boughtBefore, first }) => boughtBefore > 0 || first < 100)
      const awayTwice = known.filter(({ boughtBefore, boughtNow }) => boughtBefore === 0 && boughtNow === 0)
      expect(inRows).toBe(known.length - awayTwice.length)
      expect(newcomers.people).toBe(people.filter((one) => !known.includes(one) && one.boughtNow > 0).length)
      const movedMoney = rows
        .flatMap(({ cells }) => GROUPS.map((to) => cells[to].moved))
        .reduce((sum, one) => sum + one, 0)
      expect(movedMoney).toBe(known.reduce((sum, one) => sum + one.now - one.before, 0))
      for (const row of rows) {
        const percents = GROUPS.map((to) => row.cells[to].percent ?? 0).reduce((sum, one) => sum + one, 0)
        expect(percents).toBe(row.people === 0 ? 0 : 100)
        for (const to of GROUPS) expect(row.cells[to].people).toBe(movedSo(moves, row.group, to).length)
      }
      // Ties share the better group, and at least so many are in it as the share says.
      const buyers = people.filter(({ boughtNow }) => boughtNow > 0)
      if (cutsNow !== null) {
        const top = buyers.filter(({ now }) => now >= cutsNow.high).length
        expect(top).toBeGreaterThanOrEqual(Math.ceil(buyers.length * 0.2))
      }
    }),
  )
})
