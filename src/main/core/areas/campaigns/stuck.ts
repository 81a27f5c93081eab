// Why a campaign that stands for years does not go on: something its audience is made of cannot be asked any more in the name in which it runs.
import type { StuckReason } from '../../../../shared/domain/messages/words.ts'
import { isFailure } from '../../../../shared/errors.ts'
import type { Role } from '../../../../shared/roles.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { memberIds } from '../lists/service.ts'
import { refuseUnaskable, type SegmentParts } from '../segments/service.ts'
import type { StoredCampaign } from './stored.ts'

const WORKING = 'SELECT id AS userId, role FROM user WHERE id = ? AND archived = 0'
const OWNERS = `SELECT id FROM user WHERE role = 'owner' AND archived = 0 ORDER BY id`

/** In whose name a standing campaign may run: whoever started it, else an owner, because somebody who left does not end it. */
export const namesFor = (db: ReadDb, startedBy: number | null): readonly number[] => [
  ...(startedBy === null ? [] : [startedBy]),
  ...db.pluck<number>(OWNERS),
]

/** Null: it goes on, or it is none that stands. */
export function stuckReason(
  parts: { readonly segments: SegmentParts },
  { db, settings, outside }: Pick<QueryContext, 'db' | 'settings' | 'outside'>,
  { state, schedule, audience, startedBy }: StoredCampaign,
): StuckReason | null {
  if (state !== 'running' || schedule.when !== 'yearly') return null
  const session = namesFor(db, startedBy)
    .map((user) => db.get<{ userId: number; role: Role }>(WORKING, user))
    .find((one) => one !== undefined)
  if (session === undefined) return 'nobody'
  const lists = audience.everyone ? audience.exceptLists : [...audience.lists, ...audience.exceptLists]
  const segments = audience.everyone ? audience.exceptSegments : [...audience.segments, ...audience.exceptSegments]
  try {
    for (const id of lists) memberIds(db, id)
    for (const id of segments) refuseUnaskable(parts.segments, { db, settings, outside, session }, id)
    return null
  } catch (error) {
    if (isFailure(error, 'NOT_FOUND')) return error.data.what === 'list' ? 'list' : 'segment'
    if (isFailure(error, 'FORBIDDEN')) return 'forbidden'
    if (isFailure(error, 'BAD_INPUT')) return 'rule'
    throw error
  }
}
