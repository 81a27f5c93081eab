// Counting a segment while it is written, on the large book: the ten rules that tell most about a shop, and one that no summary answers. Each
// time with another number in it, so that no answer is kept.
import type { BenchApi } from './contacts-jobs.ts'
import type { DuplicatesFigure } from './duplicates-figures.ts'
import { spread, timeAsync } from './measure.ts'

/** Milliseconds at the 95th percentile: while somebody types, and where it is shown that it is being counted. */
const TYPING = 100
const COUNTED = 1_500
const SAMPLES = 20

type Rule = NonNullable<Parameters<BenchApi['segments']['count']>[0]['rule']>

const last = (count: number, unit: 'day' | 'month') => ({ period: { last: count, unit } })

export async function segmentFigures(api: BenchApi): Promise<readonly DuplicatesFigure[]> {
  const [first, second] = (await api.products.categories({})).map(({ name }) => name)
  const [tag] = (await api.contacts.vocabulary({})).tags
  const of = (category: string | undefined) => ({ categories: [category ?? ''] })
  const tagged = { fact: 'contacts.tags', op: 'any', values: [tag?.name ?? ''] }
  const asked: readonly (readonly [string, number, (i: number) => Rule])[] = [
    [
      'not here for 60 days, spent this year',
      TYPING,
      (i) => ({
        all: [
          { fact: 'visits.count', op: '=', value: 0, scope: last(60, 'day') },
          { fact: 'purchases.amount', op: '>', value: 20_000 + i, scope: last(12, 'month') },
        ],
      }),
    ],
    [
      'three of one category in 90 days, none of another',
      COUNTED,
      (i) => ({
        all: [
          { fact: 'purchases.count', op: '>=', value: 3, scope: { ...last(90 + i, 'day'), ...of(first) } },
          { fact: 'purchases.count', op: '=', value: 0, scope: of(second) },
        ],
      }),
    ],
    [
      'birthday in a week, may be texted',
      TYPING,
      (i) => ({
        all: [
          { fact: 'occasions.days', op: '<=', value: 5 + (i % 4), scope: { kinds: ['birthday'] } },
          { fact: 'consent.marketing', op: 'any', values: ['given'], scope: { kinds: ['sms'] } },
        ],
      }),
    ],
    ['overdue by their own rhythm', TYPING, (i) => ({ fact: 'rhythm.gaps-away', op: '>', value: 1.5 + i / 100 })],
    ['the top tenth by spend', TYPING, (i) => ({ fact: 'value.top', op: '<=', value: 10 + i / 10 })],
    [
      'three times on a Saturday morning',
      COUNTED,
      (i) => ({ fact: 'visits.count', op: '>=', value: 3 + i, scope: { weekdays: [5], hours: { from: 6, to: 11 } } }),
    ],
    [
      'newcomers of a year with a tag',
      TYPING,
      (i) => ({
        all: [
          { fact: 'visits.count', op: '=', value: 1 },
          { fact: 'visits.first-ago', op: '<=', value: 365 + i },
          tagged,
        ],
      }),
    ],
    [
      'a category ever, but not lately',
      COUNTED,
      (i) => ({ fact: 'purchases.last-ago', op: '>', value: 180 + i, scope: of(first) }),
    ],
    [
      'four visits and money in a rolling year',
      TYPING,
      (i) => ({
        all: [
          { fact: 'visits.count', op: '>=', value: 4, scope: last(365, 'day') },
          { fact: 'purchases.amount', op: '>', value: 15_000 + i, scope: last(365, 'day') },
        ],
      }),
    ],
    [
      'five conditions with or and not',
      TYPING,
      (i) => ({
        all: [
          {
            any: [
              { fact: 'visits.count', op: '>=', value: 10 + i },
              { fact: 'purchases.amount', op: '>', value: 50_000 },
            ],
          },
          { not: { fact: 'visits.count', op: '>=', value: 1, scope: last(60, 'day') } },
          { fact: 'consent.marketing', op: 'any', values: ['given'], scope: { kinds: ['email'] } },
          { not: tagged },
        ],
      }),
    ],
    [
      'the median of eighteen months',
      COUNTED,
      (i) => ({ fact: 'purchases.median', op: '>', value: 4_000 + i, scope: last(18, 'month') }),
    ],
  ]
  const figures: DuplicatesFigure[] = []
  for (const [name, goal, ruleOf] of asked) {
    await api.segments.count({ rule: ruleOf(SAMPLES) })
    const times: number[] = []
    for (let i = 0; i < SAMPLES; i += 1) times.push(await timeAsync(() => api.segments.count({ rule: ruleOf(i) })))
    figures.push({ name, goal, call: spread(times) })
  }
  return figures
}
