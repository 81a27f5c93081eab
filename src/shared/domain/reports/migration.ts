// Who moved between the groups of value from one period to another, as counts, per cent and money: the customer migration matrix.
import { CUT_TIERS, tierCutsOf, type CutTier, type TierCuts } from '../value/tiers.ts'
import { sharesOf } from '../value/shares.ts'

/** Of one period, best first. `lapsed`: bought earlier, but not in it. */
export const GROUPS = [...CUT_TIERS, 'low', 'lapsed'] as const
export type Group = (typeof GROUPS)[number]

const LOW = GROUPS.indexOf('low')
const LAPSED = GROUPS.indexOf('lapsed')
/** Whoever had not bought before the first period was over: in no group of it. */
const NEW = 255

/** What people spent in two periods, each column as long as `people`. */
export interface Spending {
  readonly people: Float64Array
  /** Shop day of the first purchase ever; NaN without one. */
  readonly first: Float64Array
  /** Minor units, returns taken off. */
  readonly before: Float64Array
  readonly now: Float64Array
  /** Purchases that stand; a return is none. */
  readonly boughtBefore: Float64Array
  readonly boughtNow: Float64Array
}

export interface Moves {
  /** For each person `from * 5 + to`, both by their place in GROUPS; above that for whoever is in no row. */
  readonly moves: Uint8Array
  readonly cutsBefore: TierCuts | null
  readonly cutsNow: TierCuts | null
}

/**
 * Groups of each period by cuts of its own spend: among those who bought in it, ties share the better group.
 * @param firstDay shop day on which the first period begins @param shares in per cent, rising
 */
export function movesOf(spending: Spending, firstDay: number, shares: Readonly<Record<CutTier, number>>): Moves {
  const { people, first, before, now, boughtBefore, boughtNow } = spending
  const cutsBefore = cutsOf(before, boughtBefore, shares)
  const cutsNow = cutsOf(now, boughtNow, shares)
  const moves = new Uint8Array(people.length)
  for (let at = 0; at < moves.length; at += 1) {
    const to = groupAt(now[at] ?? 0, boughtNow[at] ?? 0, cutsNow)
    const from = groupAt(before[at] ?? 0, boughtBefore[at] ?? 0, cutsBefore)
    const known = from !== LAPSED || (first[at] ?? Number.NaN) < firstDay
    moves[at] = known ? from * GROUPS.length + to : NEW
  }
  return { moves, cutsBefore, cutsNow }
}

function cutsOf(spent: Float64Array, bought: Float64Array, shares: Readonly<Record<CutTier, number>>): TierCuts | null {
  return tierCutsOf(
    spent.filter((_, at) => (bought[at] ?? 0) > 0),
    shares,
  )
}

function groupAt(spent: number, bought: number, cuts: TierCuts | null): number {
  if (bought === 0 || cuts === null) return LAPSED
  const at = CUT_TIERS.findIndex((tier) => spent >= cuts[tier])
  return at === -1 ? LOW : at
}

export interface MigrationCell {
  readonly people: number
  /** Of the row, whole numbers that add up to 100; null where nobody is in the row, and for those who lapsed and stayed away. */
  readonly percent: number | null
  /** What these people spent more (less: below nothing) than in the first period, in minor units. */
  readonly moved: number
  /** What as many people of the group they were in spend in a year on average, in minor units. */
  readonly average: number
}

export interface MigrationRow {
  readonly group: Group
  readonly people: number
  /** All that they spent in the first period, in minor units. */
  readonly spent: number
  /** What one of them spends in a year on average, in minor units, by the first period. */
  readonly average: number
  readonly cells: Readonly<Record<Group, MigrationCell>>
}

export interface Migration {
  readonly rows: readonly MigrationRow[]
  /** Who first bought after the first period, and what they spent in the second. */
  readonly newcomers: { readonly people: number; readonly spent: number }
}

/** @param toAYear by how much money of the first period is multiplied to be that of a year */
export function migrationOf({ before, now, boughtNow }: Spending, moves: Uint8Array, toAYear: number): Migration {
  const size = GROUPS.length
  const people = new Float64Array(size * size)
  const spentBefore = new Float64Array(size * size)
  const spentNow = new Float64Array(size * size)
  const newcomers = { people: 0, spent: 0 }
  for (let at = 0; at < moves.length; at += 1) {
    const move = moves[at] ?? NEW
    if (move < people.length) {
      people[move] = (people[move] ?? 0) + 1
      spentBefore[move] = (spentBefore[move] ?? 0) + (before[at] ?? 0)
      spentNow[move] = (spentNow[move] ?? 0) + (now[at] ?? 0)
    } else if ((boughtNow[at] ?? 0) > 0) {
      newcomers.people += 1
      newcomers.spent += now[at] ?? 0
    }
  }
  const rows = GROUPS.map((group, from) => {
    const mine = (of: Float64Array) => [...of.subarray(from * size, (from + 1) * size)]
    return rowOf({ group, people: mine(people), spentBefore: mine(spentBefore), spentNow: mine(spentNow), toAYear })
  })
  return { rows, newcomers }
}

interface RowSums {
  readonly group: Group
  readonly people: number[]
  readonly spentBefore: readonly number[]
  readonly spentNow: readonly number[]
  readonly toAYear: number
}

function rowOf({ group, people, spentBefore, spentNow, toAYear }: RowSums): MigrationRow {
  // Whoever lapsed and stays away is not a move: the row of the lapsed is made of those who came back.
  if (group === 'lapsed') people[LAPSED] = 0
  const all = people.reduce((sum, count) => sum + count, 0)
  const spent = group === 'lapsed' ? 0 : spentBefore.reduce((sum, money) => sum + money, 0)
  const average = all === 0 ? 0 : (spent / all) * toAYear
  const percents = sharesOf(people)
  const cells = GROUPS.map((to, at): [Group, MigrationCell] => [
    to,
    {
      people: people[at] ?? 0,
      percent: all === 0 || (group === 'lapsed' && to === 'lapsed') ? null : (percents[at] ?? 0),
      moved: (people[at] ?? 0) === 0 ? 0 : (spentNow[at] ?? 0) - (spentBefore[at] ?? 0),
      average: Math.round(average * (people[at] ?? 0)),
    },
  ])
  return { group, people: all, spent, average: Math.round(average), cells: Object.fromEntries(cells) as never } // each of GROUPS
}

/** Places of the people who moved so; either side left out: from anywhere, to anywhere. Who lapsed and stays away is never meant. */
export function movedSo(moves: Uint8Array, from: Group | null, to: Group | null): number[] {
  const [row, column] = [from === null ? null : GROUPS.indexOf(from), to === null ? null : GROUPS.indexOf(to)]
  const found: number[] = []
  for (const [at, move] of moves.entries()) {
    if (move === NEW || move === LAPSED * GROUPS.length + LAPSED) continue
    const meant =
      (row === null || Math.floor(move / GROUPS.length) === row) && (column === null || move % GROUPS.length === column)
    if (meant) found.push(at)
  }
  return found
}
