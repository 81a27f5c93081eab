// A new data key for the whole book, after somebody who knew a password has left; also the way to another cipher.
// The book under the new key is made beside the old and comes in as a whole. Everybody's password goes on working,
// since their slots are sealed anew; the printed code is made anew, because whoever left may have seen it.
import { join } from 'node:path'
import { recoveryCodeFrom } from '../../../shared/domain/recovery-code.ts'
import type { Book } from './book.ts'
import type { BookEnvironment } from './environment.ts'
import { asFailure } from './failures.ts'
import { bodyOf, readHeader, signHeader, writeHeader } from './header.ts'
import type { CipherName, Header } from './header.ts'
import { recoverySecret } from './key-slots.ts'
import { KEY_BYTES, wipe } from './keys.ts'
import type { BookLock } from './lock.ts'
import { openUnlocked } from './open.ts'
import { stretch } from './password.ts'
import { databasePath } from './paths.ts'
import type { PcRecords } from './pc-record.ts'
import { makeSlot, resealSlot } from './slots.ts'
import type { BookKeys } from './slots.ts'
import { dropStaging, exchange, prepareStaging } from './swap.ts'

export interface RekeyRequest {
  readonly book: Book
  /** Unless said, as it is. */
  readonly cipher?: CipherName
}

export interface Rekeyed {
  /** The same book, opened again; the one given in is closed. */
  readonly book: Book
  readonly recoveryCode: string
}

interface Held {
  readonly folder: string
  readonly header: Header
  readonly keys: BookKeys
  readonly lock: BookLock
}

/**
 * Closes the book, gives it a new key, opens it again. Nothing may be written meanwhile, so everything that uses its
 * connections stops before. When it fails, the book is closed and as it was.
 * Backups made before still open with the passwords of their time: remove them if that is the danger.
 */
export async function rekeyBook(
  { book, cipher }: RekeyRequest,
  environment: BookEnvironment,
  records: PcRecords,
): Promise<Rekeyed> {
  const held = book.withKeys(({ header, keys, lock }) => ({ header, lock, keys: copyOf(keys) }))
  book.close({ keepLock: true })
  const found = readHeader(environment.outside.files, book.folder)
  // Closing notes where the book stands; that header is the one to go on from.
  const header = found.is === 'good' ? found.header : held.header
  const fresh = { data: environment.outside.random.bytes(KEY_BYTES), lineage: Uint8Array.from(held.keys.lineage) }
  try {
    const next = await exchangeKeys({ ...held, header, folder: book.folder }, { cipher, fresh }, environment)
    const opening = { folder: book.folder, header: next.header, keys: fresh, lock: held.lock, by: book.facts.by }
    return { book: await openUnlocked(opening, environment, records), recoveryCode: next.recoveryCode }
  } catch (error) {
    wipe(fresh.data, fresh.lineage)
    held.lock.release()
    throw asFailure(error)
  } finally {
    wipe(held.keys.data, held.keys.lineage)
  }
}

const copyOf = ({ data, lineage }: BookKeys): BookKeys => ({
  data: Uint8Array.from(data),
  lineage: Uint8Array.from(lineage),
})

async function exchangeKeys(
  { folder, header, keys }: Held,
  change: { readonly cipher: CipherName | undefined; readonly fresh: BookKeys },
  { outside, work, cost }: BookEnvironment,
): Promise<{ readonly header: Header; readonly recoveryCode: string }> {
  const { files, random, clock } = outside
  const cipher = change.cipher ?? header.cipher
  const staging = prepareStaging(files, folder)
  try {
    await work.run('copyUnder', {
      from: { path: databasePath(folder), cipher: header.cipher, keys },
      to: { path: join(staging, 'book.db'), cipher, keys: change.fresh },
    })
    const recoveryCode = recoveryCodeFrom(random.bytes(23))
    const recovery = await makeSlot(
      { secret: recoverySecret(recoveryCode), label: labelOfRecovery(header), keys: change.fresh, now: clock.now() },
      { random, stretch, ...(cost && { cost }) },
    )
    const others = header.slots.filter((slot) => slot.kind !== 'recovery')
    const slots = [...others.map((slot) => resealSlot(slot, change.fresh, random)), recovery]
    const next = signHeader({ ...bodyOf(header), cipher, slots }, change.fresh)
    writeHeader(files, staging, next)
    exchange(files, folder, { aside: 'old-key', keepAside: false, staying: ['files'] })
    return { header: next, recoveryCode }
  } catch (error) {
    dropStaging(files, folder)
    throw error
  }
}

const labelOfRecovery = ({ slots }: Header) =>
  (slots.find((slot) => slot.kind === 'recovery') ?? slots[0])?.label ?? 'recovery'
