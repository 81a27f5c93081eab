// One visit whole, and lists of visits with what they come to.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { Visit, visits } from '../../../../shared/contract/visits.ts'
import { sumSale, type TaxSum } from '../../../../shared/domain/sale.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { customOfOne } from '../fields/service.ts'
import { accountOf } from './accounts.ts'
import { visitRows } from './rows.ts'

type Contract = typeof visits
type SoldLine = Visit['sold'][number]
type Payment = Visit['paid'][number]

const MORE = `SELECT rounding, note, return_of AS returnOf, corrects, corrected_by AS correctedBy, owner_id AS ownerId
  FROM visit WHERE id = ?`
const SOLD = `SELECT s.id, s.product_id AS productId, coalesce(p.name, s.words, '') AS name, p.unit, s.quantity,
    s.unit_price AS unitPrice, s.discount, s.tax_rate AS taxRate, s.total, s.cost, s.serial
  FROM sale_line s LEFT JOIN product p ON p.id = s.product_id WHERE s.visit_id = ? ORDER BY s.id`
const PAID = `SELECT id, tender, amount, due_day AS dueDay, at, later FROM payment WHERE visit_id = ? ORDER BY at, id`

/** Errors: NOT_FOUND. */
export function getVisit({ db, settings }: QueryContext, id: number): Visit {
  const [row] = visitRows(db, [id])
  const more = db.get<
    Pick<Visit, 'rounding' | 'note' | 'returnOf' | 'corrects' | 'correctedBy'> & { ownerId: number | null }
  >(MORE, id)
  if (row === undefined || more === undefined) throw new Failure('NOT_FOUND', { what: 'visit' })
  const { ownerId, ...said } = more
  const sold = db.all<SoldLine>(SOLD, id)
  const paid = db
    .all<Omit<Payment, 'later'> & { later: number }>(PAID, id)
    .map((payment) => ({ ...payment, later: payment.later === 1 }))
  const owed = ownerId === null ? openOf(paid) : openCharge(db, ownerId, id)
  const custom = customOfOne(db, 'visits', id)
  return { ...row, ...said, custom, sold, paid, taxes: taxesOf(sold, row.total, settings.taxIncluded), owed }
}

function openCharge(db: ReadDb, ownerId: number, id: number): number {
  return accountOf(db, ownerId).charges.find((charge) => charge.id === id)?.open ?? 0
}

/** Of somebody in the trash, whose account cannot be looked at as a whole. */
function openOf(paid: readonly Payment[]): number {
  const account = paid.reduce((sum, { tender, amount }) => sum + (tender === 'account' ? amount : 0), 0)
  return Math.max(0, account - paid.reduce((sum, { later, amount }) => sum + (later ? amount : 0), 0))
}

/**
 * Tax by rate, as it was when the sale was written: the shop may have changed since whether its prices carry their tax, so
 * that is read from the sale itself, whose total is the sum of its lines or not.
 */
export function taxesOf(
  lines: readonly { readonly total: number; readonly taxRate: number }[],
  total: number,
  taxIncluded: boolean,
): TaxSum[] {
  const sum = lines.reduce((all, line) => all + line.total, 0)
  const added = sumSale(lines, false)
  const included = added.total === total && added.tax !== 0 ? false : sum === total ? true : taxIncluded
  return [...(included ? sumSale(lines, true) : added).taxes]
}

type Filter = Omit<InputOf<Contract['list']>, 'offset' | 'limit'>

interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

function conditionsOf(db: ReadDb, filter: Filter): Condition[] {
  const { contactId, from, to, servedBy, productId, kind, receipt } = filter
  const plain = (sql: string, value: SqlValue | undefined): Condition[] =>
    value === undefined ? [] : [{ sql, values: [value] }]
  return [
    ...plain('v.owner_id = ?', contactId === undefined ? undefined : canonOf(db, contactId)),
    ...plain('v.day >= ?', from),
    ...plain('v.day <= ?', to),
    ...plain('v.served_by = ?', servedBy),
    ...(productId === undefined ? [] : [sells(productId, from, to)]),
    ...plain('v.kind = ?', kind),
    ...(receipt === undefined || receipt === '' ? [] : [receiptBegins(receipt)]),
  ]
}

/** A line has the day of its visit, so that a stretch of days reads only its own lines. */
function sells(productId: number, from = -1e6, to = 1e7): Condition {
  return {
    sql: 'v.id IN (SELECT s.visit_id FROM sale_line s WHERE s.product_id = ? AND s.day BETWEEN ? AND ?)',
    values: [productId, from, to],
  }
}

/** However it is typed: the index folds A-Z. */
function receiptBegins(receipt: string): Condition {
  const column = 'v.receipt IS NOT NULL AND v.receipt COLLATE NOCASE'
  return { sql: `${column} >= ? AND v.receipt COLLATE NOCASE < ?`, values: [receipt, `${receipt}\u{10ffff}`] }
}

/** Newest first. */
export function listVisits(
  { db }: QueryContext,
  { offset, limit, ...filter }: InputOf<Contract['list']>,
): OutputOf<Contract['list']> {
  const conditions = conditionsOf(db, filter)
  return { rows: visitRows(db, pageOf(db, filter, { conditions, offset, limit })), ...sumOf(db, filter, conditions) }
}

const whereOf = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`
const valuesOf = (conditions: readonly Condition[]) => conditions.flatMap(({ values }) => values)

/** Whether only days, and who served, narrow it: then the sums of whole days answer for their visits. */
function isOfDays({ contactId, productId, kind, receipt }: Filter): boolean {
  return contactId === undefined && productId === undefined && kind === undefined && !receipt
}

interface Page {
  readonly conditions: readonly Condition[]
  readonly offset: number
  readonly limit: number
}

function pageOf(db: ReadDb, filter: Filter, { conditions, offset, limit }: Page): number[] {
  // A day is never older than one before it, so both orders are one; each is that of an index.
  const order = filter.contactId === undefined ? 'v.day DESC, v.at DESC, v.id DESC' : 'v.at DESC, v.id DESC'
  const { day, skipped } = isOfDays(filter) ? dayAt(db, conditions, offset) : { day: null, skipped: 0 }
  const narrowed = day === null ? conditions : [...conditions, { sql: 'v.day <= ?', values: [day] }]
  return db.pluck<number>(
    `SELECT v.id FROM visit v${whereOf(narrowed)} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...valuesOf(narrowed),
    limit,
    offset - skipped,
  )
}

/** From here on whole days are skipped by their sums. */
const FAR = 2_000

/** The day in which the visit at `offset` lies, newest first, and how many visits are newer than that day. */
function dayAt(db: ReadDb, conditions: readonly Condition[], offset: number) {
  let skipped = 0
  if (offset < FAR) return { day: null, skipped }
  const days = db.all<{ day: number; entries: number }>(
    `SELECT v.day, sum(v.entries) AS entries FROM day_cube v${whereOf(conditions)} GROUP BY v.day ORDER BY v.day DESC`,
    ...valuesOf(conditions),
  )
  for (const { day, entries } of days) {
    if (skipped + entries > offset) return { day, skipped }
    skipped += entries
  }
  return { day: null, skipped: 0 }
}

interface Sum {
  readonly count: number
  readonly total: number
}

function sumOf(db: ReadDb, filter: Filter, conditions: readonly Condition[]): Sum {
  const from = isOfDays(filter)
    ? 'sum(v.entries) AS count, sum(v.total) AS total FROM day_cube v'
    : 'count(*) AS count, sum(v.total) AS total FROM visit v'
  const sums = db.get<{ count: number | null; total: number | null }>(
    `SELECT ${from}${whereOf(conditions)}`,
    ...valuesOf(conditions),
  )
  return { count: sums?.count ?? 0, total: sums?.total ?? 0 }
}
