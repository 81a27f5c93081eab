// Documents as they are read: of a customer, of something else, one with its file.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { Document, documents } from '../../../../shared/contract/documents.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { AttachedFiles } from '../../book/attached-files.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { rebuilt } from '../../database/table-sql.ts'
import { previewOf } from './kind-of-file.ts'
import { DOCUMENT, tables } from './schema.ts'

/** Those of somebody in the trash wait unseen until they are back; pictures of the shop itself have their own calls. */
const SHOWN = `d.removed = 0 AND (d.contact_id IS NULL OR d.owner_id IS NOT NULL) AND d.file IS NOT NULL
  AND (d.about_what IS NULL OR d.about_what NOT IN ('logo', 'picture'))`
const ROWS = `SELECT d.id, d.name, d.type, d.size, d.note, d.owner_id AS contactId, d.about_what AS aboutWhat,
    d.about_id AS aboutId, d.added_at AS addedAt, u.name AS addedByName
  FROM document d LEFT JOIN user u ON u.id = d.added_by WHERE ${SHOWN}`
const NEWEST_FIRST = 'ORDER BY d.added_at DESC, d.id DESC'

interface Row extends Omit<Document, 'about' | 'preview'> {
  readonly aboutWhat: NonNullable<Document['about']>['what'] | null
  readonly aboutId: number | null
}

const shown = ({ aboutWhat, aboutId, ...row }: Row): Document => ({
  ...row,
  about: aboutWhat === null || aboutId === null ? null : { what: aboutWhat, id: aboutId },
  preview: previewOf(row.type),
})

export function listDocuments(
  db: ReadDb,
  { what, id }: InputOf<typeof documents.list>,
): OutputOf<typeof documents.list> {
  const rows =
    what === 'contact'
      ? db.all<Row>(`${ROWS} AND d.owner_id = ? ${NEWEST_FIRST}`, canonOf(db, id))
      : db.all<Row>(`${ROWS} AND d.about_what = ? AND d.about_id = ? ${NEWEST_FIRST}`, what, id)
  return { rows: rows.map(shown) }
}

export interface Stored {
  readonly id: number
  readonly name: string
  readonly type: string
  readonly note: string | null
  readonly file: string
  readonly key: Uint8Array
}

/** Errors: NOT_FOUND. */
export function storedDocument(db: ReadDb, id: number): Stored {
  const row = db.get<Stored>(
    `SELECT d.id, d.name, d.type, d.note, d.file, d.file_key AS key FROM document d WHERE ${SHOWN} AND d.id = ?`,
    id,
  )
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'document' })
  return row
}

/** Errors: NOT_FOUND; BOOK_DAMAGED when the file is gone or not what was written. */
export async function fileOf(db: ReadDb, files: AttachedFiles, id: number): Promise<File> {
  const { name, type, ...attached } = storedDocument(db, id)
  return new File([await files.read(attached)], name, { type })
}

/** Removes the files that no document names any more, shown, removed or taken back: those of the erased. */
export function dropUnusedFiles(db: ReadDb, files: AttachedFiles): number {
  const used = new Set(db.pluck<string>('SELECT file FROM document WHERE file IS NOT NULL'))
  for (const table of tables) {
    if (table.local) continue
    const [, value] = rebuilt(table, 'row', 'image').find(([name]) => name === 'file') ?? []
    if (value === undefined) throw new Error('a document has no file')
    for (const file of db.pluck<string>(`SELECT ${value} FROM hidden WHERE tbl = ${DOCUMENT} AND ${value} IS NOT NULL`))
      used.add(file)
  }
  return files.dropUnused(used)
}
