// The catalogue as rows by position, fetched a page at a time around what is in sight.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { ProductRow } from '../../../shared/contract/products.ts'
import { q } from '../../api/queries.ts'
import { PAGE_ROWS, pagesFor, showArrived, type Shown } from '../contacts/list/pages.ts'

export const SORTS = ['name', 'category', 'price', 'sold'] as const
export type Sort = (typeof SORTS)[number]

export interface ListState {
  readonly text: string
  readonly category: string | null
  readonly archived: boolean
  readonly sort: Sort
  readonly descending: boolean
}

export const PLAIN: ListState = { text: '', category: null, archived: false, sort: 'name', descending: false }

export interface ProductList {
  /** Undefined until the first answer. */
  readonly total: number | undefined
  readonly rowAt: (index: number) => ProductRow | undefined
  readonly onRange: (first: number, last: number) => void
  readonly error: unknown
  readonly again: () => void
  readonly settled: boolean
}

export function useProductList({ text, category, archived, sort, descending }: ListState): ProductList {
  const input = {
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(category !== null && { category }),
    archived,
    sort,
    descending,
    limit: PAGE_ROWS,
  }
  const key = JSON.stringify(input)
  const [range, setRange] = useState({ key, first: 0, last: 0 })
  const wanted = pagesFor(range.key === key ? range : { first: 0, last: 0 })
  const answers = useQueries({
    queries: wanted.map((page) => q.products.list.queryOptions({ input: { ...input, from: page * PAGE_ROWS } })),
  })
  const [kept, setKept] = useState<Shown<ProductRow> | null>(null)
  const arrived = answers.flatMap(({ data }, at) => (data ? [{ page: wanted[at] ?? 0, ...data }] : []))
  const shown = showArrived(kept, key, arrived)
  if (shown !== kept) setKept(shown)
  const onRange = useCallback((first: number, last: number) => setRange({ key, first, last }), [key])
  return {
    total: shown?.total,
    rowAt: (index) => shown?.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    onRange,
    error: shown === null ? (answers.find((answer) => answer.error)?.error ?? null) : null,
    again: () => answers.forEach((answer) => void answer.refetch()),
    settled: shown?.key === key,
  }
}
