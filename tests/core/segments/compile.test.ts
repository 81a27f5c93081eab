// The compiler against the plain way: random rules over random books, every fact with every comparison and every scope, today and on days past.
import { expect, test } from 'vitest'
import { evaluateNow, questionOf } from '../../../src/main/core/areas/segments/evaluate.ts'
import { placeOf, vocabularyOf } from '../../../src/main/core/areas/segments/vocabulary.ts'
import type { SegmentParts } from '../../../src/main/core/areas/segments/parts.ts'
import type { Rule } from '../../../src/shared/domain/segments/rule.ts'
import { seedsAsked } from '../../support/journal-seeds.ts'
import { naiveBook } from '../../support/segment-naive.ts'
import { ALL_FACTS, conditionOn, segmentBook, someRule } from '../../support/segment-book.ts'

const PARTS: SegmentParts = {
  facts: () => ALL_FACTS,
  permit: () => undefined,
  hides: () => false,
  learned: () => Promise.resolve(),
  beside: () => Promise.resolve([]),
}
const RULES = Number(process.env['REGULARS_RULES'] ?? 100)
const { seeds, named } = seedsAsked(3)

function asked(seed: number) {
  const book = segmentBook(seed)
  const { db, settings, outside } = book.context
  const at = (asOf?: number) => {
    const place = placeOf({ db, settings, clock: outside.clock }, { asOf })
    const vocabulary = vocabularyOf(PARTS, place)
    const naive = naiveBook({ db, settings, today: place.today })
    const facts = ALL_FACTS.flatMap(({ facts: of }) => of(place))
    const people = (rule: Rule) => [...evaluateNow(questionOf(rule, vocabulary), vocabulary).people]
    const plainly = (rule: Rule) => naive.people.filter((person) => naive.holds(rule, person)).toSorted((a, b) => a - b)
    return { book, naive, facts, people, plainly, vocabulary }
  }
  return { book, at, today: placeOf({ db, settings, clock: outside.clock }).today }
}

test(`random rules describe whom the plain way finds (seeds ${named})`, () => {
  for (const seed of seeds) {
    const { book, at, today } = asked(seed)
    const days = [at(), at(today - 200 - book.dice.roll(400))]
    let some = 0
    const kinds = new Set<string>()
    for (let count = 0; count < RULES; count += 1) {
      const asking = days[count % 4 === 3 ? 1 : 0] ?? at()
      const rule = someRule(asking)
      const [found, expected] = [asking.people(rule), asking.plainly(rule)]
      expect(found, `REGULARS_SEED=${String(seed)} ${JSON.stringify(rule)}`).toEqual(expected)
      if (found.length > 0 && found.length < asking.naive.people.length) some += 1
      kinds.add(Object.keys(rule)[0] ?? '')
    }
    expect(some).toBeGreaterThan(RULES / 4)
    expect(kinds.size).toBeGreaterThan(2)
    book[Symbol.dispose]()
  }
})

test(`every fact is asked in every way (seeds ${named})`, () => {
  const [seed = 1] = seeds
  const { book, at } = asked(seed)
  const asking = at()
  for (const fact of asking.facts) {
    for (let count = 0; count < 6; count += 1) {
      const rule = conditionOn(fact, asking)
      expect(asking.people(rule), `REGULARS_SEED=${String(seed)} ${JSON.stringify(rule)}`).toEqual(asking.plainly(rule))
    }
  }
  book[Symbol.dispose]()
})
