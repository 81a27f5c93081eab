// Visits and sales of a scope, as the rows that facts are counted from. Costs are in proportion to the rows of the window.
import type { SqlValue } from '../../database/handle.ts'
import type { FactPlace, FactScope } from '../../facts.ts'

export interface Rows {
  /** FROM and WHERE; a row is `v` (a visit) or `k` (a line of a sale). */
  readonly sql: string
  readonly values: readonly SqlValue[]
  readonly heavy: boolean
}

const ALWAYS: FactScope = {
  from: null,
  to: null,
  products: null,
  categories: null,
  weekdays: null,
  hours: null,
  outlets: null,
  kinds: null,
  tones: null,
}

/** All visits of all time: what the sums of a person hold. */
export const isAll = (scope: FactScope): boolean =>
  Object.keys(ALWAYS).every((part) => scope[part as keyof FactScope] === null) // the keys of ALWAYS are those of a scope

export const ofProducts = ({ products, categories }: FactScope): boolean => products !== null || categories !== null

/** A visit that stands: neither a counter-entry nor taken back by one. */
export const STANDS = `v.kind <> 'correction' AND v.corrected_by IS NULL`
/** A purchase that stands. */
export const BOUGHT = `v.kind = 'sale' AND v.corrected_by IS NULL`
/** A line that stands and is no return: neither its visit is taken back nor takes back. */
export const LINE_BOUGHT = `k.quantity > 0 AND k.visit_id NOT IN (SELECT corrects FROM visit WHERE corrects IS NOT NULL)
  AND k.visit_id NOT IN (SELECT id FROM visit WHERE corrects IS NOT NULL)`

interface Part {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

const inList = (expression: string, chosen: readonly (number | string)[]): Part => ({
  sql: `${expression} IN (SELECT value FROM json_each(?))`,
  values: [JSON.stringify(chosen)],
})

function daysOf(row: 'v' | 'k', { from, to }: FactScope): readonly Part[] {
  return [
    ...(from === null ? [] : [{ sql: `${row}.day >= ?`, values: [from] }]),
    ...(to === null ? [] : [{ sql: `${row}.day <= ?`, values: [to] }]),
  ]
}

/** Of the visit itself: its weekday, hour, outlet. */
function momentsOf({ weekdays, hours, outlets }: FactScope): readonly Part[] {
  const parts: Part[] = []
  if (weekdays !== null || hours !== null) {
    const all = (count: number) => Array.from({ length: count }, (_, at) => at)
    const slots = (weekdays ?? all(7)).flatMap((day) => (hours ?? all(24)).map((hour) => day * 24 + hour))
    parts.push(inList('v.slot', slots))
  }
  if (outlets !== null) parts.push(inList('v.outlet_id', outlets))
  return parts
}

const onlyOf = (row: 'v' | 'k', only: number | null): Part =>
  only === null ? { sql: `${row}.owner_id IS NOT NULL`, values: [] } : { sql: `${row}.owner_id = ?`, values: [only] }

function joined(from: Part, parts: readonly Part[]): Part {
  return {
    sql: `${from.sql} WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`,
    values: [...from.values, ...parts.flatMap(({ values }) => values)],
  }
}

/** From so many rows on it takes longer to gather them by person than to read all of them in the order of people. */
const MOST_VISITS = 0.3
const MOST_LINES = 0.15
/** So many rows of a window are read and gathered while somebody waits. */
const QUICK_ROWS = 60_000

const ENTRIES = `SELECT coalesce(sum(entries), 0) AS entries, coalesce(sum(iif(day >= ? AND day <= ?, entries, 0)), 0) AS those FROM day_cube`
const OF_PRODUCTS = `SELECT coalesce(sum(entries), 0) AS entries,
    coalesce(sum(iif(product_id IN (SELECT value FROM json_each(?)), entries, 0)), 0) AS those FROM product_month`

interface Counted {
  readonly entries: number
  readonly those: number
}
const shareOf = (counted: Counted | undefined) =>
  counted === undefined || counted.entries === 0 ? 0 : counted.those / counted.entries

/** Of all visits, those within the days of the scope. */
function visitsWithin({ from, to }: FactScope, { db }: FactPlace): Counted | undefined {
  return db.get<Counted>(ENTRIES, from ?? Number.MIN_SAFE_INTEGER, to ?? Number.MAX_SAFE_INTEGER)
}

/** Rows `v`. */
export function visitsOf(scope: FactScope, place: FactPlace): Rows {
  const { only } = place
  const parts = [onlyOf('v', only), ...daysOf('v', scope), ...momentsOf(scope)]
  if (only !== null || scope.outlets !== null) {
    return { ...joined({ sql: 'FROM visit v', values: [] }, parts), heavy: only === null }
  }
  const counted = visitsWithin(scope, place)
  const most = shareOf(counted) > MOST_VISITS
  const from = `FROM visit v INDEXED BY ${most ? 'visit_owner_day' : 'visit_window'}`
  return { ...joined({ sql: from, values: [] }, parts), heavy: (counted?.those ?? 0) > QUICK_ROWS }
}

/** Rows `k`, of the products and categories of the scope. */
export function linesOf(scope: FactScope, place: FactPlace): Rows {
  const { db, only } = place
  const moments = momentsOf(scope)
  const visit = moments.length === 0 ? '' : ' CROSS JOIN visit v ON v.id = k.visit_id'
  const parts = [onlyOf('k', only), ...daysOf('k', scope), ...moments]
  const products = ofProducts(scope) ? productsOf(scope, db) : null
  if (only !== null || products === null) {
    const which = products === null ? [] : [inList('k.product_id', products)]
    return { ...joined({ sql: `FROM sale_line k${visit}`, values: [] }, [...parts, ...which]), heavy: only === null }
  }
  const counted = db.get<Counted>(OF_PRODUCTS, JSON.stringify(products))
  const within = shareOf(visitsWithin(scope, place))
  const heavy = (counted?.those ?? 0) * within > QUICK_ROWS || moments.length > 0
  if (shareOf(counted) * within > MOST_LINES) {
    const from = { sql: `FROM sale_line k INDEXED BY sale_line_owner${visit}`, values: [] }
    return { ...joined(from, [...parts, inList('k.product_id', products)]), heavy }
  }
  const lines = `FROM json_each(?) w CROSS JOIN sale_line k INDEXED BY sale_line_product ON k.product_id = +w.value${visit}`
  return { ...joined({ sql: lines, values: [JSON.stringify(products)] }, parts), heavy }
}

function productsOf({ products, categories }: FactScope, db: FactPlace['db']): readonly number[] {
  const wanted = joined({ sql: 'SELECT p.id FROM product p', values: [] }, [
    ...(products === null ? [] : [inList('p.id', products)]),
    ...(categories === null ? [] : [inList('p.category', categories)]),
  ])
  return db.pluck<number>(wanted.sql, ...wanted.values)
}
