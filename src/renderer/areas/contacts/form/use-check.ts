// Asks the core how a phone, an e-mail or a date would be stored, a moment after the last letter.
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'

const PAUSE_MS = 250

function useChecked(kind: 'phone' | 'email' | 'date', typed: string) {
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const check = useQuery({
    ...q.contacts.check.queryOptions({ input: { [kind]: text } }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  return text === typed.trim() && text !== '' ? (check.data ?? null) : null
}

/** Null while it is not known or nothing is typed. */
export const usePhoneCheck = (typed: string) => useChecked('phone', typed)?.phone ?? null
export const useEmailCheck = (typed: string) => useChecked('email', typed)?.email ?? null
export const useDateCheck = (typed: string) => useChecked('date', typed)?.date ?? null
