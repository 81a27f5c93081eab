// Where things lie on this PC: the book, and what a host keeps for its windows (their place, a browser profile).
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Place {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

export interface Folders {
  readonly book: string
  /** For the host alone; nothing in it is needed to open the book elsewhere. One per book, so that two may run. */
  readonly windows: string
}

/**
 * The system's folder for data that belongs to this PC. Never the documents folder: on many PCs a cloud service
 * copies that while the book is being written.
 */
export function localFolder({ platform, env, home }: Place): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Regulars')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Regulars')
  const data = env['XDG_DATA_HOME']
  // The specification says that a relative path is to be ignored.
  return join(data?.startsWith('/') === true ? data : join(home, '.local', 'share'), 'regulars')
}

/** `asked`: the folder of the book itself, as given with `--data`. */
export function foldersFor(asked: string | undefined, place: Place): Folders {
  const local = localFolder(place)
  if (asked === undefined) return { book: join(local, 'book'), windows: join(local, 'windows', 'book') }
  const book = resolve(asked)
  const name = createHash('sha256').update(book).digest('hex').slice(0, 16)
  return { book, windows: join(local, 'windows', name) }
}

export function thisPlace(): Place {
  return { platform: process.platform, env: process.env, home: homedir() }
}

/** Folders for sample shops; what is left of them goes with the system's own tidying. */
export function temporaryFolders() {
  return {
    temporary: () => mkdtempSync(join(tmpdir(), 'regulars-sample-')),
    remove: (folder: string) => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The folders of this start; the windows of a demo have their own, which goes when `end` is called. */
export function foldersOf(options: { readonly data: string | undefined; readonly demo: boolean }): Folders & {
  end(): void
} {
  const folders = foldersFor(options.data, thisPlace())
  if (!options.demo) return { ...folders, end: () => {} }
  const { temporary, remove } = temporaryFolders()
  const folder = temporary()
  return { book: folders.book, windows: join(folder, 'windows'), end: () => remove(folder) }
}
