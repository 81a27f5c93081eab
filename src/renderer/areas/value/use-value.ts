// What one customer is worth and when they are due, for whoever serves customers; the bookkeeper sees sums, not judgements.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useMay } from '../../app/session/here.tsx'

/** Not asked at all for who may not see it: then it is neither pending nor here. */
export function useValue(contactId: number) {
  const may = useMay('staff')
  return useQuery(q.value.of.queryOptions({ input: { contactId }, enabled: may }))
}
