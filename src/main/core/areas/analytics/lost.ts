// What was lost to those who lapsed: what each of them brought in the twelve months up to their last purchase, by the tier they were in then.
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { lapseAfter } from '../../../../shared/domain/value/standing.ts'
import { sharesOf } from '../../../../shared/domain/value/shares.ts'
import { CUT_TIERS, tierCutsOf, tierOf } from '../../../../shared/domain/value/tiers.ts'
import { TIERS, type Tier } from '../../../../shared/domain/value/words.ts'
import { mostFirst, pick, placesWhere, quantile, said, sumOf } from './columns.ts'
import { isPast } from './customers.ts'
import { judgedCustomers, standingAt, tierAt } from './judged.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { beside, daysHeld, type HeldDays } from './window.ts'

type Request = Extract<ReportRequest, { report: 'lost' }>

interface Facts {
  /** Most money first, of equals the smaller id. All columns in that order. */
  readonly ids: Float64Array
  /** What they brought in the year up to their last purchase, what came back later taken off; minor units. */
  readonly money: Float64Array
  readonly lastDay: Float64Array
  /** Place in TIERS. */
  readonly tier: Float64Array
  readonly days: HeldDays | null
  /** Everybody who ever bought. */
  readonly customers: number
  readonly lapseFactor: number
  readonly lapseLeast: number
}

const NAMED = 50
/** Without anybody who stayed, those who left are cut among themselves, as a new shop would. */
const USUAL_SHARES = { 'very-high': 5, high: 20, medium: 50 } as const

export const lost = defineReport<Request, Facts>({ name: 'lost', gather, decide, people })

const YEAR = `CROSS JOIN visit v INDEXED BY visit_owner_day ON v.owner_id = last.id AND v.owner_id IS NOT NULL
    AND v.day > last.day - 365 AND v.day <= ? WHERE last.day < ? GROUP BY last.id ORDER BY last.id`
const YEARS = `SELECT last.id, sum(v.total)
  FROM (SELECT contact_id AS id, last_buy_day AS day FROM contact_stats NOT INDEXED WHERE last_buy_day IS NOT NULL) last ${YEAR}`
const PAST_YEARS = `WITH last AS MATERIALIZED (SELECT owner_id AS id, max(day) AS day FROM visit INDEXED BY visit_owner_day
    WHERE owner_id IS NOT NULL AND kind = 'sale' AND corrected_by IS NULL AND day <= ? GROUP BY owner_id)
  SELECT last.id, sum(v.total) FROM last ${YEAR}`

/** What each person brought in the year up to their last purchase, of those who have not bought since `before`. */
function yearsBefore(db: BesideDb, asOf: number, before: number) {
  return isPast(db, asOf)
    ? db.numbers(['ids', 'money'], PAST_YEARS, asOf, asOf, before)
    : db.numbers(['ids', 'money'], YEARS, asOf, before)
}

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const { asOf } = ask
  const days = daysHeld(ask)
  const { customers, rules, cutsByModel } = judgedCustomers(db, ask)
  const { ids, standing, lastBuy: lastDay, spend } = customers
  const places = placesWhere(ids.length, (at) => {
    if (standingAt(standing, at) !== 'lapsed') return false
    if (days === null) return true
    const gaps = { ownGap: said(customers.gap[at]), usualGap: said(customers.usualGap[at]) }
    const on = (lastDay[at] ?? 0) + Math.floor(lapseAfter(gaps, rules)) + 1
    return on >= days.from && on <= days.to
  })
  const years = yearsBefore(db, asOf, asOf - rules.lapseLeast)
  const cuts = cutsByModel.past ?? tierCutsOf(spend.slice(), USUAL_SHARES)
  const tier = spend.map((money) => TIERS.indexOf(tierOf('regular', money, cuts)))
  const found = pick({ ids, money: beside(ids, years, years.money), lastDay, tier }, places)
  return {
    ...pick(found, mostFirst(found.money)),
    days,
    customers: ids.length,
    lapseFactor: rules.lapseFactor,
    lapseLeast: rules.lapseLeast,
  }
}

const COLUMNS: Body['columns'] = [
  { key: 'tier', type: 'word' },
  { key: 'customers', type: 'count' },
  { key: 'customersShare', type: 'percent' },
  { key: 'year', type: 'money' },
  { key: 'yearShare', type: 'percent' },
  { key: 'median', type: 'money' },
  { key: 'mean', type: 'money' },
]
/** Of the four, best first. */
const ROWS: readonly Tier[] = [...CUT_TIERS, 'low']

function decide(facts: Facts, _ask: Ask<Request>): Body {
  const { ids, money, days, customers } = facts
  const people = ids.length
  const year = sumOf(money)
  const rule = { factor: facts.lapseFactor, leastDays: facts.lapseLeast }
  const frame = {
    from: days?.from ?? null,
    to: days?.to ?? null,
    columns: COLUMNS,
    notes: [say('analytics.note.lapsed.rule', rule), say('analytics.note.lost.rule', {})],
  }
  const marks = { people, year, customers }
  if (customers === 0 || people === 0) {
    const finding =
      customers === 0
        ? say('analytics.finding.lost.few', { customers })
        : say('analytics.finding.lost.nobody', { customers })
    return { ...frame, finding, enough: customers > 0, rows: [], totals: {}, points: [], marks }
  }
  const groups = ROWS.map((tier) => ({ tier, of: pick({ money }, inTier(facts, tier)).money.sort() }))
  const peopleShares = sharesOf(groups.map(({ of }) => of.length))
  const moneyShares = sharesOf(groups.map(({ of }) => Math.max(0, sumOf(of))))
  return {
    ...frame,
    finding: say('analytics.finding.lost.some', {
      people,
      yearMoney: year,
      sharePercent: (people / customers) * 100,
      customers,
    }),
    enough: true,
    rows: groups.map(({ tier, of }, at) => ({
      cells: {
        tier,
        customers: of.length,
        customersShare: peopleShares[at] ?? 0,
        year: sumOf(of),
        yearShare: moneyShares[at] ?? 0,
        median: of.length === 0 ? null : Math.round(quantile(of, 0.5)),
        mean: of.length === 0 ? null : Math.round(sumOf(of) / of.length),
      },
      contactId: null,
      people: `tier:${tier}`,
    })),
    totals: { customers: people, customersShare: 100, year, yearShare: year > 0 ? 100 : 0, ...middleOf(money) },
    totalPeople: { customers: 'all', year: 'all' },
    points: Array.from({ length: Math.min(people, NAMED) }, (_, at) => ({
      x: at + 1,
      y: money[at] ?? 0,
      contactId: ids[at] ?? null,
      label: '',
    })),
    marks,
  }
}

const middleOf = (money: Float64Array) => ({
  median: Math.round(quantile(money.slice().sort(), 0.5)),
  mean: Math.round(sumOf(money) / money.length),
})

const inTier = ({ tier }: Facts, wanted: string) => placesWhere(tier.length, (at) => tierAt(tier, at) === wanted)

/** `all`; `tier:<tier>`. */
function people(facts: Facts, key: string): People | null {
  const { ids, money, lastDay } = facts
  const wanted = ROWS.find((tier) => key === `tier:${tier}`)
  if (wanted === undefined && key !== 'all') return null
  const places = wanted === undefined ? [...ids.keys()] : inTier(facts, wanted)
  const found = pick({ ids, money, lastDay }, places)
  return { ids: found.ids, amounts: found.money, days: found.lastDay }
}
