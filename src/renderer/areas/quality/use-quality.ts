// How good the records are, brought up to date while somebody looks at the page.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'

/** `years` without a sign of life from which on a record is stale. */
export function useQuality(years: number) {
  // Asked again whenever people change, like any query: it looks at them and ends.
  const look = useQuery(q.quality.look.queryOptions({ input: {} }))
  const summary = useQuery({
    ...q.quality.summary.queryOptions({ input: { years } }),
    // The last count stays until the next is here.
    placeholderData: (before) => before,
  })
  return { look, summary }
}

/** What Today has to say about the records: how many the program could put right; undefined until it is known. */
export function useMendable() {
  return useQuery(q.quality.count.queryOptions({ input: {} }))
}
