// What must hold in a book at any moment, whatever was done to it.
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import type { ReadDb, SqlValue } from '../../src/main/core/database/handle.ts'
import { keyOf, quoted } from '../../src/main/core/database/table-sql.ts'
import type { TestBook } from './journal-book.ts'
import type { Key, Model } from './journal-model.ts'

/** Compares every table with the model, and the derived sums with sums of their own. */
export function checkBook({ db, tables }: TestBook, model: Model): void {
  const expected = model.shown()
  for (const table of tables.journaled) {
    const lookup = table.kind === 'lookup'
    const stated = table.stated.map((column) => column.name).filter((name) => name !== table.archived?.name)
    const columns = [`${keyOf(table, 't')} AS "key"`, ...stated.map((name) => `t.${quoted(name)}`)]
    if (table.person !== null) columns.push(`t.${quoted(table.person.owner)} AS "owner"`)
    const rows = db.all<Record<string, SqlValue>>(
      `SELECT ${columns.join(', ')} FROM ${quoted(table.name)} t ORDER BY 1`,
    )
    const right = (expected.get(table.name) ?? []).map(({ key, values, owner }) => ({
      key,
      ...Object.fromEntries(stated.map((name) => [name, values[name] ?? null])),
      ...(table.person === null ? {} : { owner }),
    }))
    const wanted = right.toSorted((a, b) => order(a.key, b.key))
    // A lookup stays when what made it is undone: archived, or used by others.
    const got = (lookup ? rows.filter((row) => wanted.some((one) => one.key === row['key'])) : rows).map(plain)
    const should = wanted.map(plain)
    // Nearly all are right: saying how they differ is left for those that do.
    if (!isDeepStrictEqual(got, should)) {
      expect({ table: table.name, rows: got }).toEqual({ table: table.name, rows: should })
    }
  }
}

function order(a: Key, b: Key): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Buffers and other byte arrays compare by their bytes. */
function plain(row: Readonly<Record<string, SqlValue>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? [...value] : value]),
  )
}

/** A log of what lists must look at again; it goes on even when nothing changes. */
const LOGS = ['contact_touch']

/** Every row of every table of the file, temporary ones and the search index apart. */
export function dump(db: ReadDb): ReadonlyMap<string, readonly unknown[]> {
  const names = db.pluck<string>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
  )
  return new Map(
    names
      .filter((name) => !LOGS.includes(name))
      .map((name) => [
        name,
        db.all<Record<string, SqlValue>>(`SELECT * FROM ${quoted(name)}`).map((row) => JSON.stringify(plain(row))),
      ]),
  )
}

/** Where any of these words still stands. */
export function searchEverywhere(db: ReadDb, words: ReadonlySet<string>): readonly string[] {
  if (words.size === 0) return []
  return [...dump(db)].flatMap(([table, rows]) =>
    rows.flatMap((row) =>
      (String(row).match(/w\d+x/g) ?? []).filter((word) => words.has(word)).map((word) => `${table}: ${word}`),
    ),
  )
}
