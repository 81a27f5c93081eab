// What the finder knows of a book: how often the same person, a household and strangers agree in each thing compared. Learned from
// the book itself (learn.ts), kept as JSON; the untrained one is what a small shop's book looks like before anything was learned.

/** Raised when the levels of a comparison change their meaning: a model of another format is not used. */
export const MODEL_FORMAT = 1

/** What is compared of two people. `name`: the words of a company's name, instead of given and family. */
export const FIELDS = [
  'given',
  'family',
  'order',
  'name',
  'birthday',
  'phone',
  'email',
  'number',
  'street',
  'house',
  'postcode',
  'city',
] as const
export type Field = (typeof FIELDS)[number]

/** Values of which it counts how many bear them: agreeing in a rare one says more. */
export const COUNTED = [
  'given',
  'family',
  'name',
  'birthday',
  'phone',
  'email',
  'number',
  'street',
  'postcode',
  'city',
  'place',
  'name-word',
  'street-word',
] as const
export type Counted = (typeof COUNTED)[number]

export interface DuplicateModel {
  /** The `MODEL_FORMAT` it was learned under. */
  readonly format: number
  /** How many people it was learned from. */
  readonly people: number
  /** Probability that any two of the book are one person … */
  readonly match: number
  /** … and that they live or work together without being one. */
  readonly household: number
  /** Share of those recorded twice who moved between. */
  readonly moved: number
  /** How likely each level of a comparison is for one and the same person, and for strangers. */
  readonly m: Readonly<Record<Field, readonly number[]>>
  readonly u: Readonly<Record<Field, readonly number[]>>
  /** How many bear a value, for those that many bear. */
  readonly common: Readonly<Record<Counted, Readonly<Record<string, number>>>>
}
