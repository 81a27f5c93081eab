// How the program writes tables as text: RFC 4180, UTF-8 with byte order mark, lines ended by CR LF; and the apostrophe that
// keeps a spreadsheet from taking somebody's words for a formula. Whoever reads such a file takes it off again.

export const CSV_TYPE = 'text/csv'
/** Stands at the beginning: spreadsheets would take the file for another encoding without it. */
export const BYTE_ORDER_MARK = '\ufeff'

/** What a spreadsheet would calculate … */
const FORMULA = /^[=+\-@\t\r]/
/** … unless it is a plain number, or a phone as people write it. */
const PLAIN = /^[+-]?(\d[\d\s().,/-]*|\(\d[\d\s().,/-]*)$/
/** An apostrophe before such a sign, or before a figure, as other programs write it: one that somebody wrote gets another. */
const GUARDED = /^'+[=+\-@\t\r\d]/

/** The words as they stand in a cell of a table for people. */
export function guarded(text: string): string {
  return (FORMULA.test(text) && !PLAIN.test(text)) || GUARDED.test(text) ? `'${text}` : text
}

/** The words that a cell was made from: one apostrophe less where `guarded` put one. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}

/** A cell as it stands between two commas. */
export function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line with its end. `null` is an empty cell. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : csvCell(cell))).join(',')}\r\n`
}
