// The work of a report on another thread: a reading connection of its own, one transaction, closed before the answer goes back.
import { openFile, type DatabaseFile } from '../../book/copy.ts'
import { createReadDb } from '../../database/bind.ts'
import type { Sqlite } from '../../database/open.ts'
import { withNames } from './named.ts'
import { withRecentDays } from './recent-days.ts'
import { say, type Ask, type BesideDb, type Body } from './report.ts'
import { REPORTS } from './reports.ts'

export interface RunReport {
  readonly file: DatabaseFile
  readonly ask: Ask
}

export interface Ran {
  readonly body: Body
  /** Understood by the report alone. */
  readonly facts: unknown
}

export function runReport({ file, ask }: RunReport): Ran {
  const report = REPORTS[ask.request.report]
  return besideFile(file, (db) => {
    const { body, facts } = report.run(db, ask)
    // A file has no strips.
    const drawn = ask.mostRows === Number.MAX_SAFE_INTEGER ? body : withRecentDays(db, body, ask.asOf)
    return { body: withNames(db, withLeftOut(db, drawn)), facts }
  })
}

// Who was here: others would be in no report anyway.
const LEFT_OUT = `SELECT count(DISTINCT n.owner_id) FROM no_profile n CROSS JOIN contact_stats s ON s.contact_id = n.owner_id
  WHERE s.visits > 0`

/** Every report rests on what people are judged by, and says of how many it says nothing. */
function withLeftOut(db: BesideDb, body: Body): Body {
  const [people = 0] = db.pluck<number>(LEFT_OUT)
  return people === 0 ? body : { ...body, notes: [...body.notes, say('analytics.note.noProfile', { people })] }
}

/** Reads the file as it stands at one moment. */
export function besideFile<T>(file: DatabaseFile, read: (db: BesideDb) => T): T {
  const sqlite = openFile(file, { readonly: true })
  try {
    return sqlite.transaction(() => read(besideDb(sqlite)))()
  } finally {
    sqlite.close()
  }
}

const FIRST_ROOM = 4_096

function besideDb(sqlite: Sqlite): BesideDb {
  return {
    ...createReadDb(sqlite),
    numbers(names, sql, ...values) {
      let columns = names.map(() => new Float64Array(FIRST_ROOM))
      let length = 0
      const rows = sqlite
        .prepare(sql)
        .raw()
        .iterate(...values.map(exact)) as IterableIterator<readonly (number | null)[]>
      for (const row of rows) {
        if (length === columns[0]?.length) columns = columns.map(doubled)
        for (let at = 0; at < columns.length; at += 1) {
          const column = columns[at]
          if (column !== undefined) column[length] = row[at] ?? Number.NaN
        }
        length += 1
      }
      // Cut to their length: a view would be cloned with all the room behind it.
      return Object.fromEntries(names.map((name, at) => [name, columns[at]?.slice(0, length)])) as never // one for each name
    },
    rows: <R extends readonly unknown[]>(sql: string, ...values: readonly (string | number | null)[]) =>
      sqlite
        .prepare(sql)
        .raw()
        .iterate(...values.map(exact)) as IterableIterator<R>,
    words(sql, same, ...values) {
      const ids: number[] = []
      const codes: number[] = []
      const words: string[] = []
      const byText = new Map<string, number>()
      const byKey = new Map<string, number>()
      const rows = sqlite
        .prepare(sql)
        .raw()
        .iterate(...values.map(exact)) as IterableIterator<readonly [number, string]>
      for (const [id, text] of rows) {
        let code = byText.get(text)
        if (code === undefined) {
          const key = same(text)
          code = byKey.get(key) ?? words.push(text) - 1
          byKey.set(key, code)
          byText.set(text, code)
        }
        ids.push(id)
        codes.push(code)
      }
      return { ids: Float64Array.from(ids), codes: Float64Array.from(codes), words }
    },
  }
}

/** Whole numbers arrive as integers: the driver sends numbers as REAL. */
const exact = (value: string | number | null) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value

function doubled(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(column.length * 2)
  larger.set(column)
  return larger
}
