// The list of occasions: whose birthday, anniversary or first visit returns, and by which channels they may be greeted.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { campaignPlans } from '../../../../shared/contract/campaigns.ts'
import { MESSAGE_CHANNELS } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import { permissionsOf } from './audience/permissions.ts'
import { comingRound } from './coming-round.ts'

/** Shop days in a request, both included. */
const MOST_DAYS = 366

const NAMES = `SELECT l.contact_id AS id, l.name, l.sort_name AS sort FROM json_each(?) m CROSS JOIN contact_list l ON l.contact_id = m.value`

/** Errors: BAD_INPUT for days in the wrong order, or too many of them. */
export function refuseDays({ from, to }: { readonly from: number; readonly to: number }, most: number): void {
  if (to < from) throw new Failure('BAD_INPUT', { issues: [{ path: 'to', rule: 'ends_before_it_begins' }] })
  if (to - from >= most) throw new Failure('BAD_INPUT', { issues: [{ path: 'to', rule: 'too_long', limit: most }] })
}

/** By day, then by name. Errors: BAD_INPUT. */
export function occasionsFor(
  { db, settings, outside }: QueryContext,
  { from, to, kinds }: InputOf<typeof campaignPlans.occasions>,
): OutputOf<typeof campaignPlans.occasions> {
  refuseDays({ from, to }, MOST_DAYS)
  const coming = comingRound(db, kinds, { from, to })
  const ids = JSON.stringify([...new Set(coming.map(({ person }) => person))])
  const names = new Map(db.all<{ id: number; name: string; sort: string }>(NAMES, ids).map((row) => [row.id, row]))
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const { why, reach } = permissionsOf({ db, today, ids, channels: MESSAGE_CHANNELS })
  return coming
    .flatMap(({ person, ...rest }) => {
      const name = names.get(person)
      if (name === undefined) return []
      const channels = MESSAGE_CHANNELS.filter(
        (channel) => why(person, channel).length === 0 && reach(person, channel).usable > 0,
      )
      return [{ contact: { id: person, name: name.name }, sort: name.sort, ...rest, channels }]
    })
    .sort((a, b) => a.day - b.day || (a.sort < b.sort ? -1 : Number(a.sort > b.sort)) || a.contact.id - b.contact.id)
    .map(({ sort: _, ...row }) => row)
}
