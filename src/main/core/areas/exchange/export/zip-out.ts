// Writes ZIP files, encrypted with AES-256 where there is a password: a form that common programs open. Everything is built in
// memory, so that nothing unencrypted ever lies on a disk.
import { configure, ZipWriter } from '@zip.js/zip.js'
import { Failure } from '../../../../../shared/errors.ts'

configure({ useWebWorkers: false })

export const ZIP_TYPE = 'application/zip'
/** Bytes that a finished file may have: as much as a window can be handed at once. */
export const LARGEST_OUT = 200 * 1_048_576

/** A piece of a file, as it is written. */
export type Bytes = Uint8Array<ArrayBuffer>

export interface ZipOut {
  /** Adds a file; resolves when all of it is written. Errors: TOO_LARGE. */
  add(name: string, pieces: AsyncIterable<Bytes> | Iterable<Bytes>): Promise<void>
  /** Errors: TOO_LARGE. */
  end(): Promise<Blob>
}

export interface ZipRequest {
  /** Null leaves it unencrypted. */
  readonly password: string | null
  /** UTC epoch ms that all files in it bear. */
  readonly at: number
  readonly limit?: number
}

const AES_256 = 3

export function zipOut({ password, at, limit = LARGEST_OUT }: ZipRequest): ZipOut {
  const memory = boundedMemory(limit)
  const writer = new ZipWriter(new WritableStream<Bytes>({ write: memory.add }), {
    lastModDate: new Date(at),
    // Times to the second in UTC, and nothing of the machine it was written on.
    extendedTimestamp: true,
    // A file of the form that every program reads: its sizes stand before it, in the fields that were there from the first.
    bufferedWrite: true,
    ...(password === null ? {} : { password, encryptionStrength: AES_256 }),
  })
  return {
    async add(name, pieces) {
      await told(writer.add(name, streamOf(pieces), { uncompressedSize: 0 }), memory)
    },
    async end() {
      await told(writer.close(), memory)
      return memory.blob()
    },
  }
}

interface Memory {
  add(piece: Bytes): void
  blob(): Blob
  readonly failed: Failure | null
}

/** Collects pieces into blobs, which lie outside of the program's own heap. */
function boundedMemory(limit: number): Memory {
  const blobs: Blob[] = []
  let waiting: Bytes[] = []
  let [size, waitingBytes] = [0, 0]
  let failed: Failure | null = null
  const gather = () => {
    blobs.push(new Blob(waiting))
    waiting = []
    waitingBytes = 0
  }
  return {
    add(piece) {
      size += piece.length
      if (size > limit) {
        failed = new Failure('TOO_LARGE', { limit })
        throw failed
      }
      waiting.push(piece.slice())
      waitingBytes += piece.length
      if (waitingBytes > GATHERED) gather()
    },
    blob() {
      gather()
      return new Blob(blobs)
    },
    get failed() {
      return failed
    },
  }
}

const GATHERED = 4 * 1_048_576

/** The library wraps what a stream throws: our own reason is told. */
async function told<T>(work: Promise<T>, memory: Memory): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw memory.failed ?? (error instanceof Error && error.cause instanceof Failure ? error.cause : error)
  }
}

/** Asked for one piece at a time: what is not written yet is not made yet. */
function streamOf(pieces: AsyncIterable<Bytes> | Iterable<Bytes>): ReadableStream<Bytes> {
  const asked = iterate(pieces)
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const next = await asked.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await asked.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

async function* iterate(pieces: AsyncIterable<Bytes> | Iterable<Bytes>): AsyncGenerator<Bytes, void> {
  yield* pieces
}

/** Pieces of a file that is not zipped. Errors: TOO_LARGE. */
export async function inMemory(pieces: AsyncIterable<Bytes>, limit = LARGEST_OUT): Promise<Blob> {
  const memory = boundedMemory(limit)
  for await (const piece of pieces) memory.add(piece)
  return memory.blob()
}
