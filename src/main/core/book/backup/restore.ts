// Puts a backup in the place of the book. The present book is kept aside as it is; the restored one takes a new
// machine number when it is opened, and remembers everybody erased since.
import { basename, join } from 'node:path'
import { Failure } from '../../../../shared/errors.ts'
import { schemaOf } from '../../database/migrate.ts'
import { soundnessOf, withCopy } from '../copy.ts'
import type { BookEnvironment } from '../environment.ts'
import { asFailure, withFailures } from '../failures.ts'
import { bodyOf, proveErased, proveHeader, readHeader, signErased, signHeader, writeHeader } from '../header.ts'
import type { ErasedRow, Header, ReadHeader } from '../header.ts'
import { wipe } from '../keys.ts'
import { lockFor, recoverFolder } from '../open.ts'
import { stretch } from '../password.ts'
import { databasePath } from '../paths.ts'
import type { PcRecords } from '../pc-record.ts'
import type { BookKeys } from '../slots.ts'
import { dropStaging, exchange, prepareStaging } from '../swap.ts'
import { unlock } from '../unlock.ts'
import type { Opener } from '../unlock.ts'
import { asBackupDamage } from './check.ts'
import { ContainerDamage, ContainerNewer, readFront } from './container.ts'
import { readFrontText } from './front.ts'
import type { Front } from './front.ts'
import { localMinute } from './names.ts'

export interface RestoreRequest {
  /** The book's folder; made if it is not there. */
  readonly folder: string
  /** The backup file. */
  readonly backup: string
  /** A password or the recovery code that was valid when the backup was made. */
  readonly opener: Opener
}

export interface Restored {
  /** Only the header was lost: the database of the present book is whole, was kept, and has its header back. */
  readonly headerOnly: boolean
  /** Name of the folder beside the book that now holds the former one; null when there was none. */
  readonly keptAside: string | null
}

/**
 * With the book closed. Killed at any moment, there is afterwards either the former book or the restored one, whole.
 * Errors: BACKUP_DAMAGED, BOOK_NEWER, WRONG_PASSWORD, WRONG_CODE, BOOK_IN_USE, DISK_FULL, FOLDER_*.
 */
export async function restoreBackup(
  { folder, backup, opener }: RestoreRequest,
  environment: BookEnvironment,
  records: PcRecords,
): Promise<Restored> {
  const { files, clock } = environment.outside
  const front = frontToRestore(backup, environment)
  withFailures(() => files.mkdirSync(folder, { recursive: true }))
  const lock = lockFor(folder, environment)
  try {
    recoverFolder(folder, environment)
    const { keychain } = environment
    const { keys } = await unlock(front.header, opener, { records, keychain, stretch, now: clock.now() })
    try {
      if (headerAloneIsLost(folder, front, keys, environment)) {
        const header = restoredHeader(front, { is: 'none' }, keys)
        withFailures(() => writeHeader(files, folder, header))
        return { keptAside: null, headerOnly: true }
      }
      return await exchangeFor({ folder, backup, keys }, environment)
    } finally {
      wipe(keys.data, keys.lineage)
    }
  } catch (error) {
    throw asFailure(error)
  } finally {
    lock.release()
  }
}

/** Then today's work need not be given up for yesterday's backup: the same key opens the present database. */
function headerAloneIsLost(folder: string, front: Front, keys: BookKeys, { outside }: BookEnvironment): boolean {
  const path = databasePath(folder)
  const present = readHeader(outside.files, folder)
  if (present.is === 'good' || present.is === 'newer' || !outside.files.existsSync(path)) return false
  try {
    return withCopy({ path, cipher: front.header.cipher, keys }, (db) => schemaOf(db) > 0 && soundnessOf(db).sound)
  } catch (error) {
    outside.log.error('restore.database-not-kept', error)
    return false
  }
}

function frontToRestore(backup: string, { outside, program, migrations }: BookEnvironment): Front {
  const name = basename(backup)
  try {
    const front = readFrontText(readFront(outside.files, backup))
    if (!front) throw new ContainerDamage('front')
    if (front.header.schema > migrations.length) {
      throw new Failure('BOOK_NEWER', { book: front.program, program })
    }
    return front
  } catch (error) {
    if (error instanceof ContainerNewer) throw new Failure('BOOK_NEWER', { book: '', program })
    throw asFailure(asBackupDamage(error, name))
  }
}

async function exchangeFor(
  { folder, backup, keys }: { readonly folder: string; readonly backup: string; readonly keys: BookKeys },
  { outside, work, zone }: BookEnvironment,
): Promise<Restored> {
  const { files, clock } = outside
  const staging = withFailures(() => prepareStaging(files, folder))
  try {
    const { front } = await work.run('unpack', { path: backup, name: basename(backup), keys, into: staging })
    const present = readHeader(files, folder)
    return withFailures(() => {
      writeHeader(files, staging, restoredHeader(front, present, keys))
      const aside = freeName(`before-restore-${localMinute(clock.now(), zone()).stamp}`, (name) =>
        files.existsSync(join(folder, name)),
      )
      const something = present.is !== 'none' || files.existsSync(join(folder, 'book.db'))
      exchange(files, folder, { aside, keepAside: something, staying: [] })
      for (const name of ['files', 'backups']) files.mkdirSync(join(folder, name), { recursive: true })
      return { keptAside: something ? aside : null, headerOnly: false }
    })
  } catch (error) {
    dropStaging(files, folder)
    throw error
  }
}

/**
 * The header of the restored book. It has no machine number, so that opening takes a new one. From the present
 * header, as far as it can be proved: who was erased since, and, under the same data key, today's passwords.
 */
export function restoredHeader(front: Front, present: ReadHeader, keys: BookKeys): Header {
  const body = bodyOf(front.header)
  const now = present.is === 'good' && present.header.book === body.book ? present.header : undefined
  const erasedSince = now && proveErased(now.erased, keys) ? now.erased.rows : []
  const slots = now && proveHeader(now, keys) ? now.slots : body.slots
  return signHeader(
    {
      ...body,
      slots,
      machine: { number: null, reserved: 0, opening: '', closedAt: null },
      erased: signErased(union(body.erased.rows, erasedSince), keys),
    },
    keys,
  )
}

function union(a: readonly ErasedRow[], b: readonly ErasedRow[]): readonly ErasedRow[] {
  return [...new Map([...a, ...b].map((one) => [JSON.stringify([one.tbl, one.row]), one])).values()]
}

function freeName(wanted: string, taken: (name: string) => boolean): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`
    if (!taken(name)) return name
  }
}
