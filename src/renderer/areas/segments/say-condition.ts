// One condition as a part of a sentence: "bought Sourdough at least 3 times in the last 12 months". The catalogue has a part for each fact,
// and one for each kind of the shop's own fields; this gathers what they are told with.
import type { Fact } from '../../../shared/contract/segments.ts'
import { minorDigits } from '../../../shared/domain/money.ts'
import type { AnswerType, Comparison, Condition } from '../../../shared/domain/segments/rule.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'
import { kindsBase, sayScope, sayWhat, type ScopeSpeech } from './say-scope.ts'

export interface RuleSpeech extends ScopeSpeech {
  readonly words: Words
  readonly formats: Formats
  readonly currency: string
  readonly factOf: (fact: string) => Fact | undefined
}

const OP_NAMES = {
  '=': 'eq',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  between: 'between',
  any: 'any',
  none: 'none',
  words: 'words',
  said: 'said',
  unsaid: 'unsaid',
} as const satisfies Record<Comparison, string>

export const opName = (op: Comparison): (typeof OP_NAMES)[Comparison] => OP_NAMES[op]

/** Lengths of time are said in weeks where they are whole weeks, from two on. */
export const inWeeks = (days: number): boolean => days !== 0 && days % 7 === 0 && Math.abs(days) >= 14

/** A number in the unit of its type: money without cents where it has none. */
export function sayValue(type: AnswerType, value: number, { words, formats, currency }: RuleSpeech): string {
  switch (type) {
    case 'money':
      return value % 10 ** minorDigits(currency) === 0 ? formats.moneyWhole(value) : formats.money(Math.round(value))
    case 'day':
      return formats.day(value)
    case 'days':
      return inWeeks(value) ? words('segments.weeks', { n: value / 7 }) : words('segments.days', { n: tidied(value) })
    case 'percent':
      return words('segments.percent', { value: formats.number(tidied(value)) })
    default:
      return formats.number(tidied(value))
  }
}

const tidied = (value: number) => Math.round(value * 10) / 10

/** A choice as it is called: by the shop, by the catalogue, or by the language where it is a country or a language. */
export function sayOption(
  fact: Fact,
  value: number | string,
  { words, formats }: Pick<RuleSpeech, 'words' | 'formats'>,
): string {
  const option = fact.options.find((one) => one.value === value)
  // What stands in no record may be no code at all.
  if (option !== undefined && fact.fact === 'contacts.country') return formats.country(String(value))
  if (option !== undefined && fact.fact === 'contacts.language') return formats.languageName(String(value))
  return (
    option?.label ??
    words.find(`segments.option.${fact.fact}.${String(value)}`) ??
    (typeof value === 'string' ? value : words('segments.gone'))
  )
}

const AMOUNT_OF = {
  count: 'count',
  number: 'number',
  money: 'number',
  percent: 'number',
  days: 'number',
  day: 'day',
} as const

function sayAmount(type: AnswerType, { op, value, to }: Condition, speech: RuleSpeech): string {
  if (!(type in AMOUNT_OF) || typeof value !== 'number') return ''
  const kind = AMOUNT_OF[type as keyof typeof AMOUNT_OF] // just looked up
  const said = { value: sayValue(type, value, speech), to: to === undefined ? '' : sayValue(type, to, speech) }
  return speech.words.find(`segments.amount.${kind}.${opName(op)}`, said) ?? ''
}

/** Whether it asks for none at all, or for any at all. */
function someOrNone(type: AnswerType, { op, value }: Condition): 'ever' | 'never' | null {
  const counts = type === 'count'
  if (counts || type === 'money' || type === 'number') {
    if ((value === 0 && (op === '=' || op === '<=')) || (counts && value === 1 && op === '<')) return 'never'
    if (counts && ((value === 1 && op === '>=') || (value === 0 && op === '<>'))) return 'ever'
  }
  return value === 0 && op === '>' ? 'ever' : null
}

function formOf(type: AnswerType, condition: Condition): string {
  const { op, value } = condition
  if (op === 'any' || op === 'none' || op === 'words' || op === 'said' || op === 'unsaid') return op
  if (type === 'yes-no') return value === 0 ? 'no' : 'yes'
  return someOrNone(type, condition) ?? 'is'
}

const OWN_PATTERN: Readonly<Record<AnswerType, string>> = {
  count: 'count',
  number: 'count',
  money: 'count',
  percent: 'count',
  days: 'count',
  day: 'day',
  choice: 'choice',
  text: 'text',
  'yes-no': 'yes-no',
}

/** Never empty: what nobody can ask any more says so. */
export function sayCondition(condition: Condition, speech: RuleSpeech): string {
  const { words, formats, factOf } = speech
  const fact = factOf(condition.fact)
  if (fact === undefined) return words('segments.say.unknown')
  const { value, to, values: chosen = [], scope } = condition
  const what = sayWhat(scope, 'yes', speech)
  const [only] = chosen
  const said = words.find(
    fact.label === null ? `segments.say.${fact.fact}` : `segments.say-own.${OWN_PATTERN[fact.type]}`,
    {
      form: formOf(fact.type, condition),
      op: opName(condition.op),
      amount: sayAmount(fact.type, condition, speech),
      value: typeof value === 'number' ? sayValue(fact.type, value, speech) : '',
      n: typeof to === 'number' ? to : typeof value === 'number' ? value : 0,
      list:
        chosen.length === 0
          ? words('segments.not-chosen')
          : formats.anyOf(chosen.map((one) => sayOption(fact, one, speech))),
      only: chosen.length === 1 ? String(only) : 'many',
      words: typeof value === 'string' && value !== '' ? value : words('segments.not-chosen'),
      has: what === '' ? 'no' : 'yes',
      what,
      anything: sayWhat(scope, 'no', speech),
      kinds: sayKinds(fact, condition, speech),
      scope: sayScope(fact.fact, scope, speech),
      name: fact.label ?? '',
    },
  )
  // Parts that say nothing leave their blanks behind.
  return said === null ? words('segments.say.unknown') : said.replace(/ {2,}/g, ' ').trim()
}

function sayKinds(fact: Fact, { scope }: Condition, { words, formats }: RuleSpeech): string {
  const base = `segments.kind.${kindsBase(fact.fact)}`
  const kinds = scope?.kinds ?? []
  if (kinds.length === 0) return words.find(base) ?? ''
  return formats.anyOf(kinds.map((kind) => words.find(`${base}.${kind}`) ?? kind))
}
