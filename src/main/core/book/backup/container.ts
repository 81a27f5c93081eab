// The one file of a backup. Written and read as a stream; every length and digest is checked before a byte is used.
//
//   16 bytes  "REGULARS BACKUP\n"
//   u32       format (1); all numbers little-endian
//   u32       length of the front, then the front (JSON: who made it when, the header with its key slots), SHA-256
//   parts     u8 1, u16 length of the name, name, u64 length of the body, body, SHA-256 over name, length and body
//   u8 0      end; u32 number of parts; HMAC-SHA-256 over all digests in order, under a key derived from the data key
//   16 bytes  "END OF BACKUP..\n"
//
// Digests find damage without any password; the HMAC, checked once the key is known, finds forgery.
import { createHash, createHmac } from 'node:crypto'
import type { Hash } from 'node:crypto'
import type { Files } from '../../outside.ts'
import { writeFully } from '../whole-file.ts'

export const CONTAINER_FORMAT = 1
const MAGIC = Buffer.from('REGULARS BACKUP\n', 'ascii')
const END = Buffer.from('END OF BACKUP..\n', 'ascii')
const PART = 1
const LAST = 0
const PIECE = 1 << 20
const DIGEST = 32
const LONGEST_FRONT = 64 << 20
const LONGEST_NAME = 400

/** The bytes are not a whole, unchanged backup. */
export class ContainerDamage extends Error {
  constructor(what: string) {
    super(`backup damaged: ${what}`)
    this.name = 'ContainerDamage'
  }
}

/** Whether a file that begins so may be a backup at all. */
export const beginsAsBackup = (first: Uint8Array) => MAGIC.equals(first.subarray(0, MAGIC.length))

/** Made by a newer program; not damaged. */
export class ContainerNewer extends Error {
  constructor() {
    super('backup made by a newer program')
    this.name = 'ContainerNewer'
  }
}

export interface PartSource {
  readonly name: string
  readonly path: string
}

export interface NewContainer {
  readonly path: string
  readonly front: string
  readonly parts: readonly PartSource[]
  readonly key: Uint8Array
}

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const partHead = (name: Buffer, length: number) => {
  const head = Buffer.alloc(3 + name.length + 8)
  head.writeUInt8(PART, 0)
  head.writeUInt16LE(name.length, 1)
  name.copy(head, 3)
  head.writeBigUInt64LE(BigInt(length), 3 + name.length)
  return head
}

const proofOf = (key: Uint8Array, digests: readonly Buffer[], parts: number) =>
  createHmac('sha256', key).update(Buffer.concat(digests)).update(u32(parts)).digest()

/** Writes the file and waits for the disk. Leaves a cut file behind when it throws: the caller names it `.part`. */
export function writeContainer(files: Files, { path, front, parts, key }: NewContainer): { readonly bytes: number } {
  const handle = files.openSync(path, 'w', 0o600)
  let bytes = 0
  const put = (piece: Uint8Array) => {
    writeFully(files, handle, piece)
    bytes += piece.length
  }
  try {
    const body = Buffer.from(front, 'utf8')
    const digests: Buffer[] = [createHash('sha256').update(body).digest()]
    for (const piece of [MAGIC, u32(CONTAINER_FORMAT), u32(body.length), body, ...digests]) put(piece)
    for (const part of parts) digests.push(copyPart(files, part, put))
    const end = Buffer.concat([Buffer.from([LAST]), u32(parts.length), proofOf(key, digests, parts.length), END])
    put(end)
    files.fsyncSync(handle)
  } finally {
    files.closeSync(handle)
  }
  return { bytes }
}

function copyPart(files: Files, { name, path }: PartSource, put: (piece: Uint8Array) => void): Buffer {
  const from = files.openSync(path, 'r')
  try {
    const length = files.statSync(path).size
    const head = partHead(Buffer.from(name, 'utf8'), length)
    const digest = createHash('sha256').update(head)
    put(head)
    const piece = Buffer.allocUnsafe(PIECE)
    for (let left = length; left > 0;) {
      const got = files.readSync(from, piece, 0, Math.min(PIECE, left), null)
      if (got === 0) throw new Error('file shrank while it was backed up')
      digest.update(piece.subarray(0, got))
      put(piece.subarray(0, got))
      left -= got
    }
    const sum = digest.digest()
    put(sum)
    return sum
  } finally {
    files.closeSync(from)
  }
}

/** Where the bytes of a part go; `end` comes after its digest was found right. */
export interface PartSink {
  write(piece: Uint8Array): void
  end(): void
  /** The digest was wrong, or reading failed. */
  drop(): void
}

export interface ReadContainer {
  readonly front: string
  readonly parts: readonly { readonly name: string; readonly bytes: number }[]
  /** Whether it was made by somebody who had the data key. */
  provedBy(key: Uint8Array): boolean
}

/** Reads all of it. `sink` says where a part's bytes go; undefined: only check them. */
export function readContainer(
  files: Files,
  path: string,
  sink: (name: string) => PartSink | undefined = () => undefined,
): ReadContainer {
  return withReader(files, path, (reader) => {
    const front = reader.front()
    const digests = [front.digest]
    const parts: { name: string; bytes: number }[] = []
    while (reader.take(1).readUInt8() === PART) {
      const { name, bytes, digest } = readPart(reader, sink)
      parts.push({ name, bytes })
      digests.push(digest)
    }
    const count = reader.take(4).readUInt32LE()
    const proof = reader.take(DIGEST)
    if (count !== parts.length || !reader.take(END.length).equals(END)) throw new ContainerDamage('end')
    return { front: front.text, parts, provedBy: (key) => proofOf(key, digests, count).equals(proof) }
  })
}

/** Only the front: cheap enough for a list. The end of the file must be there. */
export function readFront(files: Files, path: string): string {
  return withReader(files, path, (reader) => {
    const { text } = reader.front()
    const end = Buffer.alloc(END.length)
    files.readSync(reader.handle, end, 0, END.length, Math.max(0, reader.size - END.length))
    if (!end.equals(END)) throw new ContainerDamage('cut off')
    return text
  })
}

function readPart(reader: Reader, sink: (name: string) => PartSink | undefined) {
  const nameLength = reader.take(2).readUInt16LE()
  if (nameLength > LONGEST_NAME) throw new ContainerDamage('name')
  const name = reader.take(nameLength)
  const length = Number(reader.take(8).readBigUInt64LE())
  if (length > reader.size) throw new ContainerDamage('length')
  const hash = createHash('sha256').update(partHead(name, length))
  const text = name.toString('utf8')
  const target = sink(text)
  try {
    reader.stream(length, hash, (piece) => target?.write(piece))
    const digest = hash.digest()
    if (!reader.take(DIGEST).equals(digest)) throw new ContainerDamage('digest')
    target?.end()
    return { name: text, bytes: length, digest }
  } catch (error) {
    target?.drop()
    throw error
  }
}

class Reader {
  readonly handle: number
  readonly size: number
  readonly #files: Files
  readonly #piece = Buffer.allocUnsafe(PIECE)

  constructor(files: Files, handle: number, size: number) {
    this.#files = files
    this.handle = handle
    this.size = size
  }

  take(length: number): Buffer {
    const bytes = Buffer.alloc(length)
    let done = 0
    while (done < length) {
      const got = this.#files.readSync(this.handle, bytes, done, length - done, null)
      if (got === 0) throw new ContainerDamage('cut off')
      done += got
    }
    return bytes
  }

  stream(length: number, hash: Hash, write: (piece: Uint8Array) => void): void {
    for (let left = length; left > 0;) {
      const got = this.#files.readSync(this.handle, this.#piece, 0, Math.min(PIECE, left), null)
      if (got === 0) throw new ContainerDamage('cut off')
      hash.update(this.#piece.subarray(0, got))
      write(this.#piece.subarray(0, got))
      left -= got
    }
  }

  front(): { readonly text: string; readonly digest: Buffer } {
    if (!this.take(MAGIC.length).equals(MAGIC)) throw new ContainerDamage('not a backup')
    const format = this.take(4).readUInt32LE()
    if (format > CONTAINER_FORMAT) throw new ContainerNewer()
    if (format !== CONTAINER_FORMAT) throw new ContainerDamage('format')
    const length = this.take(4).readUInt32LE()
    if (length > LONGEST_FRONT || length > this.size) throw new ContainerDamage('front')
    const body = this.take(length)
    const digest = createHash('sha256').update(body).digest()
    if (!this.take(DIGEST).equals(digest)) throw new ContainerDamage('front')
    return { text: body.toString('utf8'), digest }
  }
}

function withReader<T>(files: Files, path: string, read: (reader: Reader) => T): T {
  const handle = files.openSync(path, 'r')
  try {
    return read(new Reader(files, handle, files.statSync(path).size))
  } finally {
    files.closeSync(handle)
  }
}
