// Which columns the list of customers shows: its own and the shop's. Pure.
export const OWN_COLUMNS = [
  'last-visit',
  'visits',
  'spend',
  'city',
  'number',
  'phone',
  'email',
  'tags',
  'made',
  'changed',
  'rhythm',
  'next-due',
  'standing',
  'tier',
  'worth',
  'rank',
] as const
export type OwnColumn = (typeof OWN_COLUMNS)[number]
/** A column of the list, or a field that the shop defined. */
export type Column = OwnColumn | `custom:${number}`

/** What somebody is worth and when they are due: reckoned only where it is shown. */
const VALUE_COLUMNS: readonly Column[] = ['rhythm', 'next-due', 'standing', 'tier', 'worth', 'rank']
export const asksValue = (columns: readonly Column[]) => columns.some((column) => VALUE_COLUMNS.includes(column))

export const MOST_COLUMNS = 6

export const customColumn = (field: number): Column => `custom:${field}`

/** The id of the field; null for a column of the list's own. */
export function fieldOfColumn(column: Column): number | null {
  return column.startsWith('custom:') ? Number(column.slice('custom:'.length)) : null
}

const isColumn = (value: unknown): value is Column =>
  typeof value === 'string' && (OWN_COLUMNS.some((own) => own === value) || /^custom:[1-9]\d{0,14}$/.test(value))

/** Of a saved view; what is not understood is left out. */
export function readColumns(value: unknown): readonly Column[] {
  return Array.isArray(value) ? [...new Set(value.filter(isColumn))].slice(0, MOST_COLUMNS) : []
}

/** What stands beside the name where nobody chose anything: what the list is ordered by. */
export function columnOfSort(sort: 'name' | OwnColumn, byField: number | null): Column {
  if (byField !== null) return customColumn(byField)
  return sort === 'name' ? 'last-visit' : sort
}

export function moved(columns: readonly Column[], column: Column, by: 1 | -1): readonly Column[] {
  const at = columns.indexOf(column)
  const to = at + by
  if (at < 0 || to < 0 || to >= columns.length) return columns
  const next = columns.filter((one) => one !== column)
  return [...next.slice(0, to), column, ...next.slice(to)]
}
