// What the page of a sentence decides: the tree as it is edited, the steps back, what is found while somebody types, what is saved.
import { expect, test } from 'vitest'
import { beginning, stepped } from '../../../src/renderer/areas/segments/draft.ts'
import { changedOp, isFinished, newCondition } from '../../../src/renderer/areas/segments/new-condition.ts'
import { placeOf, resultsPath, segmentPath } from '../../../src/renderer/areas/segments/paths.ts'
import { beginPlan, planOf } from '../../../src/renderer/areas/segments/plan.ts'
import { added, finished, leavesOf, removeAt, replaceAt } from '../../../src/renderer/areas/segments/rule-tree.ts'
import type { Fact } from '../../../src/shared/contract/segments.ts'
import type { Condition, Rule } from '../../../src/shared/domain/segments/rule.ts'

const named = (fact: string): Condition => ({ fact, op: '>=', value: 1 })
const [A, B, C, D] = [named('a'), named('b'), named('c'), named('d')] as const
const GROUPED: Rule = { all: [A, { any: [B, C] }, { not: D }] }

test('another part comes to the end of the whole, an alternative beside the part that is open', () => {
  expect(added({ all: [A] }, B, { join: 'and', beside: [0] })).toEqual({ rule: { all: [A, B] }, path: [1] })
  expect(added({ all: [A] }, B, { join: 'not', beside: null })).toEqual({
    rule: { all: [A, { not: B }] },
    path: [1, 0],
  })
  expect(added({ all: [A, B] }, C, { join: 'or', beside: [0] })).toEqual({
    rule: { all: [{ any: [A, C] }, B] },
    path: [0, 1],
  })
  expect(added({ all: [{ any: [A, B] }] }, C, { join: 'or', beside: [0, 0] })).toEqual({
    rule: { all: [{ any: [A, B, C] }] },
    path: [0, 2],
  })
  expect(added({ all: [A, B] }, C, { join: 'or', beside: null }).rule).toEqual({ all: [A, { any: [B, C] }] })
  expect(added({ all: [] }, A, { join: 'or', beside: null })).toEqual({ rule: { all: [A] }, path: [0] })
  expect(added({ any: [A, B] }, C, { join: 'and', beside: null }).rule).toEqual({ all: [{ any: [A, B] }, C] })
})

test('a part that is taken out leaves no group without anything, and no choice of one', () => {
  expect(removeAt(GROUPED, [1, 0])).toEqual({ all: [A, C, { not: D }] })
  expect(removeAt(GROUPED, [2, 0])).toEqual({ all: [A, { any: [B, C] }] })
  expect(removeAt({ all: [A] }, [0])).toEqual({ all: [] })
  expect(removeAt(A, [0])).toEqual({ all: [] })
  expect(removeAt({ all: [A, { any: [{ all: [B, C] }, D] }] }, [1, 0, 1])).toEqual({
    all: [A, { any: [{ all: [B] }, D] }],
  })
})

test('every part keeps its place while another is changed', () => {
  const changed = replaceAt(GROUPED, [1, 1], named('e'))
  expect(leavesOf(changed).map(({ path, condition }) => [path.join('.'), condition.fact])).toEqual([
    ['0', 'a'],
    ['1.0', 'b'],
    ['1.1', 'e'],
    ['2.0', 'd'],
  ])
})

test('only what is finished is counted, and each part knows where it stands in the whole', () => {
  const { rule, paths } = finished(GROUPED, ({ fact }) => fact !== 'a' && fact !== 'b')
  expect(rule).toEqual({ all: [{ any: [C] }, { not: D }] })
  expect(paths).toEqual([
    [1, 1],
    [2, 0],
  ])
  expect(finished({ all: [A] }, () => false)).toEqual({ rule: { all: [] }, paths: [] })
})

test('typing on in one field is one step back; another field is another', () => {
  const typed = (['1', '12', '123'] as const).reduce(
    (draft, value) => stepped(draft, { do: 'edit', rule: { ...A, value }, about: 'value' }),
    beginning(A),
  )
  const other = stepped(typed, { do: 'edit', rule: B, about: 'op' })
  const once = stepped(other, { do: 'back' })
  expect(once.rule).toEqual({ ...A, value: '123' })
  expect(stepped(once, { do: 'back' }).rule).toEqual(A)
  expect(stepped(once, { do: 'forth' }).rule).toEqual(B)
  expect(stepped(beginning(A), { do: 'back' }).rule).toEqual(A)
})

const fact = (type: Fact['type'], ops: Fact['ops']): Fact => ({
  fact: 'a.b',
  area: 'a',
  label: null,
  type,
  ops,
  scope: [],
  options: [],
  kinds: [],
})

test('a new part asks what its fact allows, and is finished once there is something to compare with', () => {
  expect(newCondition(fact('count', ['=', '>=']), 20_000)).toEqual({ fact: 'a.b', op: '>=', value: 1 })
  expect(newCondition(fact('day', ['>=']), 20_000)).toMatchObject({ value: 20_000 - 28 })
  const chosen = newCondition(fact('choice', ['any', 'none']), 0)
  expect(isFinished(chosen, fact('choice', ['any']))).toBe(false)
  expect(isFinished({ ...chosen, values: [3] }, fact('choice', ['any']))).toBe(true)
  expect(isFinished({ fact: 'a.b', op: 'between', value: 5, to: 4 }, fact('count', ['between']))).toBe(false)
  expect(isFinished({ fact: 'a.b', op: 'words', value: ' .' }, fact('text', ['words']))).toBe(false)
  // The core says what is wrong with a fact that is gone.
  expect(isFinished({ fact: 'gone', op: '=' }, undefined)).toBe(true)
  const back: Condition = { ...A, scope: { period: { from: 9, to: 3 } } }
  expect(isFinished(back, fact('count', ['>=']))).toBe(false)
})

test('another comparison keeps what still means something', () => {
  const scoped: Condition = { fact: 'a.b', op: '>=', value: 7, scope: { period: { year: 2025 } } }
  expect(changedOp(scoped, 'between')).toEqual({ ...scoped, op: 'between', to: 7 })
  expect(changedOp(scoped, 'said')).toEqual({ fact: 'a.b', op: 'said', scope: scoped.scope })
  expect(changedOp({ fact: 'a.b', op: 'any', values: [1] }, 'none')).toEqual({ fact: 'a.b', op: 'none', values: [1] })
})

test('an address names a page of segments, and anything odd is the page of all of them', () => {
  expect([
    placeOf('/segments/new'),
    placeOf(segmentPath(7)),
    placeOf(resultsPath(7)),
    placeOf('/segments/7/x'),
  ]).toEqual([{ at: 'new' }, { at: 'one', id: 7 }, { at: 'results', id: 7 }, { at: 'all' }])
})

test('a plan is read as it is typed, and says which part cannot be read', () => {
  const place = { currency: 'EUR', locale: 'en-GB', today: 20_000 }
  const begun = beginPlan(null, 'Cake people', place)
  expect(planOf(begun, place).plan).toEqual({ name: 'Cake people', note: '', shared: true, goal: null, budget: null })
  const typed = { ...begun, measure: 'spend' as const, target: '1,500.50', budget: '80' }
  expect(planOf(typed, place).plan).toMatchObject({
    goal: { measure: 'spend', target: 150_050, from: 20_000 },
    budget: 8_000,
  })
  const wrong = { ...typed, name: ' ', target: 'much', until: '1999-01-01', budget: '-3' }
  expect(planOf(wrong, place)).toEqual({ plan: null, wrong: ['name', 'target', 'time', 'budget'] })
  expect(planOf({ ...typed, measure: 'people', target: '2.5' }, place).wrong).toEqual(['target'])
})
