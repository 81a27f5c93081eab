// Where a key leads to among the numbers of a table whose people can be looked at. Pure.
import { rowAfterKey, type PressedKey } from '../../components/row-keys.ts'

export interface CellPlace {
  readonly row: number
  readonly column: number
}

interface CellKeys {
  readonly at: CellPlace
  /** Every number that can be looked into. */
  readonly places: readonly CellPlace[]
  /** J and K move too, unless single letters are switched off. */
  readonly letters: boolean
  /** The page runs from right to left, and so do the columns. */
  readonly mirrored: boolean
}

export function placeName({ row, column }: CellPlace): string {
  return `${String(row)}:${String(column)}`
}

function aside(at: CellPlace, places: readonly CellPlace[], step: 1 | -1): CellPlace | null {
  const beside = places.filter(({ row, column }) => row === at.row && (column - at.column) * step > 0)
  const nearest = Math.min(...beside.map(({ column }) => Math.abs(column - at.column)))
  return beside.find(({ column }) => Math.abs(column - at.column) === nearest) ?? null
}

/** The place that the key leads to, or null where it leads nowhere. */
export function cellAfterKey(pressed: PressedKey, { at, places, letters, mirrored }: CellKeys): CellPlace | null {
  if (!pressed.ctrlKey && !pressed.metaKey && !pressed.altKey) {
    if (pressed.key === 'ArrowRight') return aside(at, places, mirrored ? -1 : 1)
    if (pressed.key === 'ArrowLeft') return aside(at, places, mirrored ? 1 : -1)
  }
  const rows = [...new Set(places.map(({ row }) => row))].toSorted((a, b) => a - b)
  const row = rows[rowAfterKey(pressed, { at: rows.indexOf(at.row), count: rows.length, letters })]
  if (row === undefined || row === at.row) return null
  // The same column, or the nearest one that has people there.
  return places
    .filter((place) => place.row === row)
    .reduce<CellPlace | null>(
      (best, place) =>
        best === null || Math.abs(place.column - at.column) < Math.abs(best.column - at.column) ? place : best,
      null,
    )
}
