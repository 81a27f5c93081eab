// Who moved between the groups of value from one period to the next: the matrix with counts, shares and money, each cell with its people.
// Keys of people: `very-high>lapsed` a cell, `very-high` a row, `>lapsed` a column, `new` who first bought later.
import type * as z from 'zod'
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import {
  GROUPS,
  migrationOf,
  movedSo,
  movesOf,
  type Group,
  type Moves,
  type MigrationRow,
  type Spending,
} from '../../../../shared/domain/reports/migration.ts'
import { monthOfDay, stretchBefore, toAYear, type Stretch } from '../../../../shared/domain/reports/periods.ts'
import { addMonths, daysOfPeriod } from '../../../../shared/domain/segments/period.ts'
import { CUT_TIERS, type CutTier } from '../../../../shared/domain/value/tiers.ts'
import { Failure } from '../../../../shared/errors.ts'
import { valueSettings } from '../value/service.ts'
import { eachPair, pick } from './columns.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { beside } from './window.ts'

type Request = Extract<z.output<typeof ReportRequest>, { report: 'migration' }>

/** Who ever bought, by ascending id. */
type Columns = Spending & Pick<Moves, 'moves'>

interface Facts extends Columns, Moves {
  readonly periods: Periods
  readonly shares: Readonly<Record<CutTier, number>>
}

interface Periods {
  readonly before: Stretch
  readonly now: Stretch
  /** The second period as it was asked: it may not be over yet. */
  readonly until: number
}

export const migration = defineReport<Request, Facts>({ name: 'migration', gather, decide, people })

const BUYERS = `SELECT contact_id, first_buy_day FROM contact_stats NOT INDEXED WHERE first_buy_day IS NOT NULL
  ORDER BY contact_id`
// Both periods in one walk; what lies between them is in neither.
const SPENT = `SELECT owner_id, total(iif(day <= ?, total, 0)), total(iif(day >= ?, total, 0)),
    max(day <= ? AND kind = 'sale' AND corrected_by IS NULL), max(day >= ? AND kind = 'sale' AND corrected_by IS NULL)
  FROM visit INDEXED BY visit_owner_day WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ?
  GROUP BY owner_id ORDER BY owner_id`

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const periods = periodsOf(ask)
  const { tiers } = valueSettings(db)
  const shares = Object.fromEntries(CUT_TIERS.map((tier) => [tier, tiers[tier].share])) as Record<CutTier, number> // each of CUT_TIERS
  const { people, first } = db.numbers(['people', 'first'], BUYERS)
  const { before, now } = periods
  const spent = db.numbers(
    ['ids', 'before', 'now', 'boughtBefore', 'boughtNow'],
    SPENT,
    ...[before.to, now.from, before.to, now.from, before.from, now.to],
  )
  const spending = {
    people,
    first,
    before: beside(people, spent, spent.before),
    now: beside(people, spent, spent.now),
    boughtBefore: beside(people, spent, spent.boughtBefore),
    boughtNow: beside(people, spent, spent.boughtNow),
  }
  // The groups are those of the whole shop, whoever is looked at.
  const { moves, ...cuts } = movesOf(spending, periods.before.from, shares)
  return { ...onlyThose({ ...spending, moves }, ask.only), ...cuts, periods, shares }
}

function onlyThose({ moves, ...columns }: Columns, only: Float64Array | null): Columns {
  if (only === null) return { ...columns, moves }
  const places: number[] = []
  eachPair(columns.people, only, (place) => places.push(place))
  return { ...pick(columns, places), moves: Uint8Array.from(places, (place) => moves[place] ?? 0) }
}

/** Errors: BAD_INPUT where the first period does not end before the second begins. */
function periodsOf({ request, period, asOf, firstSale }: Ask<Request>): Periods {
  const asked = period ?? usualPeriod(asOf, firstSale)
  const until = asked.to ?? asOf
  const from = asked.from ?? Math.min(firstSale ?? until, until)
  const said = request.before === undefined ? null : daysOfPeriod(request.before, asOf)
  const usual = stretchBefore({ from, to: until })
  const before =
    said === null ? usual : { from: said.from ?? Math.min(firstSale ?? usual.from, usual.to), to: said.to ?? usual.to }
  const issue = (rule: string) => new Failure('BAD_INPUT', { issues: [{ path: 'before', rule }] })
  if (before.from > before.to) throw issue('ends_before_it_begins')
  if (before.to >= from) throw issue('not_before_the_period')
  return { before, now: { from, to: Math.min(until, asOf) }, until }
}

const MOST_MONTHS = 12

/** The last twelve months; in a book that does not cover twice as much, the later half of its months. */
function usualPeriod(asOf: number, firstSale: number | null): Stretch {
  const known = monthOfDay(asOf + 1) - monthOfDay(firstSale ?? asOf)
  const whole = addMonths(firstSale ?? asOf, known) <= asOf + 1 ? known : known - 1
  const months = Math.min(MOST_MONTHS, Math.max(1, Math.floor(whole / 2)))
  return { from: addMonths(asOf, -months) + 1, to: asOf }
}

const KINDS = ['', '.people', '.money', '.average'] as const
const TYPES = { '': 'percent', '.people': 'count', '.money': 'money', '.average': 'money' } as const

const COLUMNS: Body['columns'] = [
  { key: 'group', type: 'word' },
  { key: 'people', type: 'count' },
  { key: 'yearly', type: 'money' },
  ...KINDS.flatMap((kind) => GROUPS.map((group) => ({ key: `${group}${kind}`, type: TYPES[kind] }))),
]

function decide(facts: Facts, ask: Ask<Request>): Body {
  const { before, now, until } = facts.periods
  const { rows, newcomers } = migrationOf(facts, facts.moves, toAYear(before))
  const inRows = rows.reduce((sum, row) => sum + row.people, 0)
  const cellsTo = (to: Group) =>
    rows.filter(({ group }) => group !== 'lapsed' || to !== 'lapsed').map(({ cells }) => cells[to])
  const columnOf = (to: Group, what: 'people' | 'moved' | 'average') =>
    cellsTo(to).reduce((sum, cell) => sum + cell[what], 0)
  const lost = { people: columnOf('lapsed', 'people'), money: -columnOf('lapsed', 'moved') }
  const base = { from: now.from, to: now.to, columns: COLUMNS, points: [] }
  const marks = {
    newcomers: newcomers.people,
    newcomersMoney: newcomers.spent,
    lostPeople: lost.people,
    lostMoney: lost.money,
    lostAverage: columnOf('lapsed', 'average'),
    beforeFrom: before.from,
    beforeTo: before.to,
    ...cutMarks('cutBefore', facts.cutsBefore),
    ...cutMarks('cutNow', facts.cutsNow),
  }
  if (inRows === 0) {
    const finding = say('analytics.finding.migration.few', { fromDay: before.from, toDay: before.to })
    return { ...base, finding, notes: [], enough: false, rows: [], totals: {}, marks }
  }
  return {
    ...base,
    marks,
    finding:
      lost.people === 0
        ? say('analytics.finding.migration.nobody', { customers: inRows, fromDay: now.from, toDay: now.to })
        : say('analytics.finding.migration.lost', {
            people: lost.people,
            lostMoney: lost.money,
            beforeDay: before.from,
            beforeEndDay: before.to,
            fromDay: now.from,
            toDay: now.to,
          }),
    notes: [
      say('analytics.note.migration.groups', {
        veryHigh: facts.shares['very-high'],
        high: facts.shares.high,
        medium: facts.shares.medium,
      }),
      say('analytics.note.migration.lapsed', {}),
      ...(newcomers.people === 0
        ? []
        : [say('analytics.note.migration.newcomers', { people: newcomers.people, money: newcomers.spent })]),
      ...(until > ask.asOf ? [say('analytics.note.periodRunning', { untilDay: until, asOfDay: ask.asOf })] : []),
    ],
    enough: true,
    rows: rows.map(rowOf),
    totals: {
      people: inRows,
      ...Object.fromEntries(
        GROUPS.flatMap((to) => [
          [`${to}.people`, columnOf(to, 'people')],
          [`${to}.money`, columnOf(to, 'moved')],
          [`${to}.average`, columnOf(to, 'average')],
        ]),
      ),
    },
    totalPeople: Object.fromEntries(GROUPS.filter((to) => columnOf(to, 'people') > 0).map((to) => [to, `>${to}`])),
  }
}

function rowOf({ group, people: all, average: yearly, cells }: MigrationRow): Body['rows'][number] {
  const shown = GROUPS.flatMap((to): [string, number | null][] => {
    if (group === 'lapsed' && to === 'lapsed') return KINDS.map((kind) => [`${to}${kind}`, null])
    const { people: count, percent, moved, average } = cells[to]
    return [
      [to, percent],
      [`${to}.people`, count],
      [`${to}.money`, moved],
      [`${to}.average`, average],
    ]
  })
  const behind = GROUPS.filter((to) => cells[to].people > 0).map((to) => [to, `${group}>${to}`])
  return {
    cells: { group, people: all, yearly, ...Object.fromEntries(shown) },
    contactId: null,
    people: group,
    cellPeople: Object.fromEntries(behind) as Record<string, string>,
  }
}

const cutMarks = (name: string, cuts: Moves['cutsNow']) =>
  cuts === null ? {} : Object.fromEntries(CUT_TIERS.map((tier) => [`${name}.${tier}`, cuts[tier]]))

const isGroup = (word: string): word is Group => GROUPS.some((group) => group === word)

/** Whoever lapsed is worth what they spent before, others what they spend now. */
function people(facts: Facts, key: string): People | null {
  const [from = '', to] = key.split('>')
  const [row, column] = [isGroup(from) ? from : null, to !== undefined && isGroup(to) ? to : null]
  const good =
    key === 'new' || (row !== null && (to === undefined || column !== null)) || (from === '' && column !== null)
  if (!good) return null
  const places = key === 'new' ? newcomersIn(facts) : movedSo(facts.moves, row, column)
  const worth = column === 'lapsed' || (row !== null && to === undefined) ? facts.before : facts.now
  places.sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
  return { ids: at(facts.people, places), amounts: at(worth, places), days: null }
}

const at = (column: Float64Array, places: readonly number[]) => Float64Array.from(places, (place) => column[place] ?? 0)

const newcomersIn = ({ moves, boughtNow }: Facts): number[] =>
  [...moves.keys()].filter((place) => (moves[place] ?? 0) >= GROUPS.length ** 2 && (boughtNow[place] ?? 0) > 0)
