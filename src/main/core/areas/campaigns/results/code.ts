// What a code on a message stands for: one person's own, which is good once, or one that everybody has.
import type { OutputOf } from '../../../../../shared/contract/base.ts'
import type { campaignResults } from '../../../../../shared/contract/campaigns.ts'
import { tidyCode } from '../../../../../shared/domain/messages/coupon-code.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../../shared/domain/shop-day.ts'
import type { QueryContext } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { storedCampaign, type StoredCampaign } from '../stored.ts'

interface KnownCode {
  /** As it is kept. */
  readonly code: string
  readonly campaign: StoredCampaign
  readonly channel: MessageChannel
  /** The message it stood in; null for a code that everybody has. */
  readonly sendId: number | null
  /** Whose it is; null for nobody's own, and for somebody who is not in the book any more. */
  readonly owner: number | null
  /** Last shop day; null: no end. */
  readonly goodUntil: number | null
  /** UTC epoch ms; of a code that is good once. */
  readonly usedAt: number | null
}

const PERSONAL = `SELECT s.id, s.owner_id AS owner, s.source_id AS campaign, s.channel, max(s.day, ifnull(t.sent_day, s.day)) AS day,
    (SELECT min(r.at) FROM response r WHERE r.code = s.coupon AND r.kind = 'redeemed') AS usedAt
  FROM send s LEFT JOIN send_state t ON t.send_id = s.id WHERE s.coupon = ? AND s.source = 'campaign' ORDER BY s.id LIMIT 1`
const SHARED = `SELECT c.id, j.key AS channel FROM campaign c, json_each(c.codes) j WHERE j.value = ? ORDER BY c.id DESC LIMIT 1`
const NEWEST = `SELECT max(day) FROM send INDEXED BY send_key WHERE source = 'campaign' AND source_id = ? AND channel = ?`

/** Typed or scanned, however it is written. Null: none of ours. */
export function knownCode({ db, settings }: Pick<QueryContext, 'db' | 'settings'>, typed: string): KnownCode | null {
  const code = tidyCode(typed)
  return code === '' ? null : (personal(db, code) ?? shared(db, code, settings))
}

interface Personal {
  readonly id: number
  readonly owner: number | null
  readonly campaign: number
  readonly channel: MessageChannel
  readonly day: number
  readonly usedAt: number | null
}

function personal(db: ReadDb, code: string): KnownCode | null {
  const found = db.get<Personal>(PERSONAL, code)
  if (found === undefined) return null
  const campaign = storedCampaign(db, found.campaign)
  return {
    code,
    campaign,
    channel: found.channel,
    sendId: found.id,
    owner: found.owner,
    goodUntil: campaign.coupon && found.day + campaign.coupon.goodFor,
    usedAt: found.usedAt,
  }
}

/** Good for as long as the last of those who were sent it, or as if it had been handed out when the campaign began. */
function shared(db: ReadDb, code: string, settings: QueryContext['settings']): KnownCode | null {
  const found = db.get<{ id: number; channel: MessageChannel }>(SHARED, code)
  if (found === undefined) return null
  const campaign = storedCampaign(db, found.id)
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const [newest] = db.pluck<number | null>(NEWEST, found.id, found.channel)
  const day = newest ?? (campaign.startedAt === null ? null : dayOf(campaign.startedAt))
  return {
    code,
    campaign,
    channel: found.channel,
    sendId: null,
    owner: null,
    goodUntil: day === null || campaign.coupon === null ? null : day + campaign.coupon.goodFor,
    usedAt: null,
  }
}

const NAME = 'SELECT contact_id AS id, name FROM contact_list WHERE contact_id = ?'

export function tellCode(context: QueryContext, typed: string): OutputOf<typeof campaignResults.code> {
  const known = knownCode(context, typed)
  if (known === null) return null
  const { campaign, channel, owner, goodUntil, usedAt } = known
  const contact = owner === null ? undefined : context.db.get<{ id: number; name: string }>(NAME, owner)
  return {
    campaign: { id: campaign.id, name: campaign.name },
    channel,
    what: campaign.coupon?.what ?? '',
    contact: contact ?? null,
    goodUntil,
    expired: isOver(context, known),
    usedAt,
  }
}

/** Its last day is over. */
export function isOver({ settings, outside }: Omit<QueryContext, 'db' | 'session'>, { goodUntil }: KnownCode): boolean {
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  return goodUntil !== null && dayOf(outside.clock.now()) > goodUntil
}
