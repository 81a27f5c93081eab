// What stands in one of the shop's own fields when the rows of several people are one person's. Pure; the same rule as in
// fields/derive.ts: a person's own word, also that something was cleared, stands before that of somebody merged into them.
import type { SqlValue } from '../../../database/handle.ts'
import type { Member, ValueRow } from './member.ts'

/** By item; what was cleared is left out. */
export type Items = ReadonlyMap<number, SqlValue>

export function naturalItems(owner: number, field: number, members: readonly Member[]): Items {
  const rows = members
    .flatMap(({ values }) => values)
    .filter((row) => row.field === field)
    .sort((a, b) => Number(a.said !== owner) - Number(b.said !== owner) || a.said - b.said)
  const first = new Map<number, ValueRow>()
  for (const row of rows) if (!first.has(row.item)) first.set(row.item, row)
  return new Map([...first.values()].flatMap(({ item, value }) => (value === null ? [] : [[item, value] as const])))
}
