// The list as rows by position, fetched a page at a time around what is in sight. While another filter or order is on
// its way the rows of the last one stay, so that nothing flickers.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { api } from '../../../api/client.ts'
import { q } from '../../../api/queries.ts'
import { asksValue, columnOfSort, fieldOfColumn } from './list-columns.ts'
import { encodeState, orderOf, tidy, type ListState } from './list-state.ts'
import { PAGE_ROWS, pagesFor } from './pages.ts'
import { useShownPages, type ShownPages } from './use-shown-pages.ts'

type ListPage = Awaited<ReturnType<typeof api.contacts.list>>
export type ContactRow = ListPage['rows'][number]

export interface ContactList extends ShownPages<ContactRow> {
  readonly onRange: (first: number, last: number) => void
}

export function useContactList(state: ListState): ContactList {
  const key = encodeState(state)
  const [range, setRange] = useState<Range>({ key, first: 0, last: 0 })
  // Another filter begins at its top.
  const wanted = pagesFor(range.key === key ? range : { first: 0, last: 0 })
  const custom = state.columns.map(fieldOfColumn).filter((field) => field !== null)
  const shown = state.byField === null || custom.includes(state.byField) ? custom : [...custom, state.byField]
  const value = asksValue(state.columns.length > 0 ? state.columns : [columnOfSort(state.sort, state.byField)])
  const input = {
    filter: tidy(state.filter),
    ...orderOf(state),
    custom: shown,
    limit: PAGE_ROWS,
    ...(value && { value }),
  }
  const answers = useQueries({
    queries: wanted.map((page) => q.contacts.list.queryOptions({ input: { ...input, from: page * PAGE_ROWS } })),
  })
  const pages = useShownPages(key, wanted, answers)
  const onRange = useCallback((first: number, last: number) => setRange({ key, first, last }), [key])
  return { ...pages, onRange }
}

interface Range {
  readonly key: string
  readonly first: number
  readonly last: number
}
