// "This is right": what was found and is so nevertheless. Kept with its value, so that another value is found again.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { quality } from '../../../../shared/contract/quality.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import { canonOf } from '../../database/people.ts'

const KNOWN = 'SELECT contact_id FROM quality_leave WHERE owner_id = ? AND code = ? AND item = ?'
const AGAIN = 'UPDATE quality_leave SET value = ?, at = ?, by = ? WHERE owner_id = ? AND code = ? AND item = ?'
const NEW = 'INSERT INTO quality_leave (contact_id, code, item, owner_id, value, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)'

/** Errors: NOT_FOUND for nobody, and for somebody in the trash. */
export function leaveAsItIs(
  { db, session, outside }: CommandContext,
  { contactId, code, item, value }: InputOf<typeof quality.leave>,
): void {
  const person = canonOf(db, contactId)
  if (db.get('SELECT 1 FROM contact WHERE id = ?', person) === undefined) {
    throw new Failure('NOT_FOUND', { what: 'contact' })
  }
  const now = outside.clock.now()
  if (db.get(KNOWN, person, code, item) === undefined) {
    db.run(NEW, person, code, item, person, value, now, session.userId)
  } else db.run(AGAIN, value, now, session.userId, person, code, item)
}

/** Errors: NOT_FOUND where nothing was said. */
export function doubt({ db }: CommandContext, { contactId, code, item }: InputOf<typeof quality.doubt>): void {
  const person = canonOf(db, contactId)
  const { changes } = db.run(
    'DELETE FROM quality_leave WHERE owner_id = ? AND code = ? AND item = ?',
    person,
    code,
    item,
  )
  if (changes === 0) throw new Failure('NOT_FOUND', { what: 'contact' })
}
