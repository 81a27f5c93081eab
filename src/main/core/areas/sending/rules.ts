// The shop's own rules of sending, who may send, and what somebody said by hand: a row each among the journaled settings.
import { SendRules } from '../../../../shared/contract/sending.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { readOwnSetting, saveOwnSetting } from '../settings/service.ts'
import * as z from 'zod'

/** What is not said is this. */
export const DEFAULT_RULES: SendRules = {
  from: 9 * 60,
  until: 20 * 60,
  days: [0, 1, 2, 3, 4, 5, 6],
  cap: { most: 4, inDays: 30, byTier: {} },
  sunsetAfter: 12,
  catchUp: 'late',
  catchUpDays: 3,
  postalAddress: '',
  optOutDays: 7,
}

/** What an earlier or later program wrote and this one does not understand counts as not said. */
function read<S extends z.ZodType>(db: ReadDb, key: string, schema: S): z.output<S> | null {
  const text = readOwnSetting(db, key)
  const said = text === null ? undefined : schema.safeParse(JSON.parse(text))
  return said?.success === true ? said.data : null
}

const held = new WeakMap<ReadDb, { readonly text: string; readonly rules: SendRules }>()

/** Parsed once per change. */
export function rulesOf(db: ReadDb): SendRules {
  const text = readOwnSetting(db, 'sending')
  if (text === null) return DEFAULT_RULES
  const known = held.get(db)
  if (known?.text === text) return known.rules
  const rules = { ...DEFAULT_RULES, ...named(read(db, 'sending', SendRules.partial()) ?? {}) }
  held.set(db, { text, rules })
  return rules
}

/** Errors: BAD_INPUT with the rule `must_rise` at `until`. */
export function saveRules(db: WriteDb, change: Partial<{ [K in keyof SendRules]: SendRules[K] | undefined }>): void {
  const rules = { ...rulesOf(db), ...named(change) }
  if (rules.until <= rules.from) throw new Failure('BAD_INPUT', { issues: [{ path: 'until', rule: 'must_rise' }] })
  saveOwnSetting(db, 'sending', JSON.stringify({ ...rules, days: [...new Set(rules.days)].sort() }))
}

/** Without what is undefined. */
function named<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never // of the same names
}

const Role = z.object({ machine: z.number(), name: z.string(), since: z.number() })
export type SendRole = z.infer<typeof Role>

/** Which machine of the book sends; null: none has yet. */
export function holderOf(db: ReadDb): SendRole | null {
  return read(db, 'sendRole', Role)
}

/** The number of this machine and what the shop calls it. A restored or copied book has another than the one it came from. */
export function thisMachine(db: ReadDb): { readonly machine: number; readonly name: string } {
  const [self] = db.all<{ machine: number; name: string }>(
    'SELECT s.machine, m.name FROM self s JOIN machine m ON m.number = s.machine',
  )
  if (self === undefined) throw new Error('a book has a machine')
  return self
}

/** Whether this machine may send: it holds the role, or nobody does. */
export function maySend(db: ReadDb): boolean {
  const holder = holderOf(db)
  return holder === null || holder.machine === thisMachine(db).machine
}

export function saveRole(db: WriteDb, role: SendRole): void {
  saveOwnSetting(db, 'sendRole', JSON.stringify(role))
}

const Pause = z.object({ on: z.boolean(), at: z.number() })

/** What somebody last said about pausing; `at`: UTC epoch ms. */
export function pauseOf(db: ReadDb): { readonly on: boolean; readonly at: number } {
  return read(db, 'sendingPause', Pause) ?? { on: false, at: 0 }
}

export function savePause(db: WriteDb, pause: { readonly on: boolean; readonly at: number }): void {
  saveOwnSetting(db, 'sendingPause', JSON.stringify(pause))
}

/** When somebody last said that opt-outs and returned mail were looked at, UTC epoch ms. */
export function optOutsCheckedAt(db: ReadDb): number | null {
  return read(db, 'optOutsChecked', z.object({ at: z.number() }))?.at ?? null
}

export function saveOptOutsChecked(db: WriteDb, { outside }: Pick<QueryContext, 'outside'>): void {
  saveOwnSetting(db, 'optOutsChecked', JSON.stringify({ at: outside.clock.now() }))
}
