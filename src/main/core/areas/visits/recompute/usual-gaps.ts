// What gap is usual: the median of the own gaps of those who buy in a category, and of all. On a worker thread.
import type { Sqlite } from '../../../database/open.ts'
import type { UsualGap } from '../../contacts/service.ts'
import { medianOfSorted } from '../visit-sums.ts'
import type { Sums } from './sums.ts'

const SLICE = 5_000

const CATEGORIES = `SELECT id, category FROM product WHERE category <> ''`
// What was brought back or taken back entirely was not bought.
const BOUGHT = `SELECT l.owner_id, l.product_id FROM sale_line l INDEXED BY sale_line_owner
  WHERE l.owner_id BETWEEN ? AND ? AND l.owner_id IS NOT NULL AND l.product_id IS NOT NULL
  GROUP BY l.owner_id, l.product_id HAVING sum(l.quantity) > 0`

/** Whoever bought on two days or more has a gap of their own, and counts in each category they bought in. */
export function learnUsualGaps(db: Sqlite, { id, gap }: Pick<Sums, 'id' | 'gap'>): readonly UsualGap[] {
  const shop = new Gaps('')
  for (const own of gap) if (!Number.isNaN(own)) shop.add(own)
  const categories = new Map<string, Gaps>()
  const ofProduct = new Map<number, Gaps>()
  for (const { id: product, category } of db.prepare<[], { id: number; category: string }>(CATEGORIES).all()) {
    const gaps = categories.get(category) ?? new Gaps(category)
    categories.set(category, gaps)
    ofProduct.set(product, gaps)
  }
  const bought = db.prepare<[number, number], readonly [number, number]>(BOUGHT).raw()
  if (ofProduct.size > 0) {
    for (let from = 0; from < id.length; from += SLICE) {
      const rows = bought.all(id[from] ?? 0, id[Math.min(id.length, from + SLICE) - 1] ?? 0)
      let at = from
      for (const [owner, product] of rows) {
        while (at < id.length && (id[at] ?? 0) < owner) at += 1
        const own = gap[at] ?? Number.NaN
        if (!Number.isNaN(own) && id[at] === owner) ofProduct.get(product)?.addOnce(own, owner)
      }
    }
  }
  return [shop, ...categories.values()].flatMap((gaps) => gaps.usual() ?? [])
}

class Gaps {
  readonly #category: string
  readonly #gaps: number[] = []
  #last = Number.NaN

  constructor(category: string) {
    this.#category = category
  }

  add(gap: number): void {
    this.#gaps.push(gap)
  }

  /** A person may have bought several things of a category; theirs come one after the other. */
  addOnce(gap: number, owner: number): void {
    if (this.#last === owner) return
    this.#last = owner
    this.#gaps.push(gap)
  }

  usual(): UsualGap | null {
    if (this.#gaps.length === 0) return null
    return {
      category: this.#category,
      gap: medianOfSorted(Float64Array.from(this.#gaps).sort()),
      people: this.#gaps.length,
    }
  }
}
