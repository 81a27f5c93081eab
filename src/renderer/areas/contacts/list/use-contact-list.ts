// The list as rows by position, fetched a page at a time around what is in sight. While another filter or order is on
// its way the rows of the last one stay, so that nothing flickers.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { api } from '../../../api/client.ts'
import { q } from '../../../api/queries.ts'
import { encodeState, tidy, type ListState } from './list-state.ts'
import { PAGE_ROWS, pagesFor, showArrived, type Shown } from './pages.ts'

type ListPage = Awaited<ReturnType<typeof api.contacts.list>>
export type ContactRow = ListPage['rows'][number]

export interface ContactList {
  /** Undefined until the first answer. */
  readonly total: number | undefined
  readonly rowAt: (index: number) => ContactRow | undefined
  readonly onRange: (first: number, last: number) => void
  /** Set while nothing at all could be read. */
  readonly error: unknown
  readonly again: () => void
  /** The rows shown are the answer to this very filter and order. */
  readonly settled: boolean
}

export function useContactList(state: ListState): ContactList {
  const key = encodeState(state)
  const [range, setRange] = useState<Range>({ key, first: 0, last: 0 })
  // Another filter begins at its top.
  const wanted = pagesFor(range.key === key ? range : { first: 0, last: 0 })
  const input = { filter: tidy(state.filter), sort: state.sort, descending: state.descending, limit: PAGE_ROWS }
  const answers = useQueries({
    queries: wanted.map((page) => q.contacts.list.queryOptions({ input: { ...input, from: page * PAGE_ROWS } })),
  })

  const [kept, setKept] = useState<Shown<ContactRow> | null>(null)
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

interface Range {
  readonly key: string
  readonly first: number
  readonly last: number
}
