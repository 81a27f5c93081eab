// The sentences of the history. Pure: from what the core tells of a command or a change to words.
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { api } from '../../api/client.ts'

export type Done = Awaited<ReturnType<typeof api.history.list>>['rows'][number]
export type Change = Awaited<ReturnType<typeof api.history.changes>>[number]

interface Speech {
  readonly words: Words
  readonly formats: Formats
  /** Name of somebody of the team by id, where the caller has read who there is. */
  readonly staff?: (id: number) => string | undefined
}

/** Fields whose values are codes, and where their words stand. */
const CODES: Readonly<Record<string, string>> = {
  'contact.kind': 'contacts.form',
  'contact.preferred_channel': 'contacts.channel',
  'phone.label': 'contacts.phone',
  'email.label': 'contacts.email',
  'address.label': 'contacts.address',
  'occasion.kind': 'contacts.day',
  'contact_preference.kind': 'contacts.preference',
  'link.kind': 'contacts.link',
}

/** "Changed Mirela Ionescu-Brandt"; of long work, with the number of its steps. */
export function sayDone({ kind, about, count, group }: Done, { words, formats }: Speech): string {
  const values = { about: about.length === 0 ? 'none' : formats.list(about.map(({ name }) => name)), count }
  const what = words.find(`history.kind.${kind}`, values) ?? words('history.kind.other', values)
  return group ? words('history.long', { what, count }) : what
}

/** What a looked-at entry of the access log says. */
export function sayLooked(what: string, about: string | null, words: Words): string {
  const values = { about: about === null || about === '' ? 'none' : about }
  return words.find(`history.looked.${what}`, values) ?? words('history.looked.other')
}

/** Values of fields, as they are stored, as people read them. */
export function sayStored(
  field: string | null,
  value: string | number | null,
  { words, formats, staff }: Speech,
): string {
  if (value === null || value === '') return words('change.empty')
  const codes = field === null ? undefined : CODES[field]
  if (codes !== undefined) return words.find(`${codes}.${String(value)}`) ?? String(value)
  if (field === 'contact.looked_after_by') return staff?.(Number(value)) ?? words('change.somebody')
  if (field?.startsWith('setting.')) return saySetting(field, String(value), { words, formats })
  if (field === 'user.role') return words.find(`settings.people.role.${value}`) ?? String(value)
  if (field === 'contact.age_on') return formats.day(Number(value))
  if (field === 'contact.made_at') return formats.instant(Number(value))
  if (field === 'occasion.date') return formats.partialDate(String(value))
  if (field === 'contact.language') return formats.languageName(String(value))
  if (field?.endsWith('.country') && typeof value === 'string') return formats.country(value)
  return typeof value === 'number' ? formats.number(value) : value
}

/** Settings are kept as JSON. */
function saySetting(field: string, json: string, { words, formats }: Speech): string {
  const value: unknown = JSON.parse(json)
  if (value === null) return words('change.empty')
  if (field === 'setting.dayTurn' && typeof value === 'number')
    return value === 0 ? words('place.midnight') : formats.hour(value)
  if (field === 'setting.lockAfter' && typeof value === 'number')
    return value === 0 ? words('settings.shop.lock-never') : words('settings.shop.lock-minutes', { count: value })
  if (field === 'setting.cashStep' && typeof value === 'number')
    return value === 1 ? words('settings.shop.cash-exact') : formats.money(value)
  if (typeof value === 'boolean') return words(value ? 'change.yes' : 'change.no')
  return typeof value === 'string' ? value : json
}

/** How customers are judged is kept as one: what of it was set otherwise, all of it where nothing was set before. */
function sayValueSettings({ old, new: now }: Change, { words, formats }: Speech): string {
  const parts = (json: Change['new']) =>
    json === null || json === '' ? {} : (JSON.parse(String(json)) as Readonly<Record<string, unknown>>)
  const [before, after] = [parts(old), parts(now)]
  const changed = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  const named = changed.flatMap((key) => words.find(`history.value.${key}`) ?? [])
  return words('history.value-set', { parts: formats.list(named) })
}

/** What is worth telling: a row that is told field by field need not be called new as well. */
export function worthTelling(changes: readonly Change[]): readonly Change[] {
  const told = new Set(changes.filter(({ op }) => op === 'changed').map(({ table, row }) => `${table} ${row}`))
  return changes.filter(({ op, table, row, own, new: now }) => {
    if (op !== 'changed') return (table !== 'setting' && own === null) || !told.has(`${table} ${row}`)
    // Whether a setting is put away is kept beside its value, which is JSON text.
    return table !== 'setting' || typeof now !== 'number'
  })
}

export type SaidChange =
  | { readonly kind: 'row'; readonly words: string }
  /** `old` is null where there was nothing before. */
  | { readonly kind: 'field'; readonly field: string; readonly old: string | null; readonly now: string }
  | { readonly kind: 'hidden'; readonly field: string; readonly words: string }

export function sayChange(change: Change, speech: Speech): SaidChange {
  const { words } = speech
  const { op, name, hidden } = change
  const table = words.find(`table.${change.table}`) ?? words('table.other')
  if (op !== 'changed') {
    const key = `change.${op}` as const
    return { kind: 'row', words: name ? words(`${key}-named`, { what: table, name }) : words(key, { what: table }) }
  }
  if (change.own !== null) return sayOwn(change, change.own, speech)
  const known = change.field === 'setting.value' ? `setting.${change.row}` : change.field
  const field = words.find(`field.${known ?? 'other'}`) ?? words('field.other')
  if (hidden) return { kind: 'hidden', field, words: words('change.hidden') }
  if (known === 'setting.value') return { kind: 'row', words: sayValueSettings(change, speech) }
  // What is kept as a whole (a rule, the words of a message) is said to be another, and not read out.
  const whole = words.find(`change.whole.${known ?? 'other'}`)
  if (whole !== null) return { kind: 'row', words: whole }
  const nothing = change.old === null || change.old === ''
  const old = nothing ? null : sayStored(known, change.old, speech)
  return { kind: 'field', field, old, now: sayStored(known, change.new, speech) }
}

/** By the name that the shop gave the field. */
function sayOwn(
  { old, new: now, hidden }: Change,
  { name, type }: NonNullable<Change['own']>,
  speech: Speech,
): SaidChange {
  const { words, formats } = speech
  if (hidden) return { kind: 'hidden', field: name, words: words('change.hidden') }
  const say = (value: string | number | null): string => {
    if (value === null || value === '') return words('change.empty')
    if (type === 'yes-no') return words(value === 1 ? 'change.yes' : 'change.no')
    if (typeof value === 'number') return type === 'money' ? formats.money(value) : formats.number(value)
    return type === 'date' || type === 'partial-date' ? formats.partialDate(value) : value
  }
  return { kind: 'field', field: name, old: old === null ? null : say(old), now: say(now) }
}

/** Rows of one shop day stand together under its name, newest day first. */
export function byDay<R extends { readonly at: number }>(
  rows: readonly R[],
  dayOf: (at: number) => number,
): readonly { readonly day: number; readonly rows: readonly R[] }[] {
  const days = new Map<number, R[]>()
  for (const row of rows) {
    const day = dayOf(row.at)
    const known = days.get(day)
    if (known) known.push(row)
    else days.set(day, [row])
  }
  return [...days].map(([day, ofDay]) => ({ day, rows: ofDay }))
}
