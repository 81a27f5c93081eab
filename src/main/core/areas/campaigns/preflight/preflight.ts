// What would happen if a campaign were started now: who gets it by which channel, who does not and why, on which days it goes, what it
// costs, and what speaks against it.
import type { OutputOf } from '../../../../../shared/contract/base.ts'
import type { campaignPlans, Preflight, PreflightCheck } from '../../../../../shared/contract/campaigns.ts'
import { MESSAGE_CHANNELS } from '../../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../../shared/errors.ts'
import type { ActionContext } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { rulePackOf } from '../../consent/service.ts'
import { mailSettingsOf } from '../../email/service.ts'
import { segmentsFor } from '../../segments/service.ts'
import { leftToday, maySend, optOutsCheckedAt, rulesOf } from '../../sending/service.ts'
import { askedCampaign, type Asked, type AskedCampaign } from '../asked.ts'
import { numberOf, OUTCOMES, type Outcome } from '../audience/order.ts'
import { decideFor, type Decisions } from '../deciding.ts'
import type { CampaignParts } from '../parts.ts'
import { mailWeight } from '../writing/weight.ts'
import { checksOf, type Situation } from './checks.ts'
import { spreadOver, type PlannedDay } from './spread.ts'
import { plannedDays, tallyOf, type Tally } from './tally.ts'

const DAY_MS = 86_400_000
const COMING_DAYS = 31

/** Errors: NOT_FOUND, FORBIDDEN, BAD_INPUT. */
export async function preflight(parts: CampaignParts, context: ActionContext, asked: Asked): Promise<Preflight> {
  const campaign = askedCampaign(context.book().db, asked)
  const decisions = await decideFor(parts, context, { campaign })
  return lookedThrough(parts, context, { campaign, decisions })
}

/** The same of what was decided already. */
export async function lookedThrough(
  parts: CampaignParts,
  context: ActionContext,
  { campaign, decisions }: { readonly campaign: AskedCampaign; readonly decisions: Decisions },
): Promise<Preflight> {
  const { plan } = campaign
  const domain = plan.channels.includes('email') ? await parts.domain(context.book().db) : null
  const { db, settings } = context.book()
  const tally = tallyOf(decisions)
  const { counts, going } = tally
  const now = context.outside.clock.now()
  const days = daysOf(context, decisions, plan.schedule.when === 'yearly')
  const situation: Situation = {
    plan,
    counts,
    recipients: going,
    heldBack: tally.heldBack,
    days,
    pack: rulePackOf({ db, settings }),
    rules: rulesOf(db),
    hasAccount: mailSettingsOf(db) !== null,
    hasOneClick: mailSettingsOf(db)?.oneClickUrl != null,
    perDay: plan.channels.includes('email') ? (mailSettingsOf(db)?.perDay ?? null) : null,
    mine: maySend(db),
    domain,
    optOutsDays: daysSince(optOutsCheckedAt(db), now),
    weight: plan.channels.includes('email') ? mailWeight(db, plan) : null,
  }
  const checks = checksOf(situation)
  const byHand = going - (counts.get('email') ?? 0)
  return {
    audience: decisions.people.length,
    channels: Object.fromEntries(
      MESSAGE_CHANNELS.flatMap((channel) => (counts.has(channel) ? [[channel, counts.get(channel)]] : [])),
    ),
    recipients: going,
    heldOut: counts.get('held_out') ?? 0,
    excluded: excludedIn(db, tally),
    fallbacks: [...decisions.fallbacks],
    checks: [...checks],
    mayStart: checks.every(({ state }) => state !== 'stop'),
    cost: plan.costFixed + plan.costPer * byHand,
    days: [...days],
    heldBack: situation.heldBack,
    pack: situation.pack.pack,
    faces: namesOf(db, tally.faces),
    instead: plan.audience.everyone ? insteadOf(parts, context) : [],
  }
}

const daysSince = (at: number | null, now: number): number | null =>
  at === null ? null : Math.max(0, Math.floor((now - at) / DAY_MS))

/** By the day on which they may leave; of a standing one those that come soon. */
function daysOf(context: ActionContext, decisions: Decisions, isStanding: boolean): readonly PlannedDay[] {
  const { db, settings } = context.book()
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const { today } = decisions
  const limits = mailSettingsOf(db)
  const until = isStanding ? today + COMING_DAYS : Number.POSITIVE_INFINITY
  const left = limits === null ? null : leftToday(db, limits, context.outside.clock.now())
  return spreadOver(plannedDays(decisions, { dayOf, until }), {
    perDay: limits?.perDay ?? null,
    today,
    leftToday: left ?? 0,
  })
}

const excludedIn = (db: ReadDb, { counts, first }: Tally): Preflight['excluded'] =>
  reasonsIn().flatMap((reason) => {
    const people = counts.get(reason) ?? 0
    return people === 0 ? [] : [{ reason, people, first: namesOf(db, first.get(reason) ?? []) }]
  })

type Reason = Preflight['excluded'][number]['reason']
const isReason = (outcome: Outcome): outcome is Reason => !MESSAGE_CHANNELS.some((channel) => channel === outcome)
const reasonsIn = () => OUTCOMES.filter(isReason).filter((reason) => reason !== 'held_out')

const NAMES = `SELECT l.contact_id AS id, l.name FROM json_each(?) m CROSS JOIN contact_list l ON l.contact_id = m.value ORDER BY m.key`

const namesOf = (db: ReadDb, ids: readonly number[]) => db.all<{ id: number; name: string }>(NAMES, JSON.stringify(ids))

function insteadOf(parts: CampaignParts, { book, session, outside }: ActionContext): Preflight['instead'] {
  const { db, settings } = book()
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  return segmentsFor(parts.segments, { db, settings, session, outside }, { archived: false })
    .flatMap(({ id, name, count }) => (count === null || count === 0 ? [] : [{ id, name, people: count }]))
    .sort((a, b) => b.people - a.people || a.id - b.id)
}

/** Errors: as `preflight`. */
export async function excludedFor(
  parts: CampaignParts,
  context: ActionContext,
  { reason, from, limit, ...asked }: Asked & { readonly reason: Reason; readonly from: number; readonly limit: number },
): Promise<OutputOf<typeof campaignPlans.excluded>> {
  const campaign = askedCampaign(context.book().db, asked)
  const { people, outcomes } = await decideFor(parts, context, { campaign })
  const wanted = numberOf(reason)
  const found = people.filter((_, at) => outcomes[at] === wanted)
  return { people: namesOf(context.book().db, [...found.subarray(from, from + limit)]), total: found.length }
}

/** The first that stops it; null: it may start. */
export const stoppedBy = ({ checks }: Preflight): PreflightCheck['check'] | null =>
  checks.find(({ state }) => state === 'stop')?.check ?? null
