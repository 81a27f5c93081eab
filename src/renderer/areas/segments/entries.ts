// What is found while a part is being typed: what may be asked, and things of the book by their own names. Pure.
import type { Fact } from '../../../shared/contract/segments.ts'
import { foldedWords } from '../../../shared/domain/fold.ts'
import type { Condition } from '../../../shared/domain/segments/rule.ts'
import { newCondition } from './new-condition.ts'
import { sayCondition, sayOption, type RuleSpeech } from './say-condition.ts'

export interface Entry {
  readonly key: string
  readonly label: string
  /** The heading it stands under. */
  readonly area: string
  readonly condition: Condition
}

export interface Sought {
  readonly facts: readonly Fact[]
  /** Shop day. */
  readonly today: number
  readonly products: readonly { readonly id: number; readonly name: string }[]
  readonly categories: readonly { readonly name: string }[]
}

const FACTS_SHOWN = 12
const OF_ONE_FACT = 4
const THINGS_SHOWN = 10

/** Every typed word begins a word; 3 in what it is called from the start, 2 in what it is called, 1 in what it is found by as well, 0: not. */
function fit(typed: readonly string[], called: string, also: string): number {
  const names = foldedWords(called)
  const others = foldedWords(also)
  const begins = (all: readonly string[], word: string) => all.some((one) => one.startsWith(word))
  if (!typed.every((word) => begins(names, word) || begins(others, word))) return 0
  if (!typed.every((word) => begins(names, word))) return 1
  return names[0]?.startsWith(typed[0] ?? '') === true ? 3 : 2
}

const best = <T>(all: readonly (readonly [number, T])[], count: number): readonly T[] =>
  all
    .filter(([rank]) => rank > 0)
    .sort(([left], [right]) => right - left)
    .slice(0, count)
    .map(([, one]) => one)

export function factName({ fact, label }: Fact, { words }: Pick<RuleSpeech, 'words'>): string {
  return label ?? words.find(`segments.fact.${fact}`) ?? words('segments.say.unknown')
}

function factEntry(fact: Fact, today: number, speech: RuleSpeech): Entry {
  return {
    key: fact.fact,
    label: factName(fact, speech),
    area: fact.area,
    condition: newCondition(fact, today),
  }
}

function optionEntries(fact: Fact, typed: readonly string[], speech: RuleSpeech): readonly Entry[] {
  if (fact.type !== 'choice') return []
  const ranked = fact.options.map(({ value }) => {
    const called = sayOption(fact, value, speech)
    return [fit(typed, called, ''), { value, called }] as const
  })
  return best(ranked, OF_ONE_FACT).map(({ value }) => {
    const condition: Condition = { fact: fact.fact, op: 'any', values: [value] }
    return { key: `${fact.fact}=${String(value)}`, label: sayCondition(condition, speech), area: fact.area, condition }
  })
}

const BOUGHT = 'purchases.count'
const boughtOf = (scope: Condition['scope']): Condition => ({ fact: BOUGHT, op: '>=', value: 1, scope })

function productEntries(typed: readonly string[], { facts, products, categories }: Sought, speech: RuleSpeech) {
  if (!facts.some(({ fact }) => fact === BOUGHT)) return []
  const knows = new Map(products.map(({ id, name }) => [id, name]))
  const named = { ...speech, productName: (id: number) => knows.get(id) ?? speech.productName(id) }
  const entry = (key: string, condition: Condition): Entry => ({
    key,
    label: sayCondition(condition, named),
    area: 'products',
    condition,
  })
  return [
    ...best(
      categories.map(({ name }) => [fit(typed, name, ''), name] as const),
      OF_ONE_FACT,
    ).map((name) => entry(`category=${name}`, boughtOf({ categories: [name] }))),
    // The core has found them, by its own rules.
    ...products.map(({ id }) => entry(`product=${String(id)}`, boughtOf({ products: [id] }))),
  ]
}

/** All that may be asked, by area, while nothing is typed; else what fits best, things of the book after what may be asked of them. */
export function findEntries(text: string, sought: Sought, speech: RuleSpeech): readonly Entry[] {
  const { facts, today } = sought
  const typed = foldedWords(text)
  if (typed.length === 0) return facts.map((fact) => factEntry(fact, today, speech))
  const ranked = facts.map((fact) => {
    const also = [
      speech.words.find(`segments.seek.${fact.fact}`),
      speech.words.find(`segments.area.${fact.area}`),
    ].join(' ')
    return [fit(typed, factName(fact, speech), also), fact] as const
  })
  const things = [
    ...productEntries(typed, sought, speech),
    ...facts.flatMap((fact) => optionEntries(fact, typed, speech)),
  ]
  return [...best(ranked, FACTS_SHOWN).map((fact) => factEntry(fact, today, speech)), ...things.slice(0, THINGS_SHOWN)]
}
