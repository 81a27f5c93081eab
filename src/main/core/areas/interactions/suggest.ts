// Whom something may have been said by, of whom only a name or a number was heard.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { interactions } from '../../../../shared/contract/interactions.ts'
import { callerNumbers, callerWords } from '../../../../shared/domain/caller.ts'
import type { QueryContext } from '../../area.ts'
import { searchContacts } from '../contacts/service.ts'
import { getInteraction } from './queries.ts'

const MOST = 5
const A_WORD = /[\p{L}\p{M}\p{N}@.'’-]{3,}/gu

/** What to look for, the surest first: numbers, all other words together, each of them by itself, the last one first. */
export function soughtIn(caller: string): readonly string[] {
  const rest = callerWords(caller)
  const words = rest.match(A_WORD) ?? []
  return [...new Set([...callerNumbers(caller), rest, ...words.toReversed()])].filter((text) => text !== '')
}

/** As the search box finds people, by what names them alone. Errors: NOT_FOUND. */
export function suggestPeople(
  context: QueryContext,
  { id }: InputOf<typeof interactions.suggest>,
): OutputOf<typeof interactions.suggest> {
  const { caller } = getInteraction(context.db, id)
  const found = new Map<number, OutputOf<typeof interactions.suggest>[number]>()
  for (const text of caller === null ? [] : soughtIn(caller)) {
    for (const { id: person, name, number, matched } of searchContacts([], context, { text, limit: MOST })) {
      const named = matched === 'phone' || matched === 'email' || matched === 'name'
      if (named && found.size < MOST && !found.has(person)) found.set(person, { id: person, name, number, matched })
    }
  }
  return [...found.values()]
}
