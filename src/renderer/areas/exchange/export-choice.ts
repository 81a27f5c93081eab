// What may be chosen about a file that goes out, by what it holds. Pure.
import type { ExportFormat, ExportWhat } from '../../../shared/contract/export.ts'

/** `made`: a password is made up; `own`: somebody's own; `open`: the file is locked with none. */
export type Lock = 'made' | 'own' | 'open'

export const SHORTEST_PASSWORD = 8

const TABLES = ['csv', 'xlsx'] as const
const PEOPLE = ['csv', 'xlsx', 'vcard3', 'vcard4'] as const
const WHOLE = ['archive'] as const

/** The first is what is usually wanted. */
export function formatsFor(what: ExportWhat): readonly [ExportFormat, ...ExportFormat[]] {
  if (what === 'archive') return WHOLE
  return what === 'contacts' || what === 'list' ? PEOPLE : TABLES
}

/** Whether the file names people, and is locked unless somebody says otherwise. */
export function namesPeople(what: ExportWhat): boolean {
  return what !== 'products'
}

/** Whether it can be narrowed to some days. */
export function hasPeriod(what: ExportWhat): boolean {
  return what === 'sales' || what === 'visits' || what === 'interactions'
}

/** Whether it may have one row for each household instead of one for each person. */
export function mayBePerHousehold(what: ExportWhat, format: ExportFormat): boolean {
  return (what === 'contacts' || what === 'list') && (format === 'csv' || format === 'xlsx')
}
