// Guesses how a table is written: what parts its columns, and whether its first row names them. Pure.
import { BLANKS, rowReader, SEPARATOR, UnreadableText, type Row } from './csv-rows.ts'
import { fieldsNamed } from './headings.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
/** Signs of a few old programs, that stand in no text by chance. */
const RARE = ['^', '~', '\u001f', '\u00a6', '\u00a7'] as const
const ROWS_LOOKED_AT = 200

/** The first rows of a text that may be cut off at its end. */
export function firstRows(text: string, delimiter: string, whole: boolean): readonly Row[] {
  const reader = rowReader(delimiter)
  const rows = reader.push(text)
  const all = whole || rows.length === 0 ? [...rows, ...reader.end()] : rows
  return all.slice(0, ROWS_LOOKED_AT)
}

/**
 * What parts the columns: what the file says itself (`sep=;`), else the sign by which most rows have the same number of
 * cells; `,` for a single column.
 */
export function delimiterOf(text: string, whole: boolean): string {
  const said = SEPARATOR.exec(text.slice(0, 20).split('\n', 1)[0] ?? '')?.[1]
  if (said !== undefined && !/["'\s\w]/.test(said.replace('\t', '|'))) return said
  const tries = [...DELIMITERS, BLANKS].map((delimiter) => ({ delimiter, ...regularity(text, delimiter, whole) }))
  // Blanks part the words of any text: they count only where nothing else does, in tables of figures.
  const signs = tries.filter((one) => one.delimiter !== BLANKS && one.columns > 1)
  if (isOneColumn(text, whole)) return DELIMITERS.find((sign) => !text.includes(sign)) ?? '|'
  const best = signs.toSorted((a, b) => b.share - a.share || b.columns - a.columns)[0]
  if (best !== undefined && best.share >= 0.5) return best.delimiter
  const rare = RARE.map((delimiter) => ({ delimiter, ...regularity(text, delimiter, whole) }))
  const odd = rare.find((one) => one.columns > 1 && one.share > 0.9)
  if (odd !== undefined) return odd.delimiter
  const blanks = tries.find((one) => one.delimiter === BLANKS)
  if (blanks !== undefined && blanks.columns > 1 && blanks.share > 0.95) return BLANKS
  return best?.delimiter ?? ','
}

/** A column of `Smith, Ann` under one heading: the comma is always followed by a blank, and the heading has none. */
function isOneColumn(text: string, whole: boolean): boolean {
  const [head, ...others] = rowsOrNone(text, ',', whole)
  const heading = head?.cells[0] ?? ''
  return (
    head?.cells.length === 1 &&
    !DELIMITERS.some((sign) => heading.includes(sign)) &&
    others.some(({ cells }) => cells.length === 2) &&
    others.every(({ cells }) => cells.length <= 2 && cells.slice(1).every((cell) => /^\s/.test(cell)))
  )
}

interface Regularity {
  /** The most frequent number of cells. */
  readonly columns: number
  /** How many of the rows have it. */
  readonly share: number
}

function regularity(text: string, delimiter: string, whole: boolean): Regularity {
  const rows = rowsOrNone(text, delimiter, whole)
  const counts = Map.groupBy(rows, (row) => row.cells.length)
  const [columns, most] = [...counts].toSorted((a, b) => b[1].length - a[1].length || b[0] - a[0])[0] ?? [0, []]
  return { columns, share: rows.length === 0 ? 0 : most.length / rows.length }
}

function rowsOrNone(text: string, delimiter: string, whole: boolean): readonly Row[] {
  try {
    return firstRows(text, delimiter, whole)
  } catch (error) {
    if (error instanceof UnreadableText) return []
    throw error
  }
}

/** No sum, number or day is longer; what a pattern does with endless ones takes for ever. */
const LONGEST_FIGURE = 60
const isFigure = (cell: string) =>
  cell.length <= LONGEST_FIGURE && /^[\s\d.,:/+()%€$£-]+$/.test(cell) && /\d/.test(cell)

/** Whether the first row names the columns: no figures in it, and either known headings or figures below. */
export function hasHeader(rows: readonly Row[]): boolean {
  const [first, ...others] = rows
  if (first === undefined) return false
  const cells = first.cells.map((cell) => cell.trim())
  if (cells.some((cell) => isFigure(cell) || cell.includes('@'))) return false
  const named = cells.filter((cell) => fieldsNamed(cell).length > 0).length
  if (named >= 2 || (named === 1 && cells.length <= 2)) return true
  const figuresBelow = cells.some((_, at) => {
    const below = others.map((row) => row.cells[at]?.trim() ?? '').filter((cell) => cell !== '')
    return below.length > 0 && below.every((cell) => isFigure(cell) || cell.includes('@'))
  })
  return figuresBelow && new Set(cells).size === cells.length
}
