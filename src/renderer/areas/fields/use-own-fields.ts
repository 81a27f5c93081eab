// The fields that the shop defined for customers, visits, products or tasks, and where values are typed.
import { useQuery } from '@tanstack/react-query'
import type { CustomField, FieldSubject } from '../../../shared/contract/fields.ts'
import { q } from '../../api/queries.ts'
import { useFormats } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { useToday } from '../contacts/use-today.ts'
import type { TypedIn } from './custom-draft.ts'

const NONE: readonly CustomField[] = []

/** In their order; empty until they are read. */
export function useOwnFields(subject: FieldSubject): readonly CustomField[] {
  return useQuery(q.fields.list.queryOptions({ input: { subject } })).data ?? NONE
}

/** Whether this sign-in may see what is said of customers in own fields. */
export function useSeesOwnFields(): boolean {
  return !useHere().hiddenFields.includes('contact_value.value')
}

export function useTypedIn(): TypedIn {
  const { locale } = useFormats()
  const { shop } = useHere()
  const thisYear = new Date(useToday() * 86_400_000).getUTCFullYear()
  return { locale, currency: shop.currency, thisYear }
}
