// A year of campaigns: what was spent and what it brought, by campaign and by channel; and what an address is worth.
import type { OutputOf } from '../../../../../shared/contract/base.ts'
import type { campaignResults } from '../../../../../shared/contract/campaigns.ts'
import { followed, sumsOf, type ArmSums, type Purchase } from '../../../../../shared/domain/results/attribution.ts'
import { addressValueOf, type Addressee } from '../../../../../shared/domain/results/address-value.ts'
import { RETURN_KINDS } from '../../../../../shared/domain/results/words.ts'
import { returnOn, spread } from '../../../../../shared/domain/results/return.ts'
import { MESSAGE_CHANNELS, type MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import { addMonths } from '../../../../../shared/domain/segments/period.ts'
import type { ShopCalendar } from '../../../../../shared/domain/shop-day.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { permissionsOf } from '../audience/permissions.ts'
import { storedCampaigns, type StoredCampaign } from '../stored.ts'
import { costOf } from './cost.ts'
import { gather, rateOf } from './gather.ts'
import { judge, type Judged } from './judged.ts'

export type Returns = OutputOf<typeof campaignResults.returns>

interface ReturnsRequest {
  /** Shop days, both included. */
  readonly from: number
  readonly to: number
  /** Shop day */
  readonly today: number
  readonly calendar: ShopCalendar
}

interface Told {
  readonly row: Returns['rows'][number]
  readonly parts: readonly Part[]
  /** What was bought after its messages. */
  readonly purchases: readonly Purchase[]
}

/** What a campaign spent and brought by one channel. */
interface Part {
  readonly channel: MessageChannel
  readonly sums: ArmSums
  readonly cost: number
}

export function returnsOf(db: ReadDb, request: ReturnsRequest): Returns {
  const rate = rateOf(db)
  const spent = (sums: Omit<ArmSums, 'bought'>, cost: number) => {
    const margin = rate === null ? null : sums.margin
    const { people: sent, revenue } = sums
    return { sent, cost, revenue, margin, roi: returnOn({ revenue, margin }, cost) }
  }
  const told = [false, true]
    .flatMap((archived) => storedCampaigns(db, archived))
    .flatMap((campaign) => toldOf(db, { campaign, request, rate, spent }) ?? [])
  const once = [...new Map(told.flatMap(({ purchases }) => purchases.map((one) => [one.id, one]))).values()]
  const rows = told.map(({ row }) => row)
  const parts = told.flatMap((one) => one.parts)
  const spentBy = (its: readonly Told['parts'][number][]) =>
    spent(together(its.map(({ sums }) => sums)), sum(its.map(({ cost }) => cost)))
  return {
    rows: rows.toSorted((one, other) => (other.roi?.percent ?? -Infinity) - (one.roi?.percent ?? -Infinity)),
    byChannel: MESSAGE_CHANNELS.flatMap((channel) => {
      const its = parts.filter((part) => part.channel === channel)
      if (its.length === 0) return []
      return [{ channel, ...spentBy(its) }]
    }),
    byKind: RETURN_KINDS.flatMap((kind) => {
      const its = told.filter(({ row }) => row.kind === kind).flatMap((one) => one.parts)
      return its.length === 0 ? [] : [{ kind, ...spentBy(its) }]
    }),
    total: spent(
      {
        people: sum(rows.map(({ sent }) => sent)),
        revenue: sum(once.map(({ total }) => total)),
        margin: sum(once.map(({ margin }) => margin)),
      },
      sum(rows.map(({ cost }) => cost)),
    ),
    address: addressValueOf(addressees(db, request)),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const together = (arms: readonly ArmSums[]): ArmSums => ({
  people: sum(arms.map(({ people }) => people)),
  bought: sum(arms.map(({ bought }) => bought)),
  revenue: sum(arms.map(({ revenue }) => revenue)),
  margin: sum(arms.map(({ margin }) => margin)),
})

interface Telling {
  readonly campaign: StoredCampaign
  readonly request: ReturnsRequest
  readonly rate: number | null
  readonly spent: (sums: ArmSums, cost: number) => Omit<Returns['total'], 'id'>
}

/** Null for a campaign of which nothing happened in these days. */
function toldOf(db: ReadDb, { campaign, request, rate, spent }: Telling): Told | null {
  const { calendar, from, to, today } = request
  const { startedAt, name, id, channels, budget, schedule } = campaign
  const known = gather(db, { campaign, calendar, rate, span: { from, to, today } })
  const judged = judge(known, { campaign, today, stoppedOn: null })
  const redeemed = known.answers.filter(({ kind }) => kind === 'redeemed')
  const started = startedAt === null ? null : calendar.dayOf(startedAt)
  const fixed = started !== null && from <= started && started <= to
  const cost = costOf(campaign, { sends: known.sends, redeemed: redeemed.length, fixed })
  if (judged.treated.length === 0 && redeemed.length === 0 && cost.total === 0) return null
  const sums = sumsOf(judged.treated.map(({ brought }) => brought))
  const touches = judged.treated.map(({ touch }) => touch)
  const places = followed(touches, known.purchases, campaign.window)
  return {
    row: {
      id,
      name,
      kind: schedule.when === 'yearly' ? 'yearly' : 'once',
      channels: [...channels],
      ...spent(sums, cost.total),
      redeemed: redeemed.length,
      budget,
    },
    parts: partsOf(judged, campaign, cost.fixed),
    purchases: known.purchases.filter((_, at) => places[at] !== -1),
  }
}

/** By channel; what belongs to none of them, by how many messages went by each. */
function partsOf({ known, treated, channelOf }: Judged, campaign: StoredCampaign, fixed: number): readonly Part[] {
  const channels = [...new Set([...campaign.channels, ...known.sends.map(({ channel }) => channel)])]
  const redeemed = known.answers.filter(({ kind }) => kind === 'redeemed').map(channelOf)
  const arms = channels.map((channel) => {
    const sums = sumsOf(treated.flatMap(({ touch, brought }) => (touch.channel === channel ? [brought] : [])))
    const sends = known.sends.filter((send) => send.channel === channel)
    const own = costOf(campaign, {
      sends,
      redeemed: redeemed.filter((by) => by === channel).length,
      fixed: false,
    })
    return { channel, sums, cost: own.total }
  })
  const nobodys = (campaign.coupon?.cost ?? 0) * redeemed.filter((by) => by === null || !channels.includes(by)).length
  const rest = spread(
    fixed + nobodys,
    arms.map(({ sums }) => sums.people),
  )
  return arms
    .map(({ channel, sums, cost }, at) => ({ channel, sums, cost: cost + (rest[at] ?? 0) }))
    .filter(({ sums, cost }) => sums.people > 0 || cost > 0)
}

const AGREED = `SELECT l.contact_id AS id, l.source FROM contact_consent c INDEXED BY contact_consent_state
    CROSS JOIN contact_list l ON l.contact_id = c.contact_id
  WHERE c.channel = 'email' AND c.purpose = 'marketing' AND c.state = 'given'`
const SPENT = `SELECT v.owner_id AS id, sum(v.total) AS revenue FROM visit v INDEXED BY visit_owner_day
  WHERE v.owner_id IS NOT NULL AND v.day > ? AND v.day <= ? GROUP BY v.owner_id`

/** Everybody who may be mailed now, with what they spent in the twelve months until the last day. */
function addressees(db: ReadDb, { to, today }: ReturnsRequest): readonly Addressee[] {
  const until = Math.min(to, today)
  const revenue = new Map(
    db.all<{ id: number; revenue: number }>(SPENT, addMonths(until, -12), until).map((one) => [one.id, one.revenue]),
  )
  const agreed = db.all<{ id: number; source: string | null }>(AGREED)
  const ids = JSON.stringify(agreed.map(({ id }) => id))
  const { why, reach } = permissionsOf({ db, today, ids, channels: ['email'] })
  return agreed
    .filter(({ id }) => why(id, 'email').length === 0 && reach(id, 'email').usable > 0)
    .map(({ id, source }) => ({ source, revenue: revenue.get(id) ?? 0 }))
}
