// Looks through a backup file without any key: every byte against its digest. Runs on the worker.
import type { Files } from '../../outside.ts'
import { asBackupDamage } from './check.ts'
import { ContainerDamage, readContainer } from './container.ts'
import { readFrontText, type Front } from './front.ts'

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
