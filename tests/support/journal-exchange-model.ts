// What the machines must say once they are equal, worked out from the notes of what people did and not from the journal's
// entries: for every cell the newest word of anybody, whatever came when. What an undo touched is left to other tests.
import type { SqlValue } from '../../src/main/core/database/handle.ts'
import { hiddenValues } from '../../src/main/core/database/trash.ts'
import { isRow, quoted } from '../../src/main/core/database/table-sql.ts'
import type { JournaledTable } from '../../src/main/core/database/tables.ts'
import type { Values } from './journal-adapters.ts'
import type { Machine } from './journal-machines.ts'
import type { Effect, Key } from './journal-model.ts'

export interface Noted {
  readonly machine: number
  readonly n: number
  readonly effects: readonly Effect[]
}

interface Word {
  readonly value: SqlValue
  readonly clock: number
  readonly machine: number
}

/** Differences, in words for developers. */
export function newestWord({ db, tables }: Machine, noted: readonly Noted[]): readonly string[] {
  const rows = new Map<string, { table: JournaledTable; key: Key; words: Map<string, Word>; life: Word | undefined }>()
  for (const { machine, n, effects } of noted) {
    // What a machine that was set back had told nobody is lost.
    const [clock] = db.pluck<number>('SELECT clock FROM command WHERE machine = ? AND n = ?', machine, n)
    if (clock === undefined) continue
    for (const { op, table: name, key, values } of effects) {
      const table = tables.byName(name)
      const row = rows.get(`${name}/${key}`) ?? { table, key, words: new Map<string, Word>(), life: undefined }
      rows.set(`${name}/${key}`, row)
      const later = (word: Word | undefined) =>
        word === undefined || clock > word.clock || (clock === word.clock && machine >= word.machine)
      if (op === 'insert' || op === 'update') {
        for (const [column, value] of Object.entries(values)) {
          if (later(row.words.get(column))) row.words.set(column, { value, clock, machine })
        }
      }
      // What was made and thrown away by one command is nothing.
      const died = row.life?.value === 0 && row.life.clock === clock && row.life.machine === machine
      if (later(row.life) && !(died && op === 'update')) row.life = { value: op === 'kill' ? 0 : 1, clock, machine }
    }
  }
  const turned = new Set(
    db.pluck<string>(
      `SELECT tbl || '/' || row FROM cell WHERE cmd IN (SELECT seq FROM command WHERE depth > 0)
       UNION SELECT tbl || '/' || row FROM life WHERE cmd IN (SELECT seq FROM command WHERE depth > 0)`,
    ),
  )
  const inRange = (table: JournaledTable, key: Key) =>
    db.pluck('SELECT 1 FROM life_range WHERE tbl = ? AND ? BETWEEN lo AND hi', table.number, key).length > 0
  return [...rows.values()]
    .filter(({ table, key }) => !turned.has(`${table.number}/${key}`) && !inRange(table, key))
    .flatMap(({ table, key, words, life }) => {
      if (db.pluck('SELECT 1 FROM gone WHERE tbl = ? AND row = ?', table.number, key).length > 0) return []
      const name = `${table.name}/${key}`
      const shown = db.get<Values>(
        `SELECT * FROM ${quoted(table.name)} t WHERE ${isRow(table, 't', '?')}`,
        ...table.key.map(() => key),
      )
      const now = shown ?? hiddenValues(db, table, key)
      if (now === undefined) return [`${name} is nowhere`]
      const blank = table.blankOnErase.map((column) => column.name)
      const wrong = [...words].filter(
        ([column, { value }]) =>
          table.stated.some((one) => one.name === column) &&
          !(blank.includes(column) && (now[column] === null || now[column] === '')) &&
          text(now[column] ?? null) !== text(value),
      )
      const lives = life?.value === 1
      const free = table.kind === 'ledger' || table.kind === 'lookup' || table.person === null
      return [
        ...wrong.map(([column, { value }]) => `${name}.${column} is ${text(now[column] ?? null)}, not ${text(value)}`),
        ...(shown !== undefined && !lives ? [`${name} is shown and dead`] : []),
        ...(shown === undefined && lives && free && table.kind !== 'person' ? [`${name} lives and is hidden`] : []),
      ]
    })
}

function text(value: SqlValue): string {
  return value instanceof Uint8Array ? `[${String([...value])}]` : JSON.stringify(value, (_, one: unknown) => one)
}
