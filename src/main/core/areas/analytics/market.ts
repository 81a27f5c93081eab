// Whose purchases an offer could have taken: everybody's, or those of a segment; of everything, or of the category it is about.
import type { CompetitorOffer } from '../../../../shared/contract/analytics.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { ofPlaces, type PurchaseDays } from '../../../../shared/domain/reports/purchase-days.ts'
import { eachPair } from './columns.ts'
import { packed, purchaseDays, type PersonDays } from './purchase-days.ts'
import type { Ask, BesideDb } from './report.ts'

export interface Market {
  readonly purchases: PurchaseDays
  /** Spellings of the category it is about; null for everything. */
  readonly categories: readonly string[] | null
}

const CATEGORIES = 'SELECT DISTINCT category FROM product WHERE category IS NOT NULL'
const OF_CATEGORY = `SELECT person, group_concat(day) AS days FROM (
    SELECT DISTINCT l.owner_id AS person, l.day FROM product p
      CROSS JOIN sale_line l INDEXED BY sale_line_product ON l.product_id = p.id CROSS JOIN visit v ON v.id = l.visit_id
     WHERE p.category IN (SELECT value FROM json_each(?)) AND l.day <= ? AND l.owner_id IS NOT NULL AND l.quantity > 0
       AND v.kind = 'sale' AND v.corrected_by IS NULL ORDER BY 1, 2) GROUP BY person ORDER BY person`

/** Answers the market of an offer; null where its segment cannot be told. What several offers share is read once. */
export function marketOf(
  db: BesideDb,
  ask: Pick<Ask, 'asOf' | 'only' | 'markets'>,
): (offer: CompetitorOffer) => Market | null {
  const spellings = db.pluck<string>(CATEGORIES)
  const read = new Map<string, PurchaseDays>()
  const purchasesOf = (categories: readonly string[]) => {
    const key = JSON.stringify(categories)
    const known = read.get(key) ?? (categories.length === 0 ? purchaseDays(db, ask) : inCategory(db, key, ask))
    read.set(key, known)
    return known
  }
  return ({ focus, segment, id }) => {
    const categories = focus.trim() === '' ? [] : spellings.filter((one) => fold(one) === fold(focus))
    const members = segment === null ? null : ask.markets[id]
    if (members === undefined) return null
    const purchases = purchasesOf(categories)
    return {
      purchases: members === null ? purchases : among(purchases, members),
      categories: categories.length === 0 ? null : categories,
    }
  }
}

function inCategory(db: BesideDb, categories: string, { asOf, only }: Pick<Ask, 'asOf' | 'only'>): PurchaseDays {
  const purchases = packed(db.all<PersonDays>(OF_CATEGORY, categories, asOf))
  return only === null ? purchases : among(purchases, only)
}

/** @param members ids, ascending */
function among(purchases: PurchaseDays, members: Float64Array): PurchaseDays {
  const places: number[] = []
  eachPair(purchases.people, members, (place) => places.push(place))
  return ofPlaces(purchases, places)
}
