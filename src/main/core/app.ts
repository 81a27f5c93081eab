// The core of one book folder: the one place where areas, book, journal and windows are joined. Nothing here is a
// singleton, and nothing is opened before a window asks for it.
import { createAccessLog } from './access-log.ts'
import type { Area } from './area.ts'
import { areaJobs } from './area-jobs.ts'
import { backup } from './house/backup/area.ts'
import { book } from './house/book/area.ts'
import type { House } from './house/house.ts'
import { systemPlace, type SystemPlace } from './house/book/suggestion.ts'
import { analytics } from './areas/analytics/area.ts'
import { bulk } from './areas/bulk/area.ts'
import { campaigns } from './areas/campaigns/area.ts'
import { consent } from './areas/consent/area.ts'
import { contacts } from './areas/contacts/area.ts'
import { documents } from './areas/documents/area.ts'
import { duplicates } from './areas/duplicates/area.ts'
import { comparerOf } from './areas/duplicates/service.ts'
import { email } from './areas/email/area.ts'
import { mailSettingsOf, senderStanding } from './areas/email/service.ts'
import { exchange } from './areas/exchange/area.ts'
import { noteTakenOut, plainTable } from './areas/exchange/service.ts'
import { fields } from './areas/fields/area.ts'
import { households } from './areas/households/area.ts'
import { interactions } from './areas/interactions/area.ts'
import { lists } from './areas/lists/area.ts'
import { paper } from './areas/paper/area.ts'
import { products } from './areas/products/area.ts'
import { quality } from './areas/quality/area.ts'
import { tasks } from './areas/tasks/area.ts'
import { visits } from './areas/visits/area.ts'
import { productSales } from './areas/visits/product-sales.ts'
import { deriveVisits } from './areas/visits/service.ts'
import { events } from './house/events/area.ts'
import { history } from './house/history/area.ts'
import { session } from './house/session/area.ts'
import { segments } from './areas/segments/area.ts'
import { sending } from './areas/sending/area.ts'
import { describe, type SegmentParts } from './areas/segments/service.ts'
import { settings } from './areas/settings/area.ts'
import { users } from './areas/users/area.ts'
import { value } from './areas/value/area.ts'
import { ringOf } from './areas/users/keys.ts'
import { views } from './areas/views/area.ts'
import { work } from './house/work/area.ts'
import { createBookHolder } from './book-holder.ts'
import { booksOnDisk } from './book/books.ts'
import { noKeychain, type BookEnvironment, type Keychain } from './book/environment.ts'
import type { DatabaseFile } from './book/copy.ts'
import type { Argon2Cost } from './book/password.ts'
import { answer, type CallParts } from './call.ts'
import { createChangeFeed } from './changes.ts'
import type { Core } from './connection.ts'
import type { Migration } from './database/migrate.ts'
import { MIGRATIONS } from './database/migrations.ts'
import { joinAreas } from './declared.ts'
import { exportParts } from './export-parts.ts'
import { useBook } from './open-book.ts'
import type { Gateways } from './gateways.ts'
import type { Outside } from './outside.ts'
import { createSessions } from './sessions.ts'
import { createSite, type SampleBooks } from './site.ts'
import { createWhileOpen } from './while-open.ts'
import { workerPool } from './workers/pool.ts'
import { workHere, type Work } from './workers/tasks.ts'

/** Every area, lowest floor first. Adding one is its folder, its line in the contract, and its line here. */
function areasOf(house: House, worker: Work, gateways: Partial<Gateways>): readonly Area[] {
  /** Reads the open book on another thread. */
  const beside = <T>(read: (file: DatabaseFile) => Promise<T>) => house.holder.open().book.readBeside(read)
  const worth = value({
    costs: () => house.declared().costs,
    learn: (order) => beside((file) => worker.run('learnValue', { ...order, file })),
    wrong: () => beside((file) => worker.run('findWrongSums', { file })),
    loyalty: (order) => beside((file) => worker.run('countLoyalty', { ...order, file })),
  })
  const segmentParts: SegmentParts = {
    facts: () => house.declared().facts,
    permit: (role, fields) => {
      house.declared().procedures.sight.permit(role, fields)
    },
    hides: (role, field) => house.declared().procedures.sight.hides(role, field),
    learned: worth.upToDate,
    beside: (statements) => beside((file) => worker.run('readSegment', { file, statements })),
  }
  const attached = () => house.holder.open().book.attachedFiles
  return [
    settings,
    users(() => ringOf(house.holder.open().book)),
    fields,
    contacts(() => house.declared().tellers, comparerOf),
    products(productSales),
    visits,
    interactions,
    consent(deriveVisits),
    tasks,
    households,
    documents({ files: attached, isWhole: (bytes) => worker.run('wholePicture', { bytes }) }),
    lists,
    duplicates((order) => beside((file) => worker.run('findDuplicates', { ...order, file }))),
    bulk(),
    worth,
    segments(segmentParts),
    analytics({
      run: (order) => beside((file) => worker.run('runReport', { ...order, file })),
      fit: (order) => beside((file) => worker.run('fitBuying', { ...order, file })),
      upToDate: worth.upToDate,
      hiddenFrom: (role) => house.declared().procedures.sight.hiddenFrom(role),
      membersOf: async (context, id, asOf) => (await describe(segmentParts, context, { id, asOf })).people,
      takeOut: { write: plainTable, note: noteTakenOut },
    }),
    sending({ sources: () => house.declared().sends, mailSettings: mailSettingsOf, mail: gateways.mail ?? null }),
    email({ gateways, sample: () => house.at.demo }),
    campaigns({
      segments: segmentParts,
      decide: (order) => beside((file) => worker.run('decideAudience', { ...order, file })),
      domain: async (db) => (gateways.resolver === undefined ? null : senderStanding(db, gateways.resolver)),
      found: (order) => beside((file) => worker.run('campaignResults', { ...order, file })),
      files: attached,
    }),
    paper({
      files: attached,
      press: () => gateways.press ?? null,
      shift: () => house.holder.open().book.printer,
      keepShift: (shift) => house.holder.open().book.setPrinter(shift),
    }),
    exchange(exportParts(house), {
      ownFolder: () => house.at.folder,
      smallPicture: (bytes) => worker.run('smallPicture', { bytes }),
    }),
    quality,
    views,
    history(house),
    book(house),
    session(house),
    backup(house),
    work(house),
    events(house),
  ]
}

export interface CoreOptions {
  /** The book's own folder; made when a book is. */
  readonly folder: string
  /** Where this PC keeps what it remembers about books, outside of them. */
  readonly pcFolder: string
  readonly outside: Outside
  /** URL of the bundled worker.ts; null runs its tasks in this thread. */
  readonly workerUrl: URL | null
  readonly keychain?: Keychain
  /** What messages are handed to; without one of them, what needs it says that it cannot. */
  readonly gateways?: Partial<Gateways>
  /** Version of this program. */
  readonly program: string
  /** Who holds the book, for the message of a second program: what people call this one, its PC, its process. */
  readonly holder: { readonly name: string; readonly host: string; readonly pid: number }
  /** The book in `folder` is made to be thrown away: no backups. */
  readonly demo?: boolean
  /** Where sample shops come from; without it, none is offered. */
  readonly samples?: SampleBooks
  /** The book is only being filled: nobody waits at a counter, and no job runs on this clock. */
  readonly filling?: boolean
  /** No window shows this core: long work need not leave room for somebody at a counter. */
  readonly unattended?: boolean
  /** Begins in a sample shop, which is made when the first window wants it. */
  readonly beginInSample?: boolean
  /** Cost of a new password slot; full unless tests say less. */
  readonly argon?: Argon2Cost
  /** Language and time zone, for the suggestion of a new book; the system's unless said. */
  readonly place?: () => SystemPlace
  /** Areas beyond the house's own, with the migrations that make their tables. */
  readonly more?: { readonly areas: readonly Area[]; readonly migrations: readonly Migration[] }
}

export function createCore(options: CoreOptions): Core {
  const { outside } = options
  const raised = new Set<() => void>()
  const site = createSite({
    own: options.folder,
    samples: options.samples,
    beginInSample: options.beginInSample ?? false,
  })
  const place = options.place ?? systemPlace
  const migrations = [...MIGRATIONS, ...(options.more?.migrations ?? [])]
  const worker = options.workerUrl === null ? workHere(outside) : workerPool(options.workerUrl, outside)

  const feed = createChangeFeed(outside.clock)
  const sessions = createSessions((connection) => {
    feed.session(connection)
  })
  const accessLog = createAccessLog(outside, () => holder.current)
  const zone = () => holder.current?.shop.zone ?? place().zone
  const environment = environmentOf(options, {
    work: worker,
    migrations,
    tables: () => declared.tables,
    zone,
    onShow: () => {
      feed.raise()
      for (const listener of raised) listener()
    },
  })
  const books = booksOnDisk(environment)
  const whileOpen = createWhileOpen({
    outside,
    zone,
    backUp: () => holder.backup('daily'),
    followPlace: () => holder.followPlace(),
    onUnsound: feed.session,
    lockScreen: sessions.screen,
    areaJobs: (open) => areaJobs(open, { areas: declared.areas, outside, holder }),
  })
  const lastUse = options.unattended === true ? () => Number.NEGATIVE_INFINITY : whileOpen.lastUse
  const holder = createBookHolder({
    folder: () => site.folder,
    books,
    outside,
    sessions,
    feed,
    flush: accessLog.flush,
    use: (book) => useBook({ book, declared, schema: migrations.length, outside, sessions, feed, lastUse }),
    start: whileOpen.start,
  })
  const house: House = {
    at: site,
    program: options.program,
    demo: options.demo ?? false,
    schema: migrations.length,
    books,
    holder,
    sessions,
    feed,
    outside,
    place,
    declared: () => declared,
    flushAccessLog: accessLog.flush,
  }
  const declared = joinAreas([...areasOf(house, worker, options.gateways ?? {}), ...(options.more?.areas ?? [])])

  const parts: CallParts = {
    procedures: declared.procedures,
    sessions,
    outside,
    accessLog,
    openBook: () => holder.current,
    backupBefore: (why) => holder.backupBefore(why),
    beforeUse: whileOpen.beforeUse,
    onUse: whileOpen.onUse,
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
      outside.log.info('core.closed')
    },
    onRaise(listener) {
      raised.add(listener)
      return () => raised.delete(listener)
    },
    async idle() {
      await holder.alone(() => Promise.resolve())
      await holder.current?.longWork.idle()
    },
    jobsEnd: () => whileOpen.jobsEnd(),
  }
}

interface Surroundings extends Pick<BookEnvironment, 'work' | 'migrations' | 'zone' | 'onShow'> {
  /** Asked late: the tables are those of the areas, and some areas need the book. */
  readonly tables: () => BookEnvironment['tables']
}

function environmentOf(options: CoreOptions, { tables, ...surroundings }: Surroundings): BookEnvironment {
  const { outside, pcFolder, program, holder, keychain, argon } = options
  return {
    ...surroundings,
    outside,
    pcFolder,
    program,
    get tables() {
      return tables()
    },
    keychain: keychain ?? noKeychain,
    holder: holder.name,
    host: holder.host,
    pid: holder.pid,
    filling: options.filling ?? false,
    ...(argon && { cost: argon }),
  }
}
