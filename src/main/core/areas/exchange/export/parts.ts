// What exports and archives need of the core beyond the context of their call.
import type { AttachedFiles } from '../../../book/attached-files.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { TableSet } from '../../../database/table-set.ts'
import type { FieldSight } from '../../../mask.ts'

export interface ExportParts {
  /** Asked late: the tables are those of all areas. */
  readonly tables: () => TableSet
  readonly sight: () => FieldSight
  /** Columns that hold the id of somebody who works here, as `table.column`. */
  readonly staffColumns: () => ReadonlySet<string>
  readonly attachedFiles: () => AttachedFiles
  /** Version of this program. */
  readonly program: string
  /**
   * The book as it stands at this moment, for as long as `use` takes, whatever others write meanwhile. Errors: BOOK_CLOSED, also
   * when it is closed on the way.
   */
  readonly snapshot: <T>(use: (db: ReadDb) => Promise<T>) => Promise<T>
}
