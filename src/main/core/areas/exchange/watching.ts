// Looks into the folders into which tills write, and takes what is new there: once by its contents, when it has not changed between
// two looks. The file is only ever read. That it was taken is written with the beginning of its import, so a crash takes nothing
// twice.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { WatchedFolder } from '../../../../shared/contract/exchange.ts'
import { isFailure, type ErrorCode } from '../../../../shared/errors.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import type { JobPlace } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Job } from '../../jobs/scheduler.ts'
import type { Files } from '../../outside.ts'
import type { ImportFile } from './plan.ts'
import { importFile, type ImportPlace, type Preparations } from './import.ts'
import { LARGEST_FILE } from './taken-files.ts'
import {
  isFolder,
  isNoted,
  noteFile,
  noteLook,
  watchedFolders,
  wasTaken,
  type NotedFile,
  type SeenFile,
  type Watched,
} from './watched-folders.ts'
import { unwrapped } from './wrapped-file.ts'

const MINUTE_MS = 60_000
/** Somebody who asks for a look takes what has lain there for so long. */
const SETTLED_MS = 2 * MINUTE_MS
const MOST_FILES = 2_000

const NAMES = /\.(csv|tsv|tab|txt|xlsx|xlsm|vcf|vcard|zip)$/i
/** What is being written, and what programs put down for themselves. */
const ASIDE = /^(\.|~\$)|\.(part|partial|tmp|temp|crdownload|download)$/i

/** What is wrong with the file itself, and will be the next time too. */
const ITS_OWN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'FILE_UNREADABLE',
  'TOO_LARGE',
  'BAD_INPUT',
  'PASSWORD_NEEDED',
  'WRONG_PASSWORD',
])

export interface Watching {
  /** Takes what has come into a folder. `asked`: somebody wants it now. Answers how the folder stands. */
  look(place: ImportPlace, watched: Watched, asked: boolean): Promise<WatchedFolder['state']>
  jobs(place: JobPlace): readonly Job[]
}

export function createWatching(preparations: Preparations): Watching {
  /** By folder: how its files looked the last time. */
  const seen = new Map<string, ReadonlyMap<string, SeenFile>>()

  async function take(place: ImportPlace, watched: Watched, file: SeenFile): Promise<void> {
    const { files, clock } = place.outside
    const note = (rest: Pick<NotedFile, 'hash' | 'outcome'> & Partial<Pick<NotedFile, 'why'>>) => {
      const noted = { ...file, at: clock.now(), why: null, run: null, ...rest }
      place.book().local((db) => {
        noteFile(db, watched.id, noted)
      })
    }
    if (file.size > LARGEST_FILE) return note({ hash: '', outcome: 'refused', why: 'TOO_LARGE' })
    const bytes = readWhole(files, watched.folder, file)
    // It changed under our eyes: the next look will tell.
    if (bytes === null) return
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (wasTaken(place.book().db, watched.id, hash)) return note({ hash, outcome: 'again' })
    try {
      const inside: ImportFile = await unwrapped({ bytes, name: file.name }, undefined)
      const { kind, mapping } = watched
      await importFile(preparations, place, {
        file: inside,
        kind,
        mapping,
        dryRun: false,
        note: (db, run) => {
          noteFile(db, watched.id, { ...file, hash, at: clock.now(), outcome: 'taken', why: null, run })
        },
      })
    } catch (error) {
      if (!isFailure(error) || !ITS_OWN.has(error.code)) throw error
      note({ hash, outcome: 'refused', why: error.code })
    }
  }

  async function look(place: ImportPlace, watched: Watched, asked: boolean): Promise<WatchedFolder['state']> {
    const { outside } = place
    const now = outside.clock.now()
    const told = (state: WatchedFolder['state']) => {
      place.book().local((db) => {
        noteLook(db, watched.id, { state, at: now })
      })
      return state
    }
    if (!isFolder(outside.files, watched.folder)) return told('gone')
    try {
      const found = filesIn(outside.files, watched.folder)
      const before = seen.get(watched.folder)
      seen.set(watched.folder, new Map(found.map((file) => [file.name, file])))
      for (const file of found) {
        if (isNoted(place.book().db, watched.id, file)) continue
        const settled = isSame(before?.get(file.name), file) || (asked && now - file.modified >= SETTLED_MS)
        if (settled) await take(place, watched, file)
      }
      return told('good')
    } catch (error) {
      if (isFailure(error, 'BUSY') || isFailure(error, 'BOOK_CLOSED')) throw error
      outside.log.error('watched.failed', error)
      return told(isFolder(outside.files, watched.folder) ? 'failed' : 'gone')
    }
  }

  return {
    look,
    jobs: (place) => [
      {
        name: 'watched-folders',
        firstAfter: MINUTE_MS,
        every: MINUTE_MS,
        async run() {
          for (const watched of watchedFolders(place.book().db).filter(({ on }) => on)) {
            const seat = place.as(watched.userId)
            if (seat === null || !mayAccess(seat.session.role, 'manager')) {
              place.book().local((db) => {
                noteLook(db, watched.id, { state: 'failed', at: place.outside.clock.now() })
              })
              continue
            }
            // Somebody's long work goes first: the file is still there in a minute.
            if (isBusy(place.book().db)) return
            await look(seat, watched, false)
          }
        },
      },
    ],
  }
}

const isBusy = (db: ReadDb) => db.get(`SELECT 1 FROM work WHERE state = 'running'`) !== undefined

const isSame = (before: SeenFile | undefined, now: SeenFile) =>
  before?.size === now.size && before.modified === now.modified

/** Oldest first. Throws what the system says. */
function filesIn(files: Files, folder: string): SeenFile[] {
  return files
    .readdirSync(folder)
    .filter((name) => NAMES.test(name) && !ASIDE.test(name))
    .slice(0, MOST_FILES)
    .flatMap((name) => seenFile(files, folder, name) ?? [])
    .sort((a, b) => a.modified - b.modified || (a.name < b.name ? -1 : 1))
}

/** Null for what is no file, or is gone again. */
function seenFile(files: Files, folder: string, name: string): SeenFile | null {
  try {
    const { size, mtimeMs } = files.statSync(join(folder, name))
    return files.statSync(join(folder, name)).isFile() ? { name, size, modified: Math.trunc(mtimeMs) } : null
  } catch {
    return null
  }
}

/** Null when it is another one afterwards than before, or gone. Throws what the system says. */
function readWhole(files: Files, folder: string, { name, size, modified }: SeenFile): Uint8Array<ArrayBuffer> | null {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = Uint8Array.from(files.readFileSync(join(folder, name)))
  } catch (error) {
    // Some programs keep a file to themselves while they write it.
    if (seenFile(files, folder, name) === null) return null
    throw error
  }
  const after = seenFile(files, folder, name)
  return after?.size === size && after.modified === modified && bytes.length === size ? bytes : null
}
