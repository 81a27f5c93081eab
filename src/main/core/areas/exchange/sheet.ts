// A table in a file, opened: how it is written, what its columns are called, and its rows in pieces, with a breath between
// them, so that reading a large file keeps nobody waiting.
import { Failure } from '../../../../shared/errors.ts'
import { BLANKS, rowReader, UnreadableText, type Row } from './csv-rows.ts'
import { delimiterOf, firstRows, hasHeader } from './csv-shape.ts'
import { beginningOf, encodingOf, isEncoding, isText, textOf, withoutControls } from './text-encoding.ts'

interface SheetRequest {
  readonly bytes: Uint8Array
  readonly name: string
  readonly delimiter?: string | undefined
  readonly encoding?: string | undefined
  readonly header?: boolean | undefined
}

export interface Sheet {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string
  /** Null in a workbook. */
  readonly delimiter: string | null
  /** Of a workbook: the one that is read, and all that hold something. */
  readonly sheet: string | null
  readonly sheets: readonly string[]
  readonly header: boolean
  /** One for each column; empty where nothing names it. */
  readonly headings: readonly string[]
  /** The first rows, the heading left out. */
  readonly first: readonly Row[]
  /** All rows that hold something, the heading left out. Errors: FILE_UNREADABLE. */
  rows(): AsyncGenerator<readonly Row[], void>
}

const LOOKED_AT = 65_536

/** Titles stand above a table by themselves: its first line is the first one with more than one cell, where others have three. */
export function tableStart(rows: readonly Row[]): number {
  const filled = ({ cells }: Row) => cells.filter((cell) => cell.trim() !== '').length
  const first = rows[0]?.line ?? 1
  const titles = rows.slice(0, MOST_TITLES).findIndex((row) => filled(row) > 1)
  const row = rows[titles]
  if (titles < 1 || row === undefined) return first
  const wide = rows.slice(titles).filter((one) => filled(one) >= 3).length
  return wide * 2 > rows.length - titles ? row.line : first
}

const MOST_TITLES = 10

export function headingsOf(rows: readonly Row[], header: boolean): readonly string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  return Array.from({ length: width }, (_, at) => (header ? (rows[0]?.cells[at] ?? '').trim() : ''))
}

/** Text with rows and columns. Errors: FILE_UNREADABLE; BAD_INPUT for an encoding or delimiter that is none. */
export function openText(request: SheetRequest): Sheet {
  const { bytes, name } = request
  const encoding = request.encoding ?? encodingOf(bytes)
  refuseOdd(request)
  const whole = bytes.length <= LOOKED_AT
  const beginning = beginningOf(bytes, encoding)
  if (beginning.trim() === '' || !isText(bytes, beginning)) throw new Failure('FILE_UNREADABLE', { name })
  const loneReturns = beginning.includes('\r') && !beginning.includes('\n')
  const broken = (text: string) => (loneReturns ? text.replaceAll('\r', '\n') : text)
  const looked = broken(beginning)
  const delimiter = request.delimiter ?? delimiterOf(looked, whole)
  const all = readable(name, () => firstRows(looked, delimiter, whole)).filter(holdsSomething)
  if (all.length === 0) throw new Failure('FILE_UNREADABLE', { name })
  const start = tableStart(all)
  const rows = all.filter(({ line }) => line >= start)
  const header = request.header ?? hasHeader(rows)
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheet: null,
    sheets: [],
    header,
    headings: headingsOf(rows, header),
    first: rows.slice(header ? 1 : 0),
    async *rows() {
      const reader = rowReader(delimiter)
      const from = header ? start + 1 : start
      const kept = (some: readonly Row[]) => {
        const filled = some.filter(holdsSomething)
        return (filled[0]?.line ?? from) >= from ? filled : filled.filter(({ line }) => line >= from)
      }
      for (const text of textOf(bytes, encoding)) {
        yield kept(readable(name, () => reader.push(broken(text))))
        await breath()
      }
      yield kept(readable(name, () => reader.end()))
    },
  }
}

function refuseOdd({ encoding, delimiter }: SheetRequest): void {
  const issues = [
    ...(encoding === undefined || isEncoding(encoding) ? [] : [{ path: 'mapping.encoding', rule: 'unknown' }]),
    ...(delimiter === undefined || delimiter === BLANKS || (delimiter.length === 1 && !/["\r\n]/.test(delimiter))
      ? []
      : [{ path: 'mapping.delimiter', rule: 'unknown' }]),
  ]
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
}

function readable<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableText) throw new Failure('FILE_UNREADABLE', { name })
    throw error
  }
}

const holdsSomething = ({ cells }: Row) => cells.some((cell) => cell !== '' && withoutControls(cell).trim() !== '')

/** Lets everything else run that waits for this thread. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
