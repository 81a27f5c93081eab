// A table in a file, opened: how it is written, what its columns are called, and its rows in pieces, with a breath between
// them, so that reading a large file keeps nobody waiting.
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import { BLANKS, rowReader, UnreadableText, type Row } from './csv-rows.ts'
import { delimiterOf, firstRows, hasHeader } from './csv-shape.ts'
import type { ImportFile } from './plan.ts'
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

/** The table of a file, as a mapping asks for it. Errors: FILE_UNREADABLE; BAD_INPUT for what is no encoding, delimiter or sheet. */
export async function sheetOf({ bytes, name }: ImportFile, mapping: Partial<Mapping>): Promise<Sheet> {
  const { delimiter, encoding, header } = mapping
  return openText({ bytes, name, delimiter, encoding, header })
}

function openText(request: SheetRequest): Sheet {
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
  const rows = readable(name, () => firstRows(looked, delimiter, whole)).filter(holdsSomething)
  const header = request.header ?? hasHeader(rows)
  const [head] = rows
  if (head === undefined) throw new Failure('FILE_UNREADABLE', { name })
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const headings = Array.from({ length: width }, (_, at) => (header ? (head.cells[at] ?? '').trim() : ''))
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheet: null,
    sheets: [],
    header,
    headings,
    first: rows.slice(header ? 1 : 0),
    async *rows() {
      const reader = rowReader(delimiter)
      let heading = header
      for (const text of textOf(bytes, encoding)) {
        const some = readable(name, () => reader.push(broken(text))).filter(holdsSomething)
        yield heading ? some.slice(1) : some
        if (some.length > 0) heading = false
        await breath()
      }
      const last = readable(name, () => reader.end()).filter(holdsSomething)
      yield heading ? last.slice(1) : last
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
