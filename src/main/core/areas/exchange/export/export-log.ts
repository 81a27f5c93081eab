// Who took what out of the book, when and what for.
import type { OutputOf } from '../../../../../shared/contract/base.ts'
import type { exchangeOut, ExportFormat, ExportWhat } from '../../../../../shared/contract/export.ts'
import type { ReadDb, WriteDb } from '../../../database/handle.ts'

export interface TakenOut {
  /** UTC epoch ms. */
  readonly at: number
  readonly userId: number
  /** A report is taken out by the area that makes it. */
  readonly what: ExportWhat | 'report'
  readonly format: ExportFormat
  readonly rows: number
  readonly encrypted: boolean
  readonly why: string
}

export function noteTakenOut(db: WriteDb, { at, userId, what, format, rows, encrypted, why }: TakenOut): void {
  db.run(
    'INSERT INTO export_log (at, user_id, what, format, rows, encrypted, why) VALUES (?, ?, ?, ?, ?, ?, ?)',
    at,
    userId,
    what,
    format,
    rows,
    Number(encrypted),
    why,
  )
}

const TOLD = 1_000

/** Newest first. */
export function takenOut(db: ReadDb): OutputOf<typeof exchangeOut.exports> {
  return db
    .all<Omit<OutputOf<typeof exchangeOut.exports>[number], 'encrypted'> & { encrypted: number }>(
      `SELECT e.at, coalesce(u.name, '') AS user, e.what, e.format, e.rows, e.encrypted, e.why
        FROM export_log e LEFT JOIN user u ON u.id = e.user_id ORDER BY e.id DESC LIMIT ?`,
      TOLD,
    )
    .map((row) => ({ ...row, encrypted: row.encrypted === 1 }))
}
