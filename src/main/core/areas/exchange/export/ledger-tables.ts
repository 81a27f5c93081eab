// What happened at the shop as tables: sales line by line, visits, what was said, tasks.
import type { FieldSubject } from '../../../../../shared/contract/fields.ts'
import { customerNumber } from '../../../../../shared/domain/customer-number.ts'
import { decimalOf, minorDigits } from '../../../../../shared/domain/money.ts'
import {
  day,
  decimal,
  instant,
  number,
  partsOf,
  text,
  type Cell,
  type Column,
  type Table,
  type TableSource,
} from './columns.ts'
import { NO_OWN, ownColumns } from './own-fields.ts'

/** Shop days, inclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

interface Plan<R> {
  /** Whose own fields stand behind. */
  readonly own?: FieldSubject
  readonly name: string
  /** Ids of the rows, in the order in which they are told. */
  readonly ids: readonly number[]
  /** Rows of a JSON array of ids. */
  readonly sql: string
  readonly fields: readonly {
    readonly column: Column
    readonly field?: string
    readonly cell: (row: R) => Cell
  }[]
}

function tableOf<R>(source: TableSource, { name, ids, sql, fields, own: subject }: Plan<R>): Table {
  const { db, hides } = source
  const shown = fields.filter(({ field }) => field === undefined || !hides(field))
  const headings = shown.map(({ column }) => column.heading)
  const own = subject === undefined ? NO_OWN : ownColumns(source, subject, headings)
  return {
    name,
    columns: [...shown.map(({ column }) => column), ...own.columns],
    slices: (async function* () {
      for await (const some of partsOf(ids)) {
        const values = own.cells(some)
        const rows = db.all<R & { readonly id: number }>(sql, JSON.stringify(some))
        yield rows.map((row) => [...shown.map(({ cell }) => cell(row)), ...values(row.id)])
      }
    })(),
  }
}

const numberOf = (id: number | null) => (id === null ? null : customerNumber(id))

interface LineRow {
  readonly receipt: string | null
  readonly visitId: number
  readonly at: number
  readonly kind: string
  readonly owner: number | null
  readonly customer: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly sku: string | null
  readonly product: string | null
  readonly category: string | null
  readonly quantity: number
  readonly unitPrice: number
  readonly total: number
  readonly discount: number
  readonly taxRate: number
  readonly cost: number | null
  readonly serial: string | null
  readonly tenders: string | null
  readonly servedBy: string | null
  readonly outlet: string | null
  readonly note: string | null
}

// What a counter-entry took back was not sold.
const STANDS = `v.kind <> 'correction' AND v.corrected_by IS NULL`
const LINE_IDS = `SELECT s.id FROM visit v CROSS JOIN sale_line s ON s.visit_id = v.id
  WHERE v.day BETWEEN ? AND ? AND ${STANDS} ORDER BY v.day, v.at, v.id, s.id`
const LINES = `SELECT v.receipt, v.id AS visitId, v.at, v.kind, v.owner_id AS owner, l.name AS customer, l.phone, l.email,
    p.sku, coalesce(p.name, s.words) AS product, p.category, s.quantity, s.unit_price AS unitPrice, s.total, s.discount,
    s.tax_rate AS taxRate, s.cost, s.serial, u.name AS servedBy, o.name AS outlet, v.note,
    (SELECT group_concat(tender) FROM (SELECT DISTINCT y.tender FROM payment y WHERE y.visit_id = v.id ORDER BY y.id)) AS tenders
  FROM json_each(?) j CROSS JOIN sale_line s ON s.id = j.value JOIN visit v ON v.id = s.visit_id
  LEFT JOIN contact_list l ON l.contact_id = v.owner_id LEFT JOIN product p ON p.id = s.product_id
  LEFT JOIN user u ON u.id = v.served_by LEFT JOIN outlet o ON o.id = v.outlet_id ORDER BY j.key`

/** Every line that stands; a return has a quantity below nothing. Amounts as the receipt has them. */
export function salesTable(source: TableSource, { from, to }: Span): Table {
  const { currency } = source.settings
  const small = minorDigits(currency) + 3
  return tableOf<LineRow>(source, {
    name: 'sales',
    ids: source.db.pluck<number>(LINE_IDS, from, to),
    sql: LINES,
    fields: [
      // Without a receipt the visit's own number keeps its lines together.
      { column: text('receipt'), cell: ({ receipt, visitId }) => receipt ?? String(visitId) },
      { column: instant('date'), cell: ({ at }) => at },
      { column: text('kind'), cell: ({ kind }) => kind },
      { column: text('customer number'), cell: ({ owner }) => numberOf(owner) },
      { column: text('customer name'), cell: ({ customer }) => customer },
      { column: text('customer phone'), cell: ({ phone }) => phone },
      { column: text('customer email'), cell: ({ email }) => email },
      { column: text('sku'), cell: ({ sku }) => sku },
      { column: text('product'), cell: ({ product }) => product },
      { column: text('category'), cell: ({ category }) => category },
      { column: number('quantity'), cell: ({ quantity }) => decimal(quantity, 3) },
      { column: number('unit price'), cell: ({ unitPrice }) => decimal(unitPrice, small, minorDigits(currency)) },
      { column: number('discount'), cell: ({ discount }) => decimalOf(discount, currency) },
      { column: number('line total'), cell: ({ total }) => decimalOf(total, currency) },
      { column: number('tax rate'), cell: ({ taxRate }) => decimal(taxRate, 3) },
      {
        column: number('cost of goods'),
        field: 'sale_line.cost',
        cell: ({ cost }) => (cost === null ? null : decimalOf(cost, currency)),
      },
      { column: text('serial number'), cell: ({ serial }) => serial },
      { column: text('tender'), cell: ({ tenders }) => tenders },
      { column: text('served by'), cell: ({ servedBy }) => servedBy },
      { column: text('shop'), cell: ({ outlet }) => outlet },
      { column: text('note'), cell: ({ note }) => note },
    ],
  })
}

interface VisitRow {
  readonly id: number
  readonly receipt: string | null
  readonly at: number
  readonly day: number
  readonly kind: string
  readonly owner: number | null
  readonly customer: string | null
  readonly total: number
  readonly tax: number
  readonly lines: number
  readonly tenders: string | null
  readonly servedBy: string | null
  readonly outlet: string | null
  readonly note: string | null
  readonly corrected: number
}

const VISIT_IDS = 'SELECT id FROM visit WHERE day BETWEEN ? AND ? ORDER BY day, at, id'
const VISITS = `SELECT v.id, v.receipt, v.at, v.day, v.kind, v.owner_id AS owner, l.name AS customer, v.total, v.tax,
    (SELECT count(*) FROM sale_line s WHERE s.visit_id = v.id) AS lines,
    (SELECT group_concat(tender) FROM (SELECT DISTINCT y.tender FROM payment y WHERE y.visit_id = v.id ORDER BY y.id)) AS tenders,
    u.name AS servedBy, o.name AS outlet, v.note, v.corrected_by IS NOT NULL AS corrected
  FROM json_each(?) j CROSS JOIN visit v ON v.id = j.value LEFT JOIN contact_list l ON l.contact_id = v.owner_id
  LEFT JOIN user u ON u.id = v.served_by LEFT JOIN outlet o ON o.id = v.outlet_id ORDER BY j.key`

/** Every entry of the ledger, counter-entries and what they take back too. */
export function visitsTable(source: TableSource, { from, to }: Span): Table {
  const { currency } = source.settings
  return tableOf<VisitRow>(source, {
    name: 'visits',
    ids: source.db.pluck<number>(VISIT_IDS, from, to),
    sql: VISITS,
    own: 'visits',
    fields: [
      { column: text('receipt'), cell: ({ receipt, id }) => receipt ?? String(id) },
      { column: day('day'), cell: (row) => row.day },
      { column: instant('time'), cell: ({ at }) => at },
      { column: text('kind'), cell: ({ kind }) => kind },
      { column: text('customer number'), cell: ({ owner }) => numberOf(owner) },
      { column: text('customer name'), cell: ({ customer }) => customer },
      { column: number('lines'), cell: ({ lines }) => lines },
      { column: number('total'), cell: ({ total }) => decimalOf(total, currency) },
      { column: number('tax'), cell: ({ tax }) => decimalOf(tax, currency) },
      { column: text('tender'), cell: ({ tenders }) => tenders },
      { column: text('served by'), cell: ({ servedBy }) => servedBy },
      { column: text('shop'), cell: ({ outlet }) => outlet },
      { column: text('note'), cell: ({ note }) => note },
      { column: text('taken back'), cell: ({ corrected }) => (corrected === 1 ? 'yes' : 'no') },
    ],
  })
}

interface SaidRow {
  readonly at: number
  readonly day: number
  /** Null of what nobody is known of. */
  readonly owner: number | null
  readonly customer: string | null
  readonly caller: string | null
  readonly kind: string
  readonly direction: string | null
  readonly begunBy: string | null
  readonly phase: string | null
  readonly tone: string | null
  readonly open: number
  readonly words: string
  readonly by: string | null
}

const SAID_IDS = 'SELECT id FROM interaction WHERE day BETWEEN ? AND ? ORDER BY at, id'
const SAID = `SELECT i.at, i.day, i.owner_id AS owner, l.name AS customer, i.caller, i.kind, i.direction, i.begun_by AS begunBy, i.phase,
    i.tone, i.open, i.words, u.name AS by
  FROM json_each(?) j CROSS JOIN interaction i ON i.id = j.value
  LEFT JOIN contact_list l ON l.contact_id = i.owner_id LEFT JOIN user u ON u.id = i.user_id ORDER BY j.key`

export function interactionsTable(source: TableSource, { from, to }: Span): Table {
  return tableOf<SaidRow>(source, {
    name: 'interactions',
    ids: source.db.pluck<number>(SAID_IDS, from, to),
    sql: SAID,
    fields: [
      { column: day('day'), cell: (row) => row.day },
      { column: instant('time'), cell: ({ at }) => at },
      { column: text('customer number'), cell: ({ owner }) => numberOf(owner) },
      { column: text('customer name'), cell: ({ customer }) => customer },
      { column: text('caller'), cell: ({ caller }) => caller },
      { column: text('kind'), cell: ({ kind }) => kind },
      { column: text('direction'), cell: ({ direction }) => direction },
      { column: text('begun by'), cell: ({ begunBy }) => begunBy },
      { column: text('phase'), cell: ({ phase }) => phase },
      { column: text('tone'), cell: ({ tone }) => tone },
      { column: text('open'), cell: ({ open }) => (open === 1 ? 'yes' : 'no') },
      { column: text('words'), cell: ({ words }) => words },
      { column: text('noted by'), cell: ({ by }) => by },
    ],
  })
}

interface TaskRow {
  readonly words: string
  readonly note: string | null
  readonly due: number | null
  readonly assignedTo: string | null
  readonly doneAt: number | null
  readonly doneBy: string | null
  readonly madeAt: number
  readonly madeBy: string | null
  readonly owner: number | null
  readonly customer: string | null
}

const TASKS = `SELECT t.id, t.words, t.note, t.due, a.name AS assignedTo, t.done_at AS doneAt, d.name AS doneBy, t.made_at AS madeAt,
    m.name AS madeBy, l.contact_id AS owner, l.name AS customer
  FROM json_each(?) j CROSS JOIN task t ON t.id = j.value
  LEFT JOIN contact_list l ON l.contact_id = coalesce((SELECT x.canon_id FROM alias x WHERE x.id = t.contact_id), t.contact_id)
  LEFT JOIN user a ON a.id = t.assigned_to LEFT JOIN user d ON d.id = t.done_by LEFT JOIN user m ON m.id = t.made_by
  ORDER BY j.key`

/** Those to be done first, then those that are done; each in the order in which they were made. */
export function tasksTable(source: TableSource): Table {
  return tableOf<TaskRow>(source, {
    name: 'tasks',
    ids: source.db.pluck<number>('SELECT id FROM task ORDER BY done_at IS NOT NULL, made_at, id'),
    sql: TASKS,
    own: 'tasks',
    fields: [
      { column: text('task'), cell: ({ words }) => words },
      { column: text('note'), cell: ({ note }) => note },
      { column: day('due'), cell: ({ due }) => due },
      { column: text('customer number'), cell: ({ owner }) => numberOf(owner) },
      { column: text('customer name'), cell: ({ customer }) => customer },
      { column: text('for'), cell: ({ assignedTo }) => assignedTo },
      { column: instant('done at'), cell: ({ doneAt }) => doneAt },
      { column: text('done by'), cell: ({ doneBy }) => doneBy },
      { column: instant('made at'), cell: ({ madeAt }) => madeAt },
      { column: text('made by'), cell: ({ madeBy }) => madeBy },
    ],
  })
}
