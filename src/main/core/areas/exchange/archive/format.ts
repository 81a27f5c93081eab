// The form of an archive (docs/archive.md): what its table of contents says, and how a value stands in a cell. Frozen: what a
// later program writes otherwise bears another version number.
import * as z from 'zod'
import type { SqlValue } from '../../../database/handle.ts'
import type { JournaledTable } from '../../../database/tables.ts'

export const FORMAT = 'regulars-archive'
export const VERSION = 1

export const CONTENTS = 'archive.json'
export const SETTINGS = 'settings.json'
export const HISTORY = 'history.jsonl'

const Part = z.object({
  path: z.string().max(300),
  /** Bytes, before they were packed. */
  size: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const ColumnType = z.enum(['integer', 'real', 'text', 'blob', 'any', 'file'])
export type ColumnType = z.infer<typeof ColumnType>

const TablePart = Part.extend({
  table: z.string().max(100),
  /** The permanent number of the table, which stays when it is renamed. */
  number: z.number().int().min(1),
  /** Rows of people in the trash, and of what else lies there. */
  trash: z.boolean(),
  rows: z.number().int().min(0),
  /** Columns as they follow each other; those of the key have no number. */
  columns: z.array(
    z.object({ name: z.string().max(100), number: z.number().int().min(1).nullable(), type: ColumnType }),
  ),
})
export type TablePart = z.infer<typeof TablePart>

export const Contents = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  program: z.string().max(100),
  book: z.string().max(400),
  /** ISO 8601, UTC. */
  madeAt: z.string().max(40),
  /** PCs whose numbers the ids of rows begin with. */
  machines: z.array(z.object({ number: z.number().int().min(1).max(32_767), name: z.string().max(400) })),
  /** In which addresses that must not be written to are kept, base64; null where there are none. */
  suppressionKey: z.string().max(200).nullable(),
  tables: z.array(TablePart).max(1_000),
  files: z.array(Part),
  /** Files that could not be read when the archive was made. */
  missing: z.array(z.string().max(300)),
  others: z.array(Part),
})
export type Contents = z.infer<typeof Contents>
export type Part = z.infer<typeof Part>

export interface ArchiveColumn {
  readonly name: string
  readonly number: number | null
  readonly type: ColumnType
}

/** The key and every stated column, but for the key of an attached file, which is a secret and of no use elsewhere. */
export function columnsOf(table: JournaledTable): readonly ArchiveColumn[] {
  const { attached } = table
  return [
    ...table.key.map((name) => ({ name, number: null, type: keyType(table) })),
    ...table.stated
      .filter(({ name }) => name !== attached?.key)
      .map(({ name, number, type }) => ({
        name,
        number,
        type: name === attached?.file ? ('file' as const) : ColumnType.parse(type),
      })),
  ]
}

/** The one text key there is belongs to the settings; every other is made of ids. */
const keyType = ({ keyIsText }: JournaledTable): ColumnType => (keyIsText ? 'text' : 'integer')

/** Text always stands between quotation marks, which tells an empty one from nothing. */
export function cellOf(type: ColumnType, value: SqlValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`
  if (typeof value !== 'number') throw new TypeError('a blob is a file of its own')
  if (type === 'real' && Number.isInteger(value)) return `${String(value)}.0`
  return String(value)
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}

/** Where the file of a row lies. Neutral: a ZIP shows the names of its files without the password. */
export function filePath(table: string, id: number, mediaType: string | null): string {
  return `files/${table}/${String(id)}.${ENDINGS[mediaType ?? ''] ?? 'bin'}`
}
