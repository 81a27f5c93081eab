// What programs put around a table: remarks that begin with # above the headings, a line that counts the rows below them. It
// is no row of the table. Pure but for what it holds back between pieces.
import { fieldsNamed } from './headings.ts'

interface Cells {
  readonly cells: readonly string[]
}

export interface Frame<R extends Cells> {
  /** Takes the next rows; answers those that are of the table for certain. */
  push(rows: readonly R[]): R[]
  /** No more rows come. */
  end(rows: readonly R[]): R[]
}

/** Headings further down than this are none. */
const HIGHEST = 10
const TOTAL =
  /^(?:grand |sub)?(?:totals?|sum|summe|gesamt|gesamtsumme|anzahl|totaal|totale|somme|suma|razem|summa|yhteensä|итого|records|rows)\b.*\d/iu

export function frame<R extends Cells>(): Frame<R> {
  let held: R[] = []
  let begun = false

  function begin(): void {
    if (!begun) held.splice(0, remarksAbove(held))
    begun = true
  }

  return {
    push(rows) {
      for (const row of rows) held.push(row)
      if (!begun && held.length <= HIGHEST) return []
      begin()
      const sure = held.slice(0, -1)
      held = held.slice(-1)
      return sure
    },
    end(rows) {
      for (const row of rows) held.push(row)
      const several = begun || held.length > 2
      begin()
      const last = held.at(-1)
      return several && last !== undefined && isTotal(last) ? held.slice(0, -1) : held
    },
  }
}

const saying = ({ cells }: Cells) => cells.filter((cell) => cell.trim() !== '')

/** How many remarks stand above the headings: `#1` in front of a row of people is none. */
function remarksAbove(rows: readonly Cells[]): number {
  const above = rows.slice(0, HIGHEST + 1).findIndex((row) => !isRemark(row))
  const first = rows[above]
  return above > 0 && first !== undefined && isHeadings(first) ? above : 0
}

const isRemark = ({ cells }: Cells) => /^\s*#./.test(cells[0] ?? '')

function isHeadings(row: Cells): boolean {
  const cells = saying(row)
  const known = cells.filter((cell) => fieldsNamed(cell).length > 0).length
  return known >= Math.min(2, cells.length) && known >= cells.length * 0.4
}

/** One cell that counts: somebody called Total has more to say. */
function isTotal(row: Cells): boolean {
  const [only, ...others] = saying(row)
  return only !== undefined && others.length === 0 && row.cells.length > 2 && TOTAL.test(only.trim())
}
