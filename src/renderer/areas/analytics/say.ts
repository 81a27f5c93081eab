// Sentences and figures of reports in words: each parameter by the end of its name, each figure by its kind.
import type { CellType } from '../../../shared/domain/reports/names.ts'
import type { Sentence } from '../../../shared/contract/analytics.ts'
import { dayOfDate } from '../../../shared/domain/shop-day.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { Cell } from './asking.ts'

export interface Speech {
  readonly words: Words
  readonly formats: Formats
}

/** Below this, in minor units, the small change of a sum is said in a sentence too. */
const SMALL = 10_000

/** Money as it is said in passing: without cents where it is much. */
export function passingMoney(minor: number, formats: Formats): string {
  return Math.abs(minor) < SMALL && minor !== 0 ? formats.money(minor) : formats.moneyWhole(minor)
}

/** year * 12 + month - 1 → the shop day it begins on */
export function firstOfMonth(month: number): number {
  return dayOfDate({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })
}

function saidValue(name: string, value: string | number, { words, formats }: Speech): string | number {
  if (typeof value === 'string') {
    // A message chooses by plain words.
    if (name === 'trait') return value.replaceAll('-', '_')
    return name.endsWith('Word') ? (words.find(`analytics.word.${value}`) ?? value) : value
  }
  if (name.endsWith('Money') || name === 'money') return passingMoney(value, formats)
  if (name.endsWith('Percent')) return formats.percentFine(value / 100)
  if (name.endsWith('Day')) return formats.day(value)
  if (name.endsWith('Month')) return formats.month(firstOfMonth(value))
  return value
}

/** Traits whose answers are words of the catalogue, not what somebody wrote. */
const WORDED = ['weekday', 'household', 'brought']

/** The sentence of the catalogue, or nothing where it has none. */
export function saySentence(sentence: Sentence, speech: Speech): string {
  const { trait, value: answer } = sentence.values
  const worded = typeof trait === 'string' && WORDED.includes(trait)
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(sentence.values)) values[name] = saidValue(name, value, speech)
  if (worded) values['value'] = sayCell(answer, 'word', speech)
  return speech.words.find(sentence.words, values) ?? ''
}

/** Empty for nothing known. */
export function sayCell(value: Cell | undefined, type: CellType, { words, formats }: Speech): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') {
    return type === 'word' ? (words.find(`analytics.word.${value}`) ?? value) : value
  }
  switch (type) {
    case 'money':
      return formats.money(value)
    case 'percent':
      return formats.percentFine(value / 100)
    case 'days':
      return words('analytics.days', { count: Math.round(value) })
    case 'day':
      return formats.dayMedium(value)
    case 'month':
      return formats.month(firstOfMonth(value))
    case 'number':
      return formats.number(Math.round(value * 10) / 10)
    default:
      return formats.number(value)
  }
}

/** Whether a column stands at the end edge, so that its figures are under each other. */
export function isFigure(type: CellType): boolean {
  return type !== 'rhythm' && type !== 'text' && type !== 'person' && type !== 'word' && type !== 'month'
}
