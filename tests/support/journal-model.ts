// What the tables must show, worked out anew from the list of what was done: the commands that stand, replayed in order. It
// shares no line with the journal.
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import type { SqlValue } from '../../src/main/core/database/handle.ts'
import type { TableSet } from '../../src/main/core/database/table-set.ts'
import type { JournaledTable } from '../../src/main/core/database/tables.ts'
import type { Values } from './journal-adapters.ts'

export type Key = number | string

export interface Effect {
  readonly op: 'insert' | 'update' | 'kill' | 'restore'
  readonly table: string
  readonly key: Key
  readonly values: Values
  /** Taken back by an undo; effect by effect, because people may stay when a group goes. */
  undone: boolean
}

export interface Done {
  readonly command: number
  readonly effects: readonly Effect[]
}

interface Row {
  values: Record<string, SqlValue>
  lives: boolean
}

export interface Said {
  readonly person: number
  readonly word: string
  readonly row: string
}

export interface Shown {
  readonly key: Key
  readonly values: Values
  readonly owner: number | null
}

export class Model {
  readonly done: Done[] = []
  readonly erased = new Set<number>()
  /** Every word that was ever said about a person, for the search after an erasure. */
  readonly said: Said[] = []
  readonly #tables: TableSet

  constructor(tables: TableSet) {
    this.#tables = tables
  }

  find(command: number): Done | undefined {
    return this.done.find((one) => one.command === command)
  }

  /** Every row ever made, with what is stated of it now. */
  rows(): Map<string, Map<Key, Row>> {
    const tables = new Map<string, Map<Key, Row>>(this.#tables.journaled.map((table) => [table.name, new Map()]))
    for (const { effects } of this.done) {
      const kept = this.#kept(effects)
      for (const effect of effects) {
        if (effect.undone && !kept.has(`${effect.table}/${effect.key}`)) continue
        const rows = tables.get(effect.table) ?? new Map<Key, Row>()
        const row = rows.get(effect.key) ?? { values: {}, lives: false }
        rows.set(effect.key, row)
        if (effect.op !== 'kill' && effect.op !== 'restore') row.values = { ...row.values, ...effect.values }
        if (effect.op !== 'update') row.lives = effect.op !== 'kill'
      }
    }
    return tables
  }

  /** Rows a command made that no undo takes back, as the command left them. */
  #kept(effects: readonly Effect[]): ReadonlySet<string> {
    const made = effects.filter(
      ({ op, table, values }) => op === 'insert' && values['kept'] === 1 && this.#tables.byName(table).stays !== null,
    )
    return new Set(made.map(({ table, key }) => `${table}/${key}`))
  }

  /** The person somebody is after merges; a pointer to an erased person does not count. */
  canon(rows: ReadonlyMap<Key, Row>, id: number): number {
    const merged = this.#tables.person?.merged?.name ?? ''
    const path: number[] = []
    let at = id
    for (;;) {
      if (path.includes(at)) return Math.min(...path.slice(path.indexOf(at)))
      path.push(at)
      const next = this.erased.has(at) ? null : rows.get(at)?.values[merged]
      if (typeof next !== 'number' || this.erased.has(next)) return at
      at = next
    }
  }

  /** What every table shows. */
  shown(): Map<string, readonly Shown[]> {
    const rows = this.rows()
    const people = rows.get(this.#tables.person?.name ?? '') ?? new Map<Key, Row>()
    const isShown = (id: number) =>
      people.get(id)?.lives === true && !this.erased.has(id) && this.canon(people, id) === id
    const result = new Map<string, readonly Shown[]>()
    // Parents before children: an item is shown with its deal.
    for (const table of this.#tables.journaled) {
      const shown: Shown[] = []
      const parents = parentsOf(table, this.#tables)
      const hangs = (row: Row) =>
        parents.every(([column, parent]) => {
          const value = row.values[column]
          return value == null || result.get(parent)?.some((one) => one.key === value) === true
        })
      for (const [key, row] of rows.get(table.name) ?? []) {
        if (!hangs(row)) continue
        const contact = contactOf(table, key, row.values)
        const canon = contact === null ? null : this.canon(people, contact)
        const owner = canon !== null && isShown(canon) ? canon : null
        if (this.#isShown(table, { key, row, owner, contact, isShown })) {
          shown.push({ key, owner, values: this.#visible(table, row.values, contact) })
        }
      }
      result.set(table.name, shown)
    }
    return result
  }

  /** Words that must be nowhere: said of the erased, in rows that never were anybody else's. */
  erasedWords(): ReadonlySet<string> {
    const people = new Map<string, Set<number>>()
    for (const { row, person } of this.said) people.set(row, (people.get(row) ?? new Set()).add(person))
    const only = this.said.filter(({ row }) => [...(people.get(row) ?? [])].every((person) => this.erased.has(person)))
    return new Set(only.map(({ word }) => word))
  }

  #isShown(
    table: JournaledTable,
    one: { key: Key; row: Row; owner: number | null; contact: number | null; isShown: (id: number) => boolean },
  ): boolean {
    if (table.kind === 'person') return one.isShown(Number(one.key))
    if (!one.row.lives) return false
    if (table.kind !== 'part' || table.person === null || one.contact === null) return true
    return one.owner !== null && !this.erased.has(one.contact ?? 0)
  }

  #visible(table: JournaledTable, values: Values, contact: number | null): Values {
    if (contact === null || !this.erased.has(contact)) return values
    // Text that must say something says nothing.
    const blank = table.blankOnErase.map(({ name, notNull }) => [name, notNull ? '' : null])
    return { ...values, ...(Object.fromEntries(blank) as Values) }
  }
}

/** Stated columns that point to a part or ledger row: [column, table]. */
function parentsOf(table: JournaledTable, tables: TableSet): readonly (readonly [string, string])[] {
  return getTableConfig(table.drizzle).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference()
    const [column] = columns
    const parent = getTableConfig(foreignTable).name
    const moves = tables.movable.some((one) => one.name === parent)
    return column !== undefined && moves ? [[column.name, parent] as const] : []
  })
}

/** The stated contact of a row. */
export function contactOf(table: JournaledTable, key: Key, values: Values): number | null {
  if (table.person === null) return null
  const at = table.key.indexOf(table.person.contact)
  const contact = at < 0 ? values[table.person.contact] : (JSON.parse(String(key)) as SqlValue[])[at]
  return typeof contact === 'number' ? contact : null
}
