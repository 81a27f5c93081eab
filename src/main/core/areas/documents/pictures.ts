// Pictures of the shop itself: its logo, and what stands in texts of messages. They lie like every document, encrypted beside the
// book; no list of documents shows them.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { documents } from '../../../../shared/contract/documents.ts'
import { cleanFileName } from '../../../../shared/domain/file-name.ts'
import { LOGO_BYTES, LOGO_SIDE, PICTURE_BYTES, PICTURE_SIDE } from '../../../../shared/domain/messages/pictures.ts'
import { type PictureHeader, pictureHeader } from '../../../../shared/domain/picture-header.ts'
import { Failure, isFailure } from '../../../../shared/errors.ts'
import type { ActionContext, CommandContext } from '../../area.ts'
import type { AttachedFile, AttachedFiles } from '../../book/attached-files.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

export interface DocumentParts {
  /** Those of the book that is open; asked late. */
  readonly files: () => AttachedFiles
  /** Whether a JPEG or PNG can be read to its end; on another thread. */
  readonly isWhole: (bytes: Uint8Array) => Promise<boolean>
}

/** What a picture is for, as the column `about_what` says it. */
type PictureUse = 'logo' | 'picture'

const MOST = {
  logo: { bytes: LOGO_BYTES, side: LOGO_SIDE },
  picture: { bytes: PICTURE_BYTES, side: PICTURE_SIDE },
} as const satisfies Record<PictureUse, { bytes: number; side: number }>

const TYPES = { jpeg: 'image/jpeg', png: 'image/png' } as const

/** A picture as it goes into a message. */
export interface ShownPicture {
  readonly id: number
  readonly type: string
  readonly bytes: Uint8Array
  /** Pixels */
  readonly width: number
  readonly height: number
}

interface Row {
  readonly id: number
  readonly name: string
  readonly type: string
  readonly size: number
  readonly file: string
  readonly key: Uint8Array
}

const ROWS = `SELECT d.id, d.name, d.type, d.size, d.file, d.file_key AS key FROM document d
  WHERE d.removed = 0 AND d.file IS NOT NULL AND d.about_what = ?`

/** After a step was taken back there may be two: the newest holds. */
const logoRow = (db: ReadDb): Row | undefined => db.get<Row>(`${ROWS} ORDER BY d.id DESC LIMIT 1`, 'logo')

const pictureRows = (db: ReadDb, ids: readonly number[]): readonly Row[] =>
  ids.length === 0
    ? []
    : db.all<Row>(`${ROWS} AND d.id IN (SELECT value FROM json_each(?))`, 'picture', JSON.stringify(ids))

/** Ids of those that are there, with their bytes. */
export const knownPictures = (
  db: ReadDb,
  ids: readonly number[],
): readonly { readonly id: number; readonly size: number }[] => pictureRows(db, ids)

/** The one that holds; null: the shop has none. */
export function knownLogo(db: ReadDb): { readonly id: number; readonly size: number } | null {
  return logoRow(db) ?? null
}

/** Null for one whose file is damaged or gone: the rest of a message is worth more than its pictures. */
async function read(files: DocumentParts['files'], row: Row): Promise<ShownPicture | null> {
  try {
    const bytes = new Uint8Array(await (await files().read(row)).arrayBuffer())
    const header = pictureHeader(bytes)
    return header === null ? null : { id: row.id, type: row.type, bytes, width: header.width, height: header.height }
  } catch (error) {
    if (isFailure(error, 'BOOK_DAMAGED')) return null
    throw error
  }
}

export async function shopLogo(db: ReadDb, files: DocumentParts['files']): Promise<ShownPicture | null> {
  const row = logoRow(db)
  return row === undefined ? null : read(files, row)
}

/** Those of them that are there and can be read. */
export async function shownPictures(
  db: ReadDb,
  files: DocumentParts['files'],
  ids: readonly number[],
): Promise<readonly ShownPicture[]> {
  const found: ShownPicture[] = []
  for (const row of pictureRows(db, ids)) {
    const picture = await read(files, row)
    if (picture !== null) found.push(picture)
  }
  return found
}

const fileOf = ({ type, bytes }: ShownPicture, name: string): File => new File([new Uint8Array(bytes)], name, { type })

export async function logoFile(db: ReadDb, files: DocumentParts['files']): Promise<OutputOf<typeof documents.logo>> {
  const logo = await shopLogo(db, files)
  return { logo: logo === null ? null : fileOf(logo, 'logo') }
}

/** Errors: NOT_FOUND, also where it cannot be read. */
export async function pictureFile(
  db: ReadDb,
  files: DocumentParts['files'],
  { id }: InputOf<typeof documents.picture>,
): Promise<OutputOf<typeof documents.picture>> {
  const [picture] = await shownPictures(db, files, [id])
  if (picture === undefined) throw new Failure('NOT_FOUND', { what: 'document' })
  return { file: fileOf(picture, 'picture') }
}

/**
 * Keeps a picture; a new logo takes the place of the one before.
 * Errors: TOO_LARGE; BAD_INPUT `file` with the rule `not_a_picture` or `too_many_pixels`; DISK_FULL, FOLDER_READ_ONLY.
 */
export async function keepPicture(
  { files, isWhole }: DocumentParts,
  { book }: ActionContext,
  { use, file }: { readonly use: PictureUse; readonly file: File },
): Promise<{ readonly id: number; readonly command: number | null }> {
  const most = MOST[use]
  if (file.size > most.bytes) throw new Failure('TOO_LARGE', { limit: most.bytes })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const header = pictureHeader(bytes)
  if (header === null || header.kind === 'webp') throw refused('not_a_picture')
  if (Math.max(header.width, header.height) > most.side) throw refused('too_many_pixels')
  if (!(await isWhole(bytes))) throw refused('not_a_picture')
  const attached = await files().keep(new Blob([bytes]))
  const kind = use === 'logo' ? 'documents.setLogo' : 'documents.addPicture'
  const name = cleanFileName(file.name, use)
  const { command, result } = book().command(kind, (context) => {
    if (use === 'logo') removeLogo(context)
    return insert(context, { use, attached, header, name, size: bytes.length })
  })
  return { id: result, command }
}

const refused = (rule: 'not_a_picture' | 'too_many_pixels') =>
  new Failure('BAD_INPUT', { issues: [{ path: 'file', rule }] })

interface NewPicture {
  readonly use: PictureUse
  readonly attached: AttachedFile
  readonly header: PictureHeader
  readonly name: string
  readonly size: number
}

function insert({ db, session, outside }: CommandContext, { use, attached, header, name, size }: NewPicture): number {
  const id = db.newId('document')
  db.run(
    `INSERT INTO document (id, about_what, name, type, size, file, file_key, added_at, added_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    use,
    name,
    header.kind === 'png' ? TYPES.png : TYPES.jpeg,
    size,
    attached.file,
    attached.key,
    outside.clock.now(),
    session.userId,
  )
  return id
}

/** The shop has none any more; it can be taken back. */
export function removeLogo({ db }: Pick<CommandContext, 'db'>): void {
  db.run(`UPDATE document SET removed = 1 WHERE about_what = 'logo' AND removed = 0`)
}

/** Ids of the pictures in texts that were kept before. @param before UTC epoch ms */
export const picturesBefore = (db: ReadDb, before: number): readonly number[] =>
  db.pluck<number>(
    `SELECT id FROM document WHERE about_what = 'picture' AND file IS NOT NULL AND added_at < ? ORDER BY id`,
    before,
  )

/** As for the erased: without its key the file is noise, and is cleared away with what no row names. */
export function forgetPicture(db: WriteDb, id: number): void {
  db.run(
    `UPDATE document SET name = NULL, file = NULL, file_key = NULL WHERE id = ? AND about_what = 'picture' AND file IS NOT NULL`,
    id,
  )
}
