// The backups that lie in a folder, as far as can be told without a key, and which of them rotation lets go.
import { join } from 'node:path'
import type { Files } from '../../outside.ts'
import { asFailure, isMissing } from '../failures.ts'
import { readFront } from './container.ts'
import { readFrontText } from './front.ts'
import type { BackupReason } from './front.ts'
import { knownChecks } from './known-checks.ts'
import { isBackupName, localMinute } from './names.ts'
import { backupsToRemove } from './rotation.ts'

export interface BackupEntry {
  readonly name: string
  /** UTC epoch ms. */
  readonly at: number
  readonly bytes: number
  /** `good` only after the program opened and checked this very file. */
  readonly state: 'good' | 'damaged' | 'unchecked'
  readonly why: BackupReason
  /** Which book it is of. */
  readonly book: string
}

/** Newest first. Files that are not backups are left out; backups that cannot be read are listed as damaged. */
export function listBackups(files: Files, target: string): readonly BackupEntry[] {
  let names: readonly string[]
  try {
    names = files.readdirSync(target)
  } catch (error) {
    if (isMissing(error)) return []
    throw asFailure(error)
  }
  const checks = knownChecks(files, target)
  return names
    .filter(isBackupName)
    .map((name) => entryOf(files, target, name, checks))
    .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
}

function entryOf(files: Files, target: string, name: string, checks: ReturnType<typeof knownChecks>): BackupEntry {
  const { size: bytes, mtimeMs } = files.statSync(join(target, name))
  const front = frontOf(files, join(target, name))
  if (!front) return { name, at: mtimeMs, bytes, state: 'damaged', why: 'asked', book: '' }
  const known = checks.find((check) => check.name === name && check.bytes === bytes && check.mtime === mtimeMs)
  const state = known === undefined ? 'unchecked' : known.ok ? 'good' : 'damaged'
  return { name, at: front.at, bytes, state, why: front.why, book: front.header.book }
}

function frontOf(files: Files, path: string) {
  try {
    return readFrontText(readFront(files, path))
  } catch {
    return undefined
  }
}

export interface Rotation {
  /** Of which book. */
  readonly book: string
  /** IANA name of the shop's zone. */
  readonly zone: string
  /** Names that stay: what was just made or is about to be gone back to, whatever their dates say. */
  readonly spare: readonly string[]
}

/** Only backups of this book, only those that are whole, only after a good one was made. */
export function removeOld(files: Files, target: string, { book, zone, spare }: Rotation): void {
  const own = listBackups(files, target).filter((one) => one.book === book && one.state !== 'damaged')
  const dated = own.map(({ name, at, why }) => ({ name, at, day: localMinute(at, zone).day, asked: why === 'asked' }))
  for (const name of backupsToRemove(dated))
    if (!spare.includes(name)) files.rmSync(join(target, name), { force: true })
}
