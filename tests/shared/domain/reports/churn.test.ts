// Churn against the rule itself, asked of every person on every day.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countFlows, FLOWS, flowing, staysOf } from '../../../../src/shared/domain/reports/churn.ts'
import { medianOfGaps } from '../../../../src/shared/domain/reports/purchase-days.ts'
import { standingOf } from '../../../../src/shared/domain/value/standing.ts'
import { purchasesOf, somePeople } from './purchases.ts'

const RULES = { overdueFactor: 1.5, lapseFactor: 3, lapseLeast: 90, shopGap: null, halfSpend: null }
const nothingUsual = (count: number) => new Float64Array(count).fill(Number.NaN)

test('12 of 150 who were customers at the start left: 8.0 %, whoever is new meanwhile', () => {
  const stayers = Array.from({ length: 138 }, () => [200, 230, 260, 290, 320])
  // Bought thirty days apart, so away too long on the 91st day after.
  const leavers = Array.from({ length: 12 }, (_, at) => [150, 180, 210 + at])
  const newcomers = Array.from({ length: 40 }, (_, at) => [302 + (at % 20)])
  const bought = purchasesOf([...stayers, ...leavers, ...newcomers])
  const stays = staysOf(bought, nothingUsual(bought.people.length), RULES)
  const month = { from: 301, to: 330 }
  const [active, left] = [flowing(stays, 'active', month), flowing(stays, 'left', month)]
  expect([active.length, left.length]).toEqual([150, 12])
  expect(((left.length / active.length) * 100).toFixed(1)).toBe('8.0')
  expect(flowing(stays, 'new', month)).toHaveLength(40)
})

test('whoever comes back after all had left, and is regained; who buys on the very day they would have left, has not', () => {
  const late = purchasesOf([
    [0, 30, 60, 200],
    [0, 30, 60, 151],
    [0, 30, 60, 150],
  ])
  const stays = staysOf(late, nothingUsual(3), RULES)
  // 60 + 90 is the last day allowed, so they have left on 151.
  expect(flowing(stays, 'left', { from: 140, to: 160 })).toEqual([0])
  expect(flowing(stays, 'regained', { from: 161, to: 210 })).toEqual([0])
  expect([...stays.end].filter((_, at) => stays.person[at] === 1)).toEqual([151 + 90 + 1])
})

test('the gap then decides, not the one of today; what is usual stands in below two purchase days', () => {
  const slow = purchasesOf([[0, 100, 110, 120, 130], [0]])
  const stays = staysOf(slow, Float64Array.from([Number.NaN, 60]), RULES)
  // Of day 130 the median is 10: 90 days decide. Of day 0 alone nothing is known: neither had they left by day 90, nor on 91 … 100.
  expect([...stays.begin]).toEqual([0, 100, 0])
  expect([...stays.end]).toEqual([91, 130 + 91, 0 + 181])
})

const LAST = 400

test('on every day whoever has a stay is whoever has bought and not lapsed by the rule of that day', () => {
  const rules = fc.record({
    lapseFactor: fc.double({ min: 1, max: 4, noNaN: true }),
    lapseLeast: fc.integer({ min: 31, max: 120 }),
    shopGap: fc.option(fc.double({ min: 1, max: 90, noNaN: true })),
  })
  fc.assert(
    fc.property(somePeople(300), rules, fc.integer({ min: 0, max: LAST - 40 }), (people, drawn, from) => {
      const rule = { ...RULES, ...drawn }
      const bought = purchasesOf(people)
      const stays = staysOf(bought, nothingUsual(people.length), rule)
      const here = (person: number, day: number) => {
        const mine = [...bought.days.subarray(bought.starts[person], bought.starts[person + 1])].filter(
          (one) => one <= day,
        )
        const rhythm = { purchaseDays: mine.length, lastBuyDay: mine.at(-1) ?? null, spend: 0, usualGap: null }
        const ownGap = medianOfGaps(Int32Array.from(mine))
        return !['none', 'lapsed'].includes(standingOf({ ...rhythm, ownGap }, rule, day))
      }
      const month = { from, to: from + 29 }
      const places = [...bought.people.keys()]
      expect(flowing(stays, 'active', month)).toEqual(places.filter((person) => here(person, from - 1)))
      const gone = places.filter((person) => {
        if (!here(person, from - 1)) return false
        for (let day = from; day <= month.to; day += 1) if (!here(person, day)) return true
        return false
      })
      expect(flowing(stays, 'left', month)).toEqual(gone)
      // Nobody lapses twice within thirty days, so what was there at first and what came and went is what is there in the end.
      const count = (flow: 'active' | 'left' | 'regained' | 'new') => flowing(stays, flow, month).length
      const newAndGone = places.filter(
        (person) => (bought.days[bought.starts[person] ?? 0] ?? 0) >= from && !here(person, month.to),
      ).length
      expect(newAndGone).toBe(
        places.filter((person) => (bought.days[bought.starts[person] ?? 0] ?? 0) > month.to).length,
      )
      expect(count('active') - count('left') + count('regained') + count('new')).toBe(
        flowing(stays, 'active', { from: month.to + 1, to: month.to + 1 }).length,
      )
    }),
  )
})

test('many months are counted at once as one by one', () => {
  fc.assert(
    fc.property(
      somePeople(300),
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
      (people, lapseLeast, lengths) => {
        const stays = staysOf(purchasesOf(people), nothingUsual(people.length), { ...RULES, lapseLeast })
        let from = 50
        const stretches = lengths.map((length) => ({ from, to: (from += length) - 1 }))
        expect(countFlows(stays, stretches)).toEqual(
          stretches.map((one) => Object.fromEntries(FLOWS.map((flow) => [flow, flowing(stays, flow, one).length]))),
        )
      },
    ),
  )
})
