// One command of another machine, taken in under its own number and clock: births as images into `hidden`, from where
// settling shows them; cells always into the journal, and into tables where they win.
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { applyEntries } from './apply.ts'
import type { BundleCommand } from './bundle.ts'
import type { Journal } from './command.ts'
import type { ArrivedHeader } from './command-header.ts'
import type { WriteDb } from './handle.ts'
import { peopleOf } from './merge-people.ts'
import { showLookup } from './show.ts'
import { jsonOf, keyPart, quoted, valueIn } from './table-sql.ts'
import type { TableSet } from './table-set.ts'
import type { JournaledTable, StatedColumn } from './tables.ts'

/** The order is the caller's affair: what the command stands on is here. */
export function takeCommand(journal: Journal, command: BundleCommand): void {
  const { tables } = journal
  journal.receive(headerOf(command), (tx, seq) => {
    const touched = tablesOf(command, tables)
    writeBirths(tx, tables, { seq, command })
    writeLives(tx, { seq, command })
    writeCells(tx, { seq, command })
    for (const table of touched) if (table.natural) sayNatural(tx, table, seq)
    for (const table of touched) if (table.kind === 'lookup') showLookup(tx, table)
    const before = peopleOf(tx, touched, seq)
    for (const table of touched) unhook(tx, table, seq)
    applyEntries(tx, tables, seq)
    noteKnown(tx, command)
    return [...new Set([...before, ...peopleOf(tx, touched, seq)])]
  })
}

function headerOf({ hash, ...command }: BundleCommand): ArrivedHeader {
  return { ...command, hash: Buffer.from(hash, 'hex') }
}

function noteKnown(tx: WriteDb, { machine, n, hash }: BundleCommand): void {
  tx.run(
    `INSERT INTO known (machine, n, hash) VALUES (?, ?, ?)
     ON CONFLICT (machine) DO UPDATE SET n = excluded.n, hash = excluded.hash`,
    machine,
    n,
    Buffer.from(hash, 'hex'),
  )
}

function tablesOf({ born, life, lifeRange, cells }: BundleCommand, set: TableSet): readonly JournaledTable[] {
  const numbers = new Set([...born, ...life, ...lifeRange, ...cells].map(([number]) => number))
  return set.journaled.filter((table) => numbers.has(table.number))
}

interface Taking {
  readonly seq: number
  readonly command: BundleCommand
}

function writeBirths(tx: WriteDb, set: TableSet, { seq, command }: Taking): void {
  for (const [tbl, lo, hi, images] of command.born) {
    const table = set.byNumber(tbl)
    tx.run('INSERT INTO born (tbl, lo, hi, cmd) VALUES (?, ?, ?, ?)', tbl, lo, hi, seq)
    const whole = completed(tx, table, 'value ->> 1')
    const contact = table.stated.find((column) => column.name === table.person?.contact)
    const parent = contact === undefined ? 'NULL' : valueIn(contact, 'value ->> 1')
    tx.run(
      `INSERT INTO hidden (tbl, row, parent, image) SELECT ${tbl}, value ->> 0, ${parent}, ${whole} FROM json_each(?) b
        WHERE NOT EXISTS (SELECT 1 FROM gone WHERE tbl = ${tbl} AND row = b.value ->> 0)`,
      JSON.stringify(images),
    )
    // The sender has no image of it: emptied there, so emptied here.
    const held = new Set(images.map(([id]) => id))
    for (let id = lo; held.size < hi - lo + 1 && id <= hi; id += 1) {
      if (!held.has(id)) tx.run('INSERT INTO gone (tbl, row) VALUES (?, ?) ON CONFLICT DO NOTHING', tbl, id)
    }
  }
}

/** Columns its author's program did not know yet get the value they have in rows written before. */
function completed(tx: WriteDb, table: JournaledTable, image: string): string {
  const defaults = new Map(
    tx
      .all<{ name: string; value: string | null }>(
        'SELECT name, dflt_value value FROM pragma_table_info(?) WHERE dflt_value IS NOT NULL',
        table.name,
      )
      .map(({ name, value }) => [name, value]),
  )
  const lacking = table.stated.map((column) => {
    const standard = defaults.get(column.name) ?? 'NULL'
    return `, '$."${column.number}"', ${jsonOf(column, `(${standard})`)}`
  })
  return lacking.length === 0 ? image : `json_insert(${image}${lacking.join('')})`
}

function writeLives(tx: WriteDb, { seq, command }: Taking): void {
  tx.run(
    `INSERT INTO life (tbl, row, cmd, op) SELECT value ->> 0, value ->> 1, ?, value ->> 2 FROM json_each(?)`,
    seq,
    JSON.stringify(command.life),
  )
  tx.run(
    `INSERT INTO life_range (tbl, lo, hi, cmd, op)
     SELECT value ->> 0, value ->> 1, value ->> 2, ?, value ->> 3 FROM json_each(?)`,
    seq,
    JSON.stringify(command.lifeRange),
  )
}

/** Of an emptied row only the version is kept. */
function writeCells(tx: WriteDb, { seq, command }: Taking): void {
  const unless = (value: string) =>
    `CASE WHEN EXISTS (SELECT 1 FROM gone WHERE tbl = c.value ->> 0 AND row = c.value ->> 1) THEN NULL ELSE ${read(value)} END`
  tx.run(
    `INSERT INTO cell (cmd, tbl, row, col, old, new)
     SELECT ?, c.value ->> 0, c.value ->> 1, c.value ->> 2, ${unless('c.value ->> 3')}, ${unless('c.value ->> 4')}
       FROM json_each(?) c ORDER BY c.key`,
    seq,
    JSON.stringify(command.cells),
  )
}

/** The value of a JSON text as the bundle holds it. */
function read(json: string): string {
  return `CASE json_type(${json}) WHEN 'object' THEN unhex(json_extract(${json}, '$.b')) ELSE json_extract(${json}, '$') END`
}

/**
 * A row that will hang on another row (an item on another deal) goes out of sight first: that other row may be hidden here.
 * Settling brings it back when it is there.
 */
function unhook(tx: WriteDb, table: JournaledTable, seq: number): void {
  if (table.kind === 'lookup' || table.natural) return
  const keys = getTableConfig(table.drizzle).foreignKeys.map((key) => key.reference().columns[0]?.name)
  for (const { number } of table.stated.filter((column) => keys.includes(column.name))) {
    const rows = `SELECT row FROM cell WHERE cmd = ? AND tbl = ${table.number} AND col = ${number}`
    tx.run(`DELETE FROM ${quoted(table.name)} WHERE id IN (${rows})`, seq)
  }
}

/** A row with a natural key is not born but said: the first time it has no image yet, and is what its cells say. */
function sayNatural(tx: WriteDb, table: JournaledTable, seq: number): void {
  const t = table.number
  const value = ({ number }: StatedColumn) => `(SELECT c.new FROM cell c JOIN command k ON k.seq = c.cmd
    WHERE c.tbl = ${t} AND c.row = l.row AND c.col = ${number} ORDER BY k.clock DESC, k.machine DESC LIMIT 1)`
  const pairs = table.stated.map((column) => `'${column.number}', ${jsonOf(column, value(column))}`)
  const at = table.key.indexOf(table.person?.contact ?? '')
  const parent = at < 0 ? 'NULL' : keyPart('l.row', at)
  const there = table.key.map((name, index) => `s.${quoted(name)} = ${keyPart('l.row', index)}`).join(' AND ')
  tx.run(
    `INSERT INTO hidden (tbl, row, parent, image) SELECT ${t}, l.row, ${parent}, json_object(${pairs.join(', ')})
       FROM life l WHERE l.cmd = ? AND l.tbl = ${t}
        AND NOT EXISTS (SELECT 1 FROM gone WHERE tbl = ${t} AND row = l.row)
        AND NOT EXISTS (SELECT 1 FROM hidden WHERE tbl = ${t} AND row = l.row)
        AND NOT EXISTS (SELECT 1 FROM ${quoted(table.name)} s WHERE ${there})`,
    seq,
  )
}
