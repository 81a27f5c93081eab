// Backup files on their way from a window, in parts: written as they come into a file beside the book. They are encrypted
// already, so the disk may hold them; what is given up or stays unfinished is removed.
import { join } from 'node:path'
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { backup } from '../../../../shared/contract/backup.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import { beginsAsBackup } from '../../book/backup/container.ts'
import type { Books } from '../../book/books.ts'
import { withFailures } from '../../book/failures.ts'
import { removeIfPossible, writeFully } from '../../book/whole-file.ts'
import type { Outside } from '../../outside.ts'

type Part = InputOf<typeof backup.bring>
type Answer = OutputOf<typeof backup.bring>

interface OnItsWay {
  readonly ticket: string
  readonly path: string
  readonly handle: number
  readonly folder: string
  readonly size: number
  received: number
}

export interface Bringing {
  take(context: Pick<ActionContext, 'connection' | 'gone'>, part: Part): Promise<Answer>
}

export interface BringingParts {
  /** Of the book, or where it would be. */
  readonly folder: () => string
  readonly books: Books
  readonly outside: Outside
}

/** Each window brings one file at a time. */
export function createBringing({ folder, books, outside: { files, random } }: BringingParts): Bringing {
  const byWindow = new Map<number, OnItsWay>()

  function drop(connection: number): void {
    const one = byWindow.get(connection)
    if (one === undefined) return
    byWindow.delete(connection)
    files.closeSync(one.handle)
    removeIfPossible(files, one.path)
  }

  /** Errors: FILE_UNREADABLE, DISK_FULL, FOLDER_READ_ONLY. */
  function begin({ connection, gone }: Pick<ActionContext, 'connection' | 'gone'>, part: Part, bytes: Uint8Array) {
    drop(connection)
    if (part.at !== 0 || !beginsAsBackup(bytes)) throw new Failure('FILE_UNREADABLE', { name: part.name })
    const into = folder()
    const ticket = Buffer.from(random.bytes(8)).toString('hex')
    // Removed with the rest of what a killed program left, should it come to that.
    const path = join(into, `bringing-${ticket}.part`)
    return withFailures(() => {
      files.mkdirSync(into, { recursive: true })
      const { bavail, bsize, blocks } = files.statfsSync(into)
      if (blocks > 0 && bavail * bsize < part.size) throw new Failure('DISK_FULL', { needed: part.size })
      const handle = files.openSync(path, 'wx', 0o600)
      const one: OnItsWay = { ticket, path, handle, folder: into, size: part.size, received: 0 }
      byWindow.set(connection, one)
      gone.addEventListener('abort', () => byWindow.get(connection) === one && drop(connection), { once: true })
      return one
    })
  }

  return {
    async take(context, part) {
      const { connection, gone } = context
      const bytes = new Uint8Array(await part.part.arrayBuffer())
      if (gone.aborted) throw new Failure('CANCELLED', {})
      const one = part.ticket === undefined ? begin(context, part, bytes) : byWindow.get(connection)
      const fits =
        one !== undefined &&
        (part.ticket === undefined || part.ticket === one.ticket) &&
        part.at === one.received &&
        part.size === one.size &&
        bytes.length > 0 &&
        one.received + bytes.length <= one.size
      if (!fits) {
        drop(connection)
        throw new Failure('FILE_UNREADABLE', { name: part.name })
      }
      const { ticket } = one
      try {
        withFailures(() => writeFully(files, one.handle, bytes))
        one.received += bytes.length
        if (one.received < one.size) return { ticket, brought: null }
        withFailures(() => files.fsyncSync(one.handle))
      } catch (error) {
        drop(connection)
        throw error
      }
      byWindow.delete(connection)
      files.closeSync(one.handle)
      const { names, ...brought } = await books.bring({ path: one.path, name: part.name, folder: one.folder })
      return { ticket, brought: { ...brought, names: [...names] } }
    },
  }
}
