// The folders of this PC whose files are taken by themselves: what is remembered of each, and what came out of it.
import { isAbsolute, relative, resolve } from 'node:path'
import { Mapping, type MappingInput, type WatchedFolder } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import type { Files } from '../../outside.ts'

export type WatchedKind = 'sales' | 'contacts' | 'products'

export interface Watched {
  readonly id: number
  readonly folder: string
  readonly kind: WatchedKind
  readonly mapping: Mapping
  readonly on: boolean
  readonly userId: number
}

interface Row extends Omit<Watched, 'mapping' | 'on'> {
  readonly mapping: string
  readonly is_on: number
  readonly state: WatchedFolder['state']
  readonly looked_at: number | null
}

const ROWS = 'SELECT id, folder, kind, mapping, is_on, user_id AS userId, state, looked_at FROM watched_folder'
const SHOWN_FILES = 20
const FILES = `SELECT f.name, f.at, f.outcome, f.why, w.id AS work, c.seq AS command
  FROM watched_file f LEFT JOIN import_run r ON r.id = f.import_id LEFT JOIN work w ON w.id = r.work_id
    LEFT JOIN command c ON c.seq = w.grp AND c.grp = c.n
  WHERE f.folder_id = ? ORDER BY f.id DESC LIMIT ${String(SHOWN_FILES)}`

// Written by `saveWatched`.
const mappingOf = (text: string): Mapping => Mapping.parse(JSON.parse(text))

/** In the order in which they were set up. */
export function watchedFolders(db: ReadDb): Watched[] {
  return db.all<Row>(`${ROWS} ORDER BY id`).map(({ mapping, is_on: on, state: _state, looked_at: _at, ...row }) => ({
    ...row,
    mapping: mappingOf(mapping),
    on: on === 1,
  }))
}

/** Errors: NOT_FOUND. */
export function watchedFolder(db: ReadDb, id: number): Watched {
  const found = watchedFolders(db).find((one) => one.id === id)
  if (found === undefined) throw new Failure('NOT_FOUND', { what: 'folder' })
  return found
}

export function shownFolders(db: ReadDb): WatchedFolder[] {
  return db
    .all<Row>(`${ROWS} ORDER BY id`)
    .map(({ id, folder, kind, mapping, is_on: on, state, looked_at: lookedAt }) => ({
      id,
      folder,
      kind,
      mapping: mappingOf(mapping),
      on: on === 1,
      state,
      lookedAt,
      files: db.all(FILES, id),
    }))
}

export interface WatchRequest {
  readonly id?: number | undefined
  readonly folder: string
  readonly kind: WatchedKind
  readonly mapping?: MappingInput | undefined
  readonly on: boolean
}

/** Errors: BAD_INPUT (`not_a_path`, `own_folder`), FOLDER_GONE. */
export function refuseFolder(files: Files, folder: string, own: string): void {
  const refuse = (rule: string) => new Failure('BAD_INPUT', { issues: [{ path: 'folder', rule }] })
  if (!isAbsolute(folder)) throw refuse('not_a_path')
  if (isWithin(own, folder) || isWithin(folder, own)) throw refuse('own_folder')
  if (!isFolder(files, folder)) throw new Failure('FOLDER_GONE', {})
}

function isWithin(outer: string, inner: string): boolean {
  const way = relative(resolve(outer), resolve(inner))
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

export function isFolder(files: Files, folder: string): boolean {
  try {
    return files.statSync(folder).isDirectory()
  } catch {
    return false
  }
}

/** Whoever changes it is who watches from then on. Errors: NOT_FOUND. */
export function saveWatched(db: WriteDb, { id, folder, kind, mapping, on }: WatchRequest, userId: number): number {
  const said = JSON.stringify(Mapping.parse(mapping ?? {}))
  if (id === undefined) {
    db.run(
      `INSERT INTO watched_folder (folder, kind, mapping, is_on, user_id, state) VALUES (?, ?, ?, ?, ?, 'new')`,
      folder,
      kind,
      said,
      Number(on),
      userId,
    )
    return db.pluck<number>('SELECT last_insert_rowid()')[0] ?? 0
  }
  const before = watchedFolder(db, id)
  db.run(
    `UPDATE watched_folder SET folder = ?, kind = ?, mapping = ?, is_on = ?, user_id = ?,
      state = CASE WHEN folder = ? THEN state ELSE 'new' END WHERE id = ?`,
    folder,
    kind,
    mapping === undefined ? JSON.stringify(before.mapping) : said,
    Number(on),
    userId,
    folder,
    id,
  )
  return id
}

/** Errors: NOT_FOUND. */
export function forgetWatched(db: WriteDb, id: number): void {
  if (db.run('DELETE FROM watched_folder WHERE id = ?', id).changes === 0)
    throw new Failure('NOT_FOUND', { what: 'folder' })
}

export function noteLook(
  db: WriteDb,
  id: number,
  { state, at }: { readonly state: WatchedFolder['state']; readonly at: number },
): void {
  db.run('UPDATE watched_folder SET state = ?, looked_at = ? WHERE id = ?', state, at, id)
}

/** What a file looks like from outside. */
export interface SeenFile {
  readonly name: string
  readonly size: number
  /** UTC epoch ms. */
  readonly modified: number
}

/** The same name, size and time: there is nothing new in it. */
export function isNoted(db: ReadDb, folder: number, { name, size, modified }: SeenFile): boolean {
  const sql = 'SELECT 1 FROM watched_file WHERE folder_id = ? AND name = ? AND size = ? AND modified = ?'
  return db.get(sql, folder, name, size, modified) !== undefined
}

export const wasTaken = (db: ReadDb, folder: number, hash: string): boolean =>
  db.get(`SELECT 1 FROM watched_file WHERE folder_id = ? AND hash = ? AND outcome = 'taken'`, folder, hash) !==
  undefined

export interface NotedFile extends SeenFile {
  /** SHA-256 of its contents, hexadecimal; empty where it was not read. */
  readonly hash: string
  readonly at: number
  readonly outcome: 'taken' | 'again' | 'refused'
  readonly why: string | null
  /** The import that took it. */
  readonly run: number | null
}

const REMEMBERED = 5_000

/** Files long gone are forgotten by name, never what was taken. */
export function noteFile(db: WriteDb, folder: number, file: NotedFile): void {
  db.run(
    `INSERT INTO watched_file (folder_id, hash, name, size, modified, at, outcome, why, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    folder,
    file.hash,
    file.name,
    file.size,
    file.modified,
    file.at,
    file.outcome,
    file.why,
    file.run,
  )
  db.run(
    `DELETE FROM watched_file WHERE folder_id = ? AND outcome <> 'taken' AND id IN (
      SELECT id FROM watched_file WHERE folder_id = ? AND outcome <> 'taken' ORDER BY id DESC LIMIT -1 OFFSET ?)`,
    folder,
    folder,
    REMEMBERED,
  )
}
