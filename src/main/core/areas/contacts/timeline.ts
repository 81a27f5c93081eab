// The profile's one timeline: what every area has to say about a person, merged in order of time, and what of it is still open.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { TimelineRow, contacts } from '../../../../shared/contract/contacts.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { AboutPeople, QueryContext } from '../../area.ts'
import { canonOf } from '../../database/people.ts'

/** An area that has rows about people, and its name. */
export interface Teller {
  readonly name: string
  readonly about: AboutPeople
}

type Page = OutputOf<typeof contacts.timeline>
type Cursor = NonNullable<Page['next']>

export interface TimelineQuery {
  readonly contactId: number
  readonly kinds?: readonly string[] | undefined
  readonly before?: Cursor | undefined
  readonly limit: number
}

/** Newest first; of equal instants by area, then the greater id first: the order a cursor stands in. */
export function timelineOf(tellers: readonly Teller[], { db }: Pick<QueryContext, 'db'>, query: TimelineQuery): Page {
  const { kinds, before, limit } = query
  const contactId = canonOf(db, query.contactId)
  const rows = tellers
    .filter(({ about }) => kinds === undefined || about.kinds.some((kind) => kinds.includes(kind)))
    .flatMap(({ name, about }) => {
      const where = startOf(name, before)
      return about.timeline(db, { contactId, ...where, ...(kinds && { kinds }), limit: limit + 1 })
    })
    .sort(inOrder)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page,
    next: last === undefined || rows.length <= limit ? null : { at: last.at, area: last.area, id: last.id },
  }
}

/** Where an area goes on after a cursor: at its instant, areas before it are through, areas after it have not begun. */
function startOf(area: string, before: Cursor | undefined): { readonly until: number; readonly below: number | null } {
  if (before === undefined) return { until: Number.MAX_SAFE_INTEGER, below: null }
  if (area === before.area) return { until: before.at, below: before.id }
  return { until: area < before.area ? before.at - 1 : before.at, below: null }
}

function inOrder(a: TimelineRow, b: TimelineRow): number {
  return b.at - a.at || (a.area < b.area ? -1 : a.area > b.area ? 1 : b.id - a.id)
}

const OPEN_AT_MOST = 50

/** The last contact and what is still open, whichever area it came by. */
export function mattersOf(
  tellers: readonly Teller[],
  { db, settings, outside }: QueryContext,
  { contactId: asked }: { readonly contactId: number },
): OutputOf<typeof contacts.matters> {
  const contactId = canonOf(db, asked)
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const open = tellers.flatMap(({ about }) => [...(about.open?.(db, { contactId, today }) ?? [])])
  const { rows } = timelineOf(tellers, { db }, { contactId, limit: 1 })
  return { last: rows[0] ?? null, open: open.slice(0, OPEN_AT_MOST) }
}
