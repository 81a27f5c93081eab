// What people said about being written to, as the profile's timeline tells it.
import type { TimelineRow } from '../../../../shared/contract/contacts.ts'
import type { AboutPeople } from '../../area.ts'

interface Row {
  readonly id: number
  readonly at: number
  readonly channel: string
  readonly act: string
  readonly how: string
  readonly words: string
  readonly by: string | null
}

// Once, where it was written for several who are one person now.
const TIMELINE = `SELECT c.id, c.at, c.channel, c.act, c.how, c.words, u.name AS "by"
  FROM consent c LEFT JOIN user u ON u.id = c.user_id
  WHERE c.owner_id = ? AND (c.at, c.id) < (?, ?)
    AND NOT EXISTS (SELECT 1 FROM consent f WHERE f.id = c.same_as AND f.owner_id = c.owner_id)
  ORDER BY c.at DESC, c.id DESC LIMIT ?`

const KIND = 'consent'

export const aboutPeople: AboutPeople = {
  kinds: [KIND],
  contact: [],
  timeline: (db, { contactId, until, below, limit, dayOf }) =>
    db
      .all<Row>(TIMELINE, contactId, until, below ?? Number.MAX_SAFE_INTEGER, limit)
      .map(({ id, at, channel, act, how, words, by }): TimelineRow => ({
        at,
        day: dayOf(at),
        area: 'consent',
        kind: KIND,
        id,
        // The sentence tells more than what was answered to it: which channel, yes or no.
        title: null,
        words: 'timeline.consent',
        values: { act, channel, how, words },
        amount: null,
        by,
        tone: null,
        phase: null,
        begunBy: null,
        open: false,
        corrected: false,
      })),
}
