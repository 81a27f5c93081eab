// The sums of everybody anew from the ledgers, on a worker thread: slices of ordered covering indexes into columns of numbers, which cost
// little to hold and to send.
import type { Sqlite } from '../../../database/open.ts'
import type { VisitKind } from '../write.ts'
import { unprofiled, VisitTally, type VisitTotals } from '../visit-sums.ts'

/** One entry a person, in the order of `id`; NaN for null. Shop days, minor units. */
export type Sums = Readonly<Record<'id' | keyof VisitTotals | 'cost' | 'costed', Float64Array<ArrayBuffer>>>

/** So many people at once: nothing is held up by who reads, and no long read keeps the log of the book from being emptied. */
const SLICE = 5_000

const KINDS: readonly VisitKind[] = ['visit', 'sale', 'return', 'correction']
const CODE = `CASE v.kind ${KINDS.map((kind, code) => `WHEN '${kind}' THEN ${String(code)}`).join(' ')} END`
// Numbers alone: a text costs more than the row.
const VISITS = `SELECT v.owner_id, v.day, ${CODE} + iif(v.corrected_by IS NULL, 0, 8), v.total
  FROM visit v INDEXED BY visit_owner_day WHERE v.owner_id BETWEEN ? AND ? AND v.owner_id IS NOT NULL ORDER BY v.owner_id, v.day`
const COSTS = `SELECT l.owner_id, sum(l.cost), sum(l.total) FROM sale_line l INDEXED BY sale_line_owner
  WHERE l.owner_id BETWEEN ? AND ? AND l.owner_id IS NOT NULL AND l.cost IS NOT NULL GROUP BY l.owner_id`

/** Everybody who is shown, as the ledgers have them now; each person as they stood at one moment. */
export function readSums(db: Sqlite): Sums {
  const ids = Float64Array.from(db.prepare<[], number>('SELECT id FROM contact ORDER BY id').pluck().all())
  const sums = emptySums(ids)
  const nobodys = new Set(db.prepare<[], number>('SELECT owner_id FROM no_profile').pluck().all())
  const visits = db.prepare<[number, number], readonly [number, number, number, number]>(VISITS).raw()
  const costs = db.prepare<[number, number], readonly [number, number, number]>(COSTS).raw()
  for (let from = 0; from < ids.length; from += SLICE) {
    const slice = ids.subarray(from, from + SLICE)
    const [low, high] = [slice[0] ?? 0, slice.at(-1) ?? 0]
    addVisits(sums, from, { rows: visits.all(low, high), nobodys })
    let at = from
    for (const [id, cost, costed] of costs.all(low, high)) {
      at = placeOf(ids, id, at)
      sums.cost[at] = cost
      sums.costed[at] = costed
    }
  }
  return sums
}

interface Read {
  /** In order of people and days. */
  readonly rows: readonly (readonly [number, number, number, number])[]
  /** Who wants no profile made of them. */
  readonly nobodys: ReadonlySet<number>
}

function addVisits(sums: Sums, from: number, { rows, nobodys }: Read): void {
  const totalsOf = (who: number, tally: VisitTally) => (nobodys.has(who) ? unprofiled(tally.totals()) : tally.totals())
  let at = from
  let tally: VisitTally | null = null
  let who = Number.NaN
  for (const [id, day, code, total] of rows) {
    if (id !== who) {
      if (tally !== null) put(sums, at, totalsOf(who, tally))
      who = id
      at = placeOf(sums.id, id, at)
      tally = new VisitTally()
    }
    tally?.add(day, KINDS[code & 7] ?? 'visit', total, code >= 8)
  }
  if (tally !== null) put(sums, at, totalsOf(who, tally))
}

/** @param id stands at `from` or after it */
function placeOf(ids: Float64Array, id: number, from: number): number {
  let at = from
  while (at < ids.length && (ids[at] ?? 0) < id) at += 1
  return at
}

const TOTALS = Object.keys(new VisitTally().totals()) as (keyof VisitTotals)[] // the keys of what was just made

function emptySums(id: Float64Array<ArrayBuffer>): Sums {
  const none = { ...new VisitTally().totals(), cost: 0, costed: 0 }
  const column = (value: number | null) => new Float64Array(id.length).fill(value ?? Number.NaN)
  const columns = Object.entries(none).map(([name, value]) => [name, column(value)] as const)
  return { id, ...(Object.fromEntries(columns) as Omit<Sums, 'id'>) } // one of each key of `none`
}

function put(sums: Sums, at: number, totals: VisitTotals): void {
  for (const name of TOTALS) sums[name][at] = totals[name] ?? Number.NaN
}
