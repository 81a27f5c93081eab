// Which customer the page shows: the one asked for as soon as everything that stands above the fold is here, and until
// then the one before, so that nothing on the page moves when its parts arrive one after the other.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../../api/queries.ts'
import { useValue } from '../../value/use-value.ts'
import { useMaybeSame } from '../../duplicates/MaybeSame.tsx'
import { kindsOf, type Shown } from './timeline-view.ts'

const PAGE = 40

/** The timeline of a customer, page after page. */
export function timelineOptions(contactId: number, shown: Exclude<Shown, 'changes'>) {
  const kinds = kindsOf(shown)
  return q.contacts.timeline.infiniteOptions({
    input: (before: { at: number; area: string; id: number } | undefined) => ({
      contactId,
      limit: PAGE,
      ...(kinds && { kinds }),
      ...(before && { before }),
    }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** The one to show; null while there is none yet. */
export function useProfileParts(id: number): number | null {
  const contact = useQuery(q.contacts.get.queryOptions({ input: { id } }))
  const matters = useQuery(q.contacts.matters.queryOptions({ input: { contactId: id } }))
  const standing = useQuery(q.visits.standing.queryOptions({ input: { contactId: id } }))
  const counts = useQuery(q.interactions.counts.queryOptions({ input: { contactId: id } }))
  const consent = useQuery(q.consent.state.queryOptions({ input: { contactId: id } }))
  const maybeSame = useMaybeSame(id)
  const household = useQuery(q.households.ofContact.queryOptions({ input: { contactId: id } }))
  const value = useValue(id)
  const timeline = useInfiniteQuery(timelineOptions(id, 'all'))
  const here =
    contact.isSuccess &&
    !matters.isPending &&
    !standing.isPending &&
    !counts.isPending &&
    !consent.isPending &&
    !maybeSame.isLoading &&
    !household.isPending &&
    !value.isLoading &&
    !timeline.isPending
  const [last, setLast] = useState<number | null>(null)
  if (here && last !== id) setLast(id)
  return here ? id : last
}
