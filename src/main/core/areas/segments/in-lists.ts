// Lists of customers narrowed to a saved segment: everywhere a list of customers can be asked for, be it to look, to take out or to change.
import type { ContactFilter } from '../../../../shared/contract/contacts.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import { ROLES } from '../../../../shared/roles.ts'
import type { InLists, ListCondition, ListPlace } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { compile } from './compile.ts'
import type { SegmentParts } from './parts.ts'
import { placeIn, readRule, vocabularyOf } from './vocabulary.ts'

const RULE = 'SELECT rule FROM segment WHERE id = ?'
const COUNTED = 'SELECT 1 FROM segment_count WHERE segment_id = ?'

/** Anything may have changed who is in it: a list of before is held for nobody once something was written. */
const version = (db: ReadDb): number => db.pluck<number>('PRAGMA data_version')[0] ?? 0

export const inLists = (parts: SegmentParts): InLists => ({
  narrow: (place, { segment }: ContactFilter) => (segment === undefined ? [] : [inSegment(parts, place, segment)]),
})

/** Errors: NOT_FOUND, FORBIDDEN. */
function inSegment(parts: SegmentParts, { db, settings, today, role }: ListPlace, id: number): ListCondition {
  const [rule] = db.pluck<string>(RULE, id)
  if (rule === undefined) throw new Failure('NOT_FOUND', { what: 'segment' })
  const { dayOf, startOf } = shopCalendar(settings.zone, settings.dayTurn)
  const place = placeIn({ db, settings, today, until: null, only: null, dayOf, startOf })
  const { first, sql, values, slow, fields } = compile(readRule(rule), vocabularyOf(parts, place))
  for (const one of role === null ? ROLES : [role]) parts.permit(one, fields)
  const of = version(db)
  // What takes long is not asked anew while somebody turns the pages: it is as the watch last counted it.
  if (slow && db.get(COUNTED, id) !== undefined) {
    return {
      all: `l.contact_id IN (SELECT contact_id FROM segment_member WHERE segment_id = ? AND ? >= 0)`,
      values: [id, of],
    }
  }
  return {
    all: `l.contact_id IN (${first.sql}SELECT s.contact_id FROM contact_stats s WHERE ${sql} AND ? >= 0)`,
    values: [...first.values, ...values, of],
  }
}
