// The backups of a book: making one, checking one, finding the newest that can be gone back to.
import { join } from 'node:path'
import { Failure, isFailure } from '../../../../shared/errors.ts'
import type { Files } from '../../outside.ts'
import type { BookEnvironment } from '../environment.ts'
import type { Header } from '../header.ts'
import { withScratch } from '../scratch.ts'
import type { BookKeys } from '../slots.ts'
import { readContainer } from './container.ts'
import type { BackupReason } from './front.ts'
import { noteCheck } from './known-checks.ts'
import { listBackups, removeOld } from './listed.ts'
import type { BackupEntry, Rotation } from './listed.ts'
import { backupName, isBackupName, localMinute } from './names.ts'

export interface BackupRequest {
  /** Where it goes; FOLDER_GONE when that is not there. */
  readonly target: string
  readonly why: BackupReason
  /** The name of a backup that rotation leaves this time: somebody is about to go back to it. */
  readonly spare?: string
}

export interface BackedUp {
  readonly folder: string
  readonly header: Header
  readonly keys: BookKeys
}

/**
 * Makes a backup and checks it, then removes what rotation lets go. An earlier one is never touched before the new
 * one is good. Errors: FOLDER_GONE, FOLDER_READ_ONLY, DISK_FULL, BACKUP_DAMAGED (read back wrong).
 */
export async function makeBackupOf(
  { folder, header, keys }: BackedUp,
  { target, why, spare }: BackupRequest,
  environment: BookEnvironment,
): Promise<BackupEntry> {
  const { outside, work, program, zone } = environment
  const { files, random, clock, log } = outside
  const at = clock.now()
  refuseUnusable(files, target)
  const name = backupName(localMinute(at, zone()).stamp, (one) => files.existsSync(join(target, one)))
  const made = await withScratch(folder, { files, random }, (scratch) =>
    work.run('makeBackup', { folder, scratch, header, keys, target, name, at, why, program }),
  )
  noteCheck(files, target, { name, ok: true, at })
  log.info('backup.made', { bytes: made.bytes, why })
  // A clock that was set back must not make the newest backup look like an older one of its day.
  const spared = spare === undefined ? [name] : [name, spare]
  rotate(target, { book: header.book, zone: zone(), spare: spared }, environment)
  return { name, at, bytes: made.bytes, state: 'good', why, book: header.book }
}

function refuseUnusable(files: Files, target: string): void {
  if (!files.existsSync(target) || !files.statSync(target).isDirectory()) throw new Failure('FOLDER_GONE', {})
}

/** The newest backup whose every byte is as it was written. Reads whole files, newest first. */
export function newestGoodBackup(files: Files, target: string): { readonly name: string; readonly at: number } | null {
  const whole = (name: string) => {
    try {
      readContainer(files, join(target, name))
      return true
    } catch {
      return false
    }
  }
  const found = listBackupsOrNone(files, target).find(({ state, name }) => state !== 'damaged' && whole(name))
  return found ? { name: found.name, at: found.at } : null
}

function listBackupsOrNone(files: Files, target: string): readonly BackupEntry[] {
  try {
    return listBackups(files, target)
  } catch (error) {
    if (isFailure(error)) return []
    throw error
  }
}

/** The newest backup that looks whole, without reading all of it. */
export function newestOf(files: Files, target: string): { readonly name: string; readonly at: number } | null {
  const found = listBackupsOrNone(files, target).find(({ state }) => state !== 'damaged')
  return found ? { name: found.name, at: found.at } : null
}

export interface BackupCheck {
  readonly folder: string
  readonly keys: BookKeys
  readonly target: string
  readonly name: string
}

/** Opens and checks a backup made under these keys; the result is remembered. BACKUP_DAMAGED, NOT_FOUND. */
export async function checkBackupOf({ folder, keys, target, name }: BackupCheck, environment: BookEnvironment) {
  const { outside, work } = environment
  const { files, random, clock } = outside
  const path = join(target, name)
  if (!isBackupName(name) || !files.existsSync(path)) throw new Failure('NOT_FOUND', { what: 'backup' })
  const note = (ok: boolean) => noteCheck(files, target, { name, ok, at: clock.now() })
  try {
    const checked = await withScratch(folder, { files, random }, (scratch) =>
      work.run('checkBackup', { path, name, keys, scratch }),
    )
    note(true)
    return checked
  } catch (error) {
    if (isFailure(error, 'BACKUP_DAMAGED')) note(false)
    throw error
  }
}

/** What cannot be removed now is removed after the next backup. */
function rotate(target: string, rotation: Rotation, { outside }: BookEnvironment): void {
  try {
    removeOld(outside.files, target, rotation)
  } catch (error) {
    outside.log.error('backup.rotation-failed', error)
  }
}
