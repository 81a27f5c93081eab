// What becomes of everybody in the audience of a campaign, asked when it is planned, when it starts, and day by day while it stands.
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/words.ts'
import type { Asking } from '../segments/service.ts'
import type { AskedCampaign } from './asked.ts'
import { isChannel, OUTCOMES, type Decided, type Fallback, type Outcome, type Window } from './audience/order.ts'
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
  /** It waits until hours are over in which nothing may arrive. */
  readonly waits: boolean
}

export interface Going extends Decision {
  readonly outcome: MessageChannel
}

export interface Decisions {
  readonly all: readonly Decision[]
  /** How many would read something said instead, by placeholder. */
  readonly fallbacks: readonly Fallback[]
  /** Shop day on which it was decided. */
  readonly today: number
}

export const isGoing = (decision: Decision): decision is Going => isChannel(decision.outcome)

/**
 * Nobody is written to by this: it only says. `window`: of a standing campaign, all that goes on these days.
 * Errors: those of its segments and lists; BAD_INPUT for words that cannot be read; BOOK_CLOSED.
 */
export async function decideFor(
  parts: CampaignParts,
  context: Asking,
  { campaign: { id, plan }, window = null }: { readonly campaign: AskedCampaign; readonly window?: Window | null },
): Promise<Decisions> {
  const before = context.book()
  checkWords(before.db, before.settings, plan)
  const people = await peopleOf(parts.segments, context, plan.audience)
  const { settings } = context.book()
  const now = context.outside.clock.now()
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(now)
  const { class: kind, channels, holdOut, schedule, words, coupon } = plan
  const decided = await parts.decide({
    ...people,
    settings,
    now,
    today,
    campaign: id,
    class: kind,
    channels,
    holdOut,
    schedule,
    words,
    coupon,
    window,
  })
  return { all: decisionsIn(decided), fallbacks: decided.fallbacks, today }
}

const decisionsIn = ({ people, steps, outcomes, days, dues, waits }: Decided): readonly Decision[] =>
  Array.from(people, (person, at) => ({
    person,
    step: steps[at] ?? 0,
    outcome: OUTCOMES[outcomes[at] ?? 0] ?? 'not_in_book',
    day: days[at] ?? 0,
    due: dues[at] ?? 0,
    waits: waits[at] === 1,
  }))
