// What somebody wants printed: letters of a campaign that were frozen, or something for a list, or for people one by one.
import type { MessageClass } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { storedCampaign } from '../campaigns/service.ts'
import { memberIds } from '../lists/service.ts'
import { recipientsOf, UNSENT, type Recipient } from '../sending/service.ts'

export interface Asked {
  readonly campaignId?: number | undefined
  readonly until?: number | undefined
  readonly again?: boolean | undefined
  /** Of a campaign: these messages, whatever day they are for. */
  readonly sends?: readonly number[] | undefined
  readonly listId?: number | undefined
  readonly contactIds?: readonly number[] | undefined
  readonly class: MessageClass
}

/** One piece of paper for one person. */
export interface Wanted {
  readonly contactId: number
  /** The message of a campaign that it is; null for people by hand. */
  readonly send: number | null
  /** Their own code. */
  readonly coupon: string | null
  /** UTC epoch ms */
  readonly due: number
  readonly step: number
}

export interface WantedPaper {
  readonly class: MessageClass
  readonly wanted: readonly Wanted[]
}

type Context = Pick<QueryContext, 'db' | 'settings' | 'outside'>

const refused = (path: string, rule: string): Failure => new Failure('BAD_INPUT', { issues: [{ path, rule }] })

/** Errors: NOT_FOUND, BAD_INPUT `only_one`, `not_started`, `paused`. */
export function wantedPaper(context: Context, asked: Asked): WantedPaper {
  const named = [asked.campaignId, asked.listId, asked.contactIds].filter((one) => one !== undefined)
  if (named.length !== 1) throw refused('contactIds', 'only_one')
  if (asked.campaignId !== undefined) return ofCampaign(context, { ...asked, campaignId: asked.campaignId })
  const { db, outside } = context
  const ids = asked.listId === undefined ? (asked.contactIds ?? []) : memberIds(db, asked.listId)
  const once = [...new Set(ids.map((id) => canonOf(db, id)))]
  const due = outside.clock.now()
  return {
    class: asked.class,
    wanted: once.map((contactId) => ({ contactId, send: null, coupon: null, due, step: 0 })),
  }
}

type OfCampaign = Asked & { readonly campaignId: number }

function ofCampaign({ db, settings, outside }: Context, { campaignId, until, again, sends }: OfCampaign): WantedPaper {
  const { state, class: kind } = storedCampaign(db, campaignId)
  if (state === 'draft') throw refused('campaignId', 'not_started')
  if (state === 'paused') throw refused('campaignId', 'paused')
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const last = Math.max(until ?? 0, dayOf(outside.clock.now()))
  const named = sends === undefined ? null : new Set(sends)
  const letters = lettersOf(db, campaignId, again === true ? [...UNSENT, 'sent'] : UNSENT)
  return {
    class: kind,
    wanted: letters
      .filter(({ id, due }) => (named === null ? dayOf(due) <= last : named.has(id)))
      .map(({ id, contactId, coupon, due, step }) => ({ contactId: contactId ?? 0, send: id, coupon, due, step })),
  }
}

/** Letters of a campaign that stand in one of these states. */
export const lettersOf = (db: ReadDb, sourceId: number, states: readonly Recipient['state'][]): readonly Recipient[] =>
  recipientsOf(db, { source: 'campaign', sourceId, channel: 'post', states })
