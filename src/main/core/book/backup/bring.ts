// A backup file from elsewhere, a stick or another PC, comes among the backups of a book's folder: looked through without
// any key, so that damage is told before anybody types a password.
import { basename, join } from 'node:path'
import { Failure } from '../../../../shared/errors.ts'
import type { Files } from '../../outside.ts'
import type { BookEnvironment } from '../environment.ts'
import { asFailure, withFailures } from '../failures.ts'
import { ownBackups } from '../paths.ts'
import { removeIfPossible, syncFolder } from '../whole-file.ts'
import { asBackupDamage } from './check.ts'
import { ContainerDamage, readContainer } from './container.ts'
import { readFrontText } from './front.ts'
import type { Front } from './front.ts'
import { listBackups } from './listed.ts'
import { backupName, localMinute } from './names.ts'

export interface LookThrough {
  readonly path: string
  /** What people call it, for errors. */
  readonly name: string
}

/** Reads every byte against its digest. Errors: BACKUP_DAMAGED, BOOK_NEWER. */
export function lookThroughBackup({ path, name }: LookThrough, files: Files): Front {
  try {
    const front = readFrontText(readContainer(files, path).front)
    if (!front) throw new ContainerDamage('front')
    return front
  } catch (error) {
    throw asBackupDamage(error, name)
  }
}

export interface BringRequest extends LookThrough {
  /** The book's folder; made if it is not there. `path` lies on the same disk. */
  readonly folder: string
}

export interface Brought {
  /** What it is called among the backups. */
  readonly name: string
  /** When it was made, UTC epoch ms. */
  readonly at: number
  /** Whose passwords open it. */
  readonly names: readonly string[]
}

/** Takes `path` away, whatever comes of it. Errors: BACKUP_DAMAGED, BOOK_NEWER, FOLDER_*. */
export async function bringBackup(
  { path, name, folder }: BringRequest,
  environment: BookEnvironment,
): Promise<Brought> {
  const { outside, work, program, migrations, zone } = environment
  const { files } = outside
  try {
    const front = await work.run('lookThroughBackup', { path, name })
    if (front.header.schema > migrations.length) throw new Failure('BOOK_NEWER', { book: front.program, program })
    return withFailures(() => {
      const target = ownBackups(folder, files)
      const named = {
        at: front.at,
        names: front.header.slots.flatMap((slot) => (slot.kind === 'password' ? [slot.label] : [])),
      }
      const same = sameThere(files, { target, path, front })
      if (same !== undefined) return { ...named, name: same }
      const { stamp } = localMinute(front.at, zone())
      const free = backupName(stamp, (one) => files.existsSync(join(target, one)))
      files.renameSync(path, join(target, free))
      syncFolder(files, target)
      outside.log.info('backup.brought', { bytes: files.statSync(join(target, free)).size })
      return { ...named, name: basename(free) }
    })
  } catch (error) {
    throw asFailure(error)
  } finally {
    removeIfPossible(files, path)
  }
}

/** Brought twice, it is there once. */
function sameThere(
  files: Files,
  { target, path, front }: { readonly target: string; readonly path: string; readonly front: Front },
): string | undefined {
  const bytes = files.statSync(path).size
  return listBackups(files, target).find(
    (one) => one.state !== 'damaged' && one.bytes === bytes && one.at === front.at && one.book === front.header.book,
  )?.name
}
