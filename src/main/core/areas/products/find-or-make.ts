// The products that a file names: those the book knows, by number or else by name, and the rest made, thousands at once.
import type { ProductKind } from '../../../../shared/contract/products.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { keysOf, productKey } from './keys.ts'
import { insertPrice } from './prices.ts'
import { todayOf } from './write.ts'

export interface NamedProduct {
  /** Blank: the number serves as the name. */
  readonly name: string
  readonly sku?: string | null
  readonly kind?: ProductKind
  readonly category?: string | null
  readonly unit?: string | null
  /** Thousandths of a per cent. */
  readonly taxRate?: number
  /** Thousandths of the minor unit; 0 unless said. */
  readonly price?: number
  readonly cost?: number | null
  /** Shop day from which the price holds; today unless said. Earlier sales take the first price anyway. */
  readonly from?: number
}

export interface FoundProduct {
  readonly id: number
  readonly made: boolean
}

/**
 * One answer per named product, in order; the same id for what is the same. The number decides; where there is none, or the
 * book has a product of that name without one, the name does, and such a product takes the number. Products that are not sold
 * any more are found too, after those that are. What the book knows is not changed otherwise.
 * Errors: BAD_INPUT `too_short` for neither name nor number (`<index>.name`); then nothing is written.
 */
export function findOrMakeProducts(context: CommandContext, named: readonly NamedProduct[]): FoundProduct[] {
  const issues = named.flatMap(({ name, sku }, at) =>
    isBlank(name) && isBlank(sku) ? [{ path: `${String(at)}.name`, rule: 'too_short', limit: 1 }] : [],
  )
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  const { db } = context
  const wanted = named.map((one) => wantedOf(one))
  const known = knownAmong(db, wanted)
  const fresh: Fresh[] = []
  const found = wanted.map((one): { readonly place: Place; readonly made: boolean } => {
    const there = known.find(one)
    if (there !== undefined) {
      if (one.skuKey !== null && there.skuKey === null) known.number(there, one)
      return { place: there, made: false }
    }
    const place: Place = { id: null, sku: one.sku, skuKey: one.skuKey }
    known.add(place, one)
    fresh.push({ place, ...one })
    return { place, made: true }
  })
  for (const { id, sku } of known.numbered())
    db.run('UPDATE product SET sku = ?, sku_key = ? WHERE id = ?', sku, productKey(sku), id)
  writeFresh(db, fresh, todayOf(context))
  return found.map(({ place, made }) => ({ id: idOf(place), made }))
}

const isBlank = (text: string | null | undefined) => text == null || text.trim() === ''

interface Wanted extends NamedProduct {
  readonly sku: string | null
  readonly nameKey: string
  readonly skuKey: string | null
}

function wantedOf(product: NamedProduct): Wanted {
  const sku = isBlank(product.sku) ? null : (product.sku ?? '').trim()
  const name = isBlank(product.name) ? (sku ?? '') : product.name.trim()
  return { ...product, name, sku, nameKey: productKey(name), skuKey: sku === null ? null : productKey(sku) }
}

/** A product of the book, or one about to be made: then without an id. */
interface Place {
  id: number | null
  sku: string | null
  skuKey: string | null
}

function idOf({ id }: Place): number {
  if (id === null) throw new Error('a product that was to be made was not')
  return id
}

class Known {
  readonly #bySku = new Map<string, Place>()
  readonly #byName = new Map<string, Place[]>()
  readonly #numbered: Place[] = []

  add(place: Place, { nameKey }: Pick<Wanted, 'nameKey'>): void {
    if (place.skuKey !== null && !this.#bySku.has(place.skuKey)) this.#bySku.set(place.skuKey, place)
    const same = this.#byName.get(nameKey)
    if (same === undefined) this.#byName.set(nameKey, [place])
    else same.push(place)
  }

  find({ skuKey, nameKey }: Wanted): Place | undefined {
    const bySku = skuKey === null ? undefined : this.#bySku.get(skuKey)
    const named = this.#byName.get(nameKey)
    return bySku ?? (skuKey === null ? named?.[0] : named?.find((place) => place.skuKey === null))
  }

  number(place: Place, { sku, skuKey }: Wanted): void {
    place.sku = sku
    place.skuKey = skuKey
    if (skuKey !== null) this.#bySku.set(skuKey, place)
    if (place.id !== null) this.#numbered.push(place)
  }

  /** Those of the book that take a number. */
  *numbered(): Generator<{ readonly id: number; readonly sku: string }> {
    for (const { id, sku } of this.#numbered) if (id !== null && sku !== null) yield { id, sku }
  }
}

interface KnownRow {
  readonly id: number
  readonly sku: string | null
  readonly skuKey: string | null
  readonly nameKey: string
}

const KNOWN = `SELECT id, sku, sku_key AS skuKey, name_key AS nameKey FROM product WHERE id IN (
    SELECT p.id FROM json_each(?) k CROSS JOIN product p ON p.sku_key = k.value
    UNION SELECT p.id FROM json_each(?) k CROSS JOIN product p ON p.name_key = k.value)
  ORDER BY archived, id`

function knownAmong(db: ReadDb, wanted: readonly Wanted[]): Known {
  const known = new Known()
  const skus = new Set(wanted.flatMap(({ skuKey }) => (skuKey === null ? [] : [skuKey])))
  const names = new Set(wanted.map(({ nameKey }) => nameKey))
  for (const row of db.all<KnownRow>(KNOWN, JSON.stringify([...skus]), JSON.stringify([...names]))) {
    known.add({ id: row.id, sku: row.sku, skuKey: row.skuKey }, row)
  }
  return known
}

interface Fresh extends Wanted {
  readonly place: Place
}

function writeFresh(db: WriteDb, fresh: readonly Fresh[], today: number): void {
  if (fresh.length === 0) return
  const first = db.newIds('product', fresh.length)
  for (const [at, { place, name, kind, category, unit, taxRate }] of fresh.entries()) {
    place.id = first + at
    const stated = { name, sku: place.sku, category: isBlank(category) ? null : (category ?? null) }
    const keys = keysOf(stated)
    db.run(
      `INSERT INTO product (id, kind, name, sku, category, unit, tax_rate, words, name_key, sku_key)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      place.id,
      kind ?? 'item',
      name,
      place.sku,
      stated.category,
      isBlank(unit) ? null : (unit ?? null),
      taxRate ?? 0,
      keys.words,
      keys.nameKey,
      keys.skuKey,
    )
  }
  const prices = db.newIds('product_price', fresh.length)
  for (const [at, { place, price, cost, from }] of fresh.entries()) {
    insertPrice(db, {
      id: prices + at,
      productId: idOf(place),
      from: from ?? today,
      price: price ?? 0,
      cost: cost ?? null,
    })
  }
}
