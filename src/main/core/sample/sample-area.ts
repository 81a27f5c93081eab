// How the sample shop writes people in bulk: a procedure of its own that no window can reach, because only the core that
// fills a sample book is made with this area.
import * as z from 'zod'
import { action, nothing } from '../../../shared/contract/base.ts'
import { ContactPatch } from '../../../shared/contract/contacts.ts'
import { Id, Instant, ShopDay } from '../../../shared/contract/shapes.ts'
import { isoOfDay, shopCalendar } from '../../../shared/domain/shop-day.ts'
import { bind, type Area } from '../area.ts'
import { dueAsks, noteAsked, recordConsents, type ConsentEntry } from '../areas/consent/service.ts'
import { writePast, type PastCampaign } from '../areas/campaigns/service.ts'
import { createContacts } from '../areas/contacts/service.ts'
import { logVisits, type VisitEntry } from '../areas/visits/service.ts'

const Reached = z.object({
  id: Id,
  lastBuyDay: ShopDay.nullable(),
  visit: z.object({ id: Id, at: Instant }).nullable(),
})
export type Reached = z.infer<typeof Reached>
const Touched = z.object({ id: Id, day: ShopDay })
const Bought = Touched.extend({ visit: Reached.shape.visit.unwrap() })
const FIRST = `SELECT v.id, v.at FROM visit v WHERE v.owner_id = ? AND v.kind = 'sale' AND v.corrected_by IS NULL
  AND v.day BETWEEN ? AND ? ORDER BY v.at LIMIT 1`

const REACHED = `SELECT c.contact_id AS id,
    (SELECT max(v.day) FROM visit v WHERE v.owner_id = c.contact_id AND v.kind = 'sale' AND v.day < ?) AS lastBuyDay,
    (SELECT json_array(v.id, v.at) FROM visit v WHERE v.owner_id = c.contact_id AND v.kind = 'sale' AND v.corrected_by IS NULL
      AND v.day BETWEEN ? AND ? ORDER BY v.at LIMIT 1) AS visit
  FROM contact_consent c JOIN contact p ON p.id = c.contact_id AND p.kind <> 'company'
  WHERE c.channel = ? AND c.purpose = 'marketing' AND c.state = 'given' AND c.since < ? ORDER BY c.contact_id`
const BIRTHDAYS = `SELECT DISTINCT o.owner_id AS id, substr(o.date, -5) AS date FROM occasion o
  JOIN contact_consent c ON c.contact_id = o.owner_id AND c.channel = 'email' AND c.purpose = 'marketing' AND c.state = 'given'
  WHERE o.kind = 'birthday' AND substr(o.date, -5) IN (SELECT value FROM json_each(?)) ORDER BY o.owner_id`

export const sampleContract = {
  /** As many people in one command. */
  write: action('owner', z.object({ people: z.array(ContactPatch) }), z.object({ ids: z.array(Id) })),
  /** What people said about being written to, in one command; they say the same thing. */
  agree: action('owner', z.object({ entries: z.array(z.custom<ConsentEntry>()) }), nothing),
  /** The mails that ask for consent, and who never answered them, as far as they are due. */
  ask: action('owner', nothing, nothing),
  /** Visits as they came out of the till, in one command. */
  sell: action('owner', z.object({ visits: z.array(z.custom<VisitEntry>()) }), nothing),
  /** Who had said yes to a channel on a day, when they had last bought, and what they bought first in so many days after it. */
  reach: action('owner', z.object({ channel: z.string(), day: ShopDay, window: z.number() }), z.array(Reached)),
  /** Who may be mailed and has a birthday in these days, the second not included. */
  birthdays: action('owner', z.object({ from: ShopDay, end: ShopDay }), z.array(z.object({ id: Id, day: ShopDay }))),
  /** What each of them bought first, from a day until so many days after it. */
  bought: action('owner', z.object({ people: z.array(Touched), window: z.number() }), z.array(Bought)),
  /** A campaign as it went, or more of it. */
  mail: action('owner', z.object({ past: z.custom<PastCampaign>() }), nothing),
}

export const sampleArea: Area = {
  name: 'sample',
  tables: [],
  procedures: bind('sample', sampleContract, {
    write: ({ book }, { people }) => {
      const { result } = book().command('contacts.create', (context) =>
        createContacts(
          context,
          people.map((patch) => ({ patch })),
        ),
      )
      return { ids: result.map(({ id }) => id) }
    },
    agree: ({ book }, { entries }) => {
      const [first] = entries
      if (first === undefined) return {}
      book().command(first.act === 'given' ? 'consent.give' : 'consent.refuse', (context) =>
        recordConsents(context, entries),
      )
      return {}
    },
    ask: ({ book }) => {
      book().command('consent.ask', (context) => {
        noteAsked(context, dueAsks(context, context.outside.clock.now()))
      })
      return {}
    },
    reach({ book }, { channel, day, window }) {
      const { db, settings } = book()
      const start = shopCalendar(settings.zone, settings.dayTurn).startOf(day)
      return db
        .all<Omit<Reached, 'visit'> & { readonly visit: string | null }>(
          REACHED,
          day,
          day,
          day + window,
          channel,
          start,
        )
        .map(({ visit, ...one }) => {
          const [id, at] = visit === null ? [] : (JSON.parse(visit) as [number, number]) // written by the statement
          return { ...one, visit: id === undefined || at === undefined ? null : { id, at } }
        })
    },
    bought({ book }, { people, window }) {
      const { db } = book()
      return people.flatMap(({ id, day }) => {
        const visit = db.get<{ id: number; at: number }>(FIRST, id, day, day + window)
        return visit === undefined ? [] : [{ id, day, visit }]
      })
    },
    birthdays({ book }, { from, end }) {
      const days = new Map(Array.from({ length: end - from }, (_, at) => [isoOfDay(from + at).slice(5), from + at]))
      const rows = book().db.all<{ id: number; date: string }>(BIRTHDAYS, JSON.stringify([...days.keys()]))
      return rows.flatMap(({ id, date }) => {
        const day = days.get(date)
        return day === undefined ? [] : [{ id, day }]
      })
    },
    mail: ({ book }, { past }) => {
      book().command('campaigns.start', (context) => {
        writePast(context, past)
      })
      return {}
    },
    sell: ({ book }, { visits }) => {
      book().command('visits.log', ({ db }) => {
        logVisits(db, visits)
      })
      return {}
    },
  }),
}
