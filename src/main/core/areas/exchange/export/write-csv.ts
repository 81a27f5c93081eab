// A table as CSV: what spreadsheets and other programs read, and our own import.
import { BYTE_ORDER_MARK, csvLine, guarded } from '../../../../../shared/domain/csv.ts'
import { isoOfDay, wallClock } from '../../../../../shared/domain/shop-day.ts'
import type { Cell, Column, Table } from './columns.ts'
import type { Bytes } from './zip-out.ts'

/** @param zone IANA name: instants are written as the clock on the wall showed them */
export async function* csvBytes({ columns, slices }: Table, zone: string): AsyncGenerator<Bytes, void> {
  const encoder = new TextEncoder()
  const clock = wallClock(zone)
  yield encoder.encode(BYTE_ORDER_MARK + csvLine(columns.map(({ heading }) => guarded(heading))))
  for await (const rows of slices) {
    const lines = rows.map((row) => csvLine(columns.map((column, at) => cellOf(column, row[at] ?? null, clock))))
    yield encoder.encode(lines.join(''))
  }
}

function cellOf({ type }: Column, value: Cell, clock: (instant: number) => number): string | null {
  if (value === null) return null
  if (type === 'day') return isoOfDay(Number(value))
  if (type === 'instant') return new Date(clock(Number(value))).toISOString().slice(0, 19).replace('T', ' ')
  return type === 'number' ? String(value) : guarded(String(value))
}
