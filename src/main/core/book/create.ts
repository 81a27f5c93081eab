// Makes a book. Everything is written into a folder beside, then it comes in as a whole: whatever is killed when,
// there is a complete book or none.
import { join } from 'node:path'
import { Failure } from '../../../shared/errors.ts'
import { recoveryCodeFrom } from '../../../shared/domain/recovery-code.ts'
import { readSelf } from '../database/identity.ts'
import type { Self } from '../database/identity.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import type { Sqlite } from '../database/open.ts'
import type { Book } from './book.ts'
import { databaseKey } from './copy.ts'
import type { BookEnvironment } from './environment.ts'
import { asFailure, withFailures } from './failures.ts'
import { HEADER_FORMAT, NUMBER_BLOCK, headerPath, signErased, signHeader, writeHeader } from './header.ts'
import type { CipherName, Header } from './header.ts'
import { recoverySecret } from './key-slots.ts'
import { KEY_BYTES, wipe } from './keys.ts'
import { takeNewNumber } from './machine-number.ts'
import { lockFor, openUnlocked, recoverFolder } from './open.ts'
import { stretch } from './password.ts'
import { databasePath } from './paths.ts'
import type { PcRecords } from './pc-record.ts'
import { makeSlot } from './slots.ts'
import type { BookKeys, Slot } from './slots.ts'
import { dropStaging, exchange, prepareStaging } from './swap.ts'

export interface CreateRequest {
  readonly folder: string
  /** The name the owner signs in with. */
  readonly owner: string
  readonly password: string
  readonly demo?: boolean
  /** AEGIS-256 unless said. */
  readonly cipher?: CipherName
  /** Writes what a book must not be without; it is there together with the book, or neither is. */
  readonly first?: (sqlite: Sqlite) => void
}

export interface CreatedBook {
  readonly book: Book
  /** Shown once. */
  readonly recoveryCode: string
}

/** BOOK_EXISTS where there is one already, whole or damaged. */
export async function createBook(
  request: CreateRequest,
  environment: BookEnvironment,
  records: PcRecords,
): Promise<CreatedBook> {
  const { folder } = request
  const { files } = environment.outside
  withFailures(() => files.mkdirSync(folder, { recursive: true }))
  refuseExisting(folder, environment)
  const lock = lockFor(folder, environment)
  try {
    recoverFolder(folder, environment)
    refuseExisting(folder, environment)
    const { header, keys, slot, recoveryCode } = await makeInStaging(request, environment)
    // Noted before the book is there: after a kill in between it would be taken for one brought from elsewhere.
    records.change(header.book, { openings: [header.machine.opening], lastLabel: slot.label })
    withFailures(() => {
      exchange(files, folder, { aside: 'replaced', keepAside: false, staying: ['files'] })
      for (const name of ['files', 'backups']) files.mkdirSync(join(folder, name), { recursive: true })
    })
    const book = await openUnlocked({ folder, header, keys, lock, by: slot }, environment, records)
    return { book, recoveryCode }
  } catch (error) {
    dropStaging(files, folder)
    lock.release()
    throw asFailure(error)
  }
}

function refuseExisting(folder: string, { outside }: BookEnvironment): void {
  const there = [headerPath(folder), databasePath(folder)].some((path) => outside.files.existsSync(path))
  if (there) throw new Failure('BOOK_EXISTS', {})
}

interface Staged {
  readonly header: Header
  readonly keys: BookKeys
  readonly slot: Slot
  readonly recoveryCode: string
}

async function makeInStaging(request: CreateRequest, environment: BookEnvironment): Promise<Staged> {
  const { outside, cost } = environment
  const { random, files } = outside
  const now = outside.clock.now()
  const keys = { data: random.bytes(KEY_BYTES), lineage: random.bytes(KEY_BYTES) }
  const recoveryCode = recoveryCodeFrom(random.bytes(23))
  const tools = { random, stretch, ...(cost && { cost }) }
  const label = request.owner
  const slot = await makeSlot({ secret: { kind: 'password', password: request.password }, label, keys, now }, tools)
  const recovery = await makeSlot({ secret: recoverySecret(recoveryCode), label, keys, now }, tools)
  return withFailures(() => {
    const staging = prepareStaging(files, request.folder)
    const cipher = request.cipher ?? 'aegis'
    const { machine, n } = makeDatabase(join(staging, 'book.db'), { keys, cipher, first: request.first }, environment)
    const reserved = Math.ceil(n / NUMBER_BLOCK) * NUMBER_BLOCK
    const header = signHeader(
      {
        format: HEADER_FORMAT,
        program: environment.program,
        schema: environment.migrations.length,
        cipher,
        book: hexOf(random.bytes(16)),
        demo: request.demo ?? false,
        slots: [slot, recovery],
        machine: { number: machine, reserved, opening: hexOf(random.bytes(16)), closedAt: null },
        erased: signErased([], keys),
      },
      keys,
    )
    writeHeader(files, staging, header)
    return { header, keys, slot, recoveryCode }
  })
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

interface NewDatabase {
  readonly keys: BookKeys
  readonly cipher: CipherName
  readonly first: ((sqlite: Sqlite) => void) | undefined
}

/** Who it was made by, and how many commands it holds. Closing moves everything into the file and removes the log. */
function makeDatabase(path: string, { keys, cipher, first }: NewDatabase, environment: BookEnvironment): Self {
  const { migrations, tables, outside } = environment
  const key = databaseKey(keys)
  const sqlite = openDatabase({ path, cipher, key, role: 'writer' })
  wipe(key)
  try {
    migrate(sqlite, { migrations, tables, now: outside.clock.now })
    takeNewNumber(sqlite, { random: outside.random, name: environment.host })
    first?.(sqlite)
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const self = readSelf(sqlite)
    if (self === undefined) throw new Error('a new book has its machine number')
    return self
  } finally {
    sqlite.close()
  }
}
