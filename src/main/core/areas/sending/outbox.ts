// What the outbox shows: each message with how it stands, and how all of it goes.
import type { Send, sending as contract } from '../../../../shared/contract/sending.ts'
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { SendState } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { nextDue } from './claim.ts'
import { detailOf } from './detail.ts'
import { heldBy, newestRefusal } from './held.ts'
import { leftToday, roomAt } from './limits.ts'
import type { Line } from './line.ts'
import type { SendingParts } from './parts.ts'
import { optOutsCheckedAt } from './rules.ts'
import { sourceOf } from './sources.ts'

interface Row extends Omit<Send, 'contact' | 'sourceName' | 'why' | 'code' | 'text'> {
  readonly contactId: number | null
  readonly name: string | null
  readonly detail: string | null
}

const FROM = 'FROM send_state t CROSS JOIN send s ON s.id = t.send_id'
const FROM_ONE = 'FROM send s CROSS JOIN send_state t ON t.send_id = s.id'
const WHERE = `WHERE (? IS NULL OR t.state IN (SELECT value FROM json_each(?))) AND (? IS NULL OR t.source = ?)
  AND (? IS NULL OR t.source_id = ?) AND (? IS NULL OR s.owner_id = ?)`
const COLUMNS = `SELECT s.id, s.owner_id AS contactId, l.name, s.source, s.source_id AS sourceId, s.channel, s.class, t.state,
    t.since, t.due, t.attempts, s.pack, s.step,
    (SELECT e.detail FROM send_event e WHERE e.send_id = s.id ORDER BY e.at DESC, e.id DESC LIMIT 1) AS detail,
    (SELECT e.detail ->> 'to' FROM send_event e WHERE e.send_id = s.id AND json_valid(e.detail) AND e.detail ->> 'to' IS NOT NULL
      ORDER BY e.at DESC, e.id DESC LIMIT 1) AS address`
const ORDER = 'ORDER BY coalesce(t.due, t.since) DESC, s.id DESC LIMIT ? OFFSET ?'

/** Newest first. */
export function outbox(
  { db }: Pick<QueryContext, 'db'>,
  parts: Pick<SendingParts, 'sources'>,
  { states, source, sourceId, contactId, from, limit }: InputOf<typeof contract.outbox>,
): OutputOf<typeof contract.outbox> {
  const wanted = states === undefined ? null : JSON.stringify(states)
  const values = [wanted, source ?? null, sourceId ?? null, contactId ?? null].flatMap((one) => [one, one])
  const tables = contactId === undefined ? FROM : FROM_ONE
  const [total = 0] = db.pluck<number>(`SELECT count(*) ${tables} ${WHERE}`, ...values)
  const sql = `${COLUMNS} ${tables} LEFT JOIN contact_list l ON l.contact_id = s.owner_id ${WHERE} ${ORDER}`
  const nameOf = namesOfSources(db, parts)
  const rows = db.all<Row>(sql, ...values, limit, from).map((row): Send => shown(row, nameOf(row.source, row.sourceId)))
  return { rows, total }
}

function shown({ contactId, name, detail, ...row }: Row, sourceName: string | null): Send {
  const said = detailOf(detail)
  return {
    ...row,
    contact: contactId === null || name === null ? null : { id: contactId, name },
    sourceName,
    why: said['why'] ?? null,
    code: said['code'] ?? null,
    text: said['text'] ?? null,
  }
}

function namesOfSources(db: ReadDb, { sources }: Pick<SendingParts, 'sources'>) {
  const known = new Map<string, string | null>()
  return (source: Send['source'], id: number): string | null => {
    const key = `${source} ${String(id)}`
    const found = known.get(key)
    if (found !== undefined) return found
    const name = sourceOf(sources(), { source })?.nameOf(db, id) ?? null
    known.set(key, name)
    return name
  }
}

/** What is settled grows for ever, and is nothing to look after. */
const COUNTS = `SELECT state, count(*) AS count FROM send_state
  WHERE state IN ('waiting', 'claimed', 'deferred', 'late', 'handed_over', 'uncertain') GROUP BY state`
const SENT_ON = `SELECT count(*) FROM send_state WHERE sent_day = ?`

/** @param line whether the mail server is reached */
export function summaryOf(
  { db, outside, settings }: QueryContext,
  parts: SendingParts,
  line: Pick<Line, 'restsUntil' | 'text'>,
): OutputOf<typeof contract.summary> {
  const now = outside.clock.now()
  const account = parts.mailSettings(db)
  const held = heldBy(db, { hasAccount: account !== null && parts.mail !== null, offline: line.restsUntil > now, now })
  const counts = db.all<{ state: SendState; count: number }>(COUNTS)
  const next = nextDue(db)
  return {
    counts: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
    next: next === null || account === null ? next : Math.max(next, roomAt(db, account, now)),
    held,
    text: held === 'errors' ? newestRefusal(db) : held === 'offline' ? line.text : null,
    sentToday: db.pluck<number>(SENT_ON, shopCalendar(settings.zone, settings.dayTurn).dayOf(now))[0] ?? 0,
    leftToday: account === null ? null : leftToday(db, account, now),
    optOutsCheckedAt: optOutsCheckedAt(db),
  }
}
