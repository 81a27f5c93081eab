// The book's groups of people who may be one, a page at a time as far as somebody has come, and what was decided here since.
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import {
  BEGINNING,
  decide,
  giveBack,
  keyOf,
  select,
  settle,
  showGroups,
  withReturned,
  type Review,
  type Shown,
} from './review.ts'

const PAGE = 100
/** The next page is asked for when its first row comes as near as this. */
const NEAR = 20
const WHILE_LOOKING_MS = 1_000

type Answer = Awaited<ReturnType<typeof api.duplicates.groups>>

export interface Groups extends Shown {
  /** Undefined until the first page is here. */
  readonly answer: Answer | undefined
  readonly error: unknown
  readonly again: () => void
  /** Without what was decided here. */
  readonly total: number
  readonly onRange: (first: number, last: number) => void
  readonly onActive: (index: number) => void
  /** Takes the active group off the list at once, and puts it back when the book could not do it. */
  readonly act: (doing: () => Promise<unknown>, failed: (key: string, error: unknown) => void) => void
  /** Resolves when the book has done all that was decided so far: what is undone before is not the last. */
  readonly settled: () => Promise<unknown>
}

export function useGroups(): Groups {
  const queryClient = useQueryClient()
  const [pages, setPages] = useState(1)
  const pending = useRef<Promise<unknown>>(Promise.resolve())
  const [kept, setReview] = useState<Review>(BEGINNING)
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_, page) => ({
      ...q.duplicates.groups.queryOptions({ input: { from: page * PAGE, limit: PAGE } }),
      // While the book is looked through, how far it is; its end is told by the book.
      refetchInterval: ({ state }: { readonly state: { readonly data: Answer | undefined } }) =>
        page === 0 && state.data?.scan.state === 'running' ? WHILE_LOOKING_MS : false,
    })),
  })
  const [first] = answers
  const answered = answers.flatMap(({ data }) => data?.groups ?? [])
  const review = withReturned(kept, answered)
  if (review !== kept) setReview(review)
  const shown = showGroups(review, answered)
  const hidden = answered.filter((group) => review.hidden.has(keyOf(group))).length
  const onRange = useCallback((_first: number, last: number) => {
    setPages((before) => Math.max(before, Math.ceil((last + NEAR) / PAGE)))
  }, [])

  const act: Groups['act'] = (doing, failed) => {
    const group = shown.groups[shown.active]
    if (group === undefined) return
    const key = keyOf(group)
    setReview(decide(review, shown))
    const done = doing()
      .then(
        // It stays out of sight until the book's own list is without it.
        () => queryClient.invalidateQueries({ queryKey: q.duplicates.groups.key() }),
        (error: unknown) => {
          setReview((now) => giveBack(now, key))
          failed(key, error)
        },
      )
      .then(() => setReview((now) => (now.hidden.has(key) ? settle(now, key) : now)))
      .catch(() => undefined) // asking again shows its own failure
    pending.current = Promise.all([pending.current, done])
  }
  return {
    ...shown,
    answer: first?.data,
    error: first?.error ?? null,
    again: () => void first?.refetch(),
    total: Math.max(shown.groups.length, (first?.data?.total ?? 0) - hidden),
    onRange,
    onActive: (index) => {
      const group = shown.groups[index]
      if (group) setReview(select(review, keyOf(group), index))
    },
    act,
    settled: () => pending.current,
  }
}
