// A workbook as a table: one of its sheets, headings, first rows, and the rest in pieces.
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { Row } from './csv-rows.ts'
import { hasHeader } from './csv-shape.ts'
import type { ImportFile } from './plan.ts'
import { breath, headingsOf, tableStart, type Sheet } from './sheet.ts'
import { CONTENT_TYPES, workbookParts, type SheetPart, type WorkbookParts } from './xlsx-parts.ts'
import { joinedCells, sheetRows } from './xlsx-rows.ts'
import { openZip } from './zip-guard.ts'

const FIRST_ROWS = 200

/** Errors: FILE_UNREADABLE; BAD_INPUT for a sheet that is not there. */
export async function openWorkbook({ bytes, name }: ImportFile, mapping: Partial<Mapping>): Promise<Sheet> {
  const entries = await openZip({ bytes, name })
  if (!entries.some((entry) => entry.name === CONTENT_TYPES)) throw new Failure('FILE_UNREADABLE', { name })
  const book = await workbookParts(entries, name)
  const filled: { readonly part: SheetPart; readonly first: readonly Row[] }[] = []
  for (const part of book.sheets) {
    const first = await firstRows(book, part, name)
    if (first.length > 0) filled.push({ part, first })
  }
  const asked = mapping.sheet
  const chosen =
    asked === undefined
      ? (filled.find(({ part }) => !part.hidden) ?? filled[0])
      : filled.find(({ part }) => part.name === asked)
  if (chosen === undefined) {
    if (asked === undefined) throw new Failure('FILE_UNREADABLE', { name })
    throw new Failure('BAD_INPUT', { issues: [{ path: 'mapping.sheet', rule: 'unknown' }] })
  }
  const joined = await joinedCells(chosen.part.entry)
  const start = tableStart(chosen.first)
  const first = chosen.first.filter(({ line }) => line >= start)
  const header = mapping.header ?? hasHeader(first)
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    delimiter: null,
    sheet: chosen.part.name,
    sheets: filled.map(({ part }) => part.name),
    header,
    headings: headingsOf(first, header),
    first: first.slice(header ? 1 : 0),
    async *rows() {
      const from = header ? start + 1 : start
      for await (const some of sheetRows({ ...book, entry: chosen.part.entry, file: name, joined })) {
        yield (some[0]?.line ?? 0) >= from ? some : some.filter(({ line }) => line >= from)
        await breath()
      }
    },
  }
}

async function firstRows(book: WorkbookParts, { entry }: SheetPart, file: string): Promise<readonly Row[]> {
  const first: Row[] = []
  for await (const some of sheetRows({ ...book, entry, file, joined: [] })) {
    first.push(...some)
    if (first.length >= FIRST_ROWS) break
  }
  return first.slice(0, FIRST_ROWS)
}
