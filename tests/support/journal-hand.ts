// The simulation's hand: writes rows as a service would, and notes for the model what it did.
import { isDeepStrictEqual } from 'node:util'
import type { SqlValue, WriteDb } from '../../src/main/core/database/handle.ts'
import { isRow, keyOf, quoted } from '../../src/main/core/database/table-sql.ts'
import type { TableSet } from '../../src/main/core/database/table-set.ts'
import type { JournaledTable } from '../../src/main/core/database/tables.ts'
import { restore } from '../../src/main/core/database/trash.ts'
import type { Values } from './journal-adapters.ts'
import { contactOf, type Effect, type Key, type Model } from './journal-model.ts'

export interface Belonging {
  /** Whom it is said of. */
  readonly contact: number | null
  /** Who that is now; null leaves it to settle. */
  readonly owner: number | null
}

/** What one command does, row by row. */
export class Hand {
  readonly effects: Effect[] = []
  readonly #tx: WriteDb
  readonly #tables: TableSet
  readonly #model: Model

  constructor(tx: WriteDb, tables: TableSet, model: Model) {
    this.#tx = tx
    this.#tables = tables
    this.#model = model
  }

  insert(name: string, values: Values, belonging?: Belonging): Key {
    const table = this.#tables.byName(name)
    const row: Record<string, SqlValue> = { ...values }
    if (!table.natural) row['id'] = this.#tx.newId(name)
    if (table.person !== null) row[table.person.contact] = belonging?.contact ?? null
    const written = table.person === null ? row : { ...row, [table.person.owner]: belonging?.owner ?? null }
    const columns = Object.keys(written)
    this.#tx.run(
      `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ...Object.values(written),
    )
    const key = table.natural ? JSON.stringify(table.key.map((column) => row[column])) : Number(row['id'])
    const stated = Object.fromEntries(
      table.stated.map((column) => [column.name, row[column.name] ?? defaultOf(column.notNull)]),
    )
    this.#note(table, { op: 'insert', key, values: stated })
    return key
  }

  update(name: string, key: Key, values: Values): void {
    const table = this.#tables.byName(name)
    if (Object.keys(values).length === 0) return
    const before = this.#read(table, key)
    const sets = Object.keys(values).map((column) => `${quoted(column)} = ?`)
    this.#tx.run(
      `UPDATE ${quoted(name)} AS t SET ${sets.join(', ')} WHERE ${isRow(table, 't', '?')}`,
      ...Object.values(values),
      ...table.key.map(() => key),
    )
    const after = this.#read(table, key)
    // Saying what is there already changes nothing: no entry, and nothing for an undo to stumble on.
    const stated = Object.fromEntries(
      Object.entries(values).filter(
        ([column]) =>
          table.stated.some((one) => one.name === column) && !isDeepStrictEqual(before[column], after[column]),
      ),
    )
    if (Object.keys(stated).length > 0) this.#note(table, { op: 'update', key, values: stated })
  }

  /** Deletes a row, and sees which parts SQLite takes along although their person stays. */
  remove(name: string, key: Key): void {
    const table = this.#tables.byName(name)
    const before = table.kind === 'person' ? [] : this.#keys()
    this.#tx.run(`DELETE FROM ${quoted(name)} AS t WHERE ${isRow(table, 't', '?')}`, ...table.key.map(() => key))
    this.#note(table, { op: 'kill', key, values: {} })
    if (table.kind === 'person') return
    const after = new Set(this.#keys())
    for (const line of before.filter((one) => !after.has(one) && one !== `${name}\n${key}`)) {
      const [other = '', row = ''] = line.split('\n')
      const child = this.#tables.byName(other)
      this.#note(child, { op: 'kill', key: child.natural ? row : Number(row), values: {} })
    }
  }

  restore(name: string, key: Key): void {
    const table = this.#tables.byName(name)
    restore(this.#tx, table, key)
    this.#note(table, { op: 'restore', key, values: {} })
  }

  #read(table: JournaledTable, key: Key): Values {
    const sql = `SELECT * FROM ${quoted(table.name)} t WHERE ${isRow(table, 't', '?')}`
    return this.#tx.get<Values>(sql, ...table.key.map(() => key)) ?? {}
  }

  #keys(): string[] {
    return this.#tables.movable.flatMap((table) =>
      this.#tx
        .pluck<Key>(`SELECT ${keyOf(table, 't')} FROM ${quoted(table.name)} t`)
        .map((key) => `${table.name}\n${key}`),
    )
  }

  #note(table: JournaledTable, effect: Pick<Effect, 'op' | 'key' | 'values'>): void {
    this.effects.push({ ...effect, table: table.name, undone: false })
    const known = this.#model.rows().get(table.name)?.get(effect.key)?.values ?? {}
    const mine = this.effects.filter((one) => one.table === table.name && one.key === effect.key)
    const values = Object.assign({}, known, ...mine.map((one) => one.values)) as Values
    const person = table.kind === 'person' ? Number(effect.key) : contactOf(table, effect.key, values)
    if (person === null) return
    // A ledger row outlives its person; of its words only those marked as free text must go.
    const free = table.kind === 'ledger' ? table.blankOnErase.map((column) => column.name) : null
    for (const [column, word] of Object.entries(values)) {
      if (typeof word !== 'string' || !/^w\d+x$/.test(word) || free?.includes(column) === false) continue
      this.#model.said.push({ person, word, row: `${table.name}/${effect.key}` })
    }
  }
}

function defaultOf(notNull: boolean): SqlValue {
  return notNull ? 0 : null
}
