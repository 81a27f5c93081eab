// header.json: what must be known before the database can be opened. Nothing in it is secret or personal but the
// names people sign in with. Everything is read with suspicion until the data key is known and proves it (MAC).
import { join } from 'node:path'
import * as z from 'zod'
import { Failure } from '../../../shared/errors.ts'
import type { Files } from '../outside.ts'
import { deriveKey, mac, sameBytes } from './keys.ts'
import type { BookKeys } from './slots.ts'
import { Slot } from './slots.ts'
import { readIfThere, writeWhole } from './whole-file.ts'

export const HEADER_FORMAT = 1
/** Command numbers are promised to this header in blocks, so that it is written once in a thousand commands. */
export const NUMBER_BLOCK = 1_000

export const CipherName = z.enum(['aegis', 'chacha20', 'sqlcipher'])
export type CipherName = z.infer<typeof CipherName>

const Hex = z.string().regex(/^([0-9a-f]{2})*$/)

/** A row of `erased`: table number and row key, both without meaning outside the book. */
const ErasedRow = z.strictObject({ tbl: z.number().int(), row: z.union([z.number().int(), z.string().max(200)]) })
export type ErasedRow = z.infer<typeof ErasedRow>

export const HeaderBody = z.strictObject({
  format: z.literal(HEADER_FORMAT),
  /** Version of the program that wrote this header. */
  program: z.string().max(40),
  schema: z.number().int().min(0),
  cipher: CipherName,
  /** 16 random bytes: which book this is, through every restore and change of key. */
  book: z.string().regex(/^[0-9a-f]{32}$/),
  demo: z.boolean(),
  slots: z.array(Slot).min(1).max(200),
  machine: z.strictObject({
    /** Null: take a new number before the first command. */
    number: z.number().int().min(1).max(32_767).nullable(),
    /** No command number beyond this one was ever given out under `number`. */
    reserved: z.number().int().min(0),
    /** Drawn at every opening and noted on this PC as well: a copied folder does not know the newest one. */
    opening: Hex.max(32),
    /** Where the book stood when it was closed; null while it is open or after a crash. */
    closedAt: z.strictObject({ n: z.number().int(), clock: z.number().int() }).nullable(),
  }),
  /** Who was erased, so that a restored backup does not bring them back; proved by the lineage key. */
  erased: z.strictObject({ rows: z.array(ErasedRow).max(1_000_000), mac: Hex.length(64) }),
})
export type HeaderBody = z.infer<typeof HeaderBody>

const HeaderFile = z.strictObject({ ...HeaderBody.shape, mac: Hex.length(64) })
export type Header = z.infer<typeof HeaderFile>

/** Enough of any header, of any age, to say that it is newer than this program. */
const AnyHeader = z.object({ format: z.number().int().min(1), program: z.string().max(40) })

export const headerPath = (folder: string) => join(folder, 'header.json')

export type ReadHeader =
  | { readonly is: 'good'; readonly header: Header }
  | { readonly is: 'none' }
  | { readonly is: 'newer'; readonly program: string }
  | { readonly is: 'damaged' }

/** Decides what a header's text is. Nothing is trusted yet: `proveHeader` comes after the key. */
export function parseHeader(text: string): ReadHeader {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { is: 'damaged' }
  }
  const any = AnyHeader.safeParse(value)
  if (any.success && any.data.format > HEADER_FORMAT) return { is: 'newer', program: any.data.program }
  const header = HeaderFile.safeParse(value)
  return header.success ? { is: 'good', header: header.data } : { is: 'damaged' }
}

export function readHeader(files: Files, folder: string): ReadHeader {
  const text = readIfThere(files, headerPath(folder))
  return text === undefined ? { is: 'none' } : parseHeader(text)
}

/** One text for one content: keys in the order of the schema, no blanks. */
const canonical = (body: HeaderBody) => JSON.stringify(HeaderBody.parse(body))

export function signHeader(body: HeaderBody, keys: BookKeys): Header {
  const key = deriveKey(keys.data, 'header')
  const proof = mac(key, canonical(body)).toString('hex')
  key.fill(0)
  return { ...HeaderBody.parse(body), mac: proof }
}

export function bodyOf({ mac: _, ...body }: Header): HeaderBody {
  return body
}

/** Whether the header is the one written by somebody who had the data key. */
export function proveHeader(header: Header, keys: BookKeys): boolean {
  const key = deriveKey(keys.data, 'header')
  const good = sameBytes(mac(key, canonical(bodyOf(header))), Buffer.from(header.mac, 'hex'))
  key.fill(0)
  return good && proveErased(header.erased, keys)
}

function erasedMac(rows: readonly ErasedRow[], keys: BookKeys): Buffer {
  const key = deriveKey(keys.lineage, 'lineage-erased')
  const proof = mac(key, JSON.stringify(rows.map(({ tbl, row }) => [tbl, row])))
  key.fill(0)
  return proof
}

export function signErased(rows: readonly ErasedRow[], keys: BookKeys): HeaderBody['erased'] {
  return { rows: [...rows], mac: erasedMac(rows, keys).toString('hex') }
}

/** The lineage key outlives changes of the data key, so a restored backup can trust the list of the newer header. */
export function proveErased(erased: HeaderBody['erased'], keys: BookKeys): boolean {
  return sameBytes(erasedMac(erased.rows, keys), Buffer.from(erased.mac, 'hex'))
}

export function writeHeader(files: Files, folder: string, header: Header): void {
  writeWhole(files, headerPath(folder), `${JSON.stringify(header, null, 1)}\n`)
}

/** The header of a folder, or the Failure that says why not. `program` is this program's version. */
export function headerOrFail(files: Files, folder: string, program: string): Header {
  const found = readHeader(files, folder)
  switch (found.is) {
    case 'good':
      return found.header
    case 'none':
      throw new Failure('BOOK_MISSING', {})
    case 'newer':
      throw new Failure('BOOK_NEWER', { book: found.program, program })
    case 'damaged':
      throw new Failure('BOOK_DAMAGED', { part: 'header', backup: null })
  }
}
