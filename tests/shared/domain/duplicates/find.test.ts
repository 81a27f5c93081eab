// What holds for any records, and how well made-up shops are told apart: floors a little below what is reached.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePair, untrainedModel } from '../../../../src/shared/domain/duplicates/find.ts'
import { soundOf } from '../../../../src/shared/domain/duplicates/letters.ts'
import type { DuplicateRecord } from '../../../../src/shared/domain/duplicates/record.ts'
import { found, linkageOf } from '../../../support/linkage.ts'
import { home, madeUpFirms, madeUpShop, person, type MadeUp } from '../../../support/made-up-people.ts'

const some = (...values: readonly string[]) => fc.oneof(fc.constantFrom(...values), fc.string({ maxLength: 12 }))
const anybody: fc.Arbitrary<Omit<DuplicateRecord, 'id'>> = fc.record({
  kind: fc.constantFrom('person', 'company'),
  given: some('', 'Anna', 'Anne', 'A.', 'Jean-Luc'),
  family: some('', 'Berg', 'Bergh', 'Anna', 'van der Berg', 'Berg & Co. KG'),
  nickname: fc.option(some('Anni')),
  phones: fc.array(some('+49761100100', '100100', ''), { maxLength: 3 }),
  emails: fc.array(some('anna@web.de', 'anna@gmx.de', '@', ''), { maxLength: 2 }),
  birthday: fc.option(some('1984-03-12', '1984-12-03', '--03-12', '1984', '1984-03')),
  addresses: fc.array(
    fc
      .tuple(some('Lindenallee 12', '12 Linden', ''), some('79312', ''), some('Freiburg', ''))
      .map((parts) => home(...parts)),
    { maxLength: 2 },
  ),
  numbers: fc.array(fc.record({ source: some('till'), number: some('7', '0007') }), { maxLength: 2 }),
})
const book = fc
  .array(anybody, { maxLength: 25 })
  .map((all) => all.map((one, at): DuplicateRecord => ({ ...one, id: at + 1 })))

describe('any records', () => {
  it('give the same answer in any order, with probabilities that are ones', () => {
    fc.assert(
      fc.property(book, fc.integer(), (records, seed) => {
        const answer = found(records, { least: 0.01 })
        const turned = [...records].sort((a, b) => ((a.id * 7919 + seed) % 101) - ((b.id * 7919 + seed) % 101))
        expect(found(turned, { least: 0.01 })).toEqual(answer)
        for (const { a, b, score, reasons } of answer.pairs) {
          expect(a).toBeLessThan(b)
          expect(score >= 0.01 && score <= 1).toBe(true)
          for (const { weight } of reasons) expect(Number.isFinite(weight)).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('compare alike from both sides', () => {
    const model = untrainedModel(500)
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        const there = comparePair(model, { ...one, id: 1 }, { ...other, id: 2 })
        const back = comparePair(model, { ...one, id: 2 }, { ...other, id: 1 })
        expect(back.score).toBeCloseTo(there.score, 6)
        expect(there.score >= 0 && there.score <= 1).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a made-up shop', () => {
  const f1 = ({ records, truth }: MadeUp) =>
    linkageOf(
      found(records).pairs,
      records.map(({ id }) => id),
      (id) => truth[id - 1] ?? 0,
    )

  it('of three languages with families, twins and moved houses is told apart', () => {
    expect(f1(madeUpShop({ seed: 1, people: 600, twice: 0.08 })).f1).toBeGreaterThan(0.88)
  })

  it('of which only names and telephones are known is told apart as far as that goes', () => {
    expect(f1(madeUpShop({ seed: 2, people: 600, twice: 0.1, few: true })).f1).toBeGreaterThan(0.7)
  })

  it('in which nobody stands twice raises hardly an alarm', () => {
    expect(f1(madeUpShop({ seed: 3, people: 600, twice: 0 })).told).toBeLessThan(4)
  })

  it('of firms with branches and legal forms is told apart', () => {
    expect(f1(madeUpFirms({ seed: 4, people: 300, twice: 0.15 })).f1).toBeGreaterThan(0.93)
  })

  it('is looked through with the few of whom everything is known when most are a name alone', () => {
    const names = madeUpShop({ seed: 9, people: 300, twice: 0 }).records.map(({ id, given, family }) =>
      person(id, { given, family }),
    )
    const full = { given: 'Anna', family: 'Brandstetter', phones: ['+491711234567'], birthday: '1984-03-12' }
    const { pairs } = found([...names, person(9_001, full), person(9_002, full)])
    expect(pairs[0]).toMatchObject({ a: 9_001, b: 9_002 })
  })
})

describe('the sound of a word', () => {
  it('is one for names that are said alike, in several languages', () => {
    for (const alike of [
      ['meyer', 'maier', 'mair', 'meier'],
      ['schmidt', 'schmitt', 'schmid'],
      ['philipp', 'filip'],
      ['katharina', 'catarina'],
      ['weber', 'veber'],
    ]) {
      expect(new Set(alike.map(soundOf)).size, alike.join()).toBe(1)
    }
    expect(soundOf('weber')).not.toBe(soundOf('wagner'))
  })
})
