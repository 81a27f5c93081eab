// An open book: its connections, its keys in memory, and what may be done with them. Made by open.ts and create.ts;
// closing wipes the keys, and nothing of it can be used afterwards.
import { join } from 'node:path'
import { Failure } from '../../../shared/errors.ts'
import { recoveryCodeFrom, readRecoveryCode } from '../../../shared/domain/recovery-code.ts'
import { readSelf } from '../database/identity.ts'
import type { Sqlite } from '../database/open.ts'
import { makeBackupOf } from './backup/backups.ts'
import type { BackupEntry, BackupRequest } from './backup/backups.ts'
import type { BookEnvironment } from './environment.ts'
import { asFailure } from './failures.ts'
import { NUMBER_BLOCK, bodyOf, signErased, signHeader, writeHeader } from './header.ts'
import type { ErasedRow, Header, HeaderBody } from './header.ts'
import { wipe } from './keys.ts'
import type { BookLock } from './lock.ts'
import type { PcRecords } from './pc-record.ts'
import { makeSlot } from './slots.ts'
import type { BookKeys, Slot, SlotSecret, Stretch } from './slots.ts'
import { keychainName, sameName, unlock } from './unlock.ts'
import type { Opener } from './unlock.ts'

/** What was found while opening, for the start page to tell. */
export interface OpeningFacts {
  /** The slot that opened: whose sign-in name, and by what. */
  readonly by: Pick<Slot, 'id' | 'kind' | 'label'>
  /** The folder is a restored or copied one and took a new machine number. */
  readonly restored: boolean
  /** The clock of this PC stands before the newest entry. UTC epoch ms. */
  readonly clockBehind: { readonly newest: number; readonly now: number } | null
  /** Schema before this program brought it up, when it did. */
  readonly upgradedFrom: number | null
}

export interface KeyEntry {
  readonly id: string
  readonly kind: Slot['kind']
  readonly label: string
  /** UTC epoch ms. */
  readonly since: number
}

export interface BookParts {
  readonly folder: string
  readonly environment: BookEnvironment
  readonly records: PcRecords
  readonly header: Header
  readonly keys: BookKeys
  readonly lock: BookLock
  readonly writer: Sqlite
  readonly reader: Sqlite
  readonly facts: OpeningFacts
}

export class Book {
  readonly folder: string
  readonly writer: Sqlite
  readonly reader: Sqlite
  readonly facts: OpeningFacts
  readonly #parts: BookParts
  #header: Header
  #state: 'open' | 'closed' = 'open'

  constructor(parts: BookParts) {
    this.folder = parts.folder
    this.writer = parts.writer
    this.reader = parts.reader
    this.facts = parts.facts
    this.#parts = parts
    this.#header = parts.header
  }

  get isOpen(): boolean {
    return this.#state === 'open'
  }

  /** 16 bytes as hex: which book this is, through every restore. */
  get id(): string {
    return this.#header.book
  }

  get cipher() {
    return this.#header.cipher
  }

  get demo(): boolean {
    return this.#header.demo
  }

  /** Rows erased in this book's life; those a restored database still holds are to be erased again. */
  get erased(): readonly ErasedRow[] {
    return this.#header.erased.rows
  }

  keySlots(): readonly KeyEntry[] {
    return this.#header.slots.map(({ id, kind, label, since }) => ({ id, kind, label, since }))
  }

  /**
   * To be called by a command before it uses number `n`, inside its transaction: the header promises numbers in
   * blocks, so that a book restored over this one can tell how far it had come.
   */
  reserve(n: number): void {
    const { reserved } = this.#header.machine
    if (n <= reserved) return
    const machine = { ...this.#header.machine, reserved: Math.ceil(n / NUMBER_BLOCK) * NUMBER_BLOCK }
    this.#rewrite({ machine })
  }

  /** Notes erased rows outside the database, before the command that erases them commits. */
  noteErased(rows: readonly ErasedRow[]): void {
    const known = new Set(this.erased.map(({ tbl, row }) => JSON.stringify([tbl, row])))
    const fresh = rows.filter(({ tbl, row }) => !known.has(JSON.stringify([tbl, row])))
    if (fresh.length === 0) return
    this.#rewrite({ erased: signErased([...this.erased, ...fresh], this.#keys) })
  }

  /** Whether this is the password of the person called `label`. WRONG_PASSWORD or TOO_SOON when not. */
  async verify(label: string, password: string): Promise<KeyEntry> {
    const { slot, keys } = await this.#unlock({ user: label, password })
    wipe(keys.data, keys.lineage)
    return slot
  }

  /** Gives `label` a password, or a new one. Others' slots stay as they are. */
  async setPassword(label: string, password: string): Promise<KeyEntry> {
    const slot = await this.#newSlot({ kind: 'password', password }, label)
    const slots = this.#header.slots.filter((one) => one.kind !== 'password' || !sameName(one.label, label))
    this.#rewrite({ slots: [...slots, slot] })
    return slot
  }

  async changePassword(label: string, old: string, password: string): Promise<void> {
    await this.verify(label, old)
    await this.setPassword(label, password)
  }

  renameKey(label: string, to: string): void {
    if (sameName(label, to) ? label === to : this.#slotOf(to)) throw new Failure('NAME_TAKEN', { name: to })
    const slots = this.#header.slots.map((slot) => (sameName(slot.label, label) ? { ...slot, label: to } : slot))
    this.#rewrite({ slots })
    const { records } = this.#parts
    if (sameName(records.read(this.id).lastLabel ?? '', label)) records.change(this.id, { lastLabel: to })
  }

  /** Takes a password away. Whoever knew it may have kept a copy of book and key: offer a rekey. */
  removePassword(label: string): void {
    const slots = this.#header.slots.filter((slot) => slot.kind !== 'password' || !sameName(slot.label, label))
    if (slots.length === this.#header.slots.length) throw new Failure('NOT_FOUND', { what: 'password' })
    if (!slots.some((slot) => slot.kind === 'password')) throw new Failure('LAST_OWNER', {})
    this.#rewrite({ slots })
  }

  /** A new printed code for `label`; the old one stops working. Shown once. */
  async newRecoveryCode(label: string): Promise<string> {
    const code = recoveryCodeFrom(this.#parts.environment.outside.random.bytes(23))
    const slot = await this.#newSlot(recoverySecret(code), label)
    this.#rewrite({ slots: [...this.#header.slots.filter((one) => one.kind !== 'recovery'), slot] })
    return code
  }

  /** Lets the system's keychain open the book, or stops it. NOT_FOUND where the system has no real keychain. */
  async setKeychain(on: boolean, label: string): Promise<void> {
    const { keychain, outside } = this.#parts.environment
    const others = this.#header.slots.filter((slot) => slot.kind !== 'keychain')
    if (!on) {
      this.#rewrite({ slots: others })
      await keychain.remove(keychainName(this.id))
      return
    }
    if (!(await keychain.available())) throw new Failure('NOT_FOUND', { what: 'keychain' })
    const secret = outside.random.bytes(32)
    const slot = await this.#newSlot({ kind: 'keychain', secret }, label)
    await keychain.put(keychainName(this.id), secret)
    this.#rewrite({ slots: [...others, slot] })
    wipe(secret)
  }

  /** Makes and checks a backup on a worker; removes old ones by rotation. BUSY while another is made. */
  async backup(request: BackupRequest): Promise<BackupEntry> {
    const { environment } = this.#parts
    return makeBackupOf({ folder: this.folder, header: this.#header, keys: this.#keys }, request, environment)
  }

  /** Runs `use` with the keys of the book. They must not be kept. */
  withKeys<T>(use: (held: { header: Header; keys: BookKeys; lock: BookLock }) => T): T {
    return use({ header: this.#header, keys: this.#keys, lock: this.#parts.lock })
  }

  /** Drops the connections and wipes the keys. Never throws: what cannot be written is logged. */
  close(options: { readonly keepLock?: boolean } = {}): void {
    if (this.#state === 'closed') return
    const { environment, lock, keys } = this.#parts
    try {
      const self = readSelf(this.writer)
      this.reader.close()
      this.writer.close()
      if (self) this.#rewrite({ machine: { ...this.#header.machine, closedAt: { n: self.n, clock: self.clock } } })
    } catch (error) {
      environment.outside.log.error('book.close-incomplete', error)
      for (const connection of [this.reader, this.writer]) if (connection.open) connection.close()
    }
    this.#state = 'closed'
    wipe(keys.data, keys.lineage)
    if (!options.keepLock) lock.release()
  }

  get #keys(): BookKeys {
    if (this.#state === 'closed') throw new Failure('BOOK_CLOSED', {})
    return this.#parts.keys
  }

  #slotOf(label: string): Slot | undefined {
    return this.#header.slots.find((slot) => sameName(slot.label, label))
  }

  #rewrite(change: Partial<HeaderBody>): void {
    const { environment, folder } = this.#parts
    const header = signHeader({ ...bodyOf(this.#header), program: environment.program, ...change }, this.#keys)
    try {
      writeHeader(environment.outside.files, folder, header)
    } catch (error) {
      throw asFailure(error)
    }
    this.#header = header
  }

  /** Beside the counter: half a second of computing is not done in the thread that serves it. */
  readonly #stretch: Stretch = (password, salt, cost) =>
    this.#parts.environment.work.run('stretch', { password, salt, cost })

  #newSlot(secret: SlotSecret, label: string): Promise<Slot> {
    const { outside, cost } = this.#parts.environment
    const tools = { random: outside.random, stretch: this.#stretch, ...(cost && { cost }) }
    return makeSlot({ secret, label, keys: this.#keys, now: outside.clock.now() }, tools)
  }

  #unlock(opener: Opener) {
    const { records, environment } = this.#parts
    const { keychain, outside } = environment
    return unlock(this.#header, opener, { records, keychain, stretch: this.#stretch, now: outside.clock.now() })
  }
}

/** The slot's secret is the code without its hyphens, as somebody types it. */
export function recoverySecret(code: string): SlotSecret {
  const read = readRecoveryCode(code)
  if (!read.ok) throw new RangeError('not a recovery code')
  return { kind: 'recovery', code: read.code }
}

export const databasePath = (folder: string) => join(folder, 'book.db')
