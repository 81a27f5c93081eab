// Opens a book. In this order, each step trusting only the ones before: newer? lock, unfinished exchange, key, proof
// of the header, database, machine number, migrations with a backup before.
import { join } from 'node:path'
import { Failure, isFailure } from '../../../shared/errors.ts'
import { readSelf } from '../database/identity.ts'
import { migrate, schemaOf } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import type { Sqlite } from '../database/open.ts'
import { makeBackupOf, newestGoodBackup } from './backup/backups.ts'
import { Book } from './book.ts'
import type { OpeningFacts } from './book.ts'
import { databaseKey } from './copy.ts'
import type { BookEnvironment } from './environment.ts'
import { asFailure } from './failures.ts'
import { bodyOf, headerOrFail, proveHeader, readHeader, signHeader, writeHeader } from './header.ts'
import type { Header, HeaderBody } from './header.ts'
import { wipe } from './keys.ts'
import { takeLock } from './lock.ts'
import type { BookLock } from './lock.ts'
import { sameMachine, takeNewNumber } from './machine-number.ts'
import { databasePath, ownBackups } from './paths.ts'
import type { PcRecords } from './pc-record.ts'
import { removeScratch } from './scratch.ts'
import type { BookKeys, Stretch } from './slots.ts'
import { dropStaging, exchangePending, finishExchange } from './swap.ts'
import { unlock } from './unlock.ts'
import type { Opener } from './unlock.ts'

/** Clocks of PCs are set a little all the time; only more than this is told. */
const CLOCK_TOLERANCE_MS = 2 * 60_000

export interface OpenRequest {
  readonly folder: string
  readonly opener: Opener
}

export async function openBook(
  { folder, opener }: OpenRequest,
  environment: BookEnvironment,
  records: PcRecords,
): Promise<Book> {
  refuseNewer(folder, environment)
  const lock = lockFor(folder, environment)
  try {
    recoverFolder(folder, environment)
    const header = headerOrFail(environment.outside.files, folder, environment.program)
    const { keychain, outside, work } = environment
    // Beside everything else: half a second of computing, and its 64 MB go with the thread.
    const stretch: Stretch = (password, salt, cost) => work.run('stretch', { password, salt, cost })
    const { keys, slot } = await unlock(header, opener, { records, keychain, stretch, now: outside.clock.now() })
    if (slot.kind === 'password') records.change(header.book, { lastLabel: slot.label })
    return await openUnlocked({ folder, header, keys, lock, by: slot }, environment, records)
  } catch (error) {
    lock.release()
    throw offerBackup(error, folder, environment)
  }
}

export interface UnlockedFolder {
  readonly folder: string
  readonly header: Header
  /** Wiped when opening fails. */
  readonly keys: BookKeys
  readonly lock: BookLock
  readonly by: OpeningFacts['by']
}

/** The rest of opening, once the keys are there. Does not release the lock when it fails. */
export async function openUnlocked(
  { folder, header, keys, lock, by }: UnlockedFolder,
  environment: BookEnvironment,
  records: PcRecords,
): Promise<Book> {
  const opened: Sqlite[] = []
  try {
    if (!proveHeader(header, keys)) throw new Failure('BOOK_DAMAGED', { part: 'header', backup: null })
    const writer = connect(folder, header, keys, 'writer')
    if (environment.filling === true) {
      // What a power cut takes of a sample is made again: nobody waits for the disk.
      writer.pragma('wal_autocheckpoint = 4000')
      writer.pragma('synchronous = OFF')
    }
    opened.push(writer)
    // An emptied file is a fine new database to SQLite; here it is everything lost.
    if (schemaOf(writer) === 0) throw new Failure('BOOK_DAMAGED', { part: 'database', backup: null })
    const upgradedFrom = await bringUp(writer, { folder, header, keys }, environment)
    const { restored, body } = settleMachine(writer, header, environment, records)
    const fresh = signHeader({ ...body, schema: schemaOf(writer), program: environment.program }, keys)
    noteOpening(folder, fresh, environment, records)
    const reader = connect(folder, header, keys, 'reader')
    opened.push(reader)
    const { id, kind, label } = by
    const facts = { by: { id, kind, label }, restored, clockBehind: clockBehind(writer, environment), upgradedFrom }
    return new Book({ folder, environment, records, header: fresh, keys, lock, writer, reader, facts })
  } catch (error) {
    for (const connection of opened) connection.close()
    wipe(keys.data, keys.lineage)
    throw error
  }
}

/** Before anything in the folder is touched, the lock included. */
function refuseNewer(folder: string, { outside, program, migrations }: BookEnvironment): void {
  if (exchangePending(outside.files, folder)) return
  const header = readHeader(outside.files, folder)
  if (header.is === 'none') throw missing(folder, outside.files)
  if (header.is === 'newer') throw new Failure('BOOK_NEWER', { book: header.program, program })
  if (header.is === 'good' && header.header.schema > migrations.length) {
    throw new Failure('BOOK_NEWER', { book: header.header.program, program })
  }
}

/** A database without its header is a damaged book, not a missing one. */
function missing(folder: string, files: BookEnvironment['outside']['files']): Failure {
  return files.existsSync(databasePath(folder))
    ? new Failure('BOOK_DAMAGED', { part: 'header', backup: newestGoodBackup(files, join(folder, 'backups')) })
    : new Failure('BOOK_MISSING', {})
}

export function lockFor(folder: string, environment: BookEnvironment): BookLock {
  const { holder, host, pid, onShow, outside } = environment
  return takeLock({ folder, holder, host, pid, onShow }, outside)
}

/** Finishes or clears away what a killed program left. With the lock held. */
export function recoverFolder(folder: string, { outside }: BookEnvironment): void {
  try {
    if (finishExchange(outside.files, folder)) outside.log.info('book.exchange-finished')
    dropStaging(outside.files, folder)
    removeScratch(outside.files, folder)
  } catch (error) {
    throw asFailure(error)
  }
}

function connect(folder: string, header: Header, keys: BookKeys, role: 'writer' | 'reader'): Sqlite {
  const path = databasePath(folder)
  const key = databaseKey(keys)
  try {
    const sqlite = openDatabase({
      path,
      cipher: header.cipher,
      key,
      role,
      mustExist: true,
      readonly: role === 'reader',
    })
    // A sample book is thrown away: a power cut may take it, and it is filled in a second instead of ten.
    if (header.demo) sqlite.pragma('synchronous = OFF')
    return sqlite
  } catch (error) {
    // The header says that there is a book, so a database that is not there is damage.
    if (isFailure(error, 'BOOK_MISSING')) throw new Failure('BOOK_DAMAGED', { part: 'database', backup: null })
    throw error
  } finally {
    wipe(key)
  }
}

/** The schema the book had, when it had to be brought up; a backup is made before. */
async function bringUp(
  writer: Sqlite,
  held: { readonly folder: string; readonly header: Header; readonly keys: BookKeys },
  environment: BookEnvironment,
): Promise<number | null> {
  const { migrations, tables, outside } = environment
  const before = schemaOf(writer)
  if (before < migrations.length) {
    await makeBackupOf(
      held,
      { target: ownBackups(held.folder, environment.outside.files), why: 'migration' },
      environment,
    )
  }
  migrate(writer, { migrations, tables, now: outside.clock.now })
  return before < migrations.length ? before : null
}

function settleMachine(writer: Sqlite, header: Header, { outside, host }: BookEnvironment, records: PcRecords) {
  const { openings } = records.read(header.book)
  const same = sameMachine({ header: header.machine, self: readSelf(writer), openings })
  const body: HeaderBody = bodyOf(header)
  const opening = Buffer.from(outside.random.bytes(16)).toString('hex')
  if (same) {
    return { restored: false, body: { ...body, machine: { ...header.machine, opening, closedAt: null } } }
  }
  const number = takeNewNumber(writer, { random: outside.random, name: host })
  outside.log.info('book.new-machine-number', { number })
  return { restored: true, body: { ...body, machine: { number, reserved: 0, opening, closedAt: null } } }
}

/** The PC remembers both openings until the header is written: a power cut in between is not a copied folder. */
function noteOpening(folder: string, fresh: Header, { outside }: BookEnvironment, records: PcRecords): void {
  const { openings } = records.read(fresh.book)
  const next = fresh.machine.opening
  records.change(fresh.book, { openings: [...openings.slice(-1), next] })
  try {
    writeHeader(outside.files, folder, fresh)
  } catch (error) {
    throw asFailure(error)
  }
  records.change(fresh.book, { openings: [next] })
}

function clockBehind(writer: Sqlite, { outside }: BookEnvironment): OpeningFacts['clockBehind'] {
  const now = outside.clock.now()
  const newest = Math.floor((readSelf(writer)?.clock ?? 0) / 2048)
  return newest - now > CLOCK_TOLERANCE_MS ? { newest, now } : null
}

/** A damaged book comes with the newest backup that is whole. */
function offerBackup(error: unknown, folder: string, { outside }: BookEnvironment): unknown {
  const known = asFailure(error)
  if (!isFailure(known, 'BOOK_DAMAGED')) return known
  outside.log.error('book.damaged', error, { part: known.data.part })
  return new Failure('BOOK_DAMAGED', {
    part: known.data.part,
    backup: newestGoodBackup(outside.files, join(folder, 'backups')),
  })
}

export { ownBackups }
