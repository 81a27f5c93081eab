// Says whose a visit was: of somebody nobody knew then, or of somebody else than was thought. Amounts and days stay as the
// ledger has them; only whose they are is said anew.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'

// What came back of it, and what takes any of them back, was the same person's.
const FAMILY = `WITH RECURSIVE family (id) AS (
    SELECT ? UNION SELECT v.id FROM family f JOIN visit v ON v.corrects = f.id
    UNION SELECT v.id FROM family f JOIN visit v ON v.return_of = f.id AND v.owner_id IS ?)
  SELECT id FROM family`

const TABLES = { visit: 'id', sale_line: 'visit_id', payment: 'visit_id', visit_value: 'visit_id' } as const

/**
 * Errors: NOT_FOUND for it, for nobody, and for somebody in the trash; BAD_INPUT for a counter-entry (`id counter_entry`), and for what
 * somebody owes and would be nobody's (`contactId on_account`).
 */
export function attachVisit({ db }: CommandContext, { id, contactId }: InputOf<typeof visits.attach>): void {
  const row = db.get<{ owner: number | null; kind: string }>(
    'SELECT owner_id AS owner, kind FROM visit WHERE id = ?',
    id,
  )
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'visit' })
  if (row.kind === 'correction') refuse('id', 'counter_entry')
  const whose = contactId === null ? null : shownPerson(db, contactId)
  if (whose === row.owner) return
  const family = db.pluck<number>(FAMILY, id, row.owner)
  if (whose === null && onAccount(db, family)) refuse('contactId', 'on_account')
  for (const [table, column] of Object.entries(TABLES)) {
    for (const one of family) db.run(`UPDATE ${table} SET contact_id = ? WHERE ${column} = ?`, whose, one)
  }
}

function refuse(path: string, rule: string): never {
  throw new Failure('BAD_INPUT', { issues: [{ path, rule }] })
}

function onAccount(db: ReadDb, family: readonly number[]): boolean {
  const owed = `SELECT 1 FROM payment WHERE visit_id = ? AND tender = 'account' LIMIT 1`
  return family.some((visit) => db.get(owed, visit) !== undefined)
}

function shownPerson(db: ReadDb, asked: number): number {
  const person = canonOf(db, asked)
  if (db.get('SELECT 1 FROM contact WHERE id = ?', person) === undefined)
    throw new Failure('NOT_FOUND', { what: 'contact' })
  return person
}
