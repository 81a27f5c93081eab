// Who has what was found, page by page, and putting it right: what was decided is out of sight at once.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { QualityRow } from '../../../shared/contract/quality.ts'
import type { QualityCode } from '../../../shared/domain/quality.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'

const PAGE = 50

export const rowKey = ({ code, contactId, item, value }: QualityRow): string =>
  `${code} ${String(contactId)} ${String(item)} ${value}`

const wrongOf = ({ contactId, code, item, value }: QualityRow) => ({ contactId, code, item, value })

interface Asked {
  readonly code: QualityCode
  readonly years: number
  /** Those said to be right instead. */
  readonly left: boolean
}

export function useIssuePeople({ code, years, left }: Asked) {
  const words = useWords()
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const people = useInfiniteQuery(
    q.quality.people.infiniteOptions({
      input: (after: { contactId: number; item: number } | undefined) => ({
        code,
        years,
        left,
        limit: PAGE,
        ...(after && { after: { contactId: after.contactId, item: after.item } }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ rows, more }) => (more ? rows.at(-1) : undefined),
    }),
  )
  // Who is no longer found needs no hiding any more; taken back, they are shown again.
  const [data, setData] = useState(people.data)
  if (data !== people.data) {
    setData(people.data)
    const found = new Set(people.data?.pages.flatMap(({ rows }) => rows.map(rowKey)))
    setDecided((before) => new Set([...before].filter((key) => found.has(key))))
  }
  const hide = (row: QualityRow) => setDecided((before) => new Set([...before, rowKey(row)]))
  const show = (row: QualityRow) => setDecided((before) => new Set([...before].filter((key) => key !== rowKey(row))))
  const named =
    (key: 'quality.mended' | 'quality.trashed' | 'quality.left-one' | 'quality.doubted') =>
    (_: unknown, input: unknown) =>
      words(key, {
        name: nameOf(
          people.data?.pages.flatMap(({ rows }) => rows),
          input,
        ),
      })
  const mend = useMutation(
    q.quality.mend.mutationOptions({ meta: { done: named(code === 'stale' ? 'quality.trashed' : 'quality.mended') } }),
  )
  const leave = useMutation(q.quality.leave.mutationOptions({ meta: { done: named('quality.left-one') } }))
  const doubt = useMutation(q.quality.doubt.mutationOptions({ meta: { done: named('quality.doubted') } }))
  const found = people.data?.pages.flatMap(({ rows }) => rows)
  return {
    /** Undefined while they are on their way. */
    rows: found?.filter((row) => !decided.has(rowKey(row))),
    total: people.data?.pages[0]?.total ?? 0,
    error: people.error ?? mend.error ?? leave.error ?? doubt.error,
    more: people.hasNextPage ? () => void people.fetchNextPage() : null,
    /** As proposed, or as `to` says. Answers whether it was done. */
    async mend(row: QualityRow, to?: string): Promise<boolean> {
      if (to === undefined) hide(row)
      try {
        await mend.mutateAsync({ ...wrongOf(row), years, ...(to !== undefined && { to }) })
        hide(row)
        return true
      } catch {
        // The error stands in `error`, and the row where it was.
        show(row)
        return false
      }
    },
    leave(row: QualityRow): void {
      hide(row)
      leave.mutate(wrongOf(row), { onError: () => show(row) })
    },
    doubt(row: QualityRow): void {
      hide(row)
      doubt.mutate(wrongOf(row), { onError: () => show(row) })
    },
    /** Something is on its way: the newest step is not the newest yet. */
    busy: mend.isPending || leave.isPending || doubt.isPending,
  }
}

function nameOf(rows: readonly QualityRow[] | undefined, input: unknown): string {
  const id = typeof input === 'object' && input !== null && 'contactId' in input ? input.contactId : null
  return rows?.find(({ contactId }) => contactId === id)?.name ?? ''
}
