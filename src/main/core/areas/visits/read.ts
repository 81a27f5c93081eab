// One visit whole, and lists of visits with what they come to.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { Visit, visits } from '../../../../shared/contract/visits.ts'
import { sumSale, type TaxSum } from '../../../../shared/domain/sale.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
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
  return { ...row, ...said, sold, paid, taxes: taxesOf(sold, row.total, settings.taxIncluded), owed }
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
    ...plain('v.id IN (SELECT s.visit_id FROM sale_line s WHERE s.product_id = ?)', productId),
    ...plain('v.kind = ?', kind),
    ...(receipt === undefined || receipt === '' ? [] : [receiptBegins(receipt)]),
  ]
}

/** However it is typed: the index folds A-Z. */
export function receiptBegins(receipt: string): Condition {
  const column = 'v.receipt IS NOT NULL AND v.receipt COLLATE NOCASE'
  return { sql: `${column} >= ? AND v.receipt COLLATE NOCASE < ?`, values: [receipt, `${receipt}\u{10ffff}`] }
}

/** Newest first. */
export function listVisits(
  { db }: QueryContext,
  { offset, limit, ...filter }: InputOf<Contract['list']>,
): OutputOf<Contract['list']> {
  const conditions = conditionsOf(db, filter)
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`
  const values = conditions.flatMap((condition) => condition.values)
  // A day is never older than one before it, so both orders are one; each is that of an index.
  const order = filter.contactId === undefined ? 'v.day DESC, v.at DESC, v.id DESC' : 'v.at DESC, v.id DESC'
  const ids = db.pluck<number>(
    `SELECT v.id FROM visit v${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  )
  return { rows: visitRows(db, ids), ...sumOf(db, filter, { sql: where, values }) }
}

function sumOf(
  db: ReadDb,
  filter: Filter,
  { sql, values }: Condition,
): { readonly count: number; readonly total: number } {
  const { contactId, productId, kind, receipt } = filter
  const byDay = [contactId, productId, kind].every((one) => one === undefined) && !receipt
  // The sums of whole days are kept: a million visits need not be added up.
  const from = byDay
    ? 'sum(v.entries) AS count, sum(v.total) AS total FROM day_cube v'
    : 'count(*) AS count, sum(v.total) AS total FROM visit v'
  const sums = db.get<{ count: number | null; total: number | null }>(`SELECT ${from}${sql}`, ...values)
  return { count: sums?.count ?? 0, total: sums?.total ?? 0 }
}
