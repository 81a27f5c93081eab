// The profile's one timeline: what every area has to say about a person, merged in order of time, and what of it is still open.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { TimelineRow, contacts } from '../../../../shared/contract/contacts.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { AboutPeople, OpenMatter, QueryContext } from '../../area.ts'
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
export function timelineOf(
  tellers: readonly Teller[],
  { db, settings }: Pick<QueryContext, 'db' | 'settings'>,
  query: TimelineQuery,
): Page {
  const { kinds, before, limit } = query
  const contactId = canonOf(db, query.contactId)
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const rows = tellers
    .filter(({ about }) => kinds === undefined || about.kinds.some((kind) => kinds.includes(kind)))
    .flatMap(({ name, about }) => {
      const where = startOf(name, before)
      return about.timeline(db, { contactId, ...where, ...(kinds && { kinds }), limit: limit + 1, dayOf })
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
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const today = dayOf(outside.clock.now())
  const open = tellers.flatMap(({ about }) => [...(about.open?.(db, { contactId, today, dayOf }) ?? [])])
  return {
    last: lastContact(tellers, { db, settings }, contactId),
    open: open
      .sort(byUrgency)
      .slice(0, OPEN_AT_MOST)
      .map(({ due: _, ...row }) => row),
  }
}

/**
 * Complaints first, the oldest before the newer ones; then by the day from which something presses, be it due then or have
 * been asked then, the longest waiting first; what has no day comes last. Of equals the older one.
 */
function byUrgency(a: OpenMatter, b: OpenMatter): number {
  const complaint = Number(b.tone === 'complaint') - Number(a.tone === 'complaint')
  if (complaint !== 0) return complaint
  const waiting = a.tone === 'complaint' ? 0 : pressesFrom(a) - pressesFrom(b)
  return waiting || -inOrder(a, b)
}

const pressesFrom = ({ due, day }: OpenMatter) => (due === undefined ? day : (due ?? Number.MAX_SAFE_INTEGER))

/** How many visits in a row may have been taken back before nobody asks further. */
const LOOKED_BACK = 20

/** The newest meeting, whichever way; a task, an own note, a visit that was taken back are none. */
function lastContact(
  tellers: readonly Teller[],
  context: Pick<QueryContext, 'db' | 'settings'>,
  contactId: number,
): TimelineRow | null {
  const kinds = tellers.flatMap(({ about }) => about.contact ?? about.kinds)
  const { rows } = timelineOf(tellers, context, { contactId, kinds, limit: LOOKED_BACK })
  return rows.find((row) => !row.corrected) ?? null
}
