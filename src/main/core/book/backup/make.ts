// Makes one backup: a copy of the database, the container, and the proof that it opens. Runs on a worker thread.
// The finished name appears only after the file was read back and its database opened and checked.
import { join, posix } from 'node:path'
import { Failure } from '../../../../shared/errors.ts'
import type { Files, Outside } from '../../outside.ts'
import { copyInto, countRows } from '../copy.ts'
import { withFailures } from '../failures.ts'
import type { Header } from '../header.ts'
import { deriveKey, wipe } from '../keys.ts'
import type { BookKeys } from '../slots.ts'
import { removeIfPossible, syncFolder } from '../whole-file.ts'
import { checkContainer } from './check.ts'
import type { CheckedBackup } from './check.ts'
import { writeContainer } from './container.ts'
import type { PartSource } from './container.ts'
import { writeFront } from './front.ts'
import type { BackupReason } from './front.ts'

export interface MakeBackup {
  /** The book's folder. */
  readonly folder: string
  /** An empty folder of the book for what is needed meanwhile; the caller removes it. */
  readonly scratch: string
  readonly header: Header
  readonly keys: BookKeys
  /** Folder the backup goes to; must be there. */
  readonly target: string
  readonly name: string
  /** UTC epoch ms. */
  readonly at: number
  readonly why: BackupReason
  readonly program: string
}

export interface MadeBackup extends CheckedBackup {
  readonly bytes: number
}

export function makeBackup(order: MakeBackup, outside: Pick<Outside, 'files' | 'random'>): MadeBackup {
  return withFailures(() => make(order, outside))
}

function make(order: MakeBackup, { files, random }: Pick<Outside, 'files' | 'random'>): MadeBackup {
  const { folder, scratch, header, keys, target, name } = order
  const copy = join(scratch, 'copy.db')
  const attached = () => attachedFiles(files, join(folder, 'files'))
  refuseWithoutRoom(files, order, attached())
  const database = { path: join(folder, 'book.db'), cipher: header.cipher, keys }
  copyInto(database, copy)
  const rows = countRows({ ...database, path: copy })
  const unchecked = join(target, `${name}.part`)
  const key = deriveKey(keys.data, 'backup')
  try {
    const front = writeFront({ ...order, summary: { rows } }, keys, random)
    const { bytes } = writeContainer(files, {
      path: unchecked,
      front,
      // Looked for after the copy: a file is there before its row, so no row of the copy lacks its file.
      parts: [{ name: 'book.db', path: copy }, ...attached()],
      key,
    })
    files.rmSync(copy)
    const checked = checkContainer({ path: unchecked, name, keys, scratch }, files)
    files.renameSync(unchecked, join(target, name))
    syncFolder(files, target)
    return { ...checked, bytes }
  } catch (error) {
    removeIfPossible(files, unchecked)
    throw error
  } finally {
    wipe(key)
  }
}

/** Everything below `files/`, with the name it has in the container. */
export function attachedFiles(files: Files, root: string, below = ''): readonly PartSource[] {
  if (!files.existsSync(root)) return []
  return files.readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry): readonly PartSource[] => {
    const name = posix.join(below, entry.name)
    if (entry.isDirectory()) return attachedFiles(files, root, name)
    return entry.isFile() ? [{ name: posix.join('files', name), path: join(root, name) }] : []
  })
}

/** Says so before anything is written, rather than after half an hour. A file system that does not tell is believed. */
function refuseWithoutRoom(files: Files, order: MakeBackup, attached: readonly PartSource[]): void {
  const database = files.statSync(join(order.folder, 'book.db')).size
  const wal = join(order.folder, 'book.db-wal')
  const copy = database + (files.existsSync(wal) ? files.statSync(wal).size : 0)
  const container = copy + attached.reduce((sum, part) => sum + files.statSync(part.path).size, 0)
  for (const [place, needed] of [
    [order.scratch, copy],
    [order.target, container],
  ] as const) {
    const { bavail, bsize, blocks } = files.statfsSync(place)
    if (blocks > 0 && bavail * bsize < needed) throw new Failure('DISK_FULL', { needed })
  }
}
