// Who became part of somebody, with the command that is to be undone to have them back.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { duplicates } from '../../../../shared/contract/duplicates.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { displayName } from '../../../../shared/domain/person-name.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { rebuilt } from '../../database/table-sql.ts'
import { CONTACT_COLUMNS, CONTACT_TABLE, contactTables } from '../contacts/service.ts'
import { TICKS_PER_MS } from '../../database/command-header.ts'

const IMAGE = new Map(
  contactTables.flatMap((table) => (table.local || table.kind !== 'person' ? [] : rebuilt(table, 'h.row', 'h.image'))),
)
const NAMED = ['kind', 'given', 'family', 'nickname', 'family_first'].map(
  (name) => `${IMAGE.get(name) ?? 'NULL'} AS ${name}`,
)

/** The newest word on whom they are part of, and the command of which it is. */
const SAID = `SELECT k.root, k.clock, r.usr FROM cell j JOIN command k ON k.seq = j.cmd JOIN command r ON r.seq = k.root
  WHERE j.tbl = ${String(CONTACT_TABLE)} AND j.row = ? AND j.col = ${String(CONTACT_COLUMNS.merged_into)}
  ORDER BY k.clock DESC, k.machine DESC LIMIT 1`
const PARTS = `SELECT a.id, ${NAMED.join(', ')} FROM alias a
  JOIN hidden h ON h.tbl = ${String(CONTACT_TABLE)} AND h.row = +a.id WHERE a.canon_id = ? AND a.id <> a.canon_id`

interface Part {
  readonly id: number
  readonly kind: 'person' | 'company'
  readonly given: string
  readonly family: string
  readonly nickname: string | null
  readonly family_first: number
}

/** Newest first; nobody where nobody did. */
export function mergedInto(db: ReadDb, asked: number): OutputOf<typeof duplicates.merged> {
  const id: SqlValue = canonOf(db, asked)
  return db
    .all<Part>(PARTS, id)
    .map((part) => {
      const said = db.get<{ root: number; clock: number; usr: number | null }>(SAID, part.id)
      const number = customerNumber(part.id)
      return {
        id: part.id,
        number,
        name: displayName({ ...part, familyFirst: part.family_first === 1 }) || number,
        at: said === undefined ? 0 : Math.floor(said.clock / TICKS_PER_MS),
        by: said?.usr == null ? '' : (db.pluck<string>('SELECT name FROM user WHERE id = ?', said.usr)[0] ?? ''),
        command: said?.root ?? null,
      }
    })
    .sort((a, b) => b.at - a.at || b.id - a.id)
}
