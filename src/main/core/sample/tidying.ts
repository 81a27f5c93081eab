// How the people of the sample shop tidy their book: who lives together becomes a household, who was written down twice becomes one
// record, and what somebody said on the phone without a name waits for one.
import type { Caller } from './caller.ts'

const HOUSEHOLDS = 8
const MERGED = 2

/** Calls of people nobody knew, the evening they came in. */
const UNKNOWN = [
  {
    caller: 'A woman, 617 555 0147',
    words: 'Asks whether the rye can be had without caraway.',
    tone: 'question',
    open: true,
  },
  {
    caller: '',
    words: 'The birthday cake was the best we ever had. Rang off before we could ask the name.',
    tone: 'compliment',
    open: false,
  },
] as const

/** On an evening after the shop has closed. */
export async function tidyBook(call: Caller): Promise<void> {
  const { rows } = await call('households', 'found', { limit: 40 })
  const families = rows.filter(({ why, household }) => why === 'address-and-name' && household === null)
  for (const { people, families: names } of families.slice(0, HOUSEHOLDS)) {
    const contactIds = people.map(({ id }) => id)
    await call('households', 'create', { contactIds, name: `The ${names.join(' and ')} family` })
  }
  for (const { caller, words, tone, open } of UNKNOWN) {
    const from = caller === '' ? {} : { caller }
    await call('interactions', 'add', {
      contactId: null,
      kind: 'call',
      direction: 'in',
      begunBy: 'customer',
      words,
      tone,
      open,
      ...from,
    })
  }
  await call('duplicates', 'find', { limit: 1 })
  const { groups } = await call('duplicates', 'groups', { limit: 50 })
  for (const { people } of groups.filter(({ sure }) => sure).slice(0, MERGED)) {
    await call('duplicates', 'merge', { ids: people.map(({ id }) => id) })
  }
  // They know better than the program: one of the less likely pairs is two people.
  const doubtful = groups.filter(({ sure }) => !sure).at(-1)
  if (doubtful !== undefined) await call('duplicates', 'notSame', { ids: doubtful.people.map(({ id }) => id) })
}
