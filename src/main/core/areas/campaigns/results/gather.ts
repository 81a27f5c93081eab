// What is known of a campaign's results, as rows: whom it was for, what became of each message, who was held out, what was answered and bought.
import { marginOf, marginRate, type Sold } from '../../../../../shared/domain/results/return.ts'
import type { Purchase, Touch } from '../../../../../shared/domain/results/attribution.ts'
import type { MessageChannel, ResponseKind, SendState } from '../../../../../shared/domain/messages/words.ts'
import type { ShopCalendar } from '../../../../../shared/domain/shop-day.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { peopleWithoutProfile } from '../../consent/service.ts'
import type { StoredCampaign } from '../stored.ts'

export interface SentMessage extends Touch {
  readonly id: number
  readonly step: number
  readonly channel: MessageChannel
  readonly arm: string
  readonly state: SendState
  /** Shop day on which it left; null before. */
  readonly sentDay: number | null
}

export interface HeldOut extends Touch {
  readonly step: number
}

export interface Answer {
  readonly id: number
  readonly owner: number | null
  readonly sendId: number | null
  readonly kind: ResponseKind
  readonly code: string | null
  /** Shop day */
  readonly day: number
}

/** A no to a channel after a message by it. */
interface Withdrawal {
  readonly owner: number
  readonly channel: MessageChannel
  /** Shop day */
  readonly day: number
}

export interface Known {
  /** Ordered by their own id. */
  readonly sends: readonly SentMessage[]
  readonly held: readonly HeldOut[]
  readonly answers: readonly Answer[]
  readonly withdrawals: readonly Withdrawal[]
  /** Who wants no profile made of them: nobody looks at what they bought after a message, or without one. */
  readonly unfollowed: ReadonlySet<number>
  /** Everything that was bought after one of these days. */
  readonly purchases: readonly Purchase[]
}

export interface Span {
  /** Shop days of messages, both included. */
  readonly from: number
  readonly to: number
  /** What is bought later is not known yet. */
  readonly today: number
}

const SENDS = `SELECT s.id, s.owner_id AS owner, s.day, s.step, s.channel, s.arm, ifnull(t.state, 'waiting') AS state, t.sent_day AS sentDay
  FROM send s INDEXED BY send_key LEFT JOIN send_state t ON t.send_id = s.id
  WHERE s.source = 'campaign' AND s.source_id = ? AND s.day BETWEEN ? AND ? ORDER BY s.id`
const HELD = `SELECT owner_id AS owner, day, step FROM held_out INDEXED BY held_out_campaign
  WHERE campaign_id = ? AND day BETWEEN ? AND ? ORDER BY id`
const ANSWERS = `SELECT id, owner_id AS owner, send_id AS sendId, kind, code, day FROM response INDEXED BY response_campaign
  WHERE campaign_id = ? AND day BETWEEN ? AND ? ORDER BY at, id`
const WITHDRAWALS = `SELECT DISTINCT c.owner_id AS owner, c.channel, c.at FROM json_each(?) m
    CROSS JOIN consent c INDEXED BY consent_owner ON c.owner_id = m.value AND c.at >= ?
  WHERE c.act IN ('withdrawn', 'refused') AND c.purpose = 'marketing'`

interface GatherRequest {
  readonly campaign: Pick<StoredCampaign, 'id' | 'window'>
  readonly span: Span
  readonly calendar: ShopCalendar
  readonly rate: number | null
}

export function gather(db: ReadDb, { campaign: { id, window }, span, calendar, rate }: GatherRequest): Known {
  const { from, to, today } = span
  const sends = db.all<SentMessage>(SENDS, id, from, to)
  const drawn = new Set(sends.map(({ owner, step }) => `${String(owner)} ${String(step)}`))
  // Two who became one person may have been drawn both ways: what they heard, they heard.
  const held = db
    .all<HeldOut>(HELD, id, from, to)
    .filter(({ owner, step }) => owner === null || !drawn.has(`${String(owner)} ${String(step)}`))
  const since = sends[0] === undefined ? 0 : calendar.startOf(Math.min(...sends.map(({ day }) => day)))
  const withdrawals = db
    .all<Omit<Withdrawal, 'day'> & { readonly at: number }>(WITHDRAWALS, peopleOf(sends), since)
    .map(({ owner, channel, at }) => ({ owner, channel, day: calendar.dayOf(at) }))
  const unfollowed = peopleWithoutProfile(db)
  const touches = [...sends, ...held].filter(({ owner }) => owner === null || !unfollowed.has(owner))
  return {
    sends,
    held,
    unfollowed,
    answers: db.all<Answer>(ANSWERS, id, from, to),
    withdrawals,
    purchases: boughtAfter(db, { touches, window, today, rate }),
  }
}

const peopleOf = (touches: readonly Touch[]) =>
  JSON.stringify([...new Set(touches.flatMap(({ owner }) => (owner === null ? [] : [owner])))])

const SOLD = 'SELECT total(spend) AS total, total(costed) AS costed, total(cost) AS cost FROM contact_stats'

/** Which part of the money stays, of all that was ever sold to somebody known. */
export const rateOf = (db: ReadDb): number | null => marginRate(db.get<Sold>(SOLD) ?? { total: 0, costed: 0, cost: 0 })

// A return of which it is known what it gives back is no event of its own: it takes off from what it was bought with, whenever that is.
const BOUGHT = `SELECT v.id, v.owner_id AS owner, v.day, v.kind, v.total
  FROM json_each(?) j CROSS JOIN visit v INDEXED BY visit_owner_day
    ON v.owner_id = (j.value ->> 0) AND v.owner_id IS NOT NULL AND v.day BETWEEN (j.value ->> 1) AND min((j.value ->> 1) + ?, ?)
  WHERE v.corrected_by IS NULL AND (v.kind = 'sale' OR v.kind = 'return' AND v.return_of IS NULL)`
const GIVEN_BACK = `SELECT r.id, r.return_of AS sale, r.total FROM json_each(?) m
    CROSS JOIN visit r INDEXED BY visit_return_of ON r.return_of = m.value AND r.return_of IS NOT NULL
  WHERE r.kind = 'return' AND r.corrected_by IS NULL`
const COSTS = `SELECT l.visit_id AS visit, total(iif(l.cost IS NULL, 0, l.total)) AS costed, total(l.cost) AS cost
  FROM json_each(?) m CROSS JOIN sale_line l INDEXED BY sale_line_visit ON l.visit_id = m.value GROUP BY l.visit_id`

interface Visit {
  readonly id: number
  readonly owner: number
  readonly day: number
  readonly kind: 'sale' | 'return'
  readonly total: number
}

interface Asked {
  readonly touches: readonly Touch[]
  readonly window: number
  readonly today: number
  readonly rate: number | null
}

function boughtAfter(db: ReadDb, { touches, window, today, rate }: Asked): readonly Purchase[] {
  const days = new Set(
    touches.flatMap(({ owner, day }) => (owner === null ? [] : [`[${String(owner)},${String(day)}]`])),
  )
  const found = db.all<Visit>(BOUGHT, `[${[...days].join(',')}]`, window, today)
  // Who was written to twice within a window is found twice.
  const visits = [...new Map(found.map((visit) => [visit.id, visit])).values()]
  const ids = JSON.stringify(visits.map(({ id }) => id))
  const back = db.all<{ readonly id: number; readonly sale: number; readonly total: number }>(GIVEN_BACK, ids)
  const backOf = Map.groupBy(back, ({ sale }) => sale)
  const costs = rate === null ? new Map<number, Omit<Sold, 'total'>>() : costsOf(db, [...visits, ...back])
  const marginIn = ({ id, total }: { readonly id: number; readonly total: number }) =>
    rate === null ? 0 : marginOf({ costed: 0, cost: 0, ...costs.get(id), total }, rate)
  return visits.map((visit) => {
    const returned = backOf.get(visit.id) ?? []
    const total = returned.reduce((sum, one) => sum + one.total, visit.total)
    return {
      id: visit.id,
      owner: visit.owner,
      day: visit.day,
      total,
      margin: returned.reduce((sum, one) => sum + marginIn(one), marginIn(visit)),
      kept: visit.kind === 'sale' && (returned.length === 0 || total > 0),
    }
  })
}

function costsOf(db: ReadDb, visits: readonly { readonly id: number }[]): Map<number, Omit<Sold, 'total'>> {
  const rows = db.all<Omit<Sold, 'total'> & { readonly visit: number }>(
    COSTS,
    JSON.stringify(visits.map(({ id }) => id)),
  )
  return new Map(rows.map(({ visit, costed, cost }) => [visit, { costed, cost }]))
}
