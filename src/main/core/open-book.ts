// What exists only while the book is open, as the call pipeline and the areas of the core use it.
import type { BookDoor, CommandContext, Session, ShopSettings } from './area.ts'
import type { ReadDb, WriteDb } from './database/handle.ts'

export interface CommandRequest<T> {
  readonly kind: string
  readonly session: Session
  readonly work: (context: CommandContext) => T
}

export interface OpenBook {
  /** The reading connection. */
  readonly db: ReadDb
  readonly settings: ShopSettings
  /** Minutes until the screen locks; 0: never. */
  readonly lockAfter: number
  /** One synchronous transaction in the journal. `command` is null when it changed nothing. */
  command<T>(request: CommandRequest<T>): { readonly command: number | null; readonly result: T }
  /** One transaction on tables of this PC; `area` is told to the windows, unless null. */
  local<T>(area: string | null, work: (db: WriteDb) => T): T
}

export type { BookDoor }
