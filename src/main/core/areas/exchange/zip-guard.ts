// Archives are opened through here alone: what they hold is counted while it is unpacked, because what they say of themselves
// may be a lie. At most 10,000 entries, 200 MB unpacked in all, and 200 times the size of what was packed.
import { configure, Uint8ArrayReader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js'
import { Failure, isFailure } from '../../../../shared/errors.ts'

// No worker of its own, whose code would have to be found, and which would outlive the book.
configure({ useWebWorkers: false })

export const MOST_ENTRIES = 10_000
export const MOST_UNPACKED = 200_000_000
export const MOST_RATIO = 200
/** Small texts pack well, and harm nobody. */
const NEVER_TOO_MUCH = 4_194_304

export interface ZipRequest {
  readonly bytes: Uint8Array
  /** As errors call it. */
  readonly name: string
  readonly password?: string | undefined
  /** Those of any file unless said: the archive of a whole book may be larger. */
  readonly limits?: ZipLimits
}

export interface ZipLimits {
  readonly entries: number
  readonly unpacked: number
  readonly ratio: number
}

const LIMITS: ZipLimits = { entries: MOST_ENTRIES, unpacked: MOST_UNPACKED, ratio: MOST_RATIO }

export interface ZipEntry {
  readonly name: string
  /** A password is needed. */
  readonly encrypted: boolean
  /** In pieces. Errors: FILE_UNREADABLE, PASSWORD_NEEDED, WRONG_PASSWORD. */
  pieces(): AsyncGenerator<Uint8Array, void>
  /** At once. Errors: as `pieces`. */
  read(): Promise<Uint8Array<ArrayBuffer>>
}

/** Told by its first bytes: a local entry, or the end of an empty archive. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  )
}

/** The files of an archive, folders left out. Errors: FILE_UNREADABLE. */
export async function openZip({ bytes, name, password, limits = LIMITS }: ZipRequest): Promise<readonly ZipEntry[]> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    ...(password === undefined || password === '' ? {} : { password }),
    checkOverlappingEntry: true,
    checkCrc32: true,
  })
  const budget = newBudget(name, limits)
  const files: FileEntry[] = []
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      budget.entry()
      if (isFile(entry)) files.push(entry)
    }
  } catch (error) {
    throw failureOf(error, name)
  }
  const protect = password !== undefined && password !== ''
  return files.map((file) => {
    const pieces = () => unpacked(file, { name, budget: budget.of(file.compressedSize), protect })
    return { name: file.filename, encrypted: file.encrypted, pieces, read: () => joined(pieces()) }
  })
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory

interface EntryBudget {
  /** Counts what came out. Errors: FILE_UNREADABLE. */
  take(size: number): void
}

/** What is read again, such as a sheet that is looked through before it is read, counts once. */
function newBudget(name: string, limits: ZipLimits) {
  let entries = 0
  let total = 0
  return {
    entry() {
      entries += 1
      if (entries > limits.entries) throw new Failure('FILE_UNREADABLE', { name, why: 'bomb' })
    },
    of(packed: number) {
      let most = 0
      return (): EntryBudget => {
        let size = 0
        return {
          take(more) {
            size += more
            total += Math.max(0, size - most)
            most = Math.max(most, size)
            const dense = size > NEVER_TOO_MUCH && size > packed * limits.ratio
            if (dense || total > limits.unpacked) throw new Failure('FILE_UNREADABLE', { name, why: 'bomb' })
          },
        }
      }
    },
  }
}

interface Unpacking {
  readonly name: string
  readonly budget: () => EntryBudget
  /** A password was given. */
  readonly protect: boolean
}

async function* unpacked(entry: FileEntry, { name, budget, protect }: Unpacking): AsyncGenerator<Uint8Array, void> {
  if (entry.encrypted && !protect) throw new Failure('PASSWORD_NEEDED', {})
  const left = budget()
  const stop = new AbortController()
  const pipe = new TransformStream<Uint8Array, Uint8Array>()
  const reader = pipe.readable.getReader()
  // What fails within is not always passed on through the pipe: whoever waits for the next piece would wait for ever.
  const failing = entry.getData(pipe.writable, { signal: stop.signal }).then(() => reader.closed)
  failing.catch(() => undefined)
  try {
    for (;;) {
      const piece = await Promise.race([reader.read(), failing])
      if (piece === undefined || piece.value === undefined) break
      left.take(piece.value.length)
      yield piece.value
    }
    await failing
  } catch (error) {
    throw failureOf(error, name)
  } finally {
    stop.abort()
    await reader.cancel().catch(() => undefined)
  }
}

async function joined(pieces: AsyncGenerator<Uint8Array, void>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    parts.push(piece)
    size += piece.length
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function failureOf(error: unknown, name: string): Failure {
  if (isFailure(error)) return error
  const said = error instanceof Error ? error.message : ''
  if (/invalid password/i.test(said)) return new Failure('WRONG_PASSWORD', { waitMs: 0 })
  if (/contains encrypted entry|encrypted central/i.test(said)) return new Failure('PASSWORD_NEEDED', {})
  return new Failure('FILE_UNREADABLE', { name, why: 'damaged' })
}
