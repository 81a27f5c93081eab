// Reads for segments on a worker thread, with a connection of its own: what would keep the counter waiting.
import { openFile, type DatabaseFile } from '../../book/copy.ts'
import { createReadDb } from '../../database/bind.ts'
import type { Row, Statement } from './parts.ts'

export interface ReadSegment {
  readonly file: DatabaseFile
  readonly statements: readonly Statement[]
}

/** The rows of each statement. */
export function readSegment({ file, statements }: ReadSegment): readonly (readonly Row[])[] {
  const sqlite = openFile(file, { readonly: true })
  try {
    const db = createReadDb(sqlite)
    return sqlite.transaction(() => statements.map(({ sql, values }) => db.all<Row>(sql, ...values)))()
  } finally {
    sqlite.close()
  }
}
