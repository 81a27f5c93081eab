// Remembers how the columns of a file were taken, by its headings, so that the next one of the same program is asked nothing.
// Of this PC alone.
import { createHash } from 'node:crypto'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { Mapping, type ExchangeKind } from '../../../../shared/contract/exchange.ts'
import type { BookDoor } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { local, type TableDeclaration } from '../../database/tables.ts'
import { headingKey } from './heading-key.ts'
import { sheetOf } from './open-sheet.ts'
import type { ImportFile } from './plan.ts'
import { isTable } from './table-file.ts'

const rememberedMapping = sqliteTable(
  'remembered_mapping',
  {
    signature: text('signature').notNull(),
    kind: text('kind').notNull(),
    mapping: text('mapping').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.signature, table.kind] })],
)

export const rememberedTables: readonly TableDeclaration[] = [local(rememberedMapping)]

const MOST_REMEMBERED = 200

/** The same for all files with these headings, in this order; null where nothing names the columns. */
function signatureOf(headings: readonly string[]): string | null {
  const keys = headings.map(headingKey)
  return keys.every((key) => key === '') ? null : createHash('sha256').update(keys.join('\n')).digest('hex')
}

/** How such a file was taken the last time; null where none was. */
export function recalled(db: ReadDb, kind: ExchangeKind, headings: readonly string[]): Partial<Mapping> | null {
  const signature = signatureOf(headings)
  if (signature === null) return null
  const [found] = db.pluck<string>(
    'SELECT mapping FROM remembered_mapping WHERE signature = ? AND kind = ?',
    signature,
    kind,
  )
  if (found === undefined) return null
  const { fields, updates, unknownCustomers, matchBy, source } = Mapping.parse(JSON.parse(found))
  return {
    fields,
    updates,
    unknownCustomers,
    ...(matchBy === undefined ? {} : { matchBy }),
    ...(source === undefined ? {} : { source }),
  }
}

export interface Rememberable {
  readonly file: ImportFile
  readonly kind: ExchangeKind
  /** As it was completed. */
  readonly mapping: Mapping
  /** UTC epoch ms. */
  readonly now: number
}

/**
 * Notes how a table was imported. How consent was given is not part of it: that is said anew each time. Cards, calendars and
 * tables without headings are passed over.
 */
export async function rememberMapping(door: () => BookDoor, { file, kind, mapping, now }: Rememberable): Promise<void> {
  if (!isTable(file)) return
  const { headings } = await sheetOf(file, mapping)
  const signature = signatureOf(headings)
  if (signature === null) return
  const { consent: _, encoding: __, delimiter: ___, sheet: ____, ...kept } = mapping
  door().local((db) => {
    db.run(
      `INSERT INTO remembered_mapping (signature, kind, mapping, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (signature, kind) DO UPDATE SET mapping = excluded.mapping, at = excluded.at`,
      signature,
      kind,
      JSON.stringify(kept),
      now,
    )
    db.run(
      `DELETE FROM remembered_mapping WHERE rowid IN
       (SELECT rowid FROM remembered_mapping ORDER BY at DESC LIMIT -1 OFFSET ?)`,
      MOST_REMEMBERED,
    )
  })
}
