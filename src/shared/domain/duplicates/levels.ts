// The levels of each comparison, best first, with how likely they are before anything was learned: for one and the same person (m), for
// strangers (u), and for two of one household or firm (h). By the tables of published Fellegi-Sunter studies of customer files and by
// what shops say of their books; every book soon outvotes m and u. h is never learned: households differ little from book to book.
import type { Field } from './model.ts'

export const LEVELS = {
  given: ['same', 'nickname', 'close', 'part', 'sounds', 'different'],
  family: ['same', 'close', 'part', 'sounds', 'different'],
  order: ['straight', 'turned'],
  name: ['same', 'close', 'near', 'part', 'some', 'different'],
  birthday: ['same', 'day-and-month', 'close', 'part', 'some', 'different'],
  phone: ['same', 'close', 'different'],
  email: ['same', 'close', 'different'],
  number: ['same', 'close', 'different'],
  street: ['same', 'close', 'part', 'different'],
  house: ['same', 'close', 'different'],
  postcode: ['same', 'close', 'different'],
  city: ['same', 'close', 'different'],
} as const satisfies Readonly<Record<Field, readonly string[]>>

/** Nothing to compare: neutral. Higher than any level. */
export const MISSING = 7

export const DEFAULT_M: Readonly<Record<Field, readonly number[]>> = {
  given: [0.85, 0.025, 0.07, 0.04, 0.011, 0.004],
  family: [0.86, 0.07, 0.03, 0.01, 0.03],
  order: [0.97, 0.03],
  name: [0.5, 0.2, 0.1, 0.13, 0.05, 0.02],
  birthday: [0.9, 0.012, 0.045, 0.025, 0.01, 0.008],
  phone: [0.65, 0.03, 0.32],
  email: [0.6, 0.08, 0.32],
  number: [0.3, 0.05, 0.65],
  street: [0.78, 0.13, 0.05, 0.04],
  house: [0.87, 0.06, 0.07],
  postcode: [0.9, 0.06, 0.04],
  city: [0.88, 0.08, 0.04],
}

export const DEFAULT_U: Readonly<Record<Field, readonly number[]>> = {
  given: [0.006, 0.002, 0.006, 0.03, 0.003, 0.953],
  family: [0.001, 0.003, 0.002, 0.001, 0.993],
  // Whoever may be turned round agrees as rarely as straight: the names themselves say how rarely.
  order: [1, 1],
  name: [0.0005, 0.0005, 0.001, 0.003, 0.02, 0.975],
  birthday: [0.00004, 0.00002, 0.001, 0.0015, 0.035, 0.96245],
  phone: [0.000002, 0.00003, 0.999968],
  email: [0.000002, 0.00002, 0.999978],
  number: [0.000001, 0.0002, 0.999799],
  street: [0.002, 0.002, 0.006, 0.99],
  house: [0.02, 0.06, 0.92],
  postcode: [0.04, 0.06, 0.9],
  city: [0.1, 0.03, 0.87],
}

/**
 * What two of one household or firm share, as far as it is fixed: they live together, mostly bear one family name, often share the
 * telephone, seldom the mailbox.
 */
export const TOGETHER: Readonly<Partial<Record<Field, readonly number[]>>> = {
  family: [0.76, 0.03, 0.05, 0.01, 0.15],
  order: [0.999, 0.001],
  phone: [0.5, 0.02, 0.48],
  email: [0.1, 0.02, 0.88],
  street: [0.88, 0.07, 0.03, 0.02],
  house: [0.92, 0.03, 0.05],
  postcode: [0.95, 0.03, 0.02],
  city: [0.95, 0.03, 0.02],
}

/**
 * In what is each one's own they agree like strangers, but for this: a child named after a parent, twins (0.8 % of those who share a
 * roof), departments of one firm.
 */
export const OWN_TOGETHER: Readonly<Partial<Record<Field, readonly number[]>>> = {
  given: [0.015, 0.002, 0.004, 0.003, 0.001],
  name: [0.004, 0.006, 0.01, 0.02, 0.1],
  birthday: [0.008, 0.0003, 0.002, 0.001, 0.01],
  number: [0.00001, 0.0005],
}
