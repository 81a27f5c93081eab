// What a campaign came to: every number is made of the people that stand behind it.
import type { Results } from '../../../../../shared/contract/campaigns.ts'
import { sumsOf, type ArmSums } from '../../../../../shared/domain/results/attribution.ts'
import { extraOf, returnOn } from '../../../../../shared/domain/results/return.ts'
import { MESSAGE_CHANNELS } from '../../../../../shared/domain/messages/words.ts'
import { differenceOf, standsOut, tooFew, type Share } from '../../../../../shared/domain/uplift.ts'
import type { StoredCampaign } from '../stored.ts'
import { costOf } from './cost.ts'
import type { Answer, Known } from './gather.ts'
import { LEFT, SAID, UNDECIDED, type Followed, type Judged, type Judging } from './judged.ts'

const broughtOf = (some: readonly Followed<unknown>[]) => some.map(({ brought }) => brought)
const countBy = <T, K extends PropertyKey>(some: readonly T[], of: (one: T) => K) =>
  Object.fromEntries([...Map.groupBy(some, of)].map(([key, those]) => [key, those.length])) as Partial<
    Record<K, number>
  >

const roundTenth = (share: number) => Math.round(share * 1_000) / 10

/** How far apart two groups are, as it is shown; null where one is empty. */
function apart(first: Share, second: Share) {
  const found = differenceOf(first, second)
  return (
    found && {
      percent: roundTenth(found.middle),
      low: roundTenth(found.low),
      high: roundTenth(found.high),
      few: tooFew(first, second),
      clear: standsOut(found),
    }
  )
}

/** @param rate null: nothing is told of margins */
export function tell(judged: Judged, { campaign, today }: Judging, rate: number | null): Results {
  const { known, treated, meant, held, channelOf, stopped } = judged
  const { answers, sends } = known
  const arm = ({ people, bought, revenue, margin }: ArmSums) => ({
    people,
    bought,
    revenue,
    margin: rate === null ? null : margin,
  })
  const [treatedSums, meantSums, heldSums] = [treated, meant, held].map((some) => sumsOf(broughtOf(some)))
  if (treatedSums === undefined || meantSums === undefined || heldSums === undefined) throw new RangeError('three arms')
  const cost = costOf(campaign, { sends, redeemed: count(answers, 'redeemed'), fixed: true })
  return {
    counts: countBy(sends, ({ state }) => state),
    channels: byChannel(known, channelOf),
    redeemed: count(answers, 'redeemed'),
    responses: countBy(answers, ({ kind }) => kind),
    stopped: stopped.length,
    treated: arm(treatedSums),
    held: arm(heldSums),
    openUntil: openUntil(judged, campaign, today),
    cost,
    roi: returnOn(arm(treatedSums), cost.total),
    uplift: upliftOf({ meant: meantSums, held: heldSums, cost: cost.total, arm }),
    test: testOf(judged, arm),
    days: daysOf(judged),
  }
}

const count = (answers: readonly Answer[], kind: Answer['kind']) => answers.filter((one) => one.kind === kind).length

interface Compared {
  readonly meant: ArmSums
  readonly held: ArmSums
  readonly cost: number
  readonly arm: (sums: ArmSums) => Results['treated']
}

function upliftOf({ meant, held, cost, arm }: Compared): Results['uplift'] {
  const found = apart({ people: meant.people, did: meant.bought }, { people: held.people, did: held.bought })
  const extra = extraOf(meant, held)
  if (found === null || extra === null) return null
  const { clear: _, ...difference } = found
  const told = arm({ ...meant, ...extra })
  return {
    ...difference,
    meant: arm(meant),
    extraRevenue: extra.revenue,
    extraMargin: told.margin,
    roi: returnOn(told, cost),
  }
}

function testOf({ treated, known }: Judged, arm: Compared['arm']): Results['test'] {
  const redeemed = known.answers.filter(({ kind }) => kind === 'redeemed')
  const sends = new Set(redeemed.map(({ sendId }) => sendId))
  const people = new Set(redeemed.map(({ owner }) => owner))
  const sums = ['a', 'b'].map((name) => {
    const its = treated.filter(({ touch }) => touch.arm === name)
    const bought = its.filter(
      ({ touch, brought }) =>
        brought.day !== null || sends.has(touch.id) || (touch.owner !== null && people.has(touch.owner)),
    )
    return { ...sumsOf(broughtOf(its)), bought: bought.length }
  })
  const [a, b] = sums
  if (a === undefined || b === undefined) return null
  const found = apart({ people: a.people, did: a.bought }, { people: b.people, did: b.bought })
  if (found === null) return null
  const { clear, ...difference } = found
  const better = difference.few || !clear ? null : difference.percent > 0 ? 'a' : 'b'
  return { ...difference, a: arm(a), b: arm(b), better }
}

function byChannel({ sends, answers }: Known, channelOf: Judged['channelOf']): Results['channels'] {
  const channels = [...MESSAGE_CHANNELS, null].map((channel) => {
    const its = answers.filter((answer) => channelOf(answer) === channel)
    return {
      channel,
      counts: countBy(
        sends.filter((send) => send.channel === channel),
        ({ state }) => state,
      ),
      redeemed: count(its, 'redeemed'),
      answered: its.filter(({ kind }) => SAID.includes(kind)).length,
    }
  })
  return channels.filter(({ counts, redeemed, answered }) => Object.keys(counts).length > 0 || redeemed + answered > 0)
}

/** Nobody's window is open any more where nothing more goes and the last one is over. */
function openUntil({ known, held }: Judged, { window, state }: StoredCampaign, today: number): number | null {
  const going = known.sends.filter(
    ({ state: at }) => LEFT.includes(at) || (UNDECIDED.includes(at) && at !== 'cancelled'),
  )
  const days = [...going, ...held.map(({ touch }) => touch)].map(({ day }) => day)
  const last = days.reduce((latest, day) => Math.max(latest, day), -Infinity) + window
  if (last >= today) return last
  return going.length > 0 && state === 'running' && going.some(({ state: at }) => UNDECIDED.includes(at)) ? today : null
}

function daysOf({ treated, known }: Judged): Results['days'] {
  const sent = countBy(treated, ({ touch }) => touch.sentDay ?? touch.day)
  const redeemed = countBy(
    known.answers.filter(({ kind }) => kind === 'redeemed'),
    ({ day }) => day,
  )
  const bought = countBy(
    treated.flatMap(({ brought }) => (brought.day === null ? [] : [brought.day])),
    (day) => day,
  )
  const days = [...new Set([sent, redeemed, bought].flatMap((counts) => Object.keys(counts).map(Number)))]
  return days
    .sort((one, other) => one - other)
    .map((day) => ({ day, sent: sent[day] ?? 0, redeemed: redeemed[day] ?? 0, bought: bought[day] ?? 0 }))
}
