// The household as one line, for the counter: "The Berg family, 3 people".
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'

export function HouseholdLine({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const input = { contactId, suggest: false }
  const household = useQuery(q.households.ofContact.queryOptions({ input })).data?.household
  if (household == null || household.members.length < 2) return null
  return <span>{words('households.counter', { name: household.name, count: household.members.length })}</span>
}
