// A new customer from what was heard of somebody: their number, and the words beside it as a name. Pure.
import type { ContactPatch } from '../../../shared/contract/contacts.ts'
import { callerNumbers, callerWords } from '../../../shared/domain/caller.ts'

/** Null where nothing was heard that names anybody. */
export function customerFrom(caller: string): ContactPatch | null {
  const phones = callerNumbers(caller).map((typed) => ({ typed, label: 'mobile' as const }))
  const words = callerWords(caller)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (phones.length === 0 && words.length === 0) return null
  const [given, family] = words.length > 1 ? [words.slice(0, -1).join(' '), words.at(-1) ?? ''] : ['', words[0] ?? '']
  return { given, family, phones }
}
