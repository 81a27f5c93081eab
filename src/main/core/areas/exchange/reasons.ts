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
  /** Of an update. */
  readonly changes?: readonly Change[]
}

/** What an update does to one field, in words. */
export interface Change {
  readonly field: string
  readonly old: string
  readonly new: string
}

/** Rows of one fate that follow each other and of which nothing else is to be said; kept for the list of every row alone. */
export interface PlainRows {
  readonly fate: 'new' | 'same'
  readonly from: number
  to: number
}

/** Every one has its words in the catalogue: `exchange.why.<code>`. */
export const WHYS = [
  'already-there',
  'ambiguous-name',
  'bad-amount',
  'bad-date',
  'bad-email',
  'bad-phone',
  'bad-value',
  'birthday-differs',
  'card-cut-off',
  'consent-without-how',
  'consent-withdrawn-before',
  'date-order-guessed',
  'found-by-email',
  'found-by-name',
  'found-by-name-birthday',
  'found-by-number',
  'found-by-phone',
  'in-future',
  'left-alone',
  'name-differs',
  'name-mended',
  'negative-price',
  'no-amount',
  'no-birthday',
  'no-date',
  'no-name',
  'no-quantity',
  'not-accepted',
  'photo-left-out',
  'rounded',
  'same-as-before',
  'several-match',
  'time-never',
  'time-twice',
  'too-large',
  'too-long',
  'too-old',
  'total-differs',
  'twice-in-file',
  'unknown-channel',
  'unknown-country',
  'unknown-customer',
  'unknown-language',
  'unknown-seller',
  'unknown-state',
] as const
export type Why = (typeof WHYS)[number]

const MOST_CHANGES = 40
const cut = (text: string) => text.slice(0, LONGEST_VALUE)

export function reasonOf({ row, fate, why, field = null, value = null, changes = [] }: Noted): Reason {
  return {
    row,
    fate,
    why,
    field,
    value: value === null ? null : cut(value),
    changes: changes
      .slice(0, MOST_CHANGES)
      .map((change) => ({ field: change.field, old: cut(change.old), new: cut(change.new) })),
  }
}

/** At most so many, in their order: of a reason that thousands of rows have, some; of those that a few have, all. */
export function someOfEach(reasons: readonly Reason[], most: number): readonly Reason[] {
  if (reasons.length <= most) return reasons
  const counts = [...Map.groupBy(reasons, ({ why }) => why).values()].map((all) => all.length).toSorted((a, b) => a - b)
  let left = most
  let each = 0
  for (const [at, count] of counts.entries()) {
    each = Math.floor(left / (counts.length - at))
    left -= Math.min(count, each)
  }
  const taken = new Map<string, number>()
  const some = reasons.filter(({ why }) => {
    const before = taken.get(why) ?? 0
    taken.set(why, before + 1)
    return before < each
  })
  return some.slice(0, most)
}

export interface Made {
  contacts: number
  products: number
  visits: number
  lines: number
  returns: number
  consents: number
  suppressed: number
  total: number
}

/** How it stands; rows are counted, not people or visits. */
export interface Tally {
  created: number
  updated: number
  skipped: number
  /** Reasons that ask somebody to look. */
  looks: number
  readonly made: Made
}

export const newTally = (): Tally => ({
  created: 0,
  updated: 0,
  skipped: 0,
  looks: 0,
  made: { contacts: 0, products: 0, visits: 0, lines: 0, returns: 0, consents: 0, suppressed: 0, total: 0 },
})

/** Asks somebody to look: it was mended, or says something that contradicts the book. */
export const asksToLook = ({ fate }: Pick<Noted, 'fate'>) => fate === 'mended' || fate === 'look'
