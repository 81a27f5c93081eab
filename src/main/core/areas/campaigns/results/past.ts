// A campaign as it went, told afterwards: for books that are filled with what happened. Nothing of this ever leaves, and whom it concerns was
// decided by whoever tells it.
import type {
  CampaignState,
  MessageChannel,
  MessageClass,
  ResponseChannel,
  ResponseKind,
  SendState,
} from '../../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../../shared/domain/shop-day.ts'
import type { CommandContext } from '../../../area.ts'
import { manyRows } from '../../../database/many-rows.ts'
import { freeze, noteEvents } from '../../sending/service.ts'

export interface PastMessage {
  /** A shown person, by the id they have now. */
  readonly contactId: number
  readonly step: number
  readonly channel: MessageChannel
  /** UTC epoch ms; its shop day is the person's own day. */
  readonly due: number
  readonly arm?: string
  readonly coupon?: string | null
  /** What became of it, in order; none: it waits. */
  readonly events: readonly {
    readonly state: SendState
    readonly at: number
    readonly why?: string
    readonly text?: string
  }[]
}

export interface PastAnswer {
  readonly contactId: number | null
  readonly kind: ResponseKind
  readonly channel: ResponseChannel
  readonly code?: string
  readonly visitId?: number
  readonly text?: string
  /** UTC epoch ms */
  readonly at: number
}

export interface PastCampaign {
  readonly id: number
  readonly class: MessageClass
  readonly state: CampaignState
  /** UTC epoch ms */
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly codes: Readonly<Partial<Record<MessageChannel, string>>>
  readonly pack: string
  readonly messages: readonly PastMessage[]
  readonly held: readonly { readonly contactId: number; readonly step: number; readonly at: number }[]
  readonly answers: readonly PastAnswer[]
}

const STARTED = 'UPDATE campaign SET state = ?, started_at = ?, started_by = ?, ended_at = ?, codes = ? WHERE id = ?'
const OF_CAMPAIGN = `SELECT id, contact_id AS contactId, step, coupon FROM send INDEXED BY send_key
  WHERE source = 'campaign' AND source_id = ?`

interface Frozen {
  readonly id: number
  readonly contactId: number
  readonly step: number
  readonly coupon: string | null
}

/** Told again, only what is new of it is written; whoever has a message of this step has it already. */
export function writePast(context: CommandContext, past: PastCampaign): void {
  const { db, session } = context
  const { id, state, startedAt, endedAt, codes, messages, pack } = past
  const startedBy = startedAt === null ? null : session.userId
  db.run(STARTED, state, startedAt, startedBy, endedAt, JSON.stringify(codes), id)
  freeze(
    context,
    messages.map((one) => ({ ...one, source: 'campaign', sourceId: id, class: past.class, pack })),
  )
  const keyOf = ({ contactId, step }: Pick<Frozen, 'contactId' | 'step'>) => `${String(contactId)} ${String(step)}`
  const frozen = new Map(db.all<Frozen>(OF_CAMPAIGN, id).map((send) => [keyOf(send), send]))
  noteEvents(
    context,
    session.userId,
    messages.flatMap(({ events, ...one }) => {
      const send = frozen.get(keyOf(one))
      if (send === undefined) return []
      return events.map(({ why, text, ...event }) => ({
        ...event,
        sendId: send.id,
        detail: { ...(why !== undefined && { why }), ...(text !== undefined && { text }) },
      }))
    }),
  )
  writeHeld(context, past)
  writeAnswers(context, past, [...frozen.values()])
}

function writeHeld({ db, settings }: CommandContext, { id, held }: PastCampaign): void {
  if (held.length === 0) return
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const rows = manyRows(db, { table: 'held_out', columns: 'id, campaign_id, contact_id, owner_id, step, day, at' })
  const first = db.newIds('held_out', held.length)
  for (const [at, one] of held.entries())
    rows.add(first + at, id, one.contactId, one.contactId, one.step, dayOf(one.at), one.at)
  rows.end()
}

const ANSWER = 'id, campaign_id, contact_id, owner_id, send_id, kind, channel, code, visit_id, text, at, day, user_id'

function writeAnswers(
  { db, settings, session }: CommandContext,
  { id, answers }: PastCampaign,
  sends: readonly Frozen[],
): void {
  if (answers.length === 0) return
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const sendOf = new Map(sends.map((send) => [send.contactId, send.id]))
  const byCode = new Map(sends.map((send) => [send.coupon ?? '', send.id]))
  const rows = manyRows(db, { table: 'response', columns: ANSWER })
  const first = db.newIds('response', answers.length)
  for (const [place, { contactId, kind, channel, code = null, visitId = null, text = '', at }] of answers.entries()) {
    const send = byCode.get(code ?? '?') ?? (contactId === null ? null : (sendOf.get(contactId) ?? null))
    const said = [kind, channel, code, visitId, text, at, dayOf(at)]
    rows.add(first + place, id, contactId, contactId, send, ...said, session.userId)
  }
  rows.end()
}
