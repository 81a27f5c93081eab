// Takes a file out of the archive it came in, encrypted or not; tells apart what looks like a file and is something else.
import { Failure } from '../../../../shared/errors.ts'
import { CONTENTS } from './archive/format.ts'
import type { ImportFile } from './plan.ts'
import { CONTENT_TYPES } from './xlsx-parts.ts'
import { isZip, openZip, type ZipEntry } from './zip-guard.ts'

const READ = /\.(?:csv|tsv|tab|txt|xlsx|xlsm|vcf|vcard|ics|ical)$/i
const CARDS = /\.(?:vcf|vcard)$/i
/** The names of its files stand in clear at the end of an archive. */
const LIST_OF_CONTENTS = 16_777_216

/** Whether this is an archive of a whole book, told without opening it. */
export function isBookArchive(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false
  const end = bytes.subarray(Math.max(0, bytes.length - LIST_OF_CONTENTS))
  return Buffer.from(end.buffer, end.byteOffset, end.byteLength).includes(CONTENTS)
}

/** What systems put into archives beside the files of people. */
const ASIDE = /(?:^|\/)(?:__MACOSX\/|\.|~\$|thumbs\.db$|desktop\.ini$)/i

/**
 * The file itself: out of an archive that holds one, or one card each of many. An archive of a whole book and a workbook are
 * left as they are. Errors: FILE_UNREADABLE, PASSWORD_NEEDED, WRONG_PASSWORD.
 */
export async function unwrapped(file: ImportFile, password: string | undefined): Promise<ImportFile> {
  if (!isZip(file.bytes) || isBookArchive(file.bytes)) return file
  const entries = await openZip({ ...file, password })
  const names = entries.map(({ name }) => name)
  if (names.includes(CONTENT_TYPES) || names.includes('mimetype')) return file
  const inside = entries.filter(({ name }) => READ.test(name) && !ASIDE.test(name))
  const [only] = inside
  if (only === undefined) throw new Failure('FILE_UNREADABLE', { name: file.name, why: 'several' })
  if (inside.length === 1) return { bytes: await only.read(), name: baseName(only.name) }
  if (!inside.every(({ name }) => CARDS.test(name)))
    throw new Failure('FILE_UNREADABLE', { name: file.name, why: 'several' })
  return { bytes: await allCards(inside), name: file.name }
}

async function allCards(entries: readonly ZipEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (const entry of entries) parts.push(await entry.read(), new Uint8Array([13, 10]))
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
// The name of the stream in which Office puts what it encrypts.
const ENCRYPTED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])

/** Old workbooks, and new ones that are locked, look the same from outside. Errors: FILE_UNREADABLE. */
export function refuseOldWorkbook({ bytes, name }: ImportFile): void {
  if (!OLE.every((byte, at) => bytes[at] === byte)) return
  const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(ENCRYPTED))
  throw new Failure('FILE_UNREADABLE', { name, why: locked ? 'encrypted' : 'old-workbook' })
}
