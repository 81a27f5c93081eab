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
import { OUTCOMES, type Outcome } from '../audience/order.ts'
import { decideFor, isGoing, type Decision, type Decisions } from '../deciding.ts'
import type { CampaignParts } from '../parts.ts'
import { checksOf, type Situation } from './checks.ts'
import { spreadOver, type PlannedDay } from './spread.ts'

const DAY_MS = 86_400_000
const FIRST = 5
const FACES = 12
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
  const going = decisions.all.filter(isGoing)
  const counts = countsOf(decisions.all)
  const now = context.outside.clock.now()
  const days = daysOf(context, decisions, plan.schedule.when === 'yearly')
  const situation: Situation = {
    plan,
    counts,
    recipients: going.length,
    heldBack: going.filter(({ waits }) => waits).length,
    days,
    pack: rulePackOf({ db, settings }),
    rules: rulesOf(db),
    hasAccount: mailSettingsOf(db) !== null,
    hasOneClick: mailSettingsOf(db)?.oneClickUrl != null,
    perDay: plan.channels.includes('email') ? (mailSettingsOf(db)?.perDay ?? null) : null,
    mine: maySend(db),
    domain,
    optOutsDays: daysSince(optOutsCheckedAt(db), now),
  }
  const checks = checksOf(situation)
  const byHand = going.filter(({ outcome }) => outcome !== 'email').length
  return {
    audience: decisions.all.length,
    channels: Object.fromEntries(
      MESSAGE_CHANNELS.flatMap((channel) => (counts.has(channel) ? [[channel, counts.get(channel)]] : [])),
    ),
    recipients: going.length,
    heldOut: counts.get('held_out') ?? 0,
    excluded: excludedIn(db, decisions.all),
    fallbacks: [...decisions.fallbacks],
    checks: [...checks],
    mayStart: checks.every(({ state }) => state !== 'stop'),
    cost: plan.costFixed + plan.costPer * byHand,
    days: [...days],
    heldBack: situation.heldBack,
    pack: situation.pack.pack,
    faces: namesOf(db, facesOf(going)),
    instead: plan.audience.everyone ? insteadOf(parts, context) : [],
  }
}

const daysSince = (at: number | null, now: number): number | null =>
  at === null ? null : Math.max(0, Math.floor((now - at) / DAY_MS))

function countsOf(all: readonly Decision[]): ReadonlyMap<Outcome, number> {
  const counts = new Map<Outcome, number>()
  for (const { outcome } of all) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return counts
}

/** By the day on which they may leave; of a standing one those that come soon. */
function daysOf(context: ActionContext, { all, today }: Decisions, isStanding: boolean): readonly PlannedDay[] {
  const { db, settings } = context.book()
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const limits = mailSettingsOf(db)
  const planned = all
    .filter(isGoing)
    .map(({ due, outcome }) => ({ day: dayOf(due), byMail: outcome === 'email' }))
    .filter(({ day }) => !isStanding || day < today + COMING_DAYS)
  const left = limits === null ? null : leftToday(db, limits, context.outside.clock.now())
  return spreadOver(planned, { perDay: limits?.perDay ?? null, today, leftToday: left ?? 0 })
}

function excludedIn(db: ReadDb, all: readonly Decision[]): Preflight['excluded'] {
  const groups = Map.groupBy(
    all.filter((one) => !isGoing(one) && one.outcome !== 'held_out'),
    ({ outcome }) => outcome,
  )
  return reasonsIn().flatMap((reason) => {
    const some = groups.get(reason) ?? []
    const first = some.slice(0, FIRST).map(({ person }) => person)
    return some.length === 0 ? [] : [{ reason, people: some.length, first: namesOf(db, first) }]
  })
}

type Reason = Preflight['excluded'][number]['reason']
const isReason = (outcome: Outcome): outcome is Reason => !MESSAGE_CHANNELS.some((channel) => channel === outcome)
const reasonsIn = () => OUTCOMES.filter(isReason)

/** Some from everywhere in the list: those who were in the book first are like each other. */
const facesOf = (going: readonly Decision[]): readonly number[] =>
  Array.from({ length: Math.min(FACES, going.length) }, (_, at) => {
    const step = going.length / Math.min(FACES, going.length)
    return going[Math.floor(at * step)]?.person ?? 0
  })

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
  const { all } = await decideFor(parts, context, { campaign })
  const people = all.filter(({ outcome }) => outcome === reason).map(({ person }) => person)
  return { people: namesOf(context.book().db, people.slice(from, from + limit)), total: people.length }
}

/** The first that stops it; null: it may start. */
export const stoppedBy = ({ checks }: Preflight): PreflightCheck['check'] | null =>
  checks.find(({ state }) => state === 'stop')?.check ?? null
