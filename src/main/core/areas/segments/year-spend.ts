// What everybody spent in the twelve months up to a day, held in memory while somebody writes a rule: every keystroke asks for the sum of
// others. It follows the people who were touched, and is read anew when they are many or another day is asked for.
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import type { ReadDb } from '../../database/handle.ts'
import { EVERYBODY } from '../contacts/service.ts'

const ALL = `SELECT v.owner_id AS id, sum(v.total) AS spent FROM visit v INDEXED BY visit_window
  WHERE v.owner_id IS NOT NULL AND v.day > ? AND v.day <= ? GROUP BY v.owner_id`
const SOME = `SELECT v.owner_id AS id, sum(v.total) AS spent FROM json_each(?) m CROSS JOIN visit v INDEXED BY visit_owner_day
  ON v.owner_id = m.value AND v.day > ? AND v.day <= ? GROUP BY v.owner_id`
const TOUCHED = 'SELECT DISTINCT contact_id FROM contact_touch WHERE seq > ? LIMIT ?'
const FOLLOW_AT_MOST = 200

interface Spent {
  readonly id: number
  readonly spent: number
}

interface Held {
  readonly asOf: number
  readonly spent: Map<number, number>
  seq: number
}

class YearSpend {
  #held: Held | null = null

  of(db: ReadDb, asOf: number): ReadonlyMap<number, number> {
    const [newest = 0, oldest = 0] = db.pluck<number>(
      'SELECT coalesce(max(seq), 0) FROM contact_touch UNION ALL SELECT coalesce(min(seq), 0) FROM contact_touch',
    )
    const held = this.#held
    if (held?.asOf === asOf && held.seq >= oldest - 1 && held.seq <= newest && follow(db, held)) {
      held.seq = newest
      return held.spent
    }
    const rows = db.all<Spent>(ALL, addMonths(asOf, -12), asOf)
    this.#held = { asOf, spent: new Map(rows.map(({ id, spent }) => [id, spent])), seq: newest }
    return this.#held.spent
  }
}

function follow(db: ReadDb, { asOf, spent, seq }: Held): boolean {
  const touched = db.pluck<number>(TOUCHED, seq, FOLLOW_AT_MOST + 1)
  if (touched.length > FOLLOW_AT_MOST || touched.includes(EVERYBODY)) return false
  if (touched.length === 0) return true
  for (const id of touched) spent.delete(id)
  for (const row of db.all<Spent>(SOME, JSON.stringify(touched), addMonths(asOf, -12), asOf))
    spent.set(row.id, row.spent)
  return true
}

/** Minor units by person; who bought nothing is not in it. The map is valid until the next call. */
export function yearSpend(db: ReadDb, asOf: number): ReadonlyMap<number, number> {
  return db.prepared('segments.year-spend', () => new YearSpend()).of(db, asOf)
}

/** The sum, and the middle one of all of them (the mean of the two in the middle), rounded to a minor unit. */
export function sumAndMedian(values: Float64Array): { readonly sum: number; readonly median: number } {
  const ordered = values.toSorted()
  const middle = ordered.length >> 1
  const upper = ordered[middle] ?? 0
  const median = ordered.length % 2 === 1 ? upper : (upper + (ordered[middle - 1] ?? 0)) / 2
  return { sum: values.reduce((sum, one) => sum + one, 0), median: Math.round(median) + 0 }
}
