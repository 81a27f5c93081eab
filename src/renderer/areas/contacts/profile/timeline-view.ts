// How the timeline is narrowed and laid out: which kinds belong to which choice, rows by month, and what stands in the
// composer before anybody has chosen. Pure.
import type { TimelineRow } from '../../../../shared/contract/contacts.ts'
import type { Interaction } from '../../../../shared/contract/interactions.ts'
import type * as z from 'zod'

export type Row = z.infer<typeof TimelineRow>

/** The choices above the timeline; `changes` is the history of the record itself. */
export const SHOWN = ['all', 'visits', 'said', 'messages', 'tasks', 'changes'] as const
export type Shown = (typeof SHOWN)[number]

/** Those that stand in the bar, and those that are rarer at a counter. */
export const USUAL_KINDS = ['call', 'talk', 'note'] as const
export const RARE_KINDS = ['letter', 'message'] as const
export const SAID_KINDS = [...USUAL_KINDS, ...RARE_KINDS] as const
export type SaidKind = (typeof SAID_KINDS)[number]

const KINDS: Readonly<Record<'visits' | 'said' | 'messages' | 'tasks', readonly string[]>> = {
  visits: ['visit', 'sale', 'return', 'correction', 'payment'],
  said: SAID_KINDS,
  messages: ['message-sent', 'message-held', 'response', 'response-none', 'consent'],
  tasks: ['task'],
}

/** What the core is asked for; undefined asks for everything, also for kinds that later areas bring. */
export function kindsOf(shown: Exclude<Shown, 'changes'>): string[] | undefined {
  return shown === 'all' ? undefined : [...KINDS[shown]]
}

/** Of which kind its picture is: of a message, the way it went. */
export const pictureOf = ({ area, kind, values }: Pick<Row, 'area' | 'kind' | 'values'>): string =>
  area === 'sending' ? `sent-${String(values['channel'])}` : kind

export interface Month {
  /** Shop day of its newest row, to write the month of. */
  readonly day: number
  readonly rows: readonly Row[]
}

/** Rows come newest first and stay so. */
export function byMonth(rows: readonly Row[]): readonly Month[] {
  const months: { day: number; key: string; rows: Row[] }[] = []
  for (const row of rows) {
    const key = new Date(row.day * 86_400_000).toISOString().slice(0, 7)
    const last = months.at(-1)
    if (last?.key === key) last.rows.push(row)
    else months.push({ day: row.day, key, rows: [row] })
  }
  return months
}

export type SaidDraft = Pick<Interaction, 'kind' | 'words' | 'direction' | 'phase' | 'begunBy' | 'tone' | 'open'>

/** Days after a purchase in which a conversation is thought to be about it. */
const AFTER_DAYS = 30

interface Bought {
  /** Shop day of the last purchase; null before the first. */
  readonly lastPurchaseDay: number | null
  readonly today: number
}

/** What the choices stand at when a kind is begun: what is most often right, always in sight. */
export function begin(kind: SaidKind, { lastPurchaseDay, today }: Bought): SaidDraft {
  const base = { kind, words: '', tone: null, open: false } as const
  if (kind === 'note') return { ...base, direction: null, phase: null, begunBy: null }
  const since = lastPurchaseDay === null ? null : today - lastPurchaseDay
  const after = since !== null && since <= AFTER_DAYS
  const phase = kind === 'talk' && since === 0 ? 'during' : after ? 'after' : 'before'
  return { ...base, direction: 'in', phase, begunBy: 'customer' }
}

/** Another kind keeps what was written and chosen, and takes from its own beginning what the old kind did not have. */
export function turnInto(draft: SaidDraft, kind: SaidKind, bought: Bought): SaidDraft {
  const fresh = begin(kind, bought)
  if (kind === 'note' || draft.kind === 'note')
    return { ...fresh, words: draft.words, tone: draft.tone, open: draft.open }
  return { ...draft, kind }
}

/** Complaints and questions of the customer wait for somebody, unless one says that they do not. */
export function withTone(draft: SaidDraft, tone: SaidDraft['tone']): SaidDraft {
  return { ...draft, tone, open: tone === 'complaint' || tone === 'question' }
}

/** Whoever wrote or called mostly began it too; an answer is said by hand. */
export function withDirection(draft: SaidDraft, direction: 'in' | 'out'): SaidDraft {
  return { ...draft, direction, begunBy: direction === 'in' ? 'customer' : 'shop' }
}
