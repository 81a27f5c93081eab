// Writes the products of a file, or says what would be written: known by their number or else their name, the others made.
import { isFailure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import { archiveProducts, findOrMakeProducts, productKey, saveProduct, setPrice } from '../products/service.ts'
import type { PlannedProduct } from './plan.ts'
import type { Noted } from './reasons.ts'
import type { Telling } from './write-contacts.ts'

export const PRODUCTS_AT_ONCE = 20

export function writeProducts(context: CommandContext, units: readonly PlannedProduct[], telling: Telling): void {
  const found = findOrMakeProducts(context, units)
  const { tally } = telling
  for (const [at, unit] of units.entries()) {
    const product = found[at]
    if (product === undefined) continue
    const refused = complete(context, product.id, { unit, made: product.made })
    if (refused !== null) telling.note(refused)
    if (product.made) {
      tally.created += 1
      tally.made.products += 1
      telling.plain('new', unit.row)
    } else {
      tally.updated += 1
      telling.note({ row: unit.row, fate: 'updated', why: unit.sku === null ? 'found-by-name' : 'found-by-number' })
    }
  }
}

/** What making one in bulk leaves out, and for a known one all that the file says. */
function complete(
  context: CommandContext,
  id: number,
  { unit, made }: { readonly unit: PlannedProduct; readonly made: boolean },
): Noted | null {
  const { said, row } = unit
  try {
    saveProduct(context, id, {
      ...(made || !said.has('kind') ? {} : { kind: unit.kind ?? 'item' }),
      ...(made || !said.has('category') ? {} : { category: unit.category ?? null }),
      ...(made || !said.has('unit') ? {} : { unit: unit.unit ?? null }),
      ...(made || !said.has('tax-rate') ? {} : { taxRate: unit.taxRate ?? 0 }),
      ...(said.has('service-interval') ? { serviceInterval: unit.serviceInterval } : {}),
      ...(said.has('serial-numbered') ? { serialNumbered: unit.serialNumbered } : {}),
      ...(said.has('goes-with') ? { goesWith: others(context, id, unit.goesWith) } : {}),
    })
    if (!made && said.has('price')) setPrice(context, { id, price: unit.price ?? 0, cost: unit.cost ?? null })
    if (said.has('archived')) archiveProducts(context.db, [id], unit.archived)
    return null
  } catch (error) {
    if (!isFailure(error)) throw error
    return { row, fate: 'mended', why: 'not-accepted', field: null, value: unit.name }
  }
}

function others({ db }: CommandContext, id: number, names: readonly string[]): number[] {
  const ids = names.flatMap((name) => {
    const key = productKey(name)
    return db.pluck<number>(
      'SELECT id FROM product WHERE sku_key = ? OR name_key = ? ORDER BY archived, id LIMIT 1',
      key,
      key,
    )
  })
  return [...new Set(ids)].filter((other) => other !== id).slice(0, 20)
}

/** Says what would be written; remembers what the file made before, as the book would. */
export function rehearseProducts() {
  const made = { numbers: new Set<string>(), names: new Set<string>(), unnumbered: new Set<string>() }
  return ({ db }: QueryContext, units: readonly PlannedProduct[], { tally, note, plain }: Telling): void => {
    for (const { row, sku, name } of units) {
      const number = sku == null ? null : productKey(sku)
      const called = productKey(name === '' ? (sku ?? '') : name)
      const known =
        number === null
          ? made.names.has(called) || db.get(BY_NAME, called) !== undefined
          : made.numbers.has(number) || made.unnumbered.has(called) || db.get(BY_NUMBER, number, called) !== undefined
      if (number !== null) made.numbers.add(number)
      if (known) {
        tally.updated += 1
        note({ row, fate: 'updated', why: number === null ? 'found-by-name' : 'found-by-number' })
        made.unnumbered.delete(called)
        continue
      }
      made.names.add(called)
      if (number === null) made.unnumbered.add(called)
      tally.created += 1
      tally.made.products += 1
      plain('new', row)
    }
  }
}

const BY_NAME = 'SELECT 1 FROM product WHERE name_key = ?'
const BY_NUMBER = 'SELECT 1 FROM product WHERE sku_key = ? OR (name_key = ? AND sku_key IS NULL)'
