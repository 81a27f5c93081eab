// A finished table as a file of its own, for areas that make tables of what they found out.
import { CSV_TYPE } from '../../../../../shared/domain/csv.ts'
import type { Cell, Column } from './columns.ts'
import { csvBytes } from './write-csv.ts'
import { writeXlsx, XLSX_TYPE } from './write-xlsx.ts'
import { inMemory, zipOut } from './zip-out.ts'

export interface PlainTable {
  /** Of the sheet. */
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface PlainForm {
  readonly format: 'csv' | 'xlsx'
  /** IANA name. */
  readonly zone: string
  /** UTC epoch ms. */
  readonly at: number
}

/** Errors: TOO_LARGE. */
export async function plainTable(
  { name, columns, rows }: PlainTable,
  { format, zone, at }: PlainForm,
): Promise<{ readonly blob: Blob; readonly type: string }> {
  const slices = (async function* () {
    yield await Promise.resolve(rows)
  })()
  const table = { name, columns, slices }
  if (format === 'csv') return { blob: await inMemory(csvBytes(table, zone)), type: CSV_TYPE }
  const workbook = zipOut({ password: null, at })
  await writeXlsx(workbook, table, { zone })
  return { blob: await workbook.end(), type: XLSX_TYPE }
}
