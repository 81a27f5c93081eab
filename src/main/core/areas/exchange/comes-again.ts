// Which column of a sales table tells customers where none is called so: its values come again on other days, as the number of a
// receipt does not. Pure.
import type { Row } from './csv-rows.ts'
import { headingKey } from './heading-key.ts'
import type { Places } from './headings.ts'
import type { Sheet } from './sheet.ts'

const CODE = /^[\p{L}\d._/-]{1,40}$/u
const NUMBERS = /^(?:id|nr|no|num|number|nummer|numero|code|account|member|card|konto|cuenta|compte|conto)\b/
/** Fewer values than this share of the rows: pieces, tills, whoever served. */
const FEW = 0.05
const FEWEST = 3

/** Place from 1, of `places`; null where none is so. @param dates place from 1 of the column with the days */
export function customersColumn(first: readonly Row[], dates: number, places: readonly number[]): number | null {
  return places.find((place) => comesAgain(first, dates, place)) ?? null
}

function comesAgain(first: readonly Row[], dates: number, place: number): boolean {
  const days = new Map<string, Set<string>>()
  let rows = 0
  for (const row of first) {
    const [value, day] = [cellOf(row, place), cellOf(row, dates)]
    if (value === '' || day === '') continue
    if (!CODE.test(value)) return false
    rows += 1
    const known = days.get(value)
    if (known === undefined) days.set(value, new Set([day]))
    else known.add(day)
  }
  return days.size >= Math.max(FEWEST, rows * FEW) && [...days.values()].some(({ size }) => size > 1)
}

const cellOf = ({ cells }: Row, place: number) => cells[place - 1]?.trim() ?? ''

/** Both columns tell the same apart: one number of two programs. */
export function sameAs(first: readonly Row[], place: number, other: number | null): boolean {
  if (other === null) return false
  const values = (at: number) => new Set(first.map((row) => cellOf(row, at))).size
  const both = new Set(first.map((row) => JSON.stringify([cellOf(row, place), cellOf(row, other)]))).size
  return both === values(place) && both === values(other)
}

/** Completed by a column with a heading that says no more than `id`. */
export function withCustomers(
  { headings, first }: Pick<Sheet, 'headings' | 'first'>,
  guessed: ReadonlyMap<string, Places>,
): ReadonlyMap<string, Places> {
  const [dates] = guessed.get('date') ?? []
  if (dates === undefined || [...guessed.keys()].some((field) => field.startsWith('customer-'))) return guessed
  const used = new Set([...guessed.values()].flat())
  const places = headings.flatMap((heading, at) =>
    !used.has(at + 1) && NUMBERS.test(headingKey(heading)) ? [at + 1] : [],
  )
  const found = customersColumn(first, dates, places)
  return found === null ? guessed : new Map([...guessed, ['customer-number', [found]] as const])
}
