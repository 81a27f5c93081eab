// What the area of segments is given when it is made: the facts of all areas, who may see which field, and another thread to read on.
import type { Role } from '../../../../shared/roles.ts'
import type { Facts } from '../../facts.ts'
import type { SqlValue } from '../../database/handle.ts'

export interface Statement {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

export type Row = Readonly<Record<string, SqlValue>>

export interface SegmentParts {
  /** Of every area, asked late: some stand above this one. */
  readonly facts: () => readonly { readonly area: string; readonly facts: Facts }[]
  /** Throws FORBIDDEN when a role may not see one of the declared fields. */
  readonly permit: (role: Role, fields: Iterable<string>) => void
  readonly hides: (role: Role, field: string) => boolean
  /** Resolves when what is learned of all customers is true of the book. Errors: BOOK_CLOSED. */
  readonly learned: () => Promise<void>
  /** Reads the open book on another thread, all statements as it stands at one moment. */
  readonly beside: (statements: readonly Statement[]) => Promise<readonly (readonly Row[])[]>
}
