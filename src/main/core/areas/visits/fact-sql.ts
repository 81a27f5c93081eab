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

/** A month of visits of everybody is quick; more of them, beside each other, are not. */
const QUICK_DAYS = 100
const isWide = ({ from, to }: FactScope, today: number) => from === null || (to ?? today) - from > QUICK_DAYS

/** Rows `v`. */
export function visitsOf(scope: FactScope, { only, today }: FactPlace): Rows {
  const from = only === null && scope.outlets === null ? 'FROM visit v INDEXED BY visit_window' : 'FROM visit v'
  const parts = [onlyOf('v', only), ...daysOf('v', scope), ...momentsOf(scope)]
  return { ...joined({ sql: from, values: [] }, parts), heavy: only === null && isWide(scope, today) }
}

function allLinesOf(scope: FactScope, only: number | null): Rows {
  const moments = momentsOf(scope)
  const visit = moments.length === 0 ? '' : ' CROSS JOIN visit v ON v.id = k.visit_id'
  const parts = [onlyOf('k', only), ...daysOf('k', scope), ...moments]
  return { ...joined({ sql: `FROM sale_line k${visit}`, values: [] }, parts), heavy: only === null }
}

/** Rows `k`, of the products and categories of the scope. */
export function linesOf(scope: FactScope, { only, today }: FactPlace): Rows {
  if (!ofProducts(scope)) return allLinesOf(scope, only)
  const wanted = joined({ sql: 'SELECT p.id FROM product p', values: [] }, [
    ...(scope.products === null ? [] : [inList('p.id', scope.products)]),
    ...(scope.categories === null ? [] : [inList('p.category', scope.categories)]),
  ])
  const moments = momentsOf(scope)
  const visit = moments.length === 0 ? '' : ' CROSS JOIN visit v ON v.id = k.visit_id'
  const parts = [onlyOf('k', only), ...daysOf('k', scope), ...moments]
  const heavy = only === null && isWide(scope, today)
  if (only !== null) {
    const mine = { sql: `k.product_id IN (${wanted.sql})`, values: wanted.values }
    return { ...joined({ sql: `FROM sale_line k${visit}`, values: [] }, [...parts, mine]), heavy }
  }
  const lines = `FROM (${wanted.sql}) w CROSS JOIN sale_line k INDEXED BY sale_line_product ON k.product_id = w.id${visit}`
  return { ...joined({ sql: lines, values: wanted.values }, parts), heavy }
}
