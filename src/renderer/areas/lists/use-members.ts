// The members of a list by position, fetched a page at a time around what is in sight.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { q } from '../../api/queries.ts'
import { PAGE_ROWS, pagesFor, showArrived, type Shown } from '../contacts/list/pages.ts'
import type { ContactRow } from '../contacts/list/use-contact-list.ts'

interface Members {
  readonly total: number | undefined
  readonly rowAt: (index: number) => ContactRow | undefined
  readonly onRange: (first: number, last: number) => void
  /** Set while nothing at all could be read. */
  readonly error: unknown
}

/** To be used by a component that is made anew for each list. */
export function useMembers(id: number): Members {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const wanted = pagesFor(range)
  const answers = useQueries({
    queries: wanted.map((page) =>
      q.lists.members.queryOptions({ input: { id, from: page * PAGE_ROWS, limit: PAGE_ROWS } }),
    ),
  })
  const [kept, setKept] = useState<Shown<ContactRow> | null>(null)
  const arrived = answers.flatMap(({ data }, at) => (data ? [{ page: wanted[at] ?? 0, ...data }] : []))
  const shown = showArrived(kept, String(id), arrived)
  if (shown !== kept) setKept(shown)
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return {
    total: shown?.total,
    rowAt: (index) => shown?.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    onRange,
    error: shown === null ? (answers.find((answer) => answer.error)?.error ?? null) : null,
  }
}
