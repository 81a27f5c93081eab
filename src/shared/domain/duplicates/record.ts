// What the finder of duplicates is given about somebody, and what it answers about two of them.

/** One person or company as the finder compares them. Everything may be missing; nothing is trusted to be right. */
export interface DuplicateRecord {
  readonly id: number
  readonly kind: 'person' | 'company'
  readonly given: string
  /** For a company its name. */
  readonly family: string
  readonly nickname: string | null
  /** E.164 where the number could be read, else its digits as typed. */
  readonly phones: readonly string[]
  /** From `emailKey`. */
  readonly emails: readonly string[]
  /** Partial date, null when unknown. */
  readonly birthday: string | null
  readonly addresses: readonly DuplicateAddress[]
  /** Numbers other programs gave them; only such of one source can be compared. */
  readonly numbers: readonly { readonly source: string; readonly number: string }[]
}

export interface DuplicateAddress {
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  /** ISO 3166-1 alpha-2 */
  readonly country: string
}

/** What was compared. */
export const COMPARED = ['name', 'given', 'family', 'birthday', 'phone', 'email', 'address', 'city', 'number'] as const

/**
 * How it compares. `turned`: given and family name the other way round; `nickname`: Bob and Robert; `sounds`: written otherwise,
 * said alike; `initial`: J. and Jack; `part`: the one is contained in the other; `day-and-month`: 3 April and 4 March; `shared`: equal,
 * but many have it; `moved`: same person by all else, elsewhere; `different`: speaks against.
 */
export const COMPARISONS = [
  'same',
  'close',
  'turned',
  'nickname',
  'sounds',
  'initial',
  'part',
  'day-and-month',
  'shared',
  'moved',
  'different',
] as const

export interface DuplicateReason {
  readonly what: (typeof COMPARED)[number]
  readonly how: (typeof COMPARISONS)[number]
  /** As it stands with the one and with the other, for people to read. */
  readonly a: string
  readonly b: string
  /** Bits of evidence (log2 of the likelihood ratio): above 0 for, below 0 against. */
  readonly weight: number
}

/** Two who are probably one; `a` is the smaller id. */
export interface DuplicatePair {
  readonly a: number
  readonly b: number
  /** Probability that they are one person, 0 to 1. */
  readonly score: number
  /** Strongest first, those against last. */
  readonly reasons: readonly DuplicateReason[]
}

/** From this probability on two are shown to people as perhaps one … */
export const PROBABLE = 0.5
/** … and from this on merging them needs no look at each. */
export const SURE = 0.99
