// The calendar of the shop: what of its campaigns went, goes or would go on each day, the feast days of its country, and what
// competitors do. What is not frozen yet is told from what is counted already, so that turning the months waits for nothing.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { Audience, campaignPlans } from '../../../../shared/contract/campaigns.ts'
import { holidaysBetween } from '../../../../shared/domain/holidays.ts'
import { MESSAGE_CHANNELS, type MessageChannel } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { peopleWithoutProfile } from '../consent/service.ts'
import { SUSPENDED } from '../contacts/service.ts'
import type { Window } from './audience/order.ts'
import { comingRound } from './coming-round.ts'
import { refuseDays } from './occasions.ts'
import { storedCampaigns, type StoredCampaign } from './stored.ts'

/** Shop days in a request, both included. */
const MOST_DAYS = 62

type Entry = OutputOf<typeof campaignPlans.calendar>[number]

/** By day; campaigns first. Errors: BAD_INPUT. */
export function calendarOf(
  { db, settings, outside }: QueryContext,
  { from, to }: InputOf<typeof campaignPlans.calendar>,
): Entry[] {
  refuseDays({ from, to }, MOST_DAYS)
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const campaigns = [...storedCampaigns(db, false), ...storedCampaigns(db, true)]
  return [
    ...frozenIn(db, campaigns, { from, to }),
    ...plannedIn(db, campaigns, { from: Math.max(from, today), to }),
    ...standingIn(db, campaigns, { from: Math.max(from, today), to }),
    ...holidaysBetween(settings.country, from, to).map(({ day, name }) =>
      otherThan('holiday', day, { id: null, name }),
    ),
    ...offersIn(db, { from, to }),
  ].sort((a, b) => a.day - b.day)
}

const otherThan = (
  kind: 'holiday' | 'competitor',
  day: number,
  what: { readonly id: number | null; readonly name: string },
): Entry => ({ day, kind, ...what, channels: [], people: 0, gone: false })

const FROZEN = `SELECT s.source_id AS id, s.day, s.channel, count(*) AS people,
    sum(t.state IN ('waiting', 'claimed', 'deferred', 'late')) AS waiting, sum(t.state <> 'cancelled') AS meant
  FROM send s INDEXED BY send_day CROSS JOIN send_state t ON t.send_id = s.id
  WHERE s.day BETWEEN ? AND ? AND s.source = 'campaign' GROUP BY s.source_id, s.day, s.channel`

interface FrozenDay {
  readonly id: number
  readonly day: number
  readonly channel: MessageChannel
  readonly people: number
  readonly waiting: number
  readonly meant: number
}

function frozenIn(db: ReadDb, campaigns: readonly StoredCampaign[], { from, to }: Window): readonly Entry[] {
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]))
  const days = Map.groupBy(
    db.all<FrozenDay>(FROZEN, from, to).filter(({ meant }) => meant > 0),
    ({ id, day }) => `${String(id)} ${String(day)}`,
  )
  return [...days.values()].flatMap((some): Entry[] => {
    const [first] = some
    const campaign = first === undefined ? undefined : byId.get(first.id)
    if (first === undefined || campaign === undefined) return []
    const channels = MESSAGE_CHANNELS.filter((channel) => some.some((one) => one.channel === channel))
    const sum = (of: (one: FrozenDay) => number) => some.reduce((all, one) => all + of(one), 0)
    return [
      {
        ...aboutCampaign(campaign, first.day),
        channels,
        people: sum(({ meant }) => meant),
        gone: sum(({ waiting }) => waiting) === 0,
      },
    ]
  })
}

const aboutCampaign = ({ id, name, schedule, channels }: StoredCampaign, day: number): Entry => ({
  day,
  kind: schedule.when === 'yearly' ? 'yearly' : 'once',
  id,
  name,
  channels: [...channels],
  people: 0,
  gone: false,
})

/** Of a segment, whoever was in it when it was counted last. */
const COUNTED = `SELECT count(*) FROM (SELECT contact_id FROM contact_list WHERE ? AND contact_id NOT IN (${SUSPENDED})
    UNION SELECT contact_id FROM segment_member WHERE segment_id IN (SELECT value FROM json_each(?))
    UNION SELECT owner_id FROM list_member WHERE list_id IN (SELECT value FROM json_each(?))
    UNION SELECT value FROM json_each(?)
    EXCEPT SELECT contact_id FROM segment_member WHERE segment_id IN (SELECT value FROM json_each(?))
    EXCEPT SELECT owner_id FROM list_member WHERE list_id IN (SELECT value FROM json_each(?)))`

const audienceValues = ({ everyone, segments, lists, people, exceptSegments, exceptLists }: Audience) => [
  Number(everyone),
  ...[everyone ? [] : segments, everyone ? [] : lists, everyone ? [] : people, exceptSegments, exceptLists].map((ids) =>
    JSON.stringify(ids),
  ),
]

/** Drafts that have a day. */
const plannedIn = (db: ReadDb, campaigns: readonly StoredCampaign[], { from, to }: Window): readonly Entry[] =>
  campaigns.flatMap((campaign) => {
    const { state, schedule, archived, audience } = campaign
    if (state !== 'draft' || archived || schedule.when !== 'on' || schedule.day < from || schedule.day > to) return []
    const [people = 0] = db.pluck<number>(COUNTED, ...audienceValues(audience))
    return [{ ...aboutCampaign(campaign, schedule.day), people }]
  })

const MEMBERS = COUNTED.replace('count(*)', 'contact_id')
const AGREED = `SELECT DISTINCT contact_id FROM contact_consent
  WHERE purpose = 'marketing' AND state = 'given' AND channel IN (SELECT value FROM json_each(?))`

/** What of a standing campaign is still to be frozen. */
const standingIn = (db: ReadDb, campaigns: readonly StoredCampaign[], { from, to }: Window): readonly Entry[] =>
  to < from
    ? []
    : campaigns.flatMap((campaign) => {
        const { id, state, schedule, audience, channels, class: kind } = campaign
        if (state !== 'running' || schedule.when !== 'yearly') return []
        const { occasion, offset } = schedule
        const members = new Set(db.pluck<number>(MEMBERS, ...audienceValues(audience)))
        const agreed = kind === 'marketing' ? new Set(db.pluck<number>(AGREED, JSON.stringify(channels))) : members
        const without = audience.segments.length > 0 && !audience.everyone ? peopleWithoutProfile(db) : new Set()
        const people = new Map<number, number>()
        for (const { person, day } of comingRound(db, [occasion], { from: from - offset, to: to - offset })) {
          if (!members.has(person) || !agreed.has(person) || without.has(person)) continue
          people.set(day + offset, (people.get(day + offset) ?? 0) + 1)
        }
        const done = new Set(frozenDays(db, id, { from, to }))
        // A day that is frozen is told as it was frozen.
        return [...people]
          .filter(([day]) => !done.has(day))
          .map(([day, count]) => ({ ...aboutCampaign(campaign, day), people: count }))
      })

const frozenDays = (db: ReadDb, campaign: number, { from, to }: Window): readonly number[] =>
  db.pluck<number>(
    `SELECT DISTINCT s.day FROM send s INDEXED BY send_day WHERE s.day BETWEEN ? AND ? AND s.source = 'campaign' AND s.source_id = ?`,
    from,
    to,
    campaign,
  )

const OFFERS = `SELECT id, competitor || ': ' || offer AS name, from_day AS first, until_day AS last FROM competitor_offer
  WHERE archived = 0 AND from_day <= ? AND until_day >= ? ORDER BY from_day, id`

/** One entry for each day of an offer. */
const offersIn = (db: ReadDb, { from, to }: Window): readonly Entry[] =>
  db
    .all<{ id: number; name: string; first: number; last: number }>(OFFERS, to, from)
    .flatMap(({ id, name, first, last }) => {
      const begin = Math.max(first, from)
      return Array.from({ length: Math.min(last, to) - begin + 1 }, (_, at) =>
        otherThan('competitor', begin + at, { id, name }),
      )
    })
