// An archive, opened: its table of contents, and its parts, each summed up while it is read.
import { createHash } from 'node:crypto'
import { Failure } from '../../../../../shared/errors.ts'
import { openZip, type ZipEntry } from '../zip-guard.ts'
import { NotAnArchive } from './cells.ts'
import { Contents, CONTENTS, FORMAT, VERSION, type Part } from './format.ts'

/** What a whole book may come to; an ordinary file may be much less. */
const LIMITS = { entries: 500_000, unpacked: 8_000_000_000, ratio: 1_000 } as const
const LARGEST_CONTENTS = 128 * 1_048_576

export interface ArchiveFile {
  readonly bytes: Uint8Array
  readonly name: string
  readonly password?: string | undefined
}

export interface OpenArchive {
  readonly contents: Contents
  /** Throws NotAnArchive when it is not what was summed up, at its end at the latest. Errors: as `openZip`. */
  pieces(part: Part): AsyncGenerator<Uint8Array, void>
  read(part: Part): Promise<Uint8Array<ArrayBuffer>>
}

/** Errors: FILE_UNREADABLE, PASSWORD_NEEDED, WRONG_PASSWORD; BOOK_NEWER for a form that a later program writes. */
export async function openArchive({ bytes, name, password }: ArchiveFile, program: string): Promise<OpenArchive> {
  const entries = await openZip({ bytes, name, password, limits: LIMITS })
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  if (byName.size !== entries.length) throw new NotAnArchive('two files of one name')
  const first = byName.get(CONTENTS)
  if (first === undefined) throw new NotAnArchive('no table of contents')
  const contents = contentsOf(await whole(first), program)
  const listed = [...contents.tables, ...contents.files, ...contents.others]
  if (new Set(listed.map(({ path }) => path)).size !== listed.length) throw new NotAnArchive('listed twice')
  const known = new Set([CONTENTS, ...listed.map(({ path }) => path)])
  if (entries.some((entry) => !known.has(entry.name))) throw new NotAnArchive('not listed')
  if (listed.some(({ path }) => !byName.has(path))) throw new NotAnArchive('not there')

  async function* pieces({ path, size, sha256 }: Part): AsyncGenerator<Uint8Array, void> {
    const hash = createHash('sha256')
    let read = 0
    for await (const piece of byName.get(path)?.pieces() ?? []) {
      hash.update(piece)
      read += piece.length
      if (read > size) break
      yield piece
    }
    if (read !== size || hash.digest('hex') !== sha256) throw new NotAnArchive('not what was summed up')
  }
  return {
    contents,
    pieces,
    read: async (part) => joined(pieces(part), part.size),
  }
}

async function whole(entry: ZipEntry): Promise<string> {
  const bytes = await joined(entry.pieces(), LARGEST_CONTENTS)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new NotAnArchive('no UTF-8')
  }
}

async function joined(pieces: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    parts.push(piece)
    size += piece.length
    if (size > most) throw new NotAnArchive('larger than it says')
  }
  return new Uint8Array(Buffer.concat(parts, size))
}

function contentsOf(text: string, program: string): Contents {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    throw new NotAnArchive('no JSON')
  }
  const { format, version, program: maker } = (said ?? {}) as Readonly<Record<string, unknown>>
  if (format === FORMAT && typeof version === 'number' && version > VERSION) {
    throw new Failure('BOOK_NEWER', { book: typeof maker === 'string' ? maker.slice(0, 100) : '', program })
  }
  const contents = Contents.safeParse(said)
  if (!contents.success) throw new NotAnArchive('another table of contents')
  return contents.data
}
