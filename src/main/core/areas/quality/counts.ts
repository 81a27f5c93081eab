// How many of what was found: those said to be right apart, and 1 January only where a crowd was born on it.
import { QUALITY_CODES, type QualityCode } from '../../../../shared/domain/quality.ts'
import type { ReadDb } from '../../database/handle.ts'
import { SUSPENDED } from '../contacts/service.ts'
import { WELL } from './judge.ts'

/** Of a hit `h`: it counts at all. */
export const COUNTS = `(h.code <> 'birthday-placeholder' OR h.detail IS NOT 'new-year'
  OR EXISTS (SELECT 1 FROM quality_look k WHERE k.id = 1 AND k.crowd = 1))`
/** Of a hit `h`: it was said to be right, as it still stands. */
export const IS_LEFT = `EXISTS (SELECT 1 FROM quality_leave v
  WHERE v.owner_id = h.contact_id AND v.code = h.code AND v.item = h.item AND v.value = h.value)`

export interface Found {
  readonly code: QualityCode
  readonly count: number
  /** With a proposal. */
  readonly mendable: number
}

const ALL = `SELECT h.code, count(*) AS count, count(h.proposal) AS mendable FROM quality_hit h WHERE ${COUNTS} GROUP BY h.code`
// Few are said to be right, so they are sought from their side.
const LEFT = `SELECT h.code, count(*) AS count, count(h.proposal) AS mendable FROM (
    SELECT DISTINCT owner_id, code, item, value FROM quality_leave) v
  CROSS JOIN quality_hit h ON h.code = v.code AND h.contact_id = v.owner_id AND h.item = v.item AND h.value = v.value
  WHERE ${COUNTS} GROUP BY h.code`

export interface Counted {
  /** By code; none of which nothing was found. */
  readonly found: readonly Found[]
  /** Said to be right. */
  readonly left: number
}

export function countFound(db: ReadDb): Counted {
  const left = new Map(db.all<Found>(LEFT).map((one) => [one.code, one]))
  const found = db.all<Found>(ALL).flatMap(({ code, count, mendable }): Found[] => {
    const of = left.get(code)
    const rest = { code, count: count - (of?.count ?? 0), mendable: mendable - (of?.mendable ?? 0) }
    return rest.count > 0 ? [rest] : []
  })
  // In the order of the closed list: ways first, then birthdays, then names.
  const ordered = found.toSorted((a, b) => QUALITY_CODES.indexOf(a.code) - QUALITY_CODES.indexOf(b.code))
  return { found: ordered, left: [...left.values()].reduce((sum, { count }) => sum + count, 0) }
}

export interface WellCounts {
  readonly people: number
  readonly companies: number
  readonly phone: number
  readonly text: number
  readonly email: number
  readonly address: number
  readonly birthday: number
}

const BY_BITS = `SELECT well, count(*) AS count FROM quality_person WHERE contact_id NOT IN (${SUSPENDED}) GROUP BY well`

/** Of all who were looked at and are part of a total. */
export function countWell(db: ReadDb): WellCounts {
  const groups = db.all<{ well: number; count: number }>(BY_BITS)
  const sum = (is: (well: number) => boolean) =>
    groups.reduce((total, { well, count }) => (is(well) ? total + count : total), 0)
  const has = (bit: number) => sum((well) => (well & bit) !== 0)
  return {
    people: sum(() => true),
    companies: has(WELL.company),
    phone: has(WELL.phone),
    text: has(WELL.text),
    email: has(WELL.email),
    address: has(WELL.address),
    birthday: sum((well) => (well & (WELL.birthday | WELL.company)) === WELL.birthday),
  }
}
