// The catalogue as rows by position, fetched a page at a time around what is in sight.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { ProductRow } from '../../../shared/contract/products.ts'
import { q } from '../../api/queries.ts'
import { PAGE_ROWS, pagesFor } from '../contacts/list/pages.ts'
import { useShownPages, type ShownPages } from '../contacts/list/use-shown-pages.ts'

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

export interface ProductList extends ShownPages<ProductRow> {
  readonly onRange: (first: number, last: number) => void
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
  const shown = useShownPages(key, wanted, answers)
  const onRange = useCallback((first: number, last: number) => setRange({ key, first, last }), [key])
  return { ...shown, onRange }
}
