// Campaigns that stand for years: day by day whoever has their day is frozen, today's and tomorrow's, and what was missed while the
// program was off with the day it was for, so that the outbox can send it late, ask, or leave it.
import { isFailure } from '../../../../shared/errors.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { CommandContext, Deputy, JobPlace } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import type { Job } from '../../jobs/scheduler.ts'
import { rulePackOf } from '../consent/service.ts'
import { caughtUp, maySend, noteEvents, rulesOf } from '../sending/service.ts'
import { decideFor, decisionAt, frozenAt, isGoing, type Decision } from './deciding.ts'
import { freezeSome } from './freezing.ts'
import type { CampaignParts } from './parts.ts'
import { storedCampaign, type StoredCampaign } from './stored.ts'
import { namesFor } from './stuck.ts'

const FREEZE = 'campaigns.freeze'

const SECOND = 1_000
/** For recipients whose morning is the evening before at the shop. */
const AHEAD = 1
/** Who is this late hears nothing more: a card two months after a birthday is none. */
const MOST_MISSED = 62
const AT_ONCE = 200

const UNTIL = 'SELECT until FROM campaign_frozen WHERE campaign_id = ?'
const KEEP = `INSERT INTO campaign_frozen (campaign_id, until) VALUES (?, ?)
  ON CONFLICT (campaign_id) DO UPDATE SET until = excluded.until`
/** On a PC that has not frozen it before: what another one did, else the day before it began. */
const KNOWN = `SELECT max(day) FROM send WHERE source = 'campaign' AND source_id = ?`

/** Until which shop day it is frozen. */
export function noteFrozen(db: WriteDb, campaign: number, until: number): void {
  db.run(KEEP, campaign, until)
}

function frozenUntil(db: ReadDb, campaign: number, startDay: number): number {
  const [here] = db.pluck<number>(UNTIL, campaign)
  return here ?? db.pluck<number | null>(KNOWN, campaign)[0] ?? startDay - 1
}

/** Freezes what of a campaign goes until tomorrow. Whoever is frozen already stays as they are. Errors: those of its audience. */
export async function freezeComing(
  parts: CampaignParts,
  context: Pick<Deputy, 'session' | 'outside' | 'book'>,
  id: number,
): Promise<void> {
  const door = context.book()
  const campaign = storedCampaign(door.db, id)
  if (campaign.state !== 'running' || campaign.schedule.when !== 'yearly') return
  const { dayOf } = shopCalendar(door.settings.zone, door.settings.dayTurn)
  const today = dayOf(context.outside.clock.now())
  const until = frozenUntil(door.db, id, dayOf(campaign.startedAt ?? 0))
  const from = Math.max(Math.min(today, until + 1), today - MOST_MISSED)
  const window = { from, to: today + AHEAD }
  const decisions = await decideFor(parts, context, { campaign: { id, plan: campaign, state: campaign.state }, window })
  const begun = campaign.startedAt ?? 0
  const coming = [...frozenAt(decisions)]
    .map((at) => decisionAt(decisions, at))
    // What is for the day on which it was started is not late because it was started later that day.
    .map((one) => (one.day === dayOf(begun) ? { ...one, due: Math.max(one.due, begun) } : one))
  for (let at = 0; at < coming.length; at += AT_ONCE) {
    context.book().command(FREEZE, (place) => {
      // It may have been stopped while this looked.
      const now = storedCampaign(place.db, id)
      if (now.state !== 'running') return
      const pack = rulePackOf(place).pack
      const by = campaign.startedBy ?? place.session.userId
      const some = coming.slice(at, at + AT_ONCE)
      freezeSome(place, { campaign: now, pack, by }, some)
      catchUp(place, now, { some, today })
    })
  }
  context.book().local((db) => {
    noteFrozen(db, id, today)
  }, true)
}

const MISSED = `SELECT s.id, s.day FROM json_each(?) m CROSS JOIN send s INDEXED BY send_owner ON s.owner_id = m.value ->> 0 AND s.step = m.value ->> 1
    AND s.source = 'campaign' AND s.source_id = ?
  WHERE NOT EXISTS (SELECT 1 FROM send_event e WHERE e.send_id = s.id)`

interface Late {
  readonly some: readonly Decision[]
  readonly today: number
}

/** What is frozen after its day goes late, asks or stays, as what had waited over that day would. */
function catchUp(place: CommandContext, campaign: StoredCampaign, { some, today }: Late): void {
  const late = some.filter((one) => isGoing(one) && one.day < today)
  if (late.length === 0) return
  const keys = JSON.stringify(late.map(({ person, step }) => [person, step]))
  const rule = { how: campaign.catchUp, days: rulesOf(place.db).catchUpDays }
  const events = place.db
    .all<{ id: number; day: number }>(MISSED, keys, campaign.id)
    .map(({ id, day }) => caughtUp(id, rule, today - day))
  noteEvents(
    place,
    null,
    events.filter((event) => event !== null),
  )
}

const STANDING = `SELECT id, started_by AS startedBy, state FROM campaign
  WHERE state IN ('running', 'paused') AND schedule ->> 'when' = 'yearly' ORDER BY id`

interface Standing {
  readonly id: number
  readonly startedBy: number | null
  readonly state: 'running' | 'paused'
}

/** Once a shop day, and anew when the book says something else of campaigns, occasions or people. */
export function standingJob(parts: CampaignParts, place: JobPlace): Job {
  let stopped = false
  /** What was looked at when nothing was left to do. */
  let seen = ''
  return {
    name: 'freeze-standing-campaigns',
    firstAfter: 5 * SECOND,
    every: 15 * SECOND,
    async run() {
      const { db, settings } = place.book()
      const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(place.outside.clock.now())
      const standing = db.all<Standing>(STANDING)
      // Only the PC that sends freezes: of two that do, neither would know what the other did.
      if (standing.length === 0 || !maySend(db)) return
      const now = `${String(today)} ${markOf(db)}`
      if (now === seen) return
      for (const one of standing) {
        if (stopped) return
        if (one.state === 'running') await freezeOne(one)
      }
      seen = `${String(today)} ${markOf(place.book().db)}`
    },
    stop() {
      stopped = true
      return Promise.resolve()
    },
  }

  /** In the name of whoever started it, else of an owner: somebody who left does not end what the shop stands for. */
  async function freezeOne({ id, startedBy }: Standing): Promise<void> {
    const { db } = place.book()
    const deputy = namesFor(db, startedBy)
      .map((user) => place.as(user))
      .find((one) => one !== null)
    if (deputy === undefined) return
    try {
      await freezeComing(parts, deputy, id)
    } catch (error) {
      // One that cannot be asked any more, because a list or segment of it is gone, does not keep the others from going.
      if (!isFailure(error) || error.code === 'BOOK_CLOSED') throw error
      place.outside.log.error('campaign.not-frozen', error, { campaign: id })
    }
  }
}

/** Another text whenever somebody said something that may bring in others; what the program itself writes while it sends is none. */
const MARK = `SELECT (SELECT max(id) FROM contact) || ' ' || (SELECT max(id) FROM occasion) || ' ' || (SELECT count(*) FROM occasion) || ' '
  || (SELECT count(*) FROM campaign) || ' ' || (SELECT group_concat(state || schedule || audience) FROM campaign)
  || ' ' || (SELECT max(id) FROM consent)`

const markOf = (db: ReadDb): string => db.pluck<string>(MARK)[0] ?? ''
