// Names inside a book's folder that more than one file needs.
import { join } from 'node:path'
import type { Files } from '../outside.ts'
import { withFailures } from './failures.ts'

export const databasePath = (folder: string) => join(folder, 'book.db')

/** The book's own folder of backups, made again if somebody removed it. */
export function ownBackups(folder: string, files: Files): string {
  const backups = join(folder, 'backups')
  withFailures(() => files.mkdirSync(backups, { recursive: true }))
  return backups
}
