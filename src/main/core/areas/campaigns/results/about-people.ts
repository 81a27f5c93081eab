// What people answered to campaigns, as their timeline tells it.
import type { TimelineRow } from '../../../../../shared/contract/contacts.ts'
import type { ResponseChannel, ResponseKind } from '../../../../../shared/domain/messages/words.ts'
import type { AboutPeople } from '../../../area.ts'

interface Row {
  readonly id: number
  readonly at: number
  readonly day: number
  readonly campaignId: number
  readonly name: string
  readonly kind: ResponseKind
  readonly channel: ResponseChannel
  readonly code: string | null
  readonly text: string
  readonly by: string | null
}

const ROWS = `SELECT r.id, r.at, r.day, r.campaign_id AS campaignId, c.name, r.kind, r.channel, r.code, r.text, u.name AS "by"
  FROM response r INDEXED BY response_owner JOIN campaign c ON c.id = r.campaign_id LEFT JOIN user u ON u.id = r.user_id
  WHERE r.owner_id = ? AND (r.at, r.id) < (?, ?) AND r.kind IN (SELECT value FROM json_each(?)) ORDER BY r.at DESC, r.id DESC LIMIT ?`

/** Whoever was not reached heard nothing. */
const KINDS = {
  response: ['redeemed', 'answered', 'interested', 'not_interested', 'stopped'],
  'response-none': ['not_reached', 'bounced'],
} as const satisfies Readonly<Record<string, readonly ResponseKind[]>>
const NAMES = ['response', 'response-none'] as const

export const aboutPeople: AboutPeople = {
  kinds: NAMES,
  contact: ['response'],
  timeline: (db, { contactId, until, below, kinds, limit }) => {
    const wanted = NAMES.flatMap((name) => (kinds === undefined || kinds.includes(name) ? [...KINDS[name]] : []))
    return db
      .all<Row>(ROWS, contactId, until, below ?? Number.MAX_SAFE_INTEGER, JSON.stringify(wanted), limit)
      .map(({ id, at, day, campaignId, name, kind, channel, code, text, by }): TimelineRow => ({
        at,
        day,
        area: 'campaigns',
        kind: NAMES.find((one) => KINDS[one].some((its) => its === kind)) ?? 'response',
        id,
        title: null,
        words: 'timeline.response',
        values: { kind, channel, campaign: name, campaignId, text, ...(code !== null && { code }) },
        amount: null,
        by,
        tone: null,
        phase: null,
        begunBy: kind === 'not_reached' ? 'shop' : 'customer',
        open: false,
        corrected: false,
      }))
  },
}
