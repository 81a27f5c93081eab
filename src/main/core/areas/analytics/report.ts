// What a report is made of: gathering on a reading connection of a worker's own, deciding without any I/O, and the people behind
// every number, found in what was gathered so that nothing is read twice.
import type * as z from 'zod'
import type { Report, ReportRequest, Sentence } from '../../../../shared/contract/analytics.ts'
import type { SentenceCode, SENTENCES } from '../../../../shared/domain/reports/sentences.ts'
import type { Days } from '../../../../shared/domain/segments/period.ts'
import type { ReadDb } from '../../database/handle.ts'

/** What a report is asked, with everything that decides about days and people worked out. It is cloned into another thread. */
export interface Ask<R extends ReportRequest = ReportRequest> {
  readonly request: R
  /** Shop day that counts as today. */
  readonly asOf: number
  /** The shop's own day, which may be later. */
  readonly today: number
  /** The period of the request in shop days, as said; null where none is given. It may reach beyond `asOf`. */
  readonly period: Days | null
  /** Shop days of the first and the newest sale; null in a book without one. */
  readonly firstSale: number | null
  readonly newestSale: number | null
  /** ISO 4217 */
  readonly currency: string
  /** Ids of those in the segment asked for, ascending; null: everybody. */
  readonly only: Float64Array | null
  /** Of each competitor's offer, by its id, that is for a segment: ids of those in it, ascending; missing where nobody can tell. */
  readonly markets: Readonly<Record<number, Float64Array>>
  /** Declared fields that whoever asks may not see. */
  readonly hidden: readonly string[]
  /** So many rows at most are answered; the people behind them are all there. */
  readonly mostRows: number
}

/** A reading connection of a worker's own, in one transaction: everything is seen as it stood at one moment. */
export interface BesideDb extends ReadDb {
  /** Columns of numbers, as many as named; NULL is NaN. For many thousands of rows, which would be costly as objects. */
  numbers<N extends string>(
    names: readonly N[],
    sql: string,
    ...values: readonly (string | number | null)[]
  ): Readonly<Record<N, Float64Array>>
  /** Rows as lists, in the order of the columns, one after the other. */
  rows<R extends readonly unknown[]>(sql: string, ...values: readonly (string | number | null)[]): Iterable<R>
  /**
   * A column of ids with a text each, which is as a rule one of few: `codes` are places in `words`.
   * @param same texts with the same answer are one word, as first written
   */
  words(
    sql: string,
    same: (text: string) => string,
    ...values: readonly (string | number | null)[]
  ): { readonly ids: Float64Array; readonly codes: Float64Array; readonly words: readonly string[] }
}

/** Who stands behind a number, most money first. */
export interface People {
  readonly ids: Float64Array
  /** Their share of the number in minor units; null where it is not about money. */
  readonly amounts: Float64Array | null
  /** The shop day that puts them here, NaN for none; null where no day does. */
  readonly days: Float64Array | null
}

export type Body = Omit<z.infer<typeof Report>, 'report' | 'asOf'>

export interface ReportDefinition<R extends ReportRequest, F> {
  readonly name: R['report']
  /** On a worker. Reads little more than sums: what it answers is kept and cloned, so large columns are typed arrays. */
  gather(db: BesideDb, ask: Ask<R>): F
  /** Pure. */
  decide(facts: F, ask: Ask<R>): Body
  /** Pure. Null: the report has nothing of that name. `key` is what `decide` wrote into `people` or `cellPeople`. */
  people(facts: F, key: string, ask: Ask<R>): People | null
}

/** A report whose facts only itself understands. */
export interface AnyReport {
  readonly name: ReportRequest['report']
  run(db: BesideDb, ask: Ask): { readonly body: Body; readonly facts: unknown }
  people(facts: unknown, key: string, ask: Ask): People | null
}

export function defineReport<R extends ReportRequest, F>(definition: ReportDefinition<R, F>): AnyReport {
  return {
    name: definition.name,
    run(db, ask) {
      const mine = ask as Ask<R> // the registry asks every report by its own name
      const facts = definition.gather(db, mine)
      return { body: definition.decide(facts, mine), facts }
    },
    // Facts are those that `run` of the same report answered, perhaps on another thread.
    people: (facts, key, ask) => definition.people(facts as F, key, ask as Ask<R>),
  }
}

type Said<C extends SentenceCode> = Readonly<Record<(typeof SENTENCES)[C][number], string | number>>

/** A sentence of the catalogue with all that stands in it. */
export function say<C extends SentenceCode>(words: C, values: Said<C>): z.infer<typeof Sentence> {
  return { words, values: { ...values } }
}
