// Reads the tables of an archive strictly: lines of cells, of which those between quotation marks are text, and every value of
// the type its column says. What is otherwise is no archive of ours, or was changed.
import type { SqlValue } from '../../../database/handle.ts'
import type { ColumnType } from './format.ts'

/** Thrown for whatever is not as docs/archive.md says. */
export class NotAnArchive extends Error {}

/** `text` is null for an empty cell without quotation marks. */
export interface RawCell {
  readonly text: string | null
  readonly quoted: boolean
}

const LONGEST_LINE = 64 * 1_048_576
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n)/y

/** The lines of a table, a few at a time. Throws NotAnArchive. */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly (readonly RawCell[])[], void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let rest = ''
  let scanned = 0
  let quoted = false
  for await (const piece of pieces) {
    rest += decoded(decoder, piece)
    let end = 0
    for (; scanned < rest.length; scanned += 1) {
      const sign = rest.charCodeAt(scanned)
      if (sign === QUOTE) quoted = !quoted
      else if (sign === LINE_FEED && !quoted) end = scanned + 1
    }
    if (end === 0) {
      if (rest.length > LONGEST_LINE) throw new NotAnArchive('a line without end')
      continue
    }
    yield parsed(rest.slice(0, end))
    rest = rest.slice(end)
    scanned = rest.length
  }
  if (rest + decoded(decoder) !== '') throw new NotAnArchive('the last line has no end')
}

const QUOTE = 0x22
const LINE_FEED = 0x0a

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    throw new NotAnArchive('no UTF-8')
  }
}

function parsed(text: string): readonly (readonly RawCell[])[] {
  const lines: RawCell[][] = []
  let line: RawCell[] = []
  CELL.lastIndex = 0
  for (let at = 0; at < text.length; at = CELL.lastIndex) {
    CELL.lastIndex = at
    const found = CELL.exec(text)
    if (found === null) throw new NotAnArchive('no cell')
    const [, words, bare, end] = found
    if (words !== undefined) line.push({ text: words.replaceAll('""', '"'), quoted: true })
    else line.push({ text: bare === '' || bare === undefined ? null : bare, quoted: false })
    if (end === ',') continue
    lines.push(line)
    line = []
  }
  return lines
}

/** Throws NotAnArchive for a value that is not of the type. Files are paths, as text. */
export function valueOf({ text, quoted }: RawCell, type: ColumnType): SqlValue {
  if (text === null) return null
  if (type === 'text' || type === 'blob' || type === 'file') {
    if (!quoted) throw new NotAnArchive('text stands between quotation marks')
    return text
  }
  if (quoted) {
    if (type === 'any') return text
    throw new NotAnArchive('a number stands without quotation marks')
  }
  if (type === 'integer') return whole(text)
  const number = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(number)) throw new NotAnArchive('no number')
  return number
}

function whole(text: string): number {
  const number = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(number)) throw new NotAnArchive('no whole number')
  return number
}
