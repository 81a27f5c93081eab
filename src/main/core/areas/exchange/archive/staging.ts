// Checked rows of an archive in the book, in parts, until they are written: with the pictures in them, the documents in their
// folder, and the people of the shop as this book knows them.
import type { ActionContext } from '../../../area.ts'
import { sameName } from '../../../book/unlock.ts'
import type { SqlValue, WriteDb } from '../../../database/handle.ts'
import type { ExportParts } from '../export/parts.ts'
import { NotAnArchive } from './cells.ts'
import type { CheckedRow, CheckedTable } from './checked-rows.ts'
import type { Part } from './format.ts'
import type { OpenArchive } from './open-archive.ts'

/** A value in JSON. */
export type Kept = string | number | null | { readonly b: string }

export interface StagingRequest {
  readonly parts: ExportParts
  readonly context: ActionContext
  readonly archive: OpenArchive
  /** Null: everything is looked at, and nothing kept. */
  readonly run: number | null
}

const ROWS_A_PART = 400
/** Pictures are large. */
const PICTURES_A_PART = 8

export class Staging {
  readonly #request: StagingRequest
  readonly #files: ReadonlyMap<string, Part>
  readonly #missing: ReadonlySet<string>
  /** Files that no row has named yet. */
  readonly #unread: Set<string>
  /** People of the archive who are somebody else here. */
  readonly #staff = new Map<number, number>()
  readonly #trashed: { readonly table: CheckedTable['table']; readonly ids: number[] }[] = []
  #checked: CheckedTable | null = null
  #waiting: Kept[][] = []
  #total = 0

  constructor(request: StagingRequest) {
    const { contents } = request.archive
    this.#request = request
    this.#files = new Map(contents.files.map((part) => [part.path, part]))
    this.#missing = new Set(contents.missing)
    this.#unread = new Set(this.#files.keys())
  }

  /** Rows to be written, and rows to be thrown into the trash afterwards. */
  get total(): number {
    return this.#total
  }

  begin(checked: CheckedTable): void {
    this.#checked = checked
    if (checked.part.trash && checked.table.person === null) this.#trashed.push({ table: checked.table, ids: [] })
  }

  async take(rows: readonly CheckedRow[]): Promise<void> {
    const checked = this.#now()
    const { table, columns, part } = checked
    const id = columns.findIndex(({ name }) => name === 'id')
    if (part.trash && table.person === null) this.#trashed.at(-1)?.ids.push(...rows.map((row) => Number(row[id])))
    const users = table.name === 'user' ? this.#whoIsWho(checked, rows) : rows
    const most = columns.some(({ type }) => type === 'blob') ? PICTURES_A_PART : ROWS_A_PART
    for (const row of users) {
      this.#waiting.push(await this.#kept(checked, row))
      if (this.#waiting.length >= most) await this.#flush()
    }
  }

  async end(): Promise<void> {
    await this.#flush()
    this.#checked = null
  }

  /** Whoever lies in the trash goes there last; and what no row names is what it says too. */
  async rest(): Promise<void> {
    const { archive } = this.#request
    for (const path of this.#unread) {
      const part = this.#files.get(path)
      if (part !== undefined) await archive.read(part)
    }
    for (const part of archive.contents.others) for await (const _ of archive.pieces(part)) await breath()
    // Children before their parents.
    for (const { table, ids } of this.#trashed.toReversed()) {
      for (let from = 0; from < ids.length; from += ROWS_A_PART) {
        this.#keep(
          { table: table.number, dies: true, columns: ['id'] },
          ids.slice(from, from + ROWS_A_PART).map((id) => [id]),
        )
        await breath()
      }
    }
  }

  #now(): CheckedTable {
    if (this.#checked === null) throw new Error('no table was begun')
    return this.#checked
  }

  async #flush(): Promise<void> {
    const rows = this.#waiting
    if (rows.length === 0) return
    this.#waiting = []
    const { table, columns } = this.#now()
    const names = columns.map(({ name }) => name)
    const key = table.attached?.key
    this.#keep({ table: table.number, dies: false, columns: key === undefined ? names : [...names, key] }, rows)
    await breath()
  }

  #keep(
    into: { readonly table: number; readonly dies: boolean; readonly columns: readonly string[] },
    rows: readonly (readonly Kept[])[],
  ): void {
    const { run, context } = this.#request
    const first = this.#total
    this.#total += rows.length
    if (run === null) return
    context.book().local((db) => {
      db.run(
        'INSERT INTO archive_part (import_id, first, tbl, dies, count, columns, rows) VALUES (?, ?, ?, ?, ?, ?, ?)',
        run,
        first,
        into.table,
        Number(into.dies),
        rows.length,
        JSON.stringify(into.columns),
        JSON.stringify(rows),
      )
    })
  }

  /** A row as it is written: files read, people of the shop under their numbers here. */
  async #kept({ table, columns }: CheckedTable, row: CheckedRow): Promise<Kept[]> {
    const staff = this.#request.parts.staffColumns()
    const kept: Kept[] = []
    let key: Kept = null
    for (const [at, { name, type, notNull }] of columns.entries()) {
      const value = row[at] ?? null
      if (type === 'blob') kept.push(await this.#picture(value, notNull))
      else if (type === 'file') {
        const attached = await this.#attached(value)
        kept.push(attached?.file ?? null)
        key = attached?.key ?? null
      } else if (typeof value === 'number' && staff.has(`${table.name}.${name}`)) {
        kept.push(this.#staff.get(value) ?? value)
      } else kept.push(plain(value))
    }
    return table.attached === null ? kept : [...kept, key]
  }

  async #picture(path: SqlValue, notNull: boolean): Promise<Kept> {
    const bytes = await this.#bytes(path)
    if (bytes === null && notNull) throw new NotAnArchive('a picture is missing')
    return bytes === null ? null : { b: Buffer.from(bytes).toString('hex') }
  }

  /** Lies in the book's folder, encrypted, when it resolves; what no row names in the end is removed after a day. */
  async #attached(path: SqlValue): Promise<{ readonly file: string; readonly key: Kept } | null> {
    const bytes = await this.#bytes(path)
    if (bytes === null || this.#request.run === null) return null
    const { file, key } = await this.#request.parts.attachedFiles().keep(new Blob([bytes]))
    return { file, key: { b: Buffer.from(key).toString('hex') } }
  }

  async #bytes(path: SqlValue): Promise<Uint8Array<ArrayBuffer> | null> {
    if (typeof path !== 'string' || this.#missing.has(path)) return null
    const part = this.#files.get(path)
    if (part === undefined) throw new NotAnArchive('a file is missing')
    this.#unread.delete(path)
    return this.#request.archive.read(part)
  }

  /** Who bears the name of somebody here is that one; whose number somebody else has here takes another. */
  #whoIsWho({ columns }: CheckedTable, rows: readonly CheckedRow[]): readonly CheckedRow[] {
    const { context, run } = this.#request
    const at = (name: string) => columns.findIndex((column) => column.name === name)
    const [id, name, archived] = [at('id'), at('name'), at('archived')]
    const here = context
      .book()
      .db.all<{ id: number; name: string; archived: number }>('SELECT id, name, archived FROM user')
    return rows.flatMap((row) => {
      const [own, called] = [Number(row[id]), String(row[name])]
      const same =
        row[archived] === 1 ? undefined : here.find((one) => one.archived === 0 && sameName(one.name, called))
      if (same !== undefined) {
        this.#staff.set(own, same.id)
        return []
      }
      if (here.every((one) => one.id !== own)) return [row]
      const fresh = run === null ? own : context.book().local((db) => db.newId('user'))
      this.#staff.set(own, fresh)
      return [row.with(id, fresh)]
    })
  }
}

function plain(value: SqlValue): Kept {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new TypeError('no value of a cell')
}

/** What imports left that nothing goes on with. */
export function dropLeft(db: WriteDb): void {
  db.run(`DELETE FROM archive_part WHERE import_id NOT IN (
    SELECT r.id FROM import_run r JOIN work w ON w.id = r.work_id WHERE w.state <> 'done')`)
}

export function dropParts(db: WriteDb, run: number): void {
  db.run('DELETE FROM archive_part WHERE import_id = ?', run)
}

/** Lets everything else run that waits for this thread. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
