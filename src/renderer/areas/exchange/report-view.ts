// The report of an import as people read it: shares of the file, and reasons put together. Pure.
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

export interface ReasonGroup {
  readonly fate: RowReason['fate']
  readonly why: string
  readonly reasons: readonly RowReason[]
}

const ORDER: Readonly<Record<RowReason['fate'], number>> = { skipped: 0, mended: 1, updated: 2 }

/** Reasons of one kind together: first what was left out, then what was mended, then what was known. */
export function groupsOf(reasons: readonly RowReason[]): readonly ReasonGroup[] {
  const groups = new Map<string, { fate: RowReason['fate']; why: string; reasons: RowReason[] }>()
  for (const reason of reasons) {
    const key = `${reason.fate}/${reason.why}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { fate: reason.fate, why: reason.why, reasons: [reason] })
    else group.reasons.push(reason)
  }
  return [...groups.values()].toSorted((a, b) => ORDER[a.fate] - ORDER[b.fate] || b.reasons.length - a.reasons.length)
}

/** RFC 4180 with byte order mark. A value that begins like a formula would be one in a spreadsheet. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '').replace(/^(?=[=+\-@\t\r])/, "'")
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** How many rows they speak of: one row may have several. */
export function rowsIn(reasons: readonly RowReason[]): number {
  return new Set(reasons.map(({ row }) => row)).size
}
