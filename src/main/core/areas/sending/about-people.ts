// Messages that were sent to somebody, as their timeline tells them.
import type { TimelineRow } from '../../../../shared/contract/contacts.ts'
import type { AboutPeople, SendSource } from '../../area.ts'
import { sourceOf } from './sources.ts'

interface Row {
  readonly id: number
  readonly at: number
  readonly day: number
  readonly channel: string
  readonly state: string
  readonly source: SendSource['source']
  readonly sourceId: number
  readonly by: string | null
}

// What may have reached them, and what came back.
const ROWS = `SELECT s.id, t.since AS at, t.sent_day AS day, s.channel, t.state, s.source, s.source_id AS sourceId, u.name AS "by"
  FROM send s CROSS JOIN send_state t ON t.send_id = s.id LEFT JOIN user u ON u.id = s.user_id
  WHERE s.owner_id = ? AND t.sent_day IS NOT NULL AND (t.since, s.id) < (?, ?) ORDER BY t.since DESC, s.id DESC LIMIT ?`

const KIND = 'message-sent'

export function aboutPeople(sources: () => readonly SendSource[]): AboutPeople {
  return {
    kinds: [KIND],
    timeline: (db, { contactId, until, below, limit }) =>
      db
        .all<Row>(ROWS, contactId, until, below ?? Number.MAX_SAFE_INTEGER, limit)
        .map(({ id, at, day, channel, state, source, sourceId, by }): TimelineRow => ({
          at,
          day,
          area: 'sending',
          kind: KIND,
          id,
          title: sourceOf(sources(), { source })?.nameOf(db, sourceId) ?? null,
          words: 'timeline.message-sent',
          values: { channel, state },
          amount: null,
          by,
          tone: null,
          phase: null,
          begunBy: 'shop',
          open: false,
          corrected: false,
        })),
  }
}
