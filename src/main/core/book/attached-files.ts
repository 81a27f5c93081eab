// The files of documents, in the book's folder `files`: each encrypted in pieces under a random key of its own, which its
// row in the database keeps. So a new data key need not rewrite them, and whoever forgets the key has erased the file.
import { join } from 'node:path'
import { Failure } from '../../../shared/errors.ts'
import type { Outside } from '../outside.ts'
import { asFailure, isMissing } from './failures.ts'
import { KEY_BYTES, seal, unseal } from './keys.ts'
import { removeIfPossible, syncFolder, writeFully } from './whole-file.ts'

/** Stands at the beginning of every file; a newer form gets another number. */
const MAGIC = Buffer.from('REGULARS FILE 1\n', 'ascii')
const PIECE = 1 << 20
/** What sealing adds to a piece: nonce and tag. */
const AROUND = 28
const NAME = /^[0-9a-f]{32}$/
/** A file without a row may belong to a row that is just being written. */
const UNUSED_MS = 86_400_000

export interface AttachedFile {
  /** 32 hexadecimal digits, drawn. */
  readonly file: string
  readonly key: Uint8Array
}

export interface AttachedFiles {
  /** On the disk, encrypted, when it resolves. Errors: DISK_FULL, FOLDER_READ_ONLY. */
  keep(bytes: Blob): Promise<AttachedFile>
  /** Errors: BOOK_DAMAGED when it is gone, cut, or not what was written. */
  read(file: AttachedFile): Promise<Blob>
  /** Removes files that were written a day ago or more and are not among `used`; answers how many. */
  dropUnused(used: ReadonlySet<string>): number
}

/** `folder`: the book's. */
export function attachedFiles(folder: string, { files, random, clock }: Omit<Outside, 'log'>): AttachedFiles {
  const root = join(folder, 'files')

  async function keep(bytes: Blob): Promise<AttachedFile> {
    const attached = { file: Buffer.from(random.bytes(16)).toString('hex'), key: random.bytes(KEY_BYTES) }
    const path = join(root, attached.file)
    try {
      files.mkdirSync(root, { recursive: true })
      await fill(path, attached, bytes)
      syncFolder(files, root)
      return attached
    } catch (error) {
      removeIfPossible(files, path)
      throw asFailure(error)
    }
  }

  async function fill(path: string, attached: AttachedFile, bytes: Blob): Promise<void> {
    const handle = files.openSync(path, 'wx', 0o600)
    try {
      writeFully(files, handle, MAGIC)
      for (let at = 0, index = 0; at === 0 || at < bytes.size; at += PIECE, index += 1) {
        // Waiting for each piece lets the counter work in between.
        const plain = new Uint8Array(await bytes.slice(at, at + PIECE).arrayBuffer())
        const bound = boundOf(attached, index, at + PIECE >= bytes.size)
        writeFully(files, handle, seal({ key: attached.key, nonce: random.bytes(12), plain, bound }))
      }
      files.fsyncSync(handle)
    } finally {
      files.closeSync(handle)
    }
  }

  async function read(attached: AttachedFile): Promise<Blob> {
    const path = join(root, attached.file)
    const damaged = () => new Failure('BOOK_DAMAGED', { part: 'files', backup: null })
    let handle: number
    try {
      handle = files.openSync(path, 'r')
    } catch (error) {
      throw isMissing(error) ? damaged() : asFailure(error)
    }
    try {
      const size = files.statSync(path).size
      if (!pieceAt(handle, 0, MAGIC.length).equals(MAGIC)) throw damaged()
      const pieces: Buffer<ArrayBuffer>[] = []
      for (let at = MAGIC.length, index = 0; at < size || index === 0; at += PIECE + AROUND, index += 1) {
        const sealed = pieceAt(handle, at, Math.min(PIECE + AROUND, size - at))
        const plain = unseal(attached.key, sealed, boundOf(attached, index, at + PIECE + AROUND >= size))
        if (plain === undefined) throw damaged()
        pieces.push(Buffer.from(plain))
        await breath()
      }
      return new Blob(pieces)
    } finally {
      files.closeSync(handle)
    }
  }

  function pieceAt(handle: number, at: number, length: number): Buffer {
    const bytes = Buffer.alloc(Math.max(0, length))
    for (let done = 0; done < bytes.length;) {
      const got = files.readSync(handle, bytes, done, bytes.length - done, at + done)
      if (got === 0) return bytes.subarray(0, done)
      done += got
    }
    return bytes
  }

  return {
    keep,
    read,
    dropUnused(used) {
      if (!files.existsSync(root)) return 0
      const unused = files
        .readdirSync(root)
        .filter((name) => NAME.test(name) && !used.has(name))
        .filter((name) => clock.now() - files.statSync(join(root, name)).mtimeMs >= UNUSED_MS)
      for (const name of unused) files.rmSync(join(root, name), { force: true })
      return unused.length
    },
  }
}

/** Pieces cannot change places, come from another file, or be left out at the end. */
const boundOf = ({ file }: AttachedFile, index: number, last: boolean) => `${file} ${index} ${last ? 'last' : 'more'}`

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
