// Opens the list of customers narrowed to those who were counted: whoever follows a link to it finds them there.
import type { ContactFilter } from '../../../shared/contract/contacts.ts'
import { listMemory } from '../contacts/list/list-memory.ts'
import { PLAIN } from '../contacts/list/list-state.ts'

export function showPeople(filter: ContactFilter): void {
  listMemory.keep({ state: { ...PLAIN, filter, sort: 'spend', descending: true }, view: null, last: null })
}
