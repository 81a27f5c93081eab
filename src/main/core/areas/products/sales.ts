// What the catalogue wants to know of sales. Visits stand above products, so they are not asked: whoever joins the areas hands
// these questions in.
import type { ReadDb } from '../../database/handle.ts'
import type { Derive } from '../../database/tables.ts'

export interface SoldProduct {
  readonly id: number
  /** Thousandths, returns taken off. */
  readonly quantity: number
}

export interface Buyer {
  readonly contactId: number
  readonly name: string
  /** Days since 1970-01-01. */
  readonly day: number
  /** Thousandths, of that day. */
  readonly quantity: number
}

export interface SalesOfProducts {
  /** How much of each was sold from the shop day `since` on; what was not sold may be missing. */
  readonly soldSince: (db: ReadDb, ids: readonly number[], since: number) => readonly SoldProduct[]
  /** The shop day of the last sale that stands; what was never sold is missing. */
  readonly lastSold: (db: ReadDb, ids: readonly number[]) => ReadonlyMap<number, number>
  /** Who bought it last: everybody once, newest first. */
  readonly buyers: (db: ReadDb, id: number, limit: number) => readonly Buyer[]
  /** Hears of products that were made or changed, in the transaction: what is known of who bought them may hang on their category. */
  readonly changed: Derive
}

/** "Sold lately" means in these shop days, today among them. */
export const LATELY = 90
