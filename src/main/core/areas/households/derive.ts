// Keeps where people live in step with what is said: called after every command, undo and merge.
import { searchWords } from '../../../../shared/domain/fold.ts'
import type { WriteDb } from '../../database/handle.ts'
import { setHomes, type ContactHome } from '../contacts/service.ts'

const AT_ONCE = 1_000

/**
 * Every household that is said of each person, the one they live in first. After a merge several may be: what was said of the
 * person themselves goes before what was said of somebody who became part of them, then the latest word, then the smaller id.
 */
const LIVES = `SELECT c.id AS contactId, h.id AS householdId, h.street, h.postcode, h.city, h.region, h.country
  FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value CROSS JOIN household_member k ON k.owner_id = c.id
    CROSS JOIN household h ON h.id = k.household_id
  WHERE h.archived = 0 AND h.dissolved = 0
  ORDER BY m.key, k.contact_id <> k.owner_id, k.joined_at DESC, k.contact_id`

/** `ids`: shown people. */
export function deriveMembers(tx: WriteDb, ids: readonly number[]): void {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    const homes = new Map<number, ContactHome>()
    for (const home of tx.all<ContactHome>(LIVES, JSON.stringify(some))) {
      if (!homes.has(home.contactId)) homes.set(home.contactId, home)
    }
    setHomes(tx, some, [...homes.values()])
  }
}

interface Named {
  readonly id: number
  readonly name: string
  readonly street: string
  readonly city: string
  readonly words: string | null
}

/** `ids`: households. Whoever lives there lives at another address now, or nowhere together. */
export function deriveHouseholds(tx: WriteDb, ids: readonly number[]): void {
  const named =
    'SELECT h.id, h.name, h.street, h.city, h.words FROM json_each(?) m CROSS JOIN household h ON h.id = m.value'
  for (const { id, name, street, city, words } of tx.all<Named>(named, JSON.stringify(ids))) {
    const right = [...new Set([name, street, city].flatMap(searchWords))].map((word) => ` ${word}`).join('')
    if (right !== words) tx.run('UPDATE household SET words = ? WHERE id = ?', right, id)
  }
  const living = tx.pluck<number>(
    'SELECT DISTINCT k.owner_id FROM json_each(?) m CROSS JOIN household_member k ON k.household_id = m.value',
    JSON.stringify(ids),
  )
  deriveMembers(tx, living)
}
