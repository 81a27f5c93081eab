// A second place for backups, on another disk or a stick: each is copied there after it was checked, read back, and old
// ones are let go by the same rule. Whatever goes wrong there costs no backup that was good. Runs on a worker thread.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { Failure } from '../../../../shared/errors.ts'
import type { Files } from '../../outside.ts'
import { withFailures } from '../failures.ts'
import { readIfThere, removeIfPossible, syncFolder, writeFully, writeWhole } from '../whole-file.ts'
import { listBackups, removeOld } from './listed.ts'
import type { BackupEntry } from './listed.ts'
import { asBackupDamage } from './check.ts'
import { readContainer } from './container.ts'
import { noteCheck } from './known-checks.ts'

/** The folder people chose, and the mark the program left in it: a folder without the mark is another stick, or none. */
export interface Place {
  readonly path: string
  /** 32 hexadecimal digits. */
  readonly mark: string
}

const MARK_FILE = 'regulars-backups.json'
const Mark = z.object({ mark: z.string().regex(/^[0-9a-f]{32}$/) })

function markIn(files: Files, path: string): string | undefined {
  try {
    return Mark.safeParse(JSON.parse(readIfThere(files, join(path, MARK_FILE)) ?? 'null')).data?.mark
  } catch {
    return undefined
  }
}

/**
 * Makes a folder a place for backups; one that is already keeps its mark, so that several books may share it.
 * Errors: FOLDER_GONE, FOLDER_READ_ONLY, DISK_FULL.
 */
export function markPlace(files: Files, path: string, fresh: string): Place {
  return withFailures(() => {
    refuseNoFolder(files, path)
    const mark = markIn(files, path) ?? fresh
    // Written also where it stands already: only so is it known that the folder takes something.
    writeWhole(files, join(path, MARK_FILE), JSON.stringify({ mark }))
    return { path, mark }
  })
}

function refuseNoFolder(files: Files, path: string): void {
  if (!files.existsSync(path) || !files.statSync(path).isDirectory()) throw new Failure('FOLDER_GONE', {})
}

export interface FollowPlace {
  readonly place: Place
  /** The folder of the book's own backups. */
  readonly from: string
  /** Of which book. */
  readonly book: string
  /** IANA name of the shop's zone, in which days begin. */
  readonly zone: string
  /** UTC epoch ms. */
  readonly now: number
}

export interface FollowedPlace {
  /** The newest whole backup of this book there. */
  readonly newest: { readonly name: string; readonly at: number } | null
  /** How many were copied now. */
  readonly copied: number
}

/**
 * Copies what the place does not have yet: the newest good backup, and every other made since its own newest one.
 * Errors: FOLDER_GONE, FOLDER_READ_ONLY, DISK_FULL; BACKUP_DAMAGED when a copy was read back as something else.
 */
export function followPlace(order: FollowPlace, files: Files): FollowedPlace {
  return withFailures(() => {
    const { place, book, zone, now } = order
    refuseNoFolder(files, place.path)
    if (markIn(files, place.path) !== place.mark) throw new Failure('FOLDER_GONE', {})
    const missing = missingThere(order, files)
    for (const { name } of missing) {
      copyThere(order, name, files)
      noteCheck(files, place.path, { name, ok: true, at: now })
    }
    if (missing.length > 0)
      removeOld(files, place.path, { book, zone, spare: missing.slice(0, 1).map(({ name }) => name) })
    const [newest] = wholeThere(order, files)
    return { newest: newest ? { name: newest.name, at: newest.at } : null, copied: missing.length }
  })
}

/** Newest first. The name of a copy appears only after its check, so what is cut off since is all that can be wrong. */
const wholeThere = ({ place, book }: FollowPlace, files: Files) =>
  listBackups(files, place.path).filter((one) => one.book === book && one.state !== 'damaged')

/** Newest first: where there is not room for all, the newest is there. */
function missingThere(order: FollowPlace, files: Files): readonly BackupEntry[] {
  const there = wholeThere(order, files)
  const own = listBackups(files, order.from).filter((one) => one.book === order.book && one.state === 'good')
  const since = there[0]?.at ?? own[0]?.at ?? 0
  return own.filter((one) => one.at >= since && !there.some(({ name }) => name === one.name))
}

const PIECE = 1 << 20

/** The finished name appears only when the copy was read back and is what was written. */
function copyThere({ place, from }: FollowPlace, name: string, files: Files): void {
  const unchecked = join(place.path, `${name}.part`)
  try {
    refuseWithoutRoom(files, place.path, files.statSync(join(from, name)).size)
    const sum = copied(files, join(from, name), unchecked)
    // What was read may have been spoilt since it was checked, and what was written may not be what was read.
    readContainer(files, unchecked)
    if (digestOf(files, unchecked) !== sum) throw new Failure('BACKUP_DAMAGED', { name })
    files.renameSync(unchecked, join(place.path, name))
    syncFolder(files, place.path)
  } catch (error) {
    removeIfPossible(files, unchecked)
    throw asBackupDamage(error, name)
  }
}

/** A file system that does not tell is believed. */
function refuseWithoutRoom(files: Files, path: string, needed: number): void {
  const { bavail, bsize, blocks } = files.statfsSync(path)
  if (blocks > 0 && bavail * bsize < needed) throw new Failure('DISK_FULL', { needed })
}

/** Answers the SHA-256 of what was read. */
function copied(files: Files, from: string, to: string): string {
  const handle = files.openSync(to, 'w', 0o600)
  try {
    const sum = eachPiece(files, from, (piece) => writeFully(files, handle, piece))
    files.fsyncSync(handle)
    return sum
  } finally {
    files.closeSync(handle)
  }
}

const digestOf = (files: Files, path: string) => eachPiece(files, path, () => undefined)

function eachPiece(files: Files, path: string, use: (piece: Uint8Array) => void): string {
  const handle = files.openSync(path, 'r')
  try {
    const hash = createHash('sha256')
    const piece = Buffer.allocUnsafe(PIECE)
    for (let got = 1; got > 0;) {
      got = files.readSync(handle, piece, 0, PIECE, null)
      hash.update(piece.subarray(0, got))
      use(piece.subarray(0, got))
    }
    return hash.digest('hex')
  } finally {
    files.closeSync(handle)
  }
}
