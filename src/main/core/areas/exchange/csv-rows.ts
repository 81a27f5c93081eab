// Splits text into rows, piece by piece, with the line each begins in: RFC 4180 where files keep to it, lenient where they do
// not. Our own and not a library's, because reasons name lines of the file, columns may be parted by runs of blanks, and a
// quote that nobody closes must not swallow the rest of a file.
import { frame } from './csv-frame.ts'

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

/** The rows of the table, without what stands around it. @param delimiter one character, or BLANKS */
export function rowReader(delimiter: string): RowReader {
  const all = everyRow(delimiter)
  const table = frame<Row>()
  return { push: (text) => table.push(all.push(text)), end: () => table.end(all.end()) }
}

function everyRow(delimiter: string): RowReader {
  let rest = ''
  let line = 1
  /** The sign that cells are quoted with; found out from the first lines. */
  let mark: string | null = delimiter === BLANKS ? '' : null
  const unclosed = { count: 0 }

  function take(buffer: string, last: boolean): Row[] {
    mark ??= quoteMark(buffer, delimiter, last)
    if (mark === null) return kept(buffer, [])
    const rows: Row[] = []
    let at = 0
    let quote = nextQuote(buffer, 0, mark)
    while (at < buffer.length) {
      const found = buffer.indexOf('\n', at)
      const end = found < 0 ? buffer.length : found
      if (quote < at) quote = nextQuote(buffer, at, mark)
      const quoted = quote < end ? quotedRow({ buffer, at, delimiter, mark, last, unclosed }) : null
      if (quoted === 'unfinished' || (found < 0 && !last && quoted === null)) break
      const next = quoted?.next ?? end + 1
      const cells = quoted?.cells ?? plainCells(buffer, at, end)
      if (cells.length > MOST_COLUMNS) throw new UnreadableText('columns')
      const says = cells.length > 1 || cells[0] !== ''
      if (says && !(line === 1 && SEPARATOR.test(buffer.slice(at, Math.min(end, at + 12))))) rows.push({ line, cells })
      line += 1 + (quoted?.breaks ?? 0)
      at = next
    }
    return kept(buffer.slice(at), rows)
  }

  function kept(left: string, rows: Row[]): Row[] {
    rest = left
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

/** The line by which spreadsheets are told what parts the columns: `sep=;`. */
export const SEPARATOR = /^"?sep=(.)?"?\r?$/i

const LINES_LOOKED_AT = 3

/** A single quote where the first lines are well written with it and have no double one; null before they are there. */
function quoteMark(buffer: string, delimiter: string, last: boolean): string | null {
  const lines = buffer.slice(0, LONGEST_CELL).split('\n', LINES_LOOKED_AT + 1)
  if (lines.length <= LINES_LOOKED_AT && !last && buffer.length < LONGEST_CELL) return null
  if (!buffer.includes("'")) return '"'
  const counts = lines.slice(0, LINES_LOOKED_AT).map((line) => quotedCells(line.replace(/\r$/, ''), delimiter))
  const sound = counts.every((count) => count !== null)
  return sound && counts.some((count) => count > 0) ? "'" : '"'
}

/** How many cells of a line stand in single quotes; null when it has others, or one that is not closed. */
function quotedCells(line: string, delimiter: string): number | null {
  let count = 0
  for (let at = 0; at <= line.length;) {
    let end = line.indexOf(delimiter, at)
    if (line[at] === "'") {
      let close = line.indexOf("'", at + 1)
      while (close >= 0 && line[close + 1] === "'") close = line.indexOf("'", close + 2)
      if (close < 0 || (close + 1 < line.length && line[close + 1] !== delimiter)) return null
      count += 1
      end = close + 1 < line.length ? close + 1 : -1
    } else if (/['"]/.test(line.slice(at, end < 0 ? line.length : end))) return null
    at = end < 0 ? line.length + 1 : end + 1
  }
  return count
}

function nextQuote(buffer: string, from: number, mark: string): number {
  const at = mark === '' ? -1 : buffer.indexOf(mark, from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

interface Place {
  readonly buffer: string
  readonly at: number
  readonly delimiter: string
  readonly mark: string
  /** The buffer holds the end of the text. */
  readonly last: boolean
  /** Quotes of the file that were opened and never closed. */
  readonly unclosed: { count: number }
}

interface QuotedRow {
  readonly cells: string[]
  /** Where the next row begins. */
  readonly next: number
  /** Line breaks within cells. */
  readonly breaks: number
}

/** A row with a quote in it somewhere. */
function quotedRow(place: Place): QuotedRow | 'unfinished' {
  const { buffer, delimiter, last } = place
  const cells: string[] = []
  let from = place.at
  let breaks = 0
  for (;;) {
    const quoted = quotedCell(place, from)
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

/** Blanks may stand before a quote that is closed where the cell ends: `a, "b, c"`. Any other quote behind blanks is a letter. */
function quotedCell(place: Place, from: number): QuotedPart | 'unfinished' {
  const { buffer, mark, delimiter, last } = place
  if (buffer[from] === mark) return quotedPart(place, from)
  let at = from
  while (buffer[at] === ' ') at += 1
  if (at === buffer.length && !last) return 'unfinished'
  if (at === from || buffer[at] !== mark) return NOTHING_QUOTED
  const quoted = quotedPart(place, at)
  if (quoted === 'unfinished') return quoted
  const behind = buffer[quoted.next]
  if (behind === undefined && !last) return 'unfinished'
  return behind === undefined || behind === delimiter || behind === '\n' || behind === '\r' ? quoted : NOTHING_QUOTED
}

const NOTHING_QUOTED: QuotedPart = { text: '', next: 0, breaks: 0 }

/** With more than these a `\` before a quote means nothing in this file; each of them cost a look far ahead. */
const MOST_UNCLOSED = 20

/** What stands between the quote at `from` and the one that closes it; a quote within is written twice, or after a `\`. */
function quotedPart({ buffer, delimiter, mark, last, unclosed }: Place, from: number): QuotedPart | 'unfinished' {
  const ends = (at: number) =>
    at >= buffer.length || buffer[at] === delimiter || buffer[at] === '\n' || buffer[at] === '\r'
  const escapes = unclosed.count < MOST_UNCLOSED
  let text = ''
  let inner = 0
  let at = from + 1
  for (;;) {
    const quote = buffer.indexOf(mark, at)
    const open = quote < 0 ? buffer.length - from : quote - from
    if (open > LONGEST_CELL || (quote < 0 && last)) {
      unclosed.count += 1
      return NOTHING_QUOTED
    }
    // What a quote means is told by the two signs after it.
    if (quote < 0 || (quote + 2 >= buffer.length && !last)) return 'unfinished'
    // One that was opened after a backslash is closed after one, before a delimiter too.
    const escaped = escapes && quote > at && buffer[quote - 1] === '\\' && (inner % 2 === 1 || !ends(quote + 1))
    const doubled = buffer[quote + 1] === mark
    if (escaped && (!doubled || ends(quote + 2))) {
      text += buffer.slice(at, quote - 1) + mark
      at = quote + 1
      inner += 1
      continue
    }
    text += buffer.slice(at, quote)
    at = quote + 1
    if (!doubled) return { text, next: at, breaks: breaksIn(text) }
    text += mark
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
