// How many customers the book has, for the navigation and the list.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'

/** Undefined until it is known. */
export function useCustomerCount(): number | undefined {
  return useQuery(q.contacts.vocabulary.queryOptions({ input: {} })).data?.total
}
