// The median beside the mean, group by group: what half of the customers spend, and what a few make of the average.
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { sharesOf } from '../../../../shared/domain/value/shares.ts'
import { STANDINGS, TIERS } from '../../../../shared/domain/value/words.ts'
import { pick, placesWhere, quantile, sumOf } from './columns.ts'
import { judgedCustomers, type JudgedBook } from './judged.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { beside, boughtBetween, daysHeld, yearUntil, type HeldDays } from './window.ts'

type Request = Extract<ReportRequest, { report: 'averages' }>

interface Facts {
  /** Whoever bought in the time, by ascending id. */
  readonly ids: Float64Array
  readonly money: Float64Array
  readonly purchases: Float64Array
  /** Place in `groups`, NaN where nothing is said. */
  readonly group: Float64Array
  readonly groups: readonly string[]
  readonly days: HeldDays
}

/** So many of the largest groups are rows; all others are one. */
const MOST_GROUPS = 24
/** A median of fewer says nothing. */
const LEAST = 3

export const averages = defineReport<Request, Facts>({ name: 'averages', gather, decide, people })

const SAID = {
  city: 'SELECT contact_id, city FROM contact_list NOT INDEXED WHERE city IS NOT NULL ORDER BY contact_id',
  source: 'SELECT contact_id, source FROM contact_list NOT INDEXED WHERE source IS NOT NULL ORDER BY contact_id',
} as const

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const days = daysHeld(ask) ?? yearUntil(ask.asOf)
  const judged = judgedCustomers(db, ask)
  const { ids } = judged.customers
  const bought = boughtBetween(db, days)
  const purchases = beside(ids, bought, bought.purchases)
  const { group, groups } = groupsOf(db, ask.request.by, judged)
  const places = placesWhere(ids.length, (at) => (purchases[at] ?? 0) > 0)
  return { ...pick({ ids, money: beside(ids, bought, bought.money), purchases, group }, places), groups, days }
}

type Grouping = Pick<Facts, 'group' | 'groups'>

function groupsOf(db: BesideDb, by: Request['by'], { customers: { ids, standing }, tiers }: JudgedBook): Grouping {
  if (by === 'tier') return { group: tiers(), groups: TIERS }
  if (by === 'standing') return { group: standing, groups: STANDINGS }
  const { codes, words, ...who } = db.words(SAID[by], fold)
  const group = new Float64Array(ids.length).fill(Number.NaN)
  const places = beside(
    ids,
    who,
    codes.map((code) => code + 1),
  )
  for (const [at, place] of places.entries()) if (place > 0) group[at] = place - 1
  return { group, groups: words }
}

const MONEY: Body['columns'] = [
  { key: 'median', type: 'money' },
  { key: 'mean', type: 'money' },
  { key: 'lower', type: 'money' },
  { key: 'upper', type: 'money' },
]
const columnsOf = (by: Request['by']): Body['columns'] => [
  { key: 'group', type: by === 'tier' || by === 'standing' ? 'word' : 'text' },
  // Where nothing is said of the group, this says so: `unsaid`, or `others` for all smaller groups.
  ...(by === 'tier' || by === 'standing' ? [] : [{ key: 'groupWord', type: 'word' } as const]),
  { key: 'customers', type: 'count' },
  { key: 'revenue', type: 'money' },
  { key: 'share', type: 'percent' },
  ...MONEY,
  { key: 'purchases', type: 'number' },
]

interface Group {
  /** Null: nobody said; `others` is no name. */
  readonly name: string | null
  readonly word: 'unsaid' | 'others' | null
  readonly key: string
  readonly places: readonly number[]
}

const OTHERS = 'others'
const UNSAID = 'unsaid'

/** Of words in their own order; of what was typed the largest first, then the rest as one, then those of whom nothing is said. */
function groupsIn({ ids, group, groups }: Facts, by: Request['by']): readonly Group[] {
  const byCode = Map.groupBy(ids.keys(), (at) => (Number.isNaN(group[at]) ? UNSAID : (group[at] ?? 0)))
  const named = groups.flatMap((name, code): Group[] => {
    const places = byCode.get(code)
    return places === undefined ? [] : [{ name, word: null, key: `group:${String(code)}`, places }]
  })
  if (by === 'tier' || by === 'standing') return named
  named.sort((a, b) => b.places.length - a.places.length)
  const rest = named.slice(MOST_GROUPS).flatMap(({ places }) => places)
  const unsaid = byCode.get(UNSAID) ?? []
  return [
    ...named.slice(0, MOST_GROUPS),
    ...(rest.length === 0 ? [] : [{ name: null, word: OTHERS, key: OTHERS, places: rest } as const]),
    ...(unsaid.length === 0 ? [] : [{ name: null, word: UNSAID, key: UNSAID, places: unsaid } as const]),
  ]
}

function decide(facts: Facts, { request: { by } }: Ask<Request>): Body {
  const { ids, money, days } = facts
  const customers = ids.length
  const frame = {
    ...days,
    columns: columnsOf(by),
    notes: [say('analytics.note.averages.period', { fromDay: days.from, toDay: days.to })],
  }
  if (customers < LEAST) {
    const finding = say('analytics.finding.averages.few', { customers, least: LEAST })
    return { ...frame, finding, enough: false, rows: [], totals: {}, points: [], marks: { customers } }
  }
  const all = middleOf(money)
  const above = money.filter((one) => one >= all.mean).length
  const groups = groupsIn(facts, by)
  const shares = sharesOf(groups.map(({ places }) => Math.max(0, sumOf(moneyAt(facts, places)))))
  const total = sumOf(money)
  return {
    ...frame,
    finding: say('analytics.finding.averages.half', {
      medianMoney: all.median,
      meanMoney: all.mean,
      above,
      abovePercent: (above / customers) * 100,
      customers,
    }),
    enough: true,
    rows: groups.map(({ name, word, key, places }, at) => ({
      cells: {
        group: name,
        ...(by === 'tier' || by === 'standing' ? {} : { groupWord: word }),
        customers: places.length,
        revenue: sumOf(moneyAt(facts, places)),
        share: shares[at] ?? 0,
        ...middleOf(moneyAt(facts, places)),
        purchases: places.reduce((sum, place) => sum + (facts.purchases[place] ?? 0), 0) / places.length,
      },
      contactId: null,
      people: key,
    })),
    totals: {
      customers,
      revenue: total,
      share: total > 0 ? 100 : 0,
      ...all,
      purchases: sumOf(facts.purchases) / customers,
    },
    totalPeople: { customers: 'all', revenue: 'all' },
    points: [],
    marks: { ...all, customers, above },
  }
}

const moneyAt = ({ money }: Facts, places: readonly number[]) => Float64Array.from(places, (at) => money[at] ?? 0)

/** In whole minor units. */
function middleOf(money: Float64Array) {
  const sorted = money.slice().sort()
  const at = (share: number) => Math.round(quantile(sorted, share))
  return { median: at(0.5), mean: Math.round(sumOf(sorted) / sorted.length), lower: at(0.25), upper: at(0.75) }
}

/** `all`; the key of a group. */
function people(facts: Facts, key: string, { request: { by } }: Ask<Request>): People | null {
  const { ids, money } = facts
  const places = key === 'all' ? [...ids.keys()] : groupsIn(facts, by).find((group) => group.key === key)?.places
  if (places === undefined) return null
  const sorted = places.toSorted((a, b) => (money[b] ?? 0) - (money[a] ?? 0) || (ids[a] ?? 0) - (ids[b] ?? 0))
  const found = pick({ ids, money }, sorted)
  return { ids: found.ids, amounts: found.money, days: null }
}
