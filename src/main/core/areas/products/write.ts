// Makes and changes products, one at a time, as somebody does in the catalogue.
import type { OutputOf, InputOf } from '../../../../shared/contract/base.ts'
import type { ProductPatch, products } from '../../../../shared/contract/products.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../database/handle.ts'
import { planCustom, writeCustom, type CustomPlan } from '../fields/service.ts'
import { keysOf, productKey } from './keys.ts'
import { writePrice, type NewPrice } from './prices.ts'

export const todayOf = ({ settings, outside }: Pick<QueryContext, 'settings' | 'outside'>) =>
  shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())

/** Null for blank text. */
const orNull = (text: string | null | undefined) => (text === undefined || text === '' ? null : text)

const COLUMNS = {
  kind: 'kind',
  name: 'name',
  sku: 'sku',
  category: 'category',
  unit: 'unit',
  taxRate: 'tax_rate',
  serviceInterval: 'service_interval',
  serialNumbered: 'serial_numbered',
} as const satisfies Partial<Record<keyof ProductPatch, string>>
type Column = keyof typeof COLUMNS

/** As it is stored; undefined where the patch says nothing of it. */
function stored(patch: ProductPatch, key: Column): SqlValue | undefined {
  const value = patch[key]
  if (value === undefined) return undefined
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'string' ? (key === 'name' || key === 'kind' ? value : orNull(value)) : value
}

/** Errors: NAME_TAKEN; BAD_INPUT for an unknown id in `goesWith` and in the shop's own fields. */
export function createProduct(
  context: CommandContext,
  input: InputOf<typeof products.create>,
): { readonly id: number } {
  const { db } = context
  const { price, cost = null, ...patch } = input
  const custom = plannedCustom(db, null, patch)
  refuseTaken(db, null, { name: input.name, sku: orNull(input.sku) })
  const id = db.newId('product')
  const keys = keysOf({ name: input.name, sku: orNull(input.sku), category: orNull(input.category) })
  db.run(
    `INSERT INTO product (id, kind, name, sku, category, unit, tax_rate, service_interval, serial_numbered, words, name_key, sku_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    patch.kind ?? 'item',
    patch.name,
    orNull(patch.sku),
    orNull(patch.category),
    orNull(patch.unit),
    patch.taxRate ?? 0,
    patch.serviceInterval ?? null,
    Number(patch.serialNumbered ?? false),
    keys.words,
    keys.nameKey,
    keys.skuKey,
  )
  writePrice(db, { productId: id, from: todayOf(context), price, cost })
  if (patch.goesWith !== undefined) writeGoesWith(db, id, patch.goesWith)
  writeCustom(db, 'products', [{ id, changes: custom.changes }])
  return { id }
}

/** Writes what is named and differs. Errors: NOT_FOUND, NAME_TAKEN, BAD_INPUT as when one is made, with paths that begin `patch.`. */
export function saveProduct({ db }: Pick<CommandContext, 'db'>, id: number, patch: ProductPatch): void {
  const before = productRow(db, id)
  const custom = plannedCustom(db, id, patch)
  const after = {
    name: patch.name ?? before.name,
    sku: patch.sku === undefined ? before.sku : orNull(patch.sku),
  }
  const renamed = productKey(after.name) !== productKey(before.name)
  const renumbered =
    (after.sku === null ? null : productKey(after.sku)) !== (before.sku === null ? null : productKey(before.sku))
  // What is not sold any more may bear the name of what is.
  if (before.archived === 0) {
    refuseTaken(db, id, { name: renamed ? after.name : null, sku: renumbered ? after.sku : null })
  }
  for (const key of Object.keys(COLUMNS) as Column[]) {
    const value = stored(patch, key)
    if (value !== undefined && value !== before[COLUMNS[key]]) {
      db.run(`UPDATE product SET ${COLUMNS[key]} = ? WHERE id = ?`, value, id)
    }
  }
  if (patch.goesWith !== undefined) writeGoesWith(db, id, patch.goesWith)
  writeCustom(db, 'products', [{ id, changes: custom.changes }])
}

/** Errors: BAD_INPUT. */
function plannedCustom(db: ReadDb, id: number | null, { custom }: ProductPatch): CustomPlan {
  const plan = planCustom(db, { subject: 'products', custom, id })
  const within = id === null ? '' : 'patch.'
  const issues = plan.issues.map((issue) => ({ ...issue, path: within + issue.path }))
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  return plan
}

/** Errors: NOT_FOUND. */
export function setPrice(
  context: CommandContext,
  input: Omit<NewPrice, 'from' | 'productId'> & { readonly id: number; readonly from?: number | undefined },
): void {
  productRow(context.db, input.id)
  writePrice(context.db, { ...input, productId: input.id, from: input.from ?? todayOf(context) })
}

/** How many changed. Errors: NOT_FOUND; NAME_TAKEN when it is to be sold again and another one took its name or number. */
export function archiveProducts(
  db: WriteDb,
  ids: readonly number[],
  archived: boolean,
): OutputOf<typeof products.archive>['count'] {
  let count = 0
  for (const id of new Set(ids)) {
    const before = productRow(db, id)
    if (before.archived === Number(archived)) continue
    if (!archived) refuseTaken(db, id, before)
    db.run('UPDATE product SET archived = ? WHERE id = ?', Number(archived), id)
    count += 1
  }
  return count
}

interface Row extends Readonly<Record<(typeof COLUMNS)[Column], SqlValue>> {
  readonly name: string
  readonly sku: string | null
  readonly archived: number
}

/** Errors: NOT_FOUND. */
function productRow(db: ReadDb, id: number): Row {
  const row = db.get<Row>(`SELECT ${Object.values(COLUMNS).join(', ')}, archived FROM product WHERE id = ?`, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'product' })
  return row
}

/** Null is not asked about. */
interface Claimed {
  readonly name: string | null
  readonly sku: string | null
}

/** Errors: NAME_TAKEN with what is taken: the name, or the number. */
function refuseTaken(db: ReadDb, id: number | null, { name, sku }: Claimed): void {
  const other = (column: 'name_key' | 'sku_key', key: string) =>
    db.get(`SELECT 1 FROM product WHERE ${column} = ? AND archived = 0 AND id IS NOT ?`, key, id) !== undefined
  if (name !== null && other('name_key', productKey(name))) throw new Failure('NAME_TAKEN', { name })
  if (sku !== null && other('sku_key', productKey(sku))) throw new Failure('NAME_TAKEN', { name: sku })
}

/** Errors: BAD_INPUT `unknown` for an id of no product and for the product itself. */
function writeGoesWith(db: WriteDb, id: number, others: readonly number[]): void {
  const wanted = new Set(others)
  const known = new Set(
    db.pluck<number>('SELECT p.id FROM json_each(?) m JOIN product p ON p.id = m.value', JSON.stringify(others)),
  )
  const issues = others.flatMap((other, at) =>
    known.has(other) && other !== id ? [] : [{ path: `goesWith.${String(at)}`, rule: 'unknown' }],
  )
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  const has = new Set(db.pluck<number>('SELECT other_id FROM product_match WHERE product_id = ?', id))
  for (const other of has) {
    if (!wanted.has(other)) db.run('DELETE FROM product_match WHERE product_id = ? AND other_id = ?', id, other)
  }
  for (const other of wanted) {
    if (!has.has(other)) db.run('INSERT INTO product_match (product_id, other_id) VALUES (?, ?)', id, other)
  }
}
