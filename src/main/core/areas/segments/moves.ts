// Who came into a saved segment and who left it, by shop day, as far as it was watched on this PC.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { segments } from '../../../../shared/contract/segments.ts'
import type { QueryContext } from '../../area.ts'
import type { SegmentParts } from './parts.ts'
import { readSegmentFor } from './saved.ts'

const WITHIN = 'm.segment_id = ? AND m.day >= ? AND m.day <= ?'
const DAYS = `SELECT m.day, sum(m.entered) AS entered, sum(m.entered = 0) AS left FROM segment_move m WHERE m.segment_id = ?
  GROUP BY m.day ORDER BY m.day DESC`
const ROWS = `SELECT m.day, m.contact_id AS contactId, l.name, m.entered FROM segment_move m
  JOIN contact_list l ON l.contact_id = m.contact_id WHERE ${WITHIN} ORDER BY m.day DESC, m.entered DESC, l.sort_name, m.contact_id LIMIT ?`
const TOTAL = `SELECT count(*) FROM segment_move m WHERE ${WITHIN}`
const PEOPLE = 'SELECT count(*) FROM segment_member WHERE segment_id = ?'

interface Day {
  readonly day: number
  readonly entered: number
  readonly left: number
}

/** Errors: NOT_FOUND, FORBIDDEN. */
export function movesOf(
  parts: SegmentParts,
  context: QueryContext,
  { id, from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER, limit }: InputOf<typeof segments.moves>,
): OutputOf<typeof segments.moves> {
  const { db } = context
  readSegmentFor(parts, context, id)
  // Newest first, so that how many there were then is counted back from how many there are.
  let people = db.pluck<number>(PEOPLE, id)[0] ?? 0
  const days = db.all<Day>(DAYS, id).map((day) => {
    const then = { ...day, people }
    people -= day.entered - day.left
    return then
  })
  return {
    days: days.filter(({ day }) => day >= from && day <= to),
    rows: db
      .all<{ day: number; contactId: number; name: string; entered: number }>(ROWS, id, from, to, limit)
      .map((row) => ({ ...row, entered: row.entered === 1 })),
    total: db.pluck<number>(TOTAL, id, from, to)[0] ?? 0,
  }
}
