// What becomes of everybody in the audience of a campaign, asked when it is planned, when it starts, and day by day while it stands.
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/words.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Asking } from '../segments/service.ts'
import type { AskedCampaign } from './asked.ts'
import {
  isChannel,
  isChannelNumber,
  numberOf,
  OUTCOMES,
  type Decided,
  type Outcome,
  type Window,
} from './audience/order.ts'
import { peopleOf } from './audience/people.ts'
import type { CampaignParts } from './parts.ts'
import { checkWords } from './writing/writers.ts'

/** One message, or why there is none. */
export interface Decision {
  readonly person: number
  readonly step: number
  readonly outcome: Outcome
  /** Shop day. */
  readonly day: number
  /** UTC epoch ms. */
  readonly due: number
}

export interface Going extends Decision {
  readonly outcome: MessageChannel
}

/** Column by column: of a hundred thousand, whoever serves the counter makes no object. */
export interface Decisions extends Decided {
  /** Shop day on which it was decided. */
  readonly today: number
}

export const isGoing = (decision: Decision): decision is Going => isChannel(decision.outcome)

interface ToDecide {
  readonly campaign: AskedCampaign
  /** Of a standing campaign, all that goes on these days. */
  readonly window?: Window | null
}

/** What was decided is held for whoever looks at it once more, turns its pages, or starts it. */
const HELD_MS = 60_000

interface Held {
  readonly key: string
  readonly at: number
  readonly decisions: Decisions
}

const held = new WeakMap<ReadDb, Held>()

/** Another number whenever anything was written. */
const version = (db: ReadDb): number => db.pluck<number>('PRAGMA data_version')[0] ?? 0

/**
 * Nobody is written to by this: it only says. Errors: those of its segments and lists; BAD_INPUT for words that cannot be read;
 * BOOK_CLOSED.
 */
export async function decideFor(parts: CampaignParts, context: Asking, asked: ToDecide): Promise<Decisions> {
  const { db, settings } = context.book()
  const { id, plan } = asked.campaign
  checkWords(db, settings, plan)
  // Whom a segment shows depends on who asks.
  const asks = [context.session?.userId, context.session?.role, version(db)]
  const key = JSON.stringify([...asks, settings, id, decidedBy(plan), asked.window ?? null])
  const now = context.outside.clock.now()
  const known = held.get(db)
  if (known?.key === key && Math.abs(now - known.at) < HELD_MS) return known.decisions
  const decisions = await decideAnew(parts, context, asked)
  held.set(db, { key, at: now, decisions })
  return decisions
}

/** What of a plan the decision rests on. */
const decidedBy = ({ class: kind, channels, audience, holdOut, schedule, words, coupon }: AskedCampaign['plan']) => ({
  class: kind,
  channels,
  audience,
  holdOut,
  schedule,
  words,
  coupon,
})

async function decideAnew(
  parts: CampaignParts,
  context: Asking,
  { campaign: { id, plan }, window = null }: ToDecide,
): Promise<Decisions> {
  const { audience, ...rest } = decidedBy(plan)
  const people = await peopleOf(parts.segments, context, audience)
  const { settings } = context.book()
  const now = context.outside.clock.now()
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(now)
  const decided = await parts.decide({ ...people, ...rest, settings, now, today, campaign: id, window })
  return { ...decided, today }
}

const HELD_OUT = numberOf('held_out')

/** Where in the columns those stand who get it or hear nothing beside it, in their order. */
export function* frozenAt({ outcomes }: Decided): Generator<number> {
  for (let at = 0; at < outcomes.length; at += 1) {
    const outcome = outcomes[at] ?? HELD_OUT
    if (isChannelNumber(outcome) || outcome === HELD_OUT) yield at
  }
}

export const decisionAt = ({ people, steps, outcomes, days, dues }: Decided, at: number): Decision => ({
  person: people[at] ?? 0,
  step: steps[at] ?? 0,
  outcome: OUTCOMES[outcomes[at] ?? HELD_OUT] ?? 'held_out',
  day: days[at] ?? 0,
  due: dues[at] ?? 0,
})
