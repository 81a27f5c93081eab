// Good first segments, made of what this shop's book can be asked.
import type { Fact } from '../../../shared/contract/segments.ts'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import type { PlainKey } from '../../../shared/words/words.ts'

export interface FirstSegment {
  readonly name: PlainKey
  readonly rule: Rule
}

interface Book {
  readonly facts: readonly Fact[]
  /** With how many products each. */
  readonly categories: readonly { readonly name: string; readonly count: number }[]
}

export function firstSegments({ facts, categories }: Book): readonly FirstSegment[] {
  const known = new Set(facts.map(({ fact }) => fact))
  const [largest] = [...categories].sort((left, right) => right.count - left.count)
  const missed: Rule | null =
    largest === undefined
      ? null
      : {
          all: [
            { fact: 'purchases.count', op: '>=', value: 1, scope: { categories: [largest.name] } },
            {
              fact: 'purchases.count',
              op: '=',
              value: 0,
              scope: { categories: [largest.name], period: { last: 6, unit: 'month' } },
            },
          ],
        }
  const all: readonly (FirstSegment | null)[] = [
    {
      name: 'segments.first.birthday',
      rule: { all: [{ fact: 'occasions.days', op: '<=', value: 14, scope: { kinds: ['birthday'] } }] },
    },
    {
      name: 'segments.first.overdue',
      rule: { all: [{ fact: 'rhythm.standing', op: 'any', values: ['overdue', 'slipping'] }] },
    },
    missed && { name: 'segments.first.missed', rule: missed },
    { name: 'segments.first.best', rule: { all: [{ fact: 'value.top', op: '<=', value: 10 }] } },
  ]
  return all
    .filter((one) => one !== null && factsIn(one.rule).every((fact) => known.has(fact)))
    .filter((one) => one !== null)
}

const factsIn = (rule: Rule): readonly string[] =>
  'fact' in rule ? [rule.fact] : ('all' in rule ? rule.all : 'any' in rule ? rule.any : [rule.not]).flatMap(factsIn)
