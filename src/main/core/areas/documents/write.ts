// Adds, renames and takes away documents. The file is on the disk before its row is written; a row that is then refused
// leaves a file that nobody names, which is cleared away later.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { DocumentAbout, documents } from '../../../../shared/contract/documents.ts'
import { DOCUMENT_BYTES } from '../../../../shared/domain/document-size.ts'
import { cleanFileName } from '../../../../shared/domain/file-name.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, CommandContext } from '../../area.ts'
import type { AttachedFile, AttachedFiles } from '../../book/attached-files.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { FIRST_BYTES, kindOfFile } from './kind-of-file.ts'
import { storedDocument } from './read.ts'

const NAMELESS = 'document'

const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

/** Errors: TOO_LARGE, NOT_FOUND, DISK_FULL, FOLDER_READ_ONLY. */
export async function addDocument(
  files: AttachedFiles,
  { book }: ActionContext,
  { about, file, note }: InputOf<typeof documents.add>,
): Promise<{ readonly id: number; readonly command: number | null }> {
  if (file.size > DOCUMENT_BYTES) throw new Failure('TOO_LARGE', { limit: DOCUMENT_BYTES })
  personOf(book().db, about)
  const type = kindOfFile(new Uint8Array(await file.slice(0, FIRST_BYTES).arrayBuffer()))
  const attached = await files.keep(file)
  const { command, result } = book().command('documents.add', (context) =>
    insert(context, { about, attached, note: orNull(note), type, name: file.name, size: file.size }),
  )
  return { id: result, command }
}

interface NewDocument {
  readonly about: DocumentAbout
  readonly attached: AttachedFile
  readonly name: string
  readonly type: string
  readonly size: number
  readonly note: string | null
}

function insert({ db, session, outside }: CommandContext, { about, attached, ...said }: NewDocument): number {
  const person = personOf(db, about)
  const id = db.newId('document')
  const [what, of] = about.what === 'contact' ? [null, null] : [about.what, about.id]
  db.run(
    `INSERT INTO document (id, contact_id, owner_id, about_what, about_id, name, type, size, note, file, file_key, added_at, added_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    person,
    person,
    what,
    of,
    cleanFileName(said.name, NAMELESS),
    said.type,
    said.size,
    said.note,
    attached.file,
    attached.key,
    outside.clock.now(),
    session.userId,
  )
  return id
}

/** Errors: NOT_FOUND. */
export function renameDocument({ db }: CommandContext, { id, name, note }: InputOf<typeof documents.rename>): void {
  const before = storedDocument(db, id)
  const clean = cleanFileName(name, NAMELESS)
  const words = note === undefined ? before.note : orNull(note)
  if (clean !== before.name) db.run('UPDATE document SET name = ? WHERE id = ?', clean, id)
  if (words !== before.note) db.run('UPDATE document SET note = ? WHERE id = ?', words, id)
}

/** How many. Errors: NOT_FOUND. */
export function removeDocuments({ db }: CommandContext, ids: readonly number[]): number {
  const once = new Set(ids)
  for (const id of once) db.run('UPDATE document SET removed = 1 WHERE id = ?', storedDocument(db, id).id)
  return once.size
}

const PERSON = {
  contact: 'SELECT id AS person FROM contact WHERE id = ?',
  visit: 'SELECT owner_id AS person FROM visit WHERE id = ?',
  interaction: 'SELECT owner_id AS person FROM interaction WHERE id = ?',
  task: `SELECT (SELECT c.id FROM contact c WHERE c.id = coalesce(a.canon_id, t.contact_id)) AS person
    FROM task t LEFT JOIN alias a ON a.id = t.contact_id WHERE t.id = ?`,
  product: 'SELECT NULL AS person FROM product WHERE id = ?',
} as const satisfies Record<DocumentAbout['what'], string>

/** Whose it is; null for nobody's. Errors: NOT_FOUND. */
function personOf(db: ReadDb, { what, id }: DocumentAbout): number | null {
  const row = db.get<{ person: number | null }>(PERSON[what], what === 'contact' ? canonOf(db, id) : id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what })
  return row.person
}
