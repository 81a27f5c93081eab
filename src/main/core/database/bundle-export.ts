// Makes a bundle: what a receiver lacks of all that is known here, whoever wrote it. A machine relays everybody's commands,
// so that one lost machine or file holds up nobody.
import { bundleHeader, type Bundle, type BundleCommand } from './bundle.ts'
import { entriesFor } from './bundle-rows.ts'
import type { Journal } from './command.ts'
import type { ReadDb } from './handle.ts'
import { vectorOf, type Vector } from './known.ts'

export interface ExportRequest {
  /** Which book; see header.json. */
  readonly book: string
  /** What the receiver is known to have, from the vector of its own newest bundle; empty when nothing is known of it. */
  readonly known: Vector
  /** At most so many commands; the header says when there are more. */
  readonly limit?: number
}

/** Reads what `known` lacks, in the order of arrival here; nothing is written and nothing is marked as sent. */
export function exportBundle({ db, schema, tables }: Journal, { book, known, limit }: ExportRequest): Bundle {
  const vector = vectorOf(db)
  const [from] = db.pluck<number>('SELECT machine FROM self')
  const commands = lacking(db, { vector, known, limit: limit === undefined ? -1 : limit + 1 })
  const sent = limit === undefined ? commands : commands.slice(0, limit)
  return {
    header: bundleHeader({
      book,
      from: from ?? 0,
      schema,
      vector,
      machines: db
        .all<{ number: number; name: string }>('SELECT number, name FROM machine ORDER BY number')
        .map(({ number, name }) => [number, name]),
      erased: db.all<{ tbl: number; row: number }>('SELECT tbl, row FROM erased').map(({ tbl, row }) => [tbl, row]),
      gone: db
        .all<{ tbl: number; row: number | string }>('SELECT tbl, row FROM gone')
        .map(({ tbl, row }) => [tbl, row]),
      commands: sent.length,
      more: sent.length < commands.length,
    }),
    commands: sent.map(({ seq, ...command }) => ({ ...command, ...entriesFor(db, tables, seq) })),
  }
}

type Head = Omit<BundleCommand, 'born' | 'life' | 'lifeRange' | 'cells'> & { readonly seq: number }

interface Row {
  readonly seq: number
  readonly machine: number
  readonly n: number
  readonly clock: number
  readonly usr: number | null
  readonly kind: string
  readonly um: number | null
  readonly un: number | null
  readonly grp: number | null
  readonly needs: string | null
  readonly schema: number
  readonly args: string | null
  readonly hash: Uint8Array | null
}

interface Lacking {
  readonly vector: Bundle['header']['vector']
  readonly known: Vector
  readonly limit: number
}

function lacking(db: ReadDb, { vector, known, limit }: Lacking): readonly Head[] {
  const after = vector.map(([machine]) => [machine, known.get(machine) ?? 0])
  return db
    .all<Row>(
      `SELECT c.seq, c.machine, c.n, c.clock, c.usr, c.kind, c.um, c.un, c.grp, c.needs, c.schema, c.args, c.hash
         FROM json_each(?) m CROSS JOIN command c ON c.machine = m.value ->> 0 AND c.n > m.value ->> 1
        ORDER BY c.seq LIMIT ?`,
      JSON.stringify(after),
      limit,
    )
    .map(({ usr, um, un, grp, hash, ...row }) => ({
      ...row,
      user: usr,
      undoes: um === null || un === null ? null : [um, un],
      group: grp,
      hash: Buffer.from(hash ?? []).toString('hex'),
    }))
}
