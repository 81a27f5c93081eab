// Opens a backup as a restore would, and checks it: digests, proof, database, references, number of rows.
import { join } from 'node:path'
import { Failure, isFailure } from '../../../../shared/errors.ts'
import type { Files } from '../../outside.ts'
import { countRowsIn, soundnessOf, withCopy } from '../copy.ts'
import { asFailure } from '../failures.ts'
import { proveHeader } from '../header.ts'
import { deriveKey, wipe } from '../keys.ts'
import type { BookKeys } from '../slots.ts'
import { removeIfPossible, writeFully } from '../whole-file.ts'
import { ContainerDamage, ContainerNewer, readContainer } from './container.ts'
import type { PartSink, ReadContainer } from './container.ts'
import { openSummary, readFrontText } from './front.ts'
import type { Front } from './front.ts'

export interface CheckBackup {
  readonly path: string
  /** What people call it, for errors. */
  readonly name: string
  /** The keys it was made under. */
  readonly keys: BookKeys
  /** A folder for the copy that is opened; the caller removes it. */
  readonly scratch: string
}

export interface CheckedBackup {
  readonly name: string
  /** When it was made, UTC epoch ms. */
  readonly at: number
  /** Rows of every table, as found and as noted when it was made. */
  readonly rows: Readonly<Record<string, number>>
}

/** BACKUP_DAMAGED unless everything in it is what was put in. */
export function checkContainer(order: CheckBackup, files: Files): CheckedBackup {
  const { name, keys, scratch } = order
  const copy = join(scratch, 'check.db')
  try {
    const { front } = unpack(order, files, (part) => (part === 'book.db' ? fileSink(files, copy) : undefined))
    const rows = withCopy({ path: copy, cipher: front.header.cipher, keys }, (db) => {
      const found = soundnessOf(db)
      if (!found.sound) throw new ContainerDamage(found.first)
      return countRowsIn(db)
    })
    if (JSON.stringify(rows) !== JSON.stringify(openSummary(front, keys)?.rows)) throw new ContainerDamage('rows')
    return { name, at: front.at, rows }
  } catch (error) {
    throw asBackupDamage(error, name)
  } finally {
    removeIfPossible(files, copy)
  }
}

/** Reads all of a backup, proves it with its keys, and lets `sink` have the parts. */
export function unpack(
  { path, keys }: Pick<CheckBackup, 'path' | 'keys'>,
  files: Files,
  sink: (name: string) => PartSink | undefined,
): { readonly front: Front; readonly parts: ReadContainer['parts'] } {
  const container = readContainer(files, path, sink)
  const front = readFrontText(container.front)
  if (!front) throw new ContainerDamage('front')
  const key = deriveKey(keys.data, 'backup')
  const proved = container.provedBy(key) && proveHeader(front.header, keys)
  wipe(key)
  if (!proved) throw new ContainerDamage('proof')
  if (!container.parts.some((part) => part.name === 'book.db')) throw new ContainerDamage('no database')
  return { front, parts: container.parts }
}

/** Writes a part into a file and waits for the disk. */
export function fileSink(files: Files, path: string): PartSink {
  const handle = files.openSync(path, 'wx', 0o600)
  return {
    write: (piece) => writeFully(files, handle, piece),
    end() {
      files.fsyncSync(handle)
      files.closeSync(handle)
    },
    drop() {
      files.closeSync(handle)
      removeIfPossible(files, path)
    },
  }
}

/** Damage of any part of a backup is damage of the backup, not of the book. */
export function asBackupDamage(error: unknown, name: string): unknown {
  if (error instanceof ContainerNewer) return new Failure('BOOK_NEWER', { book: '', program: '' })
  const known = error instanceof ContainerDamage || isFailure(asFailure(error), 'BOOK_DAMAGED')
  return known ? new Failure('BACKUP_DAMAGED', { name }) : error
}
