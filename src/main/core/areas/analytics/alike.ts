// What the best customers have in common that others have not, and who else has most of it: customers and people who never bought.
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { SUSPENDED } from '../contacts/service.ts'
import { eachPair, placesWhere } from './columns.ts'
import { judgedCustomers, tierAt } from './judged.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { traitsOf, type Trait } from './traits.ts'
import { beside } from './window.ts'

type Request = Extract<ReportRequest, { report: 'alike' }>

interface Facts {
  /** Everybody who is shown, by ascending id. */
  readonly ids: Float64Array
  /** 0: never bought, 1: another customer, 2: one of the best. */
  readonly kind: Float64Array
  readonly spend: Float64Array
  readonly traits: readonly Trait[]
}

const OTHER = 1
const BEST = 2

/** The best tier, and where it has fewer, the two best. */
const WANTED_BEST = 30
/** Fewer than so many best, or others, have nothing in common but by chance. */
const LEAST = 10
/** So many of the best have it, at least … */
const LEAST_WITH = 5
/** … and so many times as often as others … */
const LEAST_LIFT = 1.2
/** … and by more than chance: the difference of two shares in standard errors, which one pair in a hundred exceeds by chance. */
const LEAST_Z = 2.58
const MOST_TRAITS = 12
const MOST_ALIKE = 500

export const alike = defineReport<Request, Facts>({ name: 'alike', gather, decide, people })

const EVERYBODY = `SELECT s.contact_id FROM contact_stats s NOT INDEXED WHERE s.contact_id NOT IN (${SUSPENDED}) ORDER BY s.contact_id`

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const { customers, tiers } = judgedCustomers(db, ask)
  const tier = tiers()
  const ids = ask.only ?? db.numbers(['ids'], EVERYBODY).ids
  const kind = new Float64Array(ids.length)
  const wanted = wantedTiers(tier)
  eachPair(ids, customers.ids, (at, from) => {
    kind[at] = wanted.has(tierAt(tier, from)) ? BEST : OTHER
  })
  return { ids, kind, spend: beside(ids, customers, customers.spend), traits: traitsOf(db, ids, ask) }
}

function wantedTiers(tier: Float64Array): ReadonlySet<string> {
  const top = placesWhere(tier.length, (at) => tierAt(tier, at) === 'very-high').length
  return new Set(top >= WANTED_BEST ? ['very-high'] : ['very-high', 'high'])
}

/** One answer to one trait, among the best and among the other customers of whom anything is said. */
interface Common {
  readonly trait: Trait
  readonly code: number
  readonly best: number
  readonly bestOf: number
  readonly others: number
  readonly othersOf: number
  readonly lift: number
}

const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/** Everything that more of the best have than of the others, beyond chance; the largest difference first. */
function commonIn({ kind, traits }: Facts): readonly Common[] {
  const found = traits.flatMap((trait): Common[] => {
    const [best, others] = [new Map<number, number>(), new Map<number, number>()]
    for (const [at, code] of trait.codes.entries()) {
      if (Number.isNaN(code)) continue
      const counts = kind[at] === BEST ? best : kind[at] === OTHER ? others : null
      counts?.set(code, (counts.get(code) ?? 0) + 1)
    }
    const bestOf = total(best)
    const othersOf = total(others)
    return [...best].map(([code, count]) => {
      const without = others.get(code) ?? 0
      // Where none of the others has it, one is assumed: nothing is infinitely more frequent.
      const lift = shareOf(count, bestOf) / shareOf(Math.max(without, 1), othersOf)
      return { trait, code, best: count, bestOf, others: without, othersOf, lift }
    })
  })
  return found
    .filter((one) => one.othersOf >= LEAST && one.best >= LEAST_WITH && one.lift >= LEAST_LIFT && beyondChance(one))
    .sort((one, other) => differenceOf(other) - differenceOf(one))
    .slice(0, MOST_TRAITS)
}

const total = (counts: ReadonlyMap<number, number>) => [...counts.values()].reduce((all, one) => all + one, 0)
const differenceOf = ({ best, bestOf, others, othersOf }: Common) => shareOf(best, bestOf) - shareOf(others, othersOf)

/** The two-proportion z test with a pooled share. Source: Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 3.1. */
function beyondChance(common: Common): boolean {
  const { best, bestOf, others, othersOf } = common
  const pooled = shareOf(best + others, bestOf + othersOf)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / bestOf + 1 / othersOf))
  return error > 0 && differenceOf(common) / error >= LEAST_Z
}

/**
 * Who is none of the best and has most of it: two traits at least (or the only one there is), and more than half of those of which anything
 * is known of them, so that people who never bought can be like the best as well. Most traits first, of equals who spent more.
 */
function alikeIn({ ids, kind, spend }: Facts, common: readonly Common[]): readonly number[] {
  const byTrait = [...Map.groupBy(common, ({ trait }) => trait)].map(([{ codes }, found]) => ({
    codes,
    wanted: new Set(found.map(({ code }) => code)),
  }))
  const least = Math.min(2, byTrait.length)
  const shared = Array.from(ids, (_, at) => {
    const known = byTrait.filter(({ codes }) => !Number.isNaN(codes[at]))
    const same = known.filter(({ codes, wanted }) => wanted.has(codes[at] ?? Number.NaN)).length
    return kind[at] !== BEST && same >= least && same * 2 > known.length ? same : 0
  })
  return placesWhere(ids.length, (at) => (shared[at] ?? 0) > 0)
    .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || (spend[b] ?? 0) - (spend[a] ?? 0) || a - b)
    .slice(0, MOST_ALIKE)
}

const COLUMNS: Body['columns'] = [
  { key: 'trait', type: 'word' },
  { key: 'value', type: 'text' },
  // Where the value is a word of the catalogue and not what somebody wrote.
  { key: 'valueWord', type: 'word' },
  { key: 'best', type: 'count' },
  { key: 'bestShare', type: 'percent' },
  { key: 'others', type: 'count' },
  { key: 'othersShare', type: 'percent' },
  { key: 'lift', type: 'number' },
]

function decide(facts: Facts): Body {
  const best = facts.kind.filter((one) => one === BEST).length
  const others = facts.kind.filter((one) => one === OTHER).length
  const frame = {
    from: null,
    to: null,
    columns: COLUMNS,
    notes: [
      say('analytics.note.alike.best', { best, others }),
      say('analytics.note.alike.rule', { least: LEAST_WITH, lift: LEAST_LIFT }),
    ],
    totals: {},
    points: [],
  }
  if (best < LEAST || others < LEAST) {
    const finding = say('analytics.finding.alike.few', { best, least: LEAST })
    return { ...frame, finding, enough: false, rows: [], marks: { best, others, alike: 0 } }
  }
  const common = commonIn(facts)
  const found = alikeIn(facts, common).length
  const [first] = common
  return {
    ...frame,
    finding:
      first === undefined
        ? say('analytics.finding.alike.none', { best })
        : say('analytics.finding.alike.trait', {
            trait: first.trait.name,
            value: first.trait.values[first.code] ?? '',
            sharePercent: shareOf(first.best, first.bestOf) * 100,
            othersPercent: shareOf(first.others, first.othersOf) * 100,
            best,
            alike: found,
          }),
    enough: true,
    rows: common.map((one) => {
      const { trait, code, lift } = one
      const value = trait.values[code] ?? null
      const key = `${trait.name}:${String(code)}`
      return {
        cells: {
          trait: trait.name,
          value: trait.worded ? null : value,
          valueWord: trait.worded ? value : null,
          best: one.best,
          bestShare: shareOf(one.best, one.bestOf) * 100,
          others: one.others,
          othersShare: shareOf(one.others, one.othersOf) * 100,
          lift,
        },
        contactId: null,
        people: `others:${key}`,
        cellPeople: { best: `best:${key}`, others: `others:${key}` },
      }
    }),
    marks: { best, others, alike: found },
  }
}

/** `alike`: who has most of it; `all`: the best; `best:<trait>:<code>` and `others:<trait>:<code>`: who has one of it. */
function people(facts: Facts, key: string): People | null {
  const { ids, kind, spend, traits } = facts
  const places = key === 'alike' ? alikeIn(facts, commonIn(facts)) : placesOf()
  if (places === null) return null
  const at = (column: Float64Array) => Float64Array.from(places, (place) => column[place] ?? 0)
  return { ids: at(ids), amounts: at(spend), days: null }

  function placesOf(): readonly number[] | null {
    const [who = '', name, code] = key.split(':')
    const trait = traits.find((one) => one.name === name)
    const wanted = { all: BEST, best: BEST, others: OTHER }[who]
    if (wanted === undefined || (who === 'all' ? name !== undefined : trait === undefined)) return null
    return placesWhere(ids.length, (one) => kind[one] === wanted && (!trait || trait.codes[one] === Number(code))).sort(
      (a, b) => (spend[b] ?? 0) - (spend[a] ?? 0) || (ids[a] ?? 0) - (ids[b] ?? 0),
    )
  }
}
