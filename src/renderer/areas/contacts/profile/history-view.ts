// Turns what the journal says about a customer into entries one can read: which sentence, which fields, which months.
// Pure; the words are found by the caller.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { history } from '../../../../shared/contract/history.ts'

export type Done = OutputOf<(typeof history)['list']>['rows'][number]
export type Change = OutputOf<(typeof history)['changes']>[number]

export interface Month {
  /** Shop day of its newest entry, to write the month of. */
  readonly day: number
  readonly entries: readonly Done[]
}

/** Entries come newest first and stay so. @param dayOf shop day of an instant */
export function byMonth(entries: readonly Done[], dayOf: (at: number) => number): readonly Month[] {
  const months: { day: number; key: string; entries: Done[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const key = new Date(day * 86_400_000).toISOString().slice(0, 7)
    const last = months.at(-1)
    if (last?.key === key) last.entries.push(entry)
    else months.push({ day, key, entries: [entry] })
  }
  return months
}

/** What a command touched, as keys of the catalogue, each once: a field of the person, or a whole list of theirs. */
export function subjectsIn(changes: readonly Change[]): readonly string[] {
  const subjects = changes.map((change) =>
    change.field !== null && change.table === 'contact' ? `field.${change.field}` : `table.${change.table}`,
  )
  return [...new Set(subjects)]
}

/** Bookkeeping of the record that says nothing to a reader. */
const UNSAID = new Set(['contact.age_on', 'phone.country', 'contact.family_first', 'contact_photo.type'])

export function worthSaying(change: Change): boolean {
  // That the person came or went is the sentence of the entry itself.
  if (change.field === null) return change.table !== 'contact'
  return !UNSAID.has(change.field)
}
