// What visits tell of people: rows of the profile's timeline, what they still owe, and who bought what.
import type { TimelineRow } from '../../../../shared/contract/contacts.ts'
import type { AboutPeople, OpenMatter, TimelineRequest } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { accountOf } from './accounts.ts'
import { findBuyers } from './find-people.ts'
import { visitRows } from './rows.ts'

const VISITS = ['visit', 'sale', 'return', 'correction'] as const
const KINDS = [...VISITS, 'payment'] as const
/** Above every id. */
const ANY_ID = 2 ** 48

const PAGE = `SELECT v.id, v.note FROM visit v WHERE v.owner_id = ? AND (v.at, v.id) < (?, ?)
    AND v.kind IN (SELECT value FROM json_each(?))
  ORDER BY v.at DESC, v.id DESC LIMIT ?`
// One payment may have been shared between several visits, or moved to another one.
const PAYMENTS = `SELECT min(p.id) AS id, p.at, p.day, p.tender, sum(p.amount) AS amount, max(p.note) AS note
  FROM payment p WHERE p.owner_id = ? AND p.later = 1 AND p.at <= ?
  GROUP BY p.at, p.tender HAVING sum(p.amount) <> 0 AND (p.at, min(p.id)) < (?, ?)
  ORDER BY p.at DESC, min(p.id) DESC LIMIT ?`

const PLAIN = { area: 'visits', tone: null, phase: null, begunBy: null, open: false, corrected: false } as const

interface Payment {
  readonly id: number
  readonly at: number
  readonly day: number
  readonly tender: string
  readonly amount: number
  readonly note: string | null
}

function timeline(db: ReadDb, { contactId, until, below, kinds, limit }: TimelineRequest): TimelineRow[] {
  const wanted = kinds === undefined ? KINDS : KINDS.filter((kind) => kinds.includes(kind))
  const ofVisits = VISITS.filter((kind) => wanted.includes(kind))
  const before = below ?? ANY_ID
  const notes =
    ofVisits.length === 0
      ? []
      : db.all<{ id: number; note: string | null }>(PAGE, contactId, until, before, JSON.stringify(ofVisits), limit)
  const payments = wanted.includes('payment')
    ? db.all<Payment>(PAYMENTS, contactId, until, until, before, limit).map(paymentRow)
    : []
  return [...told(db, contactId, notes), ...payments].sort((a, b) => b.at - a.at || b.id - a.id).slice(0, limit)
}

function told(
  db: ReadDb,
  contactId: number,
  visits: readonly { readonly id: number; readonly note: string | null }[],
): TimelineRow[] {
  if (visits.length === 0) return []
  const open = new Set(accountOf(db, contactId).charges.flatMap((charge) => (charge.open > 0 ? [charge.id] : [])))
  const notes = new Map(visits.map(({ id, note }) => [id, note]))
  return visitRows(
    db,
    visits.map(({ id }) => id),
  ).map((row) => ({
    ...PLAIN,
    at: row.at,
    day: row.day,
    kind: row.kind,
    id: row.id,
    title: row.items.length > 0 ? row.items.join(', ') : (notes.get(row.id) ?? null),
    words: `timeline.${row.kind}`,
    values: { lines: row.lines, receipt: row.receipt ?? '' },
    amount: row.lines === 0 && row.total === 0 ? null : row.total,
    by: row.servedByName,
    open: open.has(row.id),
    corrected: row.corrected,
  }))
}

function paymentRow({ id, at, day, tender, amount, note }: Payment): TimelineRow {
  const row = { ...PLAIN, at, day, id, amount, kind: 'payment', title: note, by: null }
  return { ...row, words: 'timeline.payment', values: { tender } }
}

/** What stands on account and is due, the oldest first. */
function open(db: ReadDb, { contactId, today }: { readonly contactId: number; readonly today: number }): OpenMatter[] {
  const due = accountOf(db, contactId).charges.filter((charge) => charge.open > 0 && charge.dueDay <= today)
  if (due.length === 0) return []
  const charges = new Map(due.map((charge) => [charge.id, charge]))
  const ids = due.map(({ id }) => ({ id, note: null }))
  return told(db, contactId, ids).map((row) => {
    const charge = charges.get(row.id)
    const dueDay = charge?.dueDay ?? row.day
    const values = { ...row.values, days: today - dueDay }
    return { ...row, amount: charge?.open ?? 0, words: 'timeline.owed', values, due: dueDay }
  })
}

export const aboutPeople: AboutPeople = {
  kinds: KINDS,
  contact: ['visit', 'sale', 'return', 'payment'],
  timeline,
  open,
  find: findBuyers,
}
