// What an area says that a segment may ask of a person, as SQL: the segments join what all areas declare and know none of them.
import type { AnswerType, Comparison, Condition, ScopePart } from '../../shared/domain/segments/rule.ts'
import type { ShopSettings } from './shop-settings.ts'
import type { ReadDb, SqlValue } from './database/handle.ts'

export interface FactPlace {
  readonly db: ReadDb
  readonly settings: ShopSettings
  /** The shop day that counts as today. */
  readonly today: number
  /** The book as it was at the end of `today`: what was sold later is not looked at. Null: all of it counts. */
  readonly until: number | null
  /** What stands for contact_stats: the table itself, or its columns as they were on `until`. */
  readonly sums: Sql
  /** Only this person is asked about: an answer may look at nobody else. Null: everybody. */
  readonly only: number | null
  /** UTC epoch ms of the first instant of a shop day. */
  readonly startOf: (day: number) => number
  /** The shop day of an instant. */
  readonly dayOf: (instant: number) => number
}

/** What is counted, resolved to shop days (both included); null: all. */
export interface FactScope {
  readonly from: number | null
  readonly to: number | null
  readonly products: readonly number[] | null
  readonly categories: readonly string[] | null
  /** Monday 0 … Sunday 6. */
  readonly weekdays: readonly number[] | null
  /** Hours of the day, 0 to 23. */
  readonly hours: readonly number[] | null
  readonly outlets: readonly number[] | null
  readonly kinds: readonly string[] | null
  readonly tones: readonly string[] | null
}

export interface Sql {
  readonly sql: string
  /** In the order of the question marks. */
  readonly values: readonly SqlValue[]
  /** Reads much: several such conditions, or one of `slow`, are asked on another thread. */
  readonly heavy?: boolean
}

/** Where an answer is gathered of rows by person: answers of the same rows are gathered together. */
export interface Gathered {
  /** FROM and WHERE. */
  readonly rows: Sql
  /** The person of a row. */
  readonly by: string
  /** The answer, an aggregate that says for itself which rows count; NULL of none. */
  readonly of: string
}

/**
 * What people answer. An answer that is NULL says nothing.
 * `own`: an expression over a row `s` of contact_stats.
 * `one`: rows (id, answer), at most one a person; who has none answers `otherwise`.
 * `some`: rows (id, answer), any number of them; a condition holds when it holds of one, `<>` and `none` when of none.
 * `whether`: ids of those of whom it is true.
 */
export type FactAnswer =
  | (Sql & { readonly is: 'own' })
  | (Sql & { readonly is: 'one'; readonly otherwise: number | null; readonly from?: Gathered })
  | (Sql & { readonly is: 'some' })
  | (Sql & { readonly is: 'whether' })

export interface FactOption {
  readonly value: number | string
  /** As the shop wrote it; null where the catalogue has words for it. */
  readonly label: string | null
}

export interface FactDeclaration {
  /** `contacts.city`; the catalogue has the words `segments.fact.<fact>`, unless `label` says what the shop called it. */
  readonly fact: string
  /** With what it stands together; the area unless said. */
  readonly group?: string
  readonly label?: string
  readonly type: AnswerType
  /** Those of its type unless said. */
  readonly ops?: readonly Comparison[]
  readonly scope?: readonly ScopePart[]
  /** Declared fields that whoever asks must be allowed to see. */
  readonly fields?: readonly string[]
  readonly options?: () => readonly FactOption[]
  readonly kinds?: readonly FactOption[]
  /** Still asked by saved segments, but offered no more. */
  readonly aside?: boolean
  /** Holds no answer in any summary: asked on another thread. */
  readonly slow?: boolean
  /** The answer is an instant (UTC epoch ms), asked for by its shop day: the day itself, or how many days ago. */
  readonly instant?: true
  /** What was chosen, as it is stored; itself unless said. */
  readonly stored?: (value: number | string) => SqlValue
  /** What is stored, as it may be chosen; itself unless said. */
  readonly shown?: (stored: number | string) => number | string
  readonly answer: (scope: FactScope) => FactAnswer
  /** The condition itself as 1 or 0 over a row `s`, where there is a shorter way than the answer; null for none. */
  readonly asked?: (condition: Condition) => Sql | null
}

/** What may be asked of a book as it stands. */
export type Facts = (place: FactPlace) => readonly FactDeclaration[]

/** Choices that the catalogue has words for. */
export const worded = (values: readonly (number | string)[]): readonly FactOption[] =>
  values.map((value) => ({ value, label: null }))
