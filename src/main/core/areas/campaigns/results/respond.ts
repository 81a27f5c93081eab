// Writes down what came back: an answer by whatever way, how a call went, a coupon that was honoured.
import type { InputOf } from '../../../../../shared/contract/base.ts'
import type { campaignResults } from '../../../../../shared/contract/campaigns.ts'
import type { MessageChannel, ResponseChannel, ResponseKind } from '../../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../../shared/errors.ts'
import type { CommandContext } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { canonOf } from '../../../database/people.ts'
import { recordConsents, storedSuppressions, suppress } from '../../consent/service.ts'
import { noteEvent, sentTo } from '../../sending/service.ts'
import { storedCampaign, type StoredCampaign } from '../stored.ts'
import { isOver, knownCode } from './code.ts'

interface Message {
  readonly id: number
  readonly owner: number | null
  readonly channel: MessageChannel
}

const BY_ID = `SELECT id, owner_id AS owner, channel FROM send WHERE id = ? AND source = 'campaign' AND source_id = ?`
const NEWEST = `SELECT id, owner_id AS owner, channel FROM send INDEXED BY send_owner
  WHERE owner_id = ? AND source = 'campaign' AND source_id = ? ORDER BY day DESC, id DESC LIMIT 1`

/**
 * The message that is answered: the one that was named, else the newest of this campaign to this person.
 * Errors: NOT_FOUND for a message of something else.
 */
function messageOf(
  db: ReadDb,
  {
    campaign,
    send,
    contactId,
  }: { readonly campaign: number; readonly send?: number | undefined; readonly contactId: number | null },
): Message | null {
  if (send !== undefined) {
    const named = db.get<Message>(BY_ID, send, campaign)
    if (named === undefined) throw new Failure('NOT_FOUND', { what: 'send' })
    return named
  }
  return contactId === null ? null : (db.get<Message>(NEWEST, contactId, campaign) ?? null)
}

/** Errors: NOT_FOUND for the campaign, the message, the visit, for nobody and for somebody in the trash; BAD_INPUT. */
export function respond(
  context: CommandContext,
  { id, contactId: asked, send, kind, channel, text, visitId }: InputOf<typeof campaignResults.respond>,
): number {
  const { db } = context
  const campaign = storedCampaign(db, id)
  const named = asked === null ? null : shownPerson(db, asked)
  const message = messageOf(db, { campaign: id, send, contactId: named })
  const contactId = named ?? message?.owner ?? null
  if (kind === 'stopped' && contactId === null) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'contactId', rule: 'missing' }] })
  }
  const response = write(context, {
    campaign,
    contactId,
    sendId: message?.id ?? null,
    kind,
    channel,
    code: null,
    text,
    visitId,
  })
  if (message !== null) settle(context, message, kind)
  if (message !== null && kind === 'bounced') closeAddress(context, { campaign, message, text })
  if (kind === 'stopped' && contactId !== null) leaveInPeace(context, { campaign, contactId, message, text })
  return response
}

/** Who answers a call was reached; what came back did not arrive. */
function settle(context: CommandContext, { id, channel }: Message, kind: ResponseKind): void {
  if (kind === 'bounced') noteEvent(context, { sendId: id, state: 'bounced', detail: {} })
  else if (channel !== 'phone') return
  else if (kind === 'not_reached') noteEvent(context, { sendId: id, state: 'failed', detail: { why: 'not_reached' } })
  else noteEvent(context, { sendId: id, state: 'sent', detail: {} })
}

/** What came back as undeliverable is not used again: the address it went to, or the number that was called. */
function closeAddress(
  context: CommandContext,
  { campaign, message, text }: { readonly campaign: StoredCampaign; readonly message: Message; readonly text: string },
): void {
  const { db } = context
  const at = context.outside.clock.now()
  const entry = { reason: 'bounced', at, note: text.slice(0, LONGEST_NOTE), source: campaign.name } as const
  const address = message.channel === 'email' ? sentTo(db, message.id) : null
  if (address !== null) suppress(context, [{ ...entry, kind: 'email', value: address }])
  // Several numbers: the list of calls shows the first that may be called, and that is the one that was tried.
  const listed = storedSuppressions(db)
  const numbers = message.channel === 'phone' && message.owner !== null ? db.pluck<string>(NUMBERS, message.owner) : []
  const called = numbers.find((number) => !listed('phone', number))
  if (called !== undefined) suppress(context, [{ ...entry, kind: 'phone', value: called }])
}

interface Stopping {
  readonly campaign: StoredCampaign
  readonly contactId: number
  readonly message: Message | null
  readonly text: string
}

/** No more by the way it came; where nobody knows which, by all that the campaign goes by. Who had agreed takes it back, others refuse. */
function leaveInPeace(context: CommandContext, { campaign, contactId, message, text }: Stopping): void {
  const channels = message === null ? campaign.channels : [message.channel]
  const at = context.outside.clock.now()
  const agreed = new Set(context.db.pluck<string>(AGREED, contactId))
  recordConsents(
    context,
    channels.map((channel) => ({
      contactId,
      channel,
      purpose: 'marketing',
      act: agreed.has(channel) ? 'withdrawn' : 'refused',
      at,
      how: campaign.name,
      words: text,
      note: '',
      now: true,
    })),
  )
  if (message?.channel !== 'phone') return
  // Who says on the phone that they want no calls means the number, whoever has it next.
  const entry = {
    kind: 'phone',
    reason: 'asked',
    at,
    note: text.slice(0, LONGEST_NOTE),
    source: campaign.name,
  } as const
  suppress(
    context,
    [...new Set(context.db.pluck<string>(NUMBERS, contactId))].map((value) => ({ ...entry, value })),
  )
}

const LONGEST_NOTE = 300
const AGREED = `SELECT channel FROM contact_consent WHERE contact_id = ? AND purpose = 'marketing' AND state = 'given'`
/** In the order in which they are called. */
const NUMBERS = 'SELECT e164 FROM phone WHERE owner_id = ? AND e164 IS NOT NULL ORDER BY position, id'

/** Errors: NOT_FOUND for a code that is none of ours, for somebody and a visit that are not there; BAD_INPUT `used`, `expired`. */
export function redeem(
  context: CommandContext,
  { code: typed, contactId: asked, visitId }: InputOf<typeof campaignResults.redeem>,
): number {
  const { db } = context
  const known = knownCode(context, typed)
  if (known === null) throw new Failure('NOT_FOUND', { what: 'code' })
  const refuse = (rule: string) => {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'code', rule }] })
  }
  if (known.usedAt !== null) refuse('used')
  if (isOver(context, known)) refuse('expired')
  const contactId = asked === null ? known.owner : shownPerson(db, asked)
  const { campaign, code } = known
  const sendId = known.sendId ?? messageOf(db, { campaign: campaign.id, contactId })?.id ?? null
  return write(context, { campaign, contactId, sendId, kind: 'redeemed', channel: 'counter', code, text: '', visitId })
}

interface Response {
  readonly campaign: StoredCampaign
  readonly contactId: number | null
  readonly sendId: number | null
  readonly kind: ResponseKind
  readonly channel: ResponseChannel
  readonly code: string | null
  readonly text: string
  readonly visitId: number | undefined
}

const INSERT = `INSERT INTO response (id, campaign_id, contact_id, owner_id, send_id, kind, channel, code, visit_id, text, at, day, user_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

function write({ db, outside, settings, session }: CommandContext, response: Response): number {
  const { campaign, contactId, sendId, kind, channel, code, text, visitId = null } = response
  if (visitId !== null && db.get('SELECT 1 FROM visit WHERE id = ?', visitId) === undefined) {
    throw new Failure('NOT_FOUND', { what: 'visit' })
  }
  const id = db.newId('response')
  const at = outside.clock.now()
  const day = shopCalendar(settings.zone, settings.dayTurn).dayOf(at)
  const said = [campaign.id, contactId, contactId, sendId, kind, channel, code, visitId, text.trim(), at, day]
  db.run(INSERT, id, ...said, session.userId)
  return id
}

/** Errors: NOT_FOUND for nobody, and for somebody in the trash. */
function shownPerson(db: ReadDb, asked: number): number {
  const id = canonOf(db, asked)
  if (db.get('SELECT 1 FROM contact WHERE id = ?', id) === undefined)
    throw new Failure('NOT_FOUND', { what: 'contact' })
  return id
}
