// Messages to somebody, as their timeline tells them: what reached them, and apart from it what did not and why.
import type { TimelineRow } from '../../../../shared/contract/contacts.ts'
import type { SendState } from '../../../../shared/domain/messages/words.ts'
import type { AboutPeople, SendSource, TimelineRequest } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { detailOf } from './detail.ts'
import { sourceOf } from './sources.ts'

interface Row {
  readonly id: number
  readonly at: number
  readonly sentDay: number | null
  readonly channel: string
  readonly class: string
  readonly state: SendState
  readonly source: SendSource['source']
  readonly sourceId: number
  readonly detail: string | null
  readonly by: string | null
}

const ROWS = `SELECT s.id, t.since AS at, t.sent_day AS sentDay, s.channel, s.class, t.state, s.source, s.source_id AS sourceId,
    (SELECT e.detail FROM send_event e WHERE e.send_id = s.id ORDER BY e.at DESC, e.id DESC LIMIT 1) AS detail, u.name AS "by"
  FROM send s CROSS JOIN send_state t ON t.send_id = s.id LEFT JOIN user u ON u.id = s.user_id
  WHERE s.owner_id = ? AND t.state IN (SELECT value FROM json_each(?)) AND (t.since, s.id) < (?, ?)
  ORDER BY t.since DESC, s.id DESC LIMIT ?`

/** What waits has not happened yet. */
const STATES = {
  'message-sent': ['sent', 'handed_over', 'uncertain'],
  'message-held': ['bounced', 'failed', 'skipped', 'late', 'cancelled'],
} as const satisfies Readonly<Record<string, readonly SendState[]>>
const KINDS = ['message-sent', 'message-held'] as const

export function aboutPeople(sources: () => readonly SendSource[]): AboutPeople {
  return { kinds: KINDS, contact: ['message-sent'], timeline: (db, request) => timeline(db, request, sources()) }
}

function timeline(
  db: ReadDb,
  { contactId, until, below, kinds, limit, dayOf }: TimelineRequest,
  sources: readonly SendSource[],
): readonly TimelineRow[] {
  const states = KINDS.flatMap((kind) => (kinds === undefined || kinds.includes(kind) ? [...STATES[kind]] : []))
  return db
    .all<Row>(ROWS, contactId, JSON.stringify(states), until, below ?? Number.MAX_SAFE_INTEGER, limit)
    .map((row): TimelineRow => {
      const { id, at, sentDay, channel, state, source, sourceId, by } = row
      return {
        at,
        day: sentDay ?? dayOf(at),
        area: 'sending',
        kind: KINDS.find((kind) => STATES[kind].some((one) => one === state)) ?? 'message-held',
        id,
        title: sourceOf(sources, { source })?.nameOf(db, sourceId) || null,
        words: 'timeline.message-sent',
        values: { channel, state, source, sourceId, class: row.class, ...saidOf(row) },
        amount: null,
        by,
        tone: null,
        phase: null,
        begunBy: 'shop',
        open: false,
        corrected: false,
      }
    })
}

/** Why it was held back, and what the other side answered; each only where it is known. */
function saidOf({ detail }: Row): Readonly<Record<string, string>> {
  const { why, code, text } = detailOf(detail)
  return Object.fromEntries(Object.entries({ why, code, text }).flatMap(([name, said]) => (said ? [[name, said]] : [])))
}
