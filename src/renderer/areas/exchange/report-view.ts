// The report of an import as people read it: shares of the file, and every row with its fate. Pure.
import type { ImportReport, RowReason } from '../../../shared/contract/exchange.ts'

export type Share = 'created' | 'updated' | 'same' | 'waiting' | 'skipped'

export interface Part {
  readonly share: Share
  readonly count: number
}

/** What became of the rows, in the order of the bar; shares of none are left out. */
export function partsOf({ rows, created, updated, skipped, stopped }: ImportReport): readonly Part[] {
  const rest = Math.max(0, rows - created - updated - skipped)
  const parts: readonly Part[] = [
    { share: 'created', count: created },
    { share: 'updated', count: updated },
    // Of a stopped import nobody has looked at the rest yet.
    { share: stopped ? 'waiting' : 'same', count: rest },
    { share: 'skipped', count: skipped },
  ]
  return parts.filter(({ count }) => count > 0)
}

export const FATES = ['look', 'skipped', 'updated', 'mended', 'new', 'same'] as const
export type Fate = (typeof FATES)[number]

export interface Change {
  readonly field: string
  readonly old: string
  readonly new: string
}

export interface Why {
  readonly why: string
  readonly field: string | null
  readonly value: string | null
}

/** A row of the file with all that is said of it. */
export interface Entry {
  readonly row: number
  readonly fate: Fate
  /** Whom or what it is about; empty where nothing says so. */
  readonly name: string
  readonly whys: readonly Why[]
  readonly changes: readonly Change[]
}

interface Line extends Why {
  readonly row: number
  readonly fate: Fate
  readonly name: string
  readonly changes: readonly Change[]
}

/** A row has the gravest of its fates: what needs a look is not hidden by what was mended. */
const GRAVER: Readonly<Record<Fate, number>> = { skipped: 5, look: 4, updated: 3, mended: 2, new: 1, same: 0 }

function joined(lines: Iterable<Line>): readonly Entry[] {
  const rows = new Map<number, { row: number; fate: Fate; name: string; whys: Why[]; changes: Change[] }>()
  for (const { row, fate, name, why, field, value, changes } of lines) {
    const entry = rows.get(row) ?? { row, fate, name, whys: [], changes: [] }
    rows.set(row, entry)
    if (GRAVER[fate] > GRAVER[entry.fate]) entry.fate = fate
    if (entry.name === '') entry.name = name
    const known = entry.whys.some((one) => one.why === why && one.field === field)
    if (why !== '' && !known) entry.whys.push({ why, field, value })
    entry.changes.push(...changes)
  }
  return [...rows.values()].toSorted((a, b) => a.row - b.row)
}

/** The rows that the report itself tells of; the whole list may be longer. */
export function entriesOf(reasons: readonly RowReason[]): readonly Entry[] {
  return joined(reasons.map((reason) => ({ ...reason, fate: fateOf(reason.fate, reason.why), name: '' })))
}

function fateOf(fate: string, why: string): Fate {
  if (why === 'same-as-before') return 'same'
  // Whoever did not say how people agreed was told then; it is nothing to look at in every single row.
  if (why === 'consent-without-how') return 'mended'
  return FATES.find((one) => one === fate) ?? 'mended'
}

/** The rows of the whole list, as the core writes it: CSV with the columns that the contract names. */
export function entriesOfList(text: string): readonly Entry[] {
  const [head = [], ...rows] = readCsv(text)
  const at = (name: string) => head.indexOf(name)
  const [row, fate, name, why, field, value, before, after] = [
    at('row'),
    at('fate'),
    at('name'),
    at('why'),
    at('field'),
    at('value'),
    at('old'),
    at('new'),
  ]
  return joined(
    rows.map((cells) => {
      const cell = (place: number | undefined) => (place === undefined ? '' : (cells[place] ?? ''))
      const [was, is] = [cell(before), cell(after)]
      const changed = cell(field) !== '' && (was !== '' || is !== '')
      return {
        row: Number(cell(row)),
        fate: fateOf(cell(fate), cell(why)),
        name: cell(name),
        why: cell(why),
        field: cell(field) === '' || changed ? null : cell(field),
        value: cell(value) === '' ? null : cell(value),
        changes: changed ? [{ field: cell(field), old: was, new: is }] : [],
      }
    }),
  )
}

export interface WhyGroup {
  readonly fate: Fate
  readonly why: string
  readonly count: number
}

const ORDER: Readonly<Record<Fate, number>> = { look: 0, skipped: 1, mended: 2, updated: 3, same: 4, new: 5 }

/** Reasons of one kind together: first what needs a look, then what was left out, then what was mended and known. */
export function whyGroupsOf(entries: readonly Entry[]): readonly WhyGroup[] {
  const groups = new Map<string, { fate: Fate; why: string; count: number }>()
  for (const { fate, whys } of entries) {
    for (const why of new Set(whys.map((one) => one.why))) {
      const group = groups.get(why) ?? { fate, why, count: 0 }
      groups.set(why, group)
      group.count += 1
      if (ORDER[fate] < ORDER[group.fate]) group.fate = fate
    }
  }
  return [...groups.values()].toSorted((a, b) => ORDER[a.fate] - ORDER[b.fate] || b.count - a.count)
}

export interface Narrowing {
  readonly fate: Fate | null
  readonly why: string | null
}

export function narrowed(entries: readonly Entry[], { fate, why }: Narrowing): readonly Entry[] {
  if (fate === null && why === null) return entries
  return entries.filter(
    (entry) => (fate === null || entry.fate === fate) && (why === null || entry.whys.some((one) => one.why === why)),
  )
}

/** RFC 4180 with byte order mark. A value that begins like a formula would be one in a spreadsheet. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '').replace(/^(?=[=+\-@\t\r])/, "'")
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Reads what `csvOf` and the core write; no other dialect of CSV. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  cells.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  while (cells.lastIndex < text.length) {
    const found = cells.exec(text)
    if (found === null) break
    const [, quoted, plain = '', end] = found
    row.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).replace(/^'(?=[=+\-@\t\r])/, ''))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
