// Whatever a book can be asked has its words: every fact with each comparison and each part of what is counted, every choice, in every
// language of the screens; and what is typed finds it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEntries } from '../../../src/renderer/areas/segments/entries.ts'
import { firstSegments } from '../../../src/renderer/areas/segments/first-segments.ts'
import { newCondition } from '../../../src/renderer/areas/segments/new-condition.ts'
import { opName, sayCondition, sayOption, type RuleSpeech } from '../../../src/renderer/areas/segments/say-condition.ts'
import type { OutputOf } from '../../../src/shared/contract/base.ts'
import type { Fact, segments } from '../../../src/shared/contract/segments.ts'
import type { Comparison, Condition, Scope } from '../../../src/shared/domain/segments/rule.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords, LANGUAGES, type Language } from '../../../src/shared/words/words.ts'
import { startWithBook } from '../../support/core.ts'

let vocabulary: OutputOf<typeof segments.vocabulary>
let dispose: () => Promise<void>

beforeAll(async () => {
  const started = await startWithBook()
  dispose = () => started.dispose()
  vocabulary = await started.owner.api.segments.vocabulary({})
})
afterAll(() => dispose())

const speechOf = (language: Language): RuleSpeech => ({
  words: createWords(language),
  formats: createFormats({ locale: 'en-GB', zone: 'Europe/London', currency: 'GBP' }),
  currency: 'GBP',
  factOf: (name) => vocabulary.facts.find(({ fact }) => fact === name),
  productName: () => 'Rye',
  outletName: () => 'Mill Lane',
})

const SCOPE: Required<Scope> = {
  period: { last: 6, unit: 'month' },
  products: [1],
  categories: ['Cakes'],
  weekdays: [5],
  hours: { from: 8, to: 10 },
  outlets: [1],
  kinds: [],
  tones: ['complaint'],
}

function asked(fact: Fact, op: Comparison): Condition {
  const [first] = fact.options
  if (op === 'said' || op === 'unsaid') return { fact: fact.fact, op }
  if (op === 'any' || op === 'none') return { fact: fact.fact, op, values: [first?.value ?? 'Riga'] }
  if (op === 'words') return { fact: fact.fact, op, value: 'tea' }
  return { fact: fact.fact, op, value: 3, ...(op === 'between' && { to: 5 }) }
}

/** Each comparison as it is, and with every part of what is counted that the fact takes. */
function conditionsOf(fact: Fact): readonly Condition[] {
  const scope: Scope = Object.fromEntries(
    fact.scope.map((part) => [part, part === 'kinds' ? fact.kinds.map(({ value }) => String(value)) : SCOPE[part]]),
  )
  return fact.ops.flatMap((op) => {
    const plain = asked(fact, op)
    return fact.scope.length === 0 ? [plain] : [plain, { ...plain, scope }]
  })
}

describe.each(LANGUAGES)('in %s', (language) => {
  test('every fact has a name, and each of its questions a part of a sentence of its own', () => {
    const speech = speechOf(language)
    const { words } = speech
    const silent: string[] = []
    for (const fact of vocabulary.facts) {
      if (fact.label === null && words.find(`segments.fact.${fact.fact}`) === null) silent.push(fact.fact)
      if (words.find(`segments.area.${fact.area}`) === null) silent.push(`area ${fact.area}`)
      const said = conditionsOf(fact).map((condition) => sayCondition(condition, speech))
      for (const part of said) {
        if (part === words('segments.say.unknown') || /[{}]|undefined|null|NaN|^\s|\s$| {2}/.test(part))
          silent.push(`${fact.fact}: ${part}`)
      }
      // Two questions that read alike could not be told apart.
      if (new Set(said).size < said.length) silent.push(`${fact.fact} twice: ${said.join(' | ')}`)
    }
    expect(silent).toEqual([])
  })

  test('every comparison of every kind of answer, every choice and every kind has words', () => {
    const speech = speechOf(language)
    const { words } = speech
    const kinds = { count: 'count', day: 'day', choice: 'choice', text: 'text', 'yes-no': 'yes-no' } as const
    const missing: string[] = []
    for (const fact of vocabulary.facts) {
      const kind = fact.type in kinds ? kinds[fact.type as keyof typeof kinds] : 'number' // just looked up
      for (const op of fact.ops) {
        if (words.find(`segments.op.${kind}.${opName(op)}`) === null) missing.push(`${kind} ${op}`)
      }
      for (const option of fact.options) {
        const worded = words.find(`segments.option.${fact.fact}.${String(option.value)}`)
        if (option.label === null && worded === null)
          missing.push(`${fact.fact} ${sayOption(fact, option.value, speech)}`)
      }
      const base = fact.fact === 'contacts.preference' ? fact.fact : fact.area
      for (const { value } of fact.kinds) {
        if (words.find(`segments.kind.${base}.${String(value)}`) === null) missing.push(`${base} ${String(value)}`)
      }
    }
    expect(missing).toEqual([])
  })
})

test('what is typed finds what may be asked, things of the book after it', () => {
  const speech = speechOf('en')
  const sought = {
    facts: vocabulary.facts,
    today: vocabulary.today,
    products: [{ id: 8, name: 'Cheesecake' }],
    categories: [{ name: 'Cakes' }, { name: 'Bread' }],
  }
  const found = (text: string) => findEntries(text, sought, speech).map(({ label }) => label)
  expect(found('birthday')[0]).toBe('Birthday or another day coming up')
  expect(found('spent')[0]).toBe('What they spent')
  expect(found('cake')).toEqual(['bought something from Cakes', 'bought Cheesecake'])
  expect(found('slipping')).toContain('is slipping away')
  expect(found('zzz')).toEqual(['bought Cheesecake'])
  expect(found('')).toHaveLength(vocabulary.facts.length)
})

test('every fact begins as a question the core can be asked, and so do the first segments', () => {
  const speech = speechOf('en')
  for (const fact of vocabulary.facts) {
    const begun = newCondition(fact, vocabulary.today)
    expect(fact.ops, fact.fact).toContain(begun.op)
    expect(sayCondition(begun, speech), fact.fact).not.toBe('')
  }
  const firsts = firstSegments({ facts: vocabulary.facts, categories: [{ name: 'Cakes', count: 3 }] })
  expect(firsts.map(({ name }) => name)).toEqual([
    'segments.first.birthday',
    'segments.first.overdue',
    'segments.first.missed',
    'segments.first.best',
  ])
})
