// "These are two": remembered of a pair as it was said, and read as who they are now, so that it holds also after one of them
// became part of a third.
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

const SAID = `SELECT coalesce(x.canon_id, n.a_id) AS a, coalesce(y.canon_id, n.b_id) AS b FROM not_same n
  LEFT JOIN alias x ON x.id = n.a_id LEFT JOIN alias y ON y.id = n.b_id`

export const pairKey = (one: number, other: number): string =>
  one < other ? `${String(one)} ${String(other)}` : `${String(other)} ${String(one)}`

/** Keys of all pairs said to be two, of who they are now; whoever became one in spite of it is left out. */
export function saidNotSame(db: ReadDb): ReadonlySet<string> {
  const rows = db.all<{ a: number; b: number }>(SAID)
  return new Set(rows.filter(({ a, b }) => a !== b).map(({ a, b }) => pairKey(a, b)))
}

const SHOWN = 'SELECT 1 FROM contact WHERE id = ?'

/** Each from each; answers how many pairs were not said before. Errors: NOT_FOUND, BAD_INPUT for one person alone. */
export function sayNotSame(db: WriteDb, asked: readonly number[]): number {
  const ids = [...new Set(asked)].sort((a, b) => a - b)
  if (ids.length < 2) throw new Failure('BAD_INPUT', { issues: [{ path: 'ids', rule: 'itself' }] })
  for (const id of ids) if (db.get(SHOWN, id) === undefined) throw new Failure('NOT_FOUND', { what: 'contact' })
  const known = saidNotSame(db)
  let said = 0
  for (const [at, a] of ids.entries()) {
    for (const b of ids.slice(at + 1)) {
      if (known.has(pairKey(a, b))) continue
      db.run('INSERT INTO not_same (a_id, b_id) VALUES (?, ?)', a, b)
      said += 1
    }
  }
  return said
}
