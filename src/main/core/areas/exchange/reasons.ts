// What an import notes while it goes on: why a row was not simply taken, and how many of what were made.
import type { RowReason } from '../../../../shared/contract/exchange.ts'

export type Reason = RowReason
export type Fate = RowReason['fate']

const LONGEST_VALUE = 120

export interface Noted {
  readonly row: number
  readonly fate: Fate
  readonly why: Why
  readonly field?: string | null
  readonly value?: string | null
}

/** Every one has its words in the catalogue: `exchange.why.<code>`. */
export const WHYS = [
  'already-there',
  'ambiguous-name',
  'bad-amount',
  'bad-date',
  'bad-email',
  'bad-phone',
  'card-cut-off',
  'date-order-guessed',
  'found-by-email',
  'found-by-name',
  'found-by-number',
  'found-by-phone',
  'in-future',
  'negative-price',
  'no-amount',
  'no-date',
  'no-name',
  'no-quantity',
  'not-accepted',
  'photo-left-out',
  'rounded',
  'same-as-before',
  'time-never',
  'time-twice',
  'too-large',
  'too-long',
  'too-old',
  'total-differs',
  'twice-in-file',
  'unknown-country',
  'unknown-customer',
  'unknown-language',
  'unknown-seller',
] as const
export type Why = (typeof WHYS)[number]

export function reasonOf({ row, fate, why, field = null, value = null }: Noted): Reason {
  return { row, fate, why, field, value: value === null ? null : value.slice(0, LONGEST_VALUE) }
}

export interface Made {
  contacts: number
  products: number
  visits: number
  lines: number
  returns: number
  total: number
}

/** How it stands; rows are counted, not people or visits. */
export interface Tally {
  created: number
  updated: number
  skipped: number
  readonly made: Made
}

export const newTally = (): Tally => ({
  created: 0,
  updated: 0,
  skipped: 0,
  made: { contacts: 0, products: 0, visits: 0, lines: 0, returns: 0, total: 0 },
})
