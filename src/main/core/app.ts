// The core of one book folder: the one place where areas, book, journal and windows are joined. Nothing here is a
// singleton, and nothing is opened before a window asks for it.
import { createAccessLog, dropOldAccesses } from './access-log.ts'
import type { Area } from './area.ts'
import { backup } from './areas/backup/area.ts'
import { book } from './areas/book/area.ts'
import { writeFirstRows } from './areas/book/first-rows.ts'
import type { House } from './areas/book/house.ts'
import { systemPlace, type SystemPlace } from './areas/book/suggestion.ts'
import { contacts } from './areas/contacts/area.ts'
import { events } from './areas/events/area.ts'
import { history } from './areas/history/area.ts'
import { session } from './areas/session/area.ts'
import { settings } from './areas/settings/area.ts'
import { users } from './areas/users/area.ts'
import { ringOf } from './areas/users/keys.ts'
import { views } from './areas/views/area.ts'
import { work as workArea } from './areas/work/area.ts'
import { createBookHolder } from './book-holder.ts'
import { booksOnDisk } from './book/books.ts'
import { noKeychain, type BookEnvironment, type Keychain } from './book/environment.ts'
import type { Argon2Cost } from './book/password.ts'
import { answer } from './call.ts'
import { createChangeFeed } from './changes.ts'
import type { Core } from './connection.ts'
import type { Migration } from './database/migrate.ts'
import { MIGRATIONS } from './database/migrations.ts'
import { tableSet } from './database/table-set.ts'
import { createIdleLock, type IdleLock } from './idle-lock.ts'
import { bookJobs } from './jobs/book-jobs.ts'
import { runJobs, type Job, type Scheduler } from './jobs/scheduler.ts'
import { useBook, type OpenBook } from './open-book.ts'
import type { LongWorkParts } from './long-work.ts'
import type { Outside } from './outside.ts'
import { procedures } from './procedures.ts'
import { createSessions } from './sessions.ts'
import { createSite, type SampleBooks } from './site.ts'
import { workerPool } from './workers/pool.ts'
import { workHere } from './workers/tasks.ts'

export interface CoreOptions {
  /** The book's own folder; made when a book is. */
  readonly folder: string
  /** Where this PC keeps what it remembers about books, outside of them. */
  readonly pcFolder: string
  readonly outside: Outside
  /** URL of the bundled worker.ts; null runs its tasks in this thread. */
  readonly workerUrl: URL | null
  readonly keychain?: Keychain
  /** Version of this program. */
  readonly program: string
  /** Who holds the book, for the message of a second program: what people call this one, its PC, its process. */
  readonly holder: { readonly name: string; readonly host: string; readonly pid: number }
  /** The book in `folder` is made to be thrown away: no backups. */
  readonly demo?: boolean
  /** Where sample shops come from; without it, none is offered. */
  readonly samples?: SampleBooks
  /** A sample shop that was made already, to begin in. */
  readonly beginIn?: string
  /** Cost of a new password slot; full unless tests say less. */
  readonly argon?: Argon2Cost
  /** Language and time zone, for the suggestion of a new book; the system's unless said. */
  readonly place?: () => SystemPlace
  /** Areas beyond the house's own, with the migrations that make their tables. */
  readonly more?: { readonly areas: readonly Area[]; readonly migrations: readonly Migration[] }
}

const DAY_MS = 86_400_000

export function createCore(options: CoreOptions): Core {
  const { outside } = options
  const { clock, log } = outside
  const raised = new Set<() => void>()
  const site = createSite({ own: options.folder, samples: options.samples, beginIn: options.beginIn })
  const place = options.place ?? systemPlace
  const migrations = [...MIGRATIONS, ...(options.more?.migrations ?? [])]
  const worker = options.workerUrl === null ? workHere(outside) : workerPool(options.workerUrl, outside)

  const feed = createChangeFeed(clock)
  const sessions = createSessions((connection) => {
    feed.session(connection)
  })
  const accessLog = createAccessLog(outside, () => holder.current)

  const environment: BookEnvironment = {
    outside,
    work: worker,
    keychain: options.keychain ?? noKeychain,
    migrations,
    // The tables are those of the areas, which are joined below.
    get tables() {
      return tables
    },
    pcFolder: options.pcFolder,
    program: options.program,
    holder: options.holder.name,
    host: options.holder.host,
    pid: options.holder.pid,
    zone: () => holder.current?.shop.zone ?? place().zone,
    onShow: () => {
      feed.raise()
      for (const listener of raised) listener()
    },
    ...(options.argon && { cost: options.argon }),
  }
  const books = booksOnDisk(environment)

  let lastUse = clock.now()
  let jobs: Scheduler | null = null
  let idleLock: IdleLock | null = null

  const holder = createBookHolder({
    folder: () => site.folder,
    books,
    outside,
    sessions,
    feed,
    flush: accessLog.flush,
    use: (opened) =>
      useBook({
        book: opened,
        tables,
        schema: migrations.length,
        areaOfTable,
        outside,
        sessions,
        feed,
        writerOf,
        lastUse: () => lastUse,
      }),
    start(open) {
      const running = runJobs(jobsFor(open), outside)
      const lock = createIdleLock(clock, () => open.shop.lockAfter, sessions.screen)
      jobs = running
      idleLock = lock
      return async () => {
        lock.stop()
        await Promise.all([running.stop(), open.longWork.halt()])
      }
    },
  })

  function jobsFor(open: OpenBook): readonly Job[] {
    return [
      ...bookJobs({
        book: open.book,
        backUp: () => holder.backup('daily'),
        onDamaged: () => {
          open.unsound = true
          feed.session()
        },
        zone: environment.zone,
        outside,
      }),
      {
        name: 'drop-old-accesses',
        firstAfter: DAY_MS / 24,
        every: DAY_MS,
        run: () => {
          open.local(null, (db) => {
            dropOldAccesses(db, clock.now())
          })
        },
      },
    ]
  }

  const house: House = {
    at: site,
    program: options.program,
    books,
    holder,
    sessions,
    feed,
    outside,
    sight: () => known.sight,
    accessOf: (kind) => known.accessOf(kind),
    areas: () => areas,
    flushAccessLog: accessLog.flush,
    make: ({ shop, owner, password }) => {
      const first = { shop, owner, tables, schema: migrations.length, outside }
      return books.create({
        folder: site.folder,
        owner,
        password,
        demo: options.demo ?? false,
        first: (sqlite) => {
          writeFirstRows(sqlite, first)
        },
      })
    },
    place,
  }

  const areas: readonly Area[] = [
    book(house),
    session(house),
    users(() => ringOf(holder.open().book)),
    settings,
    contacts,
    views,
    history(house),
    backup(house),
    workArea(house),
    events(house),
    ...(options.more?.areas ?? []),
  ]
  const tables = tableSet(areas.flatMap((area) => area.tables))
  const areaOfTable = new Map(areas.flatMap((area) => area.tables.map((table) => [table.name, area.name])))
  const writers = new Map(areas.flatMap((area) => Object.entries(area.works ?? {})))
  const writerOf: LongWorkParts['writerOf'] = (work) => writers.get(work.kind)?.(work)
  const known = procedures(areas)

  const parts = {
    procedures: known,
    sessions,
    outside,
    accessLog,
    openBook: () => holder.current,
    beforeUse: () => idleLock?.check(),
    onUse: () => {
      lastUse = clock.now()
      idleLock?.touch()
      jobs?.touched()
    },
  }

  return {
    connect({ label = '' } = {}) {
      const id = sessions.open(label)
      return {
        id,
        call: (path, input, signal) => answer(parts, { connection: id, path, input, signal }),
        close: () => {
          sessions.close(id)
        },
      }
    },
    async close({ backup: wanted = false } = {}) {
      await holder.alone(() => holder.release({ backup: wanted }))
      site.leaveSample()
      for (const { id } of sessions.all()) sessions.close(id)
      await worker.end()
      log.info('core.closed')
    },
    onRaise(listener) {
      raised.add(listener)
      return () => raised.delete(listener)
    },
    async idle() {
      await holder.alone(() => Promise.resolve())
      await holder.current?.longWork.idle()
    },
  }
}
