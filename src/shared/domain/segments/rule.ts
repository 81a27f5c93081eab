// What a segment asks of a person: a tree of conditions. Pure; the contract checks it, the compiler turns it into SQL, screens
// write it as a sentence.

/** At most so many conditions, so deep. */
export const MOST_CONDITIONS = 40
export const DEEPEST = 6

/**
 * How an answer is compared. Numbers, money (minor units), days: `=` to `between` (both ends included). `any`, `none`: one, or none, of the
 * options. `words`: every word begins a word of it. `said`, `unsaid`: there is an answer, or none.
 */
export const COMPARISONS = [
  '=',
  '<>',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'any',
  'none',
  'words',
  'said',
  'unsaid',
] as const
export type Comparison = (typeof COMPARISONS)[number]

export const ANSWER_TYPES = [
  'count',
  'number',
  'money',
  /** A length of time, in days. */
  'days',
  /** A shop day. */
  'day',
  /** In per cent, 0 to 100. */
  'percent',
  'choice',
  'text',
  'yes-no',
] as const
export type AnswerType = (typeof ANSWER_TYPES)[number]

export const PERIOD_UNITS = ['day', 'week', 'month', 'year'] as const

/**
 * Days both included. `last`: so many units up to and with today (12 months on 5 March: since 6 March of last year); `before`: everything
 * earlier than that. A calendar year, or month 1 to 12 of it, by number.
 */
export type Period =
  | { readonly last: number; readonly unit: (typeof PERIOD_UNITS)[number] }
  | { readonly before: number; readonly unit: (typeof PERIOD_UNITS)[number] }
  | { readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly year: number; readonly month?: number | undefined }

/** Which visits, purchases, talks … are counted; all of them unless said. What one fact takes, its vocabulary says. */
export interface Scope {
  readonly period?: Period | undefined
  readonly products?: readonly number[] | undefined
  readonly categories?: readonly string[] | undefined
  /** Monday 0 … Sunday 6. */
  readonly weekdays?: readonly number[] | undefined
  /** Hours 0 to 23, both included; may run over midnight. */
  readonly hours?: { readonly from: number; readonly to: number } | undefined
  readonly outlets?: readonly number[] | undefined
  /** Kinds of interactions, of occasions; channel of a consent. */
  readonly kinds?: readonly string[] | undefined
  readonly tones?: readonly string[] | undefined
}
export const SCOPE_PARTS = [
  'period',
  'products',
  'categories',
  'weekdays',
  'hours',
  'outlets',
  'kinds',
  'tones',
] as const
export type ScopePart = (typeof SCOPE_PARTS)[number]

export interface Condition {
  /** `visits.count`; the shop's own fields are `custom:<id>`. */
  readonly fact: string
  readonly op: Comparison
  readonly value?: number | string | undefined
  /** The upper end of `between`. */
  readonly to?: number | undefined
  /** Of `any` and `none`. */
  readonly values?: readonly (number | string)[] | undefined
  readonly scope?: Scope | undefined
}

export type Rule =
  { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] } | { readonly not: Rule } | Condition

/** Everybody. */
export const EVERYBODY: Rule = { all: [] }
