// Splits text into rows, piece by piece, with the line each begins in: RFC 4180 where files keep to it, lenient where they do
// not. Our own and not a library's, because reasons name lines of the file, columns may be parted by runs of blanks, and a
// quote that nobody closes must not swallow the rest of a file.

export interface Row {
  /** Line of the file, from 1. */
  readonly line: number
  /** As they stand, quotes taken off. */
  readonly cells: readonly string[]
}

export interface RowReader {
  /** Takes the next piece of the text; answers the rows that are whole. Throws UnreadableText. */
  push(text: string): Row[]
  /** No more text comes. */
  end(): Row[]
}

/** What no table has: a line without end, or more columns than anybody can mean. */
export class UnreadableText extends Error {}

/** Runs of blanks and tabs. */
export const BLANKS = 'blanks'
export const MOST_COLUMNS = 16_384
/** A quoted cell longer than this was never closed: its quote is then a letter like others. */
const LONGEST_CELL = 1_048_576
const LONGEST_LINE = 4_194_304

const NEWLINE = 10
const RETURN = 13

/** @param delimiter one character, or BLANKS */
export function rowReader(delimiter: string): RowReader {
  let rest = ''
  let line = 1

  function take(buffer: string, last: boolean): Row[] {
    const rows: Row[] = []
    let at = 0
    let quote = nextQuote(buffer, 0, delimiter)
    while (at < buffer.length) {
      const found = buffer.indexOf('\n', at)
      const end = found < 0 ? buffer.length : found
      if (quote < at) quote = nextQuote(buffer, at, delimiter)
      const quoted = quote < end ? quotedRow({ buffer, at, delimiter, last }) : null
      if (quoted === 'unfinished' || (found < 0 && !last && quoted === null)) break
      const next = quoted?.next ?? end + 1
      const cells = quoted?.cells ?? plainCells(buffer, at, end)
      if (cells.length > MOST_COLUMNS) throw new UnreadableText('columns')
      if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells })
      line += 1 + (quoted?.breaks ?? 0)
      at = next
    }
    rest = buffer.slice(at)
    if (rest.length > LONGEST_LINE) throw new UnreadableText('line')
    return rows
  }

  function plainCells(buffer: string, at: number, end: number): string[] {
    const stop = end > at && buffer.charCodeAt(end - 1) === RETURN ? end - 1 : end
    const text = buffer.slice(at, stop)
    if (delimiter === BLANKS) return text.trim().split(/[ \t]+/)
    return text.split(delimiter, MOST_COLUMNS + 1)
  }

  return {
    push: (text) => take(rest + text, false),
    end: () => take(rest, true),
  }
}

function nextQuote(buffer: string, from: number, delimiter: string): number {
  const at = delimiter === BLANKS ? -1 : buffer.indexOf('"', from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

interface Place {
  readonly buffer: string
  readonly at: number
  readonly delimiter: string
  /** The buffer holds the end of the text. */
  readonly last: boolean
}

interface QuotedRow {
  readonly cells: string[]
  /** Where the next row begins. */
  readonly next: number
  /** Line breaks within cells. */
  readonly breaks: number
}

/** A row with a quote in it somewhere. */
function quotedRow({ buffer, at, delimiter, last }: Place): QuotedRow | 'unfinished' {
  const cells: string[] = []
  let from = at
  let breaks = 0
  for (;;) {
    const quoted = buffer[from] === '"' ? quotedPart(buffer, from, last) : NOTHING_QUOTED
    if (quoted === 'unfinished') return quoted
    const plainFrom = Math.max(from, quoted.next)
    const stop = cellEnd(buffer, plainFrom, delimiter)
    if (stop === buffer.length && !last) return 'unfinished'
    const ends = stop === buffer.length || buffer.charCodeAt(stop) === NEWLINE
    const cut = ends && stop > plainFrom && buffer.charCodeAt(stop - 1) === RETURN ? stop - 1 : stop
    cells.push(quoted.text + buffer.slice(plainFrom, cut))
    breaks += quoted.breaks
    if (cells.length > MOST_COLUMNS) throw new UnreadableText('columns')
    from = stop + 1
    if (ends) return { cells, next: from, breaks }
  }
}

interface QuotedPart {
  readonly text: string
  /** Behind the closing quote. */
  readonly next: number
  readonly breaks: number
}

const NOTHING_QUOTED: QuotedPart = { text: '', next: 0, breaks: 0 }

/** What stands between the quote at `from` and the one that closes it; a quote within is written twice. */
function quotedPart(buffer: string, from: number, last: boolean): QuotedPart | 'unfinished' {
  let text = ''
  let at = from + 1
  for (;;) {
    const quote = buffer.indexOf('"', at)
    const open = quote < 0 ? buffer.length - from : quote - from
    if (open > LONGEST_CELL || (quote < 0 && last)) return NOTHING_QUOTED
    if (quote < 0 || (quote + 1 === buffer.length && !last)) return 'unfinished'
    text += buffer.slice(at, quote)
    at = quote + 1
    if (buffer[at] !== '"') return { text, next: at, breaks: breaksIn(text) }
    text += '"'
    at += 1
  }
}

function cellEnd(buffer: string, from: number, delimiter: string): number {
  const mark = delimiter.charCodeAt(0)
  let at = from
  while (at < buffer.length) {
    const code = buffer.charCodeAt(at)
    if (code === mark || code === NEWLINE) break
    at += 1
  }
  return at
}

function breaksIn(text: string): number {
  let breaks = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1
  return breaks
}
