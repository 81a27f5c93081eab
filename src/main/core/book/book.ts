// An open book: its connections, its keys in memory, and what may be done with them. Made by open.ts and create.ts;
// closing wipes the keys, and nothing of it can be used afterwards.
import { Failure } from '../../../shared/errors.ts'
import { readSelf } from '../database/identity.ts'
import type { Sqlite } from '../database/open.ts'
import type { Checkpointed } from '../workers/checkpoint.ts'
import { attachedFiles } from './attached-files.ts'
import type { AttachedFiles } from './attached-files.ts'
import { markPlace } from './backup/place.ts'
import type { FollowedPlace, Place } from './backup/place.ts'
import { checkBackupOf, makeBackupOf, newestGoodBackup } from './backup/backups.ts'
import type { BackupRequest } from './backup/backups.ts'
import { listBackups } from './backup/listed.ts'
import type { BackupEntry } from './backup/listed.ts'
import type { CheckedBackup } from './backup/check.ts'
import { openFile } from './copy.ts'
import type { DatabaseFile, Soundness } from './copy.ts'
import type { BookEnvironment } from './environment.ts'
import { withFailures } from './failures.ts'
import { NUMBER_BLOCK, bodyOf, signErased, signHeader, writeHeader } from './header.ts'
import type { ErasedRow, Header, HeaderBody } from './header.ts'
import { KeySlots } from './key-slots.ts'
import type { KeyEntry } from './key-slots.ts'
import { wipe } from './keys.ts'
import type { BookLock } from './lock.ts'
import { databasePath, ownBackups } from './paths.ts'
import type { PcRecord, PcRecords } from './pc-record.ts'
import type { BookKeys, Slot } from './slots.ts'

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
  readonly #slots: KeySlots
  #header: Header
  #state: 'open' | 'closed' = 'open'
  #emptying: Promise<void> | null = null
  #backingUp = false
  readonly #snapshots = new Set<Sqlite>()
  #readers = 0

  constructor(parts: BookParts) {
    const { environment, records } = parts
    this.folder = parts.folder
    this.writer = parts.writer
    this.reader = parts.reader
    this.facts = parts.facts
    this.#parts = parts
    this.#header = parts.header
    const holder = {
      header: () => this.#header,
      keys: () => this.#keys,
      rewrite: (change: Partial<HeaderBody>) => this.#rewrite(change),
    }
    this.#slots = new KeySlots(holder, environment, records)
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

  /** Who can open the book, and by what. */
  keySlots(): readonly KeyEntry[] {
    return this.#slots.list()
  }

  /** WRONG_PASSWORD or TOO_SOON when this is not the password of `label`. */
  verify(label: string, password: string): Promise<KeyEntry> {
    return this.#slots.verify(label, password)
  }

  /** Whether this is the printed code. WRONG_CODE, TOO_SOON or BAD_INPUT when not. */
  verifyCode(code: string): Promise<KeyEntry> {
    return this.#slots.verifyCode(code)
  }

  /** Gives `label` a password, or a new one. */
  setPassword(label: string, password: string): Promise<KeyEntry> {
    return this.#slots.setPassword(label, password)
  }

  async changePassword(label: string, old: string, password: string): Promise<void> {
    await this.#slots.verify(label, old)
    await this.#slots.setPassword(label, password)
  }

  /** NAME_TAKEN when somebody else signs in as `to`. */
  renameKey(label: string, to: string): void {
    this.#slots.rename(label, to)
  }

  /** Offer a rekey afterwards. NOT_FOUND; LAST_OWNER for the last password there is. */
  removePassword(label: string): void {
    this.#slots.removePassword(label)
  }

  /** A new printed code; the old one stops working. */
  newRecoveryCode(label: string): Promise<string> {
    return this.#slots.newRecoveryCode(label)
  }

  /** Lets the system's keychain open the book, or stops it. NOT_FOUND where there is no real one. */
  setKeychain(on: boolean, label: string): Promise<void> {
    return this.#slots.setKeychain(on, label)
  }

  /** The files of its documents. */
  get attachedFiles(): AttachedFiles {
    return attachedFiles(this.folder, this.#parts.environment.outside)
  }

  /** Files may not go while they are copied. */
  get isBackingUp(): boolean {
    return this.#backingUp
  }

  /** The book's own folder of backups, made again if somebody removed it. */
  get backupFolder(): string {
    return ownBackups(this.folder, this.#parts.environment.outside.files)
  }

  /** Makes and checks a backup on a worker; removes old ones by rotation. BUSY while another is made. */
  async backup(request: BackupRequest): Promise<BackupEntry> {
    const held = { folder: this.folder, header: this.#header, keys: this.#keys }
    if (this.#backingUp) throw new Failure('BUSY', { kind: 'backup' })
    this.#backingUp = true
    try {
      return await makeBackupOf(held, request, this.#parts.environment)
    } finally {
      this.#backingUp = false
    }
  }

  /** The second place of its backups, as this PC remembers it. */
  get place(): Place | null {
    return this.#parts.records.read(this.id).place
  }

  /** By how much labels are moved for the printer of this PC; tenths of a millimetre to the right and down. */
  get printer(): PcRecord['printer'] {
    return this.#parts.records.read(this.id).printer
  }

  setPrinter(printer: PcRecord['printer']): void {
    this.#parts.records.change(this.id, { printer })
  }

  /** Errors: FOLDER_GONE, FOLDER_READ_ONLY, DISK_FULL; then the former place stays. */
  setPlace(path: string | null): void {
    const { environment, records } = this.#parts
    const { files, random } = environment.outside
    const fresh = Buffer.from(random.bytes(16)).toString('hex')
    records.change(this.id, { place: path === null ? null : markPlace(files, path, fresh) })
  }

  /** Copies to the second place what it lacks, on a worker. Errors: FOLDER_GONE, FOLDER_READ_ONLY, DISK_FULL, BACKUP_DAMAGED. */
  async followPlace(place: Place): Promise<FollowedPlace> {
    const { outside, work, zone } = this.#parts.environment
    return work.run('followPlace', {
      place,
      from: this.backupFolder,
      book: this.id,
      zone: zone(),
      now: outside.clock.now(),
    })
  }

  /** Newest first. `target`: a folder of backups. */
  backups(target = this.backupFolder): readonly BackupEntry[] {
    return listBackups(this.#parts.environment.outside.files, target)
  }

  /** The newest whose every byte is as it was written; reads whole files. */
  newestGoodBackup(): { readonly name: string; readonly at: number } | null {
    return newestGoodBackup(this.#parts.environment.outside.files, this.backupFolder)
  }

  /** Opens and checks a backup made since the last change of the data key. */
  checkBackup(name: string, target = this.backupFolder): Promise<CheckedBackup> {
    return checkBackupOf({ folder: this.folder, keys: this.#keys, target, name }, this.#parts.environment)
  }

  /** SQLite's own check of file and references, on a worker. */
  async soundness(): Promise<Soundness> {
    return this.#parts.environment.work.run('soundness', this.#file)
  }

  /** For who reads the file on another thread, as long as `read` takes; its keys must not be kept. */
  async readBeside<T>(read: (file: DatabaseFile) => Promise<T>): Promise<T> {
    this.#readers += 1
    try {
      return await read(this.#file)
    } finally {
      this.#readers -= 1
    }
  }

  /** Bytes of what was committed but not yet moved into the database file. */
  get logBytes(): number {
    const { files } = this.#parts.environment.outside
    const wal = `${databasePath(this.folder)}-wal`
    return files.existsSync(wal) ? files.statSync(wal).size : 0
  }

  /** Moves what was committed into the database file, on a worker. */
  async checkpoint(wanted: 'PASSIVE' | 'TRUNCATE'): Promise<Checkpointed> {
    // Emptying the log would wait for whoever reads, and the counter for it.
    const mode = this.#snapshots.size + this.#readers > 0 ? 'PASSIVE' : wanted
    const moving = this.#parts.environment.work.run('checkpoint', { ...this.#file, mode })
    if (mode === 'TRUNCATE') {
      const over = moving.then(
        () => undefined,
        () => undefined,
      )
      this.#emptying = over
      void over.then(() => {
        if (this.#emptying === over) this.#emptying = null
      })
    }
    return moving
  }

  /**
   * The book as it stands now, on a connection of its own, for as long as `use` takes. It fails with whatever the connection says
   * when the book is closed on the way.
   */
  async snapshot<T>(use: (sqlite: Sqlite) => Promise<T>): Promise<T> {
    const sqlite = openFile(this.#file, { readonly: true })
    this.#snapshots.add(sqlite)
    try {
      sqlite.exec('BEGIN')
      // A transaction sees the book as it was at its first look.
      sqlite.prepare('SELECT count(*) FROM self').get()
      return await use(sqlite)
    } finally {
      this.#snapshots.delete(sqlite)
      if (sqlite.open) sqlite.close()
    }
  }

  /** Resolves when the log is not being emptied: whoever began to write meanwhile would hold this thread until it is. */
  get logAtRest(): Promise<void> | null {
    return this.#emptying
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
      for (const snapshot of this.#snapshots) snapshot.close()
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

  get #file(): DatabaseFile {
    return { path: databasePath(this.folder), cipher: this.cipher, keys: this.#keys }
  }

  #rewrite(change: Partial<HeaderBody>): void {
    const { environment, folder } = this.#parts
    const header = signHeader({ ...bodyOf(this.#header), program: environment.program, ...change }, this.#keys)
    withFailures(() => writeHeader(environment.outside.files, folder, header))
    this.#header = header
  }
}
