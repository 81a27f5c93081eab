// The keyed hash of an address: equal for every way of writing it, and without the book's own key it says nothing. The key lies in
// a table of its own inside the encrypted file; it is never journaled, exported or shown.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { domainToASCII } from 'node:url'
import { cleanEmail, emailKey, isEmail } from '../../../../shared/domain/email.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

export type AddressKind = 'email' | 'phone'

export interface Hasher {
  /** Null for what is no e-mail address, or no phone number of the shop's country or the world. */
  (kind: AddressKind, typed: string): string | null
}

/** @param country ISO 3166-1 alpha-2 of the shop, for numbers typed without their country */
export function hasherOf(db: ReadDb, country: string): Hasher {
  const stored = storedHasherOf(db)
  return (kind, typed) => {
    const plain = kind === 'email' ? typed : readPhone(typed, country).e164
    return plain === null ? null : stored(kind, plain)
  }
}

/** Of an e-mail address, and of a phone number in E.164 as the book stores it. */
export function storedHasherOf(db: ReadDb): Hasher {
  const key = preparedKeyOf(db)
  return (kind, stored) => {
    const plain = kind === 'email' ? plainEmail(stored) : stored
    return plain === null ? null : createHmac('sha256', key).update(`${kind} ${plain}`).digest('base64url')
  }
}

/** An international domain is one however it is written. */
function plainEmail(typed: string): string | null {
  if (!isEmail(cleanEmail(typed))) return null
  const key = emailKey(typed)
  const at = key.lastIndexOf('@')
  const domain = domainToASCII(key.slice(at + 1))
  return domain === '' ? key : `${key.slice(0, at)}@${domain}`
}

/** For the archive of the whole book alone: without it nobody's suppression would hold in the book that the archive goes into. */
export function suppressionKeyOf(db: ReadDb): Uint8Array {
  const [key] = db.pluck<Uint8Array>('SELECT key FROM suppression_key WHERE id = 1')
  if (key === undefined) throw new Error('a book has a key for its suppressions')
  return key
}

/** Of a book without suppressions: those that an archive brings were made with its key. */
export function takeSuppressionKey(db: WriteDb, key: Uint8Array): void {
  db.run('UPDATE suppression_key SET key = ? WHERE id = 1', key)
}

const prepared = new WeakMap<ReadDb, { readonly bytes: Buffer; readonly key: KeyObject }>()

/** The key of this book made ready for hashing, which costs more than the hash: once, and again when it is another. */
export function preparedKeyOf(db: ReadDb): KeyObject {
  const bytes = Buffer.from(suppressionKeyOf(db))
  const known = prepared.get(db)
  if (known?.bytes.equals(bytes) === true) return known.key
  const key = createSecretKey(bytes)
  prepared.set(db, { bytes, key })
  return key
}
