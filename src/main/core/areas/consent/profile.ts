// Who wants no profile made of them (opt-out of scoring). Their receipts stay, as the law wants; nobody judges them by these.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { consent } from '../../../../shared/contract/consent.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { personOrFail } from './may-write.ts'

/** UTC epoch ms since when; null where nobody said so. */
export function noProfileSince(db: ReadDb, person: number): number | null {
  return db.pluck<number>('SELECT min(said_at) FROM no_profile WHERE owner_id = ?', person)[0] ?? null
}

/** Everybody who is shown and wants none: an audience that is chosen by a score must leave them out. */
export function peopleWithoutProfile(db: ReadDb): ReadonlySet<number> {
  return new Set(db.pluck<number>('SELECT owner_id FROM no_profile'))
}

/** Errors: NOT_FOUND. */
export function setProfile(
  { db, session, outside }: CommandContext,
  { contactId, allowed }: InputOf<typeof consent.profile>,
): void {
  const person = personOrFail(db, contactId)
  if (allowed) db.run('DELETE FROM no_profile WHERE owner_id = ?', person)
  else if (noProfileSince(db, person) === null) {
    db.run(
      'INSERT INTO no_profile (contact_id, owner_id, said_at, user_id) VALUES (?, ?, ?, ?)',
      person,
      person,
      outside.clock.now(),
      session.userId,
    )
  }
}
