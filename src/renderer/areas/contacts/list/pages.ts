// Which pages of the list hold the rows in sight. Pure.

export const PAGE_ROWS = 100

/** A fast scroll over many pages asks only for where it ends up, at most these. */
const AT_ONCE = 4

export function pagesFor({ first, last }: { readonly first: number; readonly last: number }): readonly number[] {
  const from = Math.max(0, Math.floor(first / PAGE_ROWS))
  const to = Math.max(from, Math.floor(last / PAGE_ROWS))
  return Array.from({ length: Math.min(AT_ONCE, to - from + 1) }, (_, at) => from + at)
}

/** Rows that are on the screen, by page, and which filter and order they answer. */
export interface Shown<Row> {
  readonly key: string
  readonly total: number
  readonly pages: ReadonlyMap<number, readonly Row[]>
}

interface Arrived<Row> {
  readonly page: number
  readonly total: number
  readonly rows: readonly Row[]
}

/**
 * What to show when pages have arrived: the same filter gains pages, another filter replaces the rows as soon as its
 * first page is here. Answers `before` itself when nothing is new.
 */
export function showArrived<Row>(
  before: Shown<Row> | null,
  key: string,
  arrived: readonly Arrived<Row>[],
): Shown<Row> | null {
  const last = arrived.at(-1)
  if (!last) return before
  const same = before?.key === key
  const known = arrived.every(({ page, rows }) => same && before.pages.get(page) === rows)
  if (known && before?.total === last.total) return before
  const pages = new Map(same ? before.pages : [])
  for (const { page, rows } of arrived) pages.set(page, rows)
  return { key, total: last.total, pages }
}
