// Rules as sentences: joined by the catalogue, in whatever shape they come.
import { expect, test } from 'vitest'
import { sayCondition, type RuleSpeech } from '../../../src/renderer/areas/segments/say-condition.ts'
import { sayPart, sayRule } from '../../../src/renderer/areas/segments/sentence.ts'
import type { Fact } from '../../../src/shared/contract/segments.ts'
import type { Condition, Rule } from '../../../src/shared/domain/segments/rule.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const fact = (name: string, more: Partial<Fact>): Fact => ({
  fact: name,
  area: name.slice(0, name.indexOf('.')),
  label: null,
  type: 'count',
  ops: ['=', '>='],
  scope: [],
  options: [],
  kinds: [],
  ...more,
})

const FACTS: readonly Fact[] = [
  fact('visits.count', {}),
  fact('visits.last-ago', { type: 'days' }),
  fact('purchases.count', {}),
  fact('purchases.amount', { type: 'money' }),
  fact('contacts.city', { type: 'choice', options: [{ value: 'Riga', label: 'Riga' }] }),
  fact('contacts.tags', { type: 'choice', options: [{ value: 7, label: 'Wholesale' }] }),
  fact('consent.marketing', { type: 'choice', options: [{ value: 'given', label: null }] }),
  fact('occasions.days', { type: 'days' }),
  fact('interactions.count', {}),
  fact('custom:3', { area: 'fields', label: 'Dog', type: 'text' }),
]

const speech: RuleSpeech = {
  words: createWords('en'),
  formats: createFormats({ locale: 'en-US', zone: 'Europe/Riga', currency: 'EUR' }),
  currency: 'EUR',
  factOf: (name) => FACTS.find((one) => one.fact === name),
  productName: (id) => (id === 5 ? 'Rye' : undefined),
  outletName: () => undefined,
}

const CAME: Condition = { fact: 'visits.count', op: '>=', value: 4 }
const AWAY: Condition = { fact: 'visits.last-ago', op: '>', value: 42 }
const CITY: Condition = { fact: 'contacts.city', op: 'any', values: ['Riga'] }
const TAGGED: Condition = { fact: 'contacts.tags', op: 'any', values: [7] }

test.each<[Condition, string]>([
  [CAME, 'came at least 4 times'],
  [{ fact: 'visits.count', op: '=', value: 0 }, 'did not come'],
  [
    { fact: 'visits.count', op: '>=', value: 1, scope: { period: { last: 12, unit: 'month' } } },
    'came in the last 12 months',
  ],
  [{ fact: 'visits.count', op: '<=', value: 1 }, 'came at most 1 time'],
  [{ fact: 'visits.count', op: 'between', value: 2, to: 3 }, 'came 2 to 3 times'],
  [AWAY, 'has not been here for more than 6 weeks'],
  [{ fact: 'visits.last-ago', op: '<', value: 10 }, 'was last here less than 10 days ago'],
  [
    {
      fact: 'purchases.count',
      op: '>=',
      value: 3,
      scope: { products: [5], weekdays: [5], hours: { from: 22, to: 1 } },
    },
    'bought Rye at least 3 times on a Saturday from 10 PM to 2 AM',
  ],
  [
    { fact: 'purchases.count', op: '=', value: 0, scope: { categories: ['Cakes'], period: { year: 2025, month: 3 } } },
    'did not buy anything from Cakes in March 2025',
  ],
  [{ fact: 'purchases.count', op: '>=', value: 1 }, 'bought something'],
  [{ fact: 'purchases.count', op: '>=', value: 1, scope: { products: [6] } }, 'bought something that is gone'],
  [{ fact: 'purchases.amount', op: '>', value: 20_000 }, 'spent more than €200'],
  [{ fact: 'purchases.amount', op: '<', value: 1_250, scope: { products: [5] } }, 'spent less than €12.50 on Rye'],
  [{ fact: 'contacts.tags', op: 'none', values: [7, 8] }, 'is not tagged Wholesale or something that is gone'],
  [{ fact: 'contacts.city', op: 'any', values: [] }, 'lives in …'],
  [
    { fact: 'consent.marketing', op: 'any', values: ['given'], scope: { kinds: ['sms', 'email'] } },
    'agreed to texts or e-mail',
  ],
  [
    { fact: 'occasions.days', op: '<=', value: 14, scope: { kinds: ['birthday'] } },
    'has a birthday within the next 2 weeks',
  ],
  [
    { fact: 'interactions.count', op: '>=', value: 2, scope: { kinds: ['call'], tones: ['complaint'] } },
    'was in touch with us at least 2 times by phone with a complaint',
  ],
  [{ fact: 'custom:3', op: 'words', value: 'Bello' }, 'has “Bello” under “Dog”'],
  [{ fact: 'contacts.shoe', op: '=', value: 1 }, 'something that cannot be asked any more'],
])('%j is said "%s"', (condition, said) => {
  expect(sayCondition(condition, speech)).toBe(said)
})

test.each<[Rule, string]>([
  [{ all: [] }, 'Everyone.'],
  [{ any: [] }, 'Nobody.'],
  [CAME, 'Everyone who came at least 4 times.'],
  [
    { all: [CAME, CITY, AWAY] },
    'Everyone who came at least 4 times and lives in Riga and has not been here for more than 6 weeks.',
  ],
  [
    { all: [CAME, { any: [CITY, TAGGED] }, AWAY] },
    'Everyone who came at least 4 times, and who either lives in Riga or is tagged Wholesale, and who has not been here for more than 6 weeks.',
  ],
  [
    { all: [CAME, { not: CITY }, AWAY] },
    'Everyone who came at least 4 times, but not one who lives in Riga, and who has not been here for more than 6 weeks.',
  ],
  [{ not: { any: [CITY, TAGGED] } }, 'Everyone but whoever lives in Riga or is tagged Wholesale.'],
  [
    { any: [CITY, { all: [CAME, AWAY] }] },
    'Everyone who lives in Riga or both came at least 4 times and has not been here for more than 6 weeks.',
  ],
  [{ all: [{ not: CITY }, CAME] }, 'Everyone who is not one who lives in Riga, and who came at least 4 times.'],
])('%j reads as a sentence', (rule, said) => {
  expect(sayRule(rule, speech)).toBe(said)
})

test('a part by itself is what follows "Everyone who"', () => {
  expect(sayPart({ any: [CITY, TAGGED] }, speech)).toBe('lives in Riga or is tagged Wholesale')
})
