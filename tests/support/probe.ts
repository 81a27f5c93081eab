// A window's look at the tables themselves, beside the contract: an area that answers every row of the open book.
import * as z from 'zod'
import { bind, type Area } from '../../src/main/core/area.ts'
import type { ReadDb } from '../../src/main/core/database/handle.ts'
import { nothing, query } from '../../src/shared/contract/base.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { REAL_TABLES } from './journal-real.ts'
import { dump } from './journal-invariants.ts'

const probeContract = { tables: query('everyone', nothing, z.record(z.string(), z.array(z.string()))) }

export const withProbe = { ...contract, probe: probeContract }

export const probe: Area = {
  name: 'probe',
  tables: [],
  procedures: bind('probe', probeContract, { tables: ({ db }) => shownTables(db) }),
}

/** What the journal keeps for itself, what only counts what happened, and the search index, whose pages are no values. */
const NOT_STATE =
  /^(self|ctx|counter|machine|known|command|born|cell|life|life_range|hidden|work|access_log|contact_touch|sqlite_.*|.*_(words|digits|vocabulary)(_.*)?|import_.*|list_filling|bulk_edit|duplicate_(pair|look|merging)|quality_(person|hit|look|day|mending)|remembered_mapping|export_log|archive_part)$/

const LOOKUPS = new Set(
  REAL_TABLES.flatMap((table) =>
    !table.local && table.kind === 'lookup' && table.archived !== null ? [table.name] : [],
  ),
)

export type Shown = Readonly<Record<string, readonly string[]>>

/** When something was last said about somebody: an undo says something too. */
const TOLD = /,"changed_at":\d+,"version":\d+/

/** Stated and derived tables, rows as JSON in a fixed order. */
export function shownTables(db: ReadDb): Record<string, string[]> {
  return Object.fromEntries(
    [...dump(db)]
      .filter(([name]) => !NOT_STATE.test(name))
      .map(([name, rows]) => [name, rows.map((row) => String(row).replace(TOLD, '')).toSorted()]),
  )
}

/** Without the lookups that came since `before` and are archived: what is undone leaves a lookup behind, put aside. */
export function withoutPutAside(now: Shown, before: Shown): Shown {
  const keyOf = (row: string) => {
    const { id, key } = JSON.parse(row) as { readonly id?: number; readonly key?: string }
    return id ?? key
  }
  return Object.fromEntries(
    Object.entries(now).map(([name, rows]) => {
      if (!LOOKUPS.has(name)) return [name, rows]
      const known = new Set((before[name] ?? []).map(keyOf))
      const putAside = (row: string) => (JSON.parse(row) as { readonly archived: number }).archived === 1
      return [name, rows.filter((row) => known.has(keyOf(row)) || !putAside(row))]
    }),
  )
}
