// Who is in an audience: everybody, or whoever is in one of its segments and lists or named by hand, and who is excluded by others.
import type { Audience } from '../../../../../shared/contract/campaigns.ts'
import type { BookDoor } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { memberIds } from '../../lists/service.ts'
import { describe, type Asking, type SegmentParts } from '../../segments/service.ts'
import type { AudienceOrder } from './order.ts'

type AudiencePeople = Pick<AudienceOrder, 'people' | 'excluded' | 'profiled'>

/** By who they are now. */
const NAMED = `SELECT l.contact_id FROM json_each(?) m CROSS JOIN contact_list l
  ON l.contact_id = coalesce((SELECT a.canon_id FROM alias a WHERE a.id = m.value), m.value)`

/** As the book stands now. Errors: NOT_FOUND, FORBIDDEN, BAD_INPUT for a segment that cannot be asked any more. */
export async function peopleOf(parts: SegmentParts, context: Asking, audience: Audience): Promise<AudiencePeople> {
  const bySegment = await inSegments(parts, context, audience.everyone ? [] : audience.segments)
  const excludedBySegment = await inSegments(parts, context, audience.exceptSegments)
  const { db } = context.book()
  const excluded = Float64Array.from([...excludedBySegment, ...inLists(db, audience.exceptLists)])
  // Whoever decides reads them beside the counter.
  if (audience.everyone) return { people: null, excluded, profiled: new Float64Array() }
  const said = new Set(saidIn(db, audience))
  const profiled = [...bySegment].filter((person) => !said.has(person))
  return {
    people: Float64Array.from(new Set([...said, ...bySegment])).sort(),
    excluded,
    profiled: Float64Array.from(profiled),
  }
}

async function inSegments(
  parts: SegmentParts,
  context: Asking,
  segments: readonly number[],
): Promise<ReadonlySet<number>> {
  const found = new Set<number>()
  for (const id of segments) for (const person of (await describe(parts, context, { id })).people) found.add(person)
  return found
}

const inLists = (db: BookDoor['db'], lists: readonly number[]) => lists.flatMap((list) => memberIds(db, list))

const saidIn = (db: ReadDb, { lists, people }: Pick<Audience, 'lists' | 'people'>) => [
  ...inLists(db, lists),
  ...db.pluck<number>(NAMED, JSON.stringify(people)),
]
