// What the book takes from its host and from the composition root.
import type { Migration } from '../database/migrate.ts'
import type { TableSet } from '../database/table-set.ts'
import type { Outside } from '../outside.ts'
import type { Work } from '../workers/tasks.ts'
import type { Argon2Cost } from './password.ts'

/** The system's own safe for secrets. Filled by the host; `noKeychain` where there is none. */
export interface Keychain {
  /** False where the system has no real one (a keychain that only obscures does not count). */
  available(): Promise<boolean>
  /** Undefined when it holds nothing under this name. */
  get(name: string): Promise<Uint8Array | undefined>
  put(name: string, secret: Uint8Array): Promise<void>
  remove(name: string): Promise<void>
}

export const noKeychain: Keychain = {
  available: async () => false,
  get: async () => undefined,
  put: async () => {
    throw new Error('no keychain on this system')
  },
  remove: async () => {},
}

export interface BookEnvironment {
  readonly outside: Outside
  readonly work: Work
  readonly keychain: Keychain
  readonly migrations: readonly Migration[]
  readonly tables: TableSet
  /** Where this PC keeps what it remembers about books, outside of them. */
  readonly pcFolder: string
  /** Version of this program. */
  readonly program: string
  /** Who holds the lock, for the message of a second program. */
  readonly holder: string
  readonly host: string
  readonly pid: number
  /** Zone of the shop, for the names and days of backups; IANA name. */
  readonly zone: () => string
  /** A second program asked for the window. */
  readonly onShow: () => void
  /** The book is only being filled by a clock that nobody waits on: its log is moved within the commits. */
  readonly filling?: boolean
  /** Cost of a new password slot; full unless tests say less. */
  readonly cost?: Argon2Cost
}
