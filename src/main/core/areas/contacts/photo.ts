// A person's picture: one at a time, of a kind that every window can show, told by its first bytes and not by its name.
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp'

const starts = (bytes: Uint8Array, at: number, expected: readonly number[]) =>
  expected.every((byte, index) => bytes[at + index] === byte)

/** What the bytes begin like; null for anything that is no JPEG, PNG or WebP. */
export function photoType(bytes: Uint8Array): PhotoType | null {
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  // RIFF....WEBP
  if (starts(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && starts(bytes, 8, [0x57, 0x45, 0x42, 0x50])) return 'image/webp'
  return null
}

interface PhotoRow {
  readonly id: number
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** After a merge there may be two: the winner's own comes first. */
const PHOTO = `SELECT id, type, bytes FROM contact_photo WHERE owner_id = ? ORDER BY contact_id IS NOT owner_id, id LIMIT 1`

export function photoOf(db: ReadDb, id: number): File | null {
  const photo = db.get<PhotoRow>(PHOTO, canonOf(db, id))
  return photo === undefined ? null : new File([photo.bytes], 'photo', { type: photo.type })
}

/**
 * Sets the picture, or with null takes every one away.
 * Errors: NOT_FOUND, BAD_INPUT with the rule `not_a_picture`.
 */
export function setPhoto(db: WriteDb, asked: number, bytes: Uint8Array | null): void {
  const id = canonOf(db, asked)
  if (db.get('SELECT 1 FROM contact WHERE id = ?', id) === undefined)
    throw new Failure('NOT_FOUND', { what: 'contact' })
  if (bytes === null) {
    db.run('DELETE FROM contact_photo WHERE owner_id = ?', id)
    return
  }
  const type = photoType(bytes)
  if (type === null) throw new Failure('BAD_INPUT', { issues: [{ path: 'photo', rule: 'not_a_picture' }] })
  const known = db.get<PhotoRow>(PHOTO, id)
  if (known) db.run('UPDATE contact_photo SET type = ?, bytes = ? WHERE id = ?', type, bytes, known.id)
  else {
    const sql = 'INSERT INTO contact_photo (id, contact_id, owner_id, type, bytes) VALUES (?, ?, ?, ?, ?)'
    db.run(sql, db.newId('contact_photo'), id, id, type, bytes)
  }
}
