// When each message goes: the day of the plan or of the person, and the instant at which the clock of the recipient shows its time.
// Where several clocks may be theirs, the last of them decides: it is that time or later on all.
import type { Schedule } from '../../../../../shared/contract/campaigns.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import { quietUntil } from '../../../../../shared/domain/rules/quiet.ts'
import { hoursAt } from '../../../../../shared/domain/rules/states.ts'
import { statesOf, zonesOf } from '../../../../../shared/domain/rules/zones.ts'
import { localTimes, weekdayOf } from '../../../../../shared/domain/shop-day.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { ShopSettings } from '../../../shop-settings.ts'
import { rulePackOf } from '../../consent/service.ts'
import { rulesOf } from '../../sending/service.ts'
import { messagesOf, type Asked, type Message } from './messages.ts'
import type { AudienceOrder } from './order.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const YEAR = 365

/** On which shop day each message goes. */
export function onDays(db: ReadDb, order: AudienceOrder, asked: Asked): readonly Message[] {
  const { schedule, today } = order
  if (schedule.when === 'yearly') return messagesOf(db, { ...order, schedule }, asked)
  if (schedule.when !== 'usual') {
    const day = schedule.when === 'on' ? schedule.day : today
    return asked.people.map((person) => ({ person, step: 0, day }))
  }
  const usual = usualDays(db, asked.ids, today)
  return asked.people.map((person) => ({ person, step: 0, day: usualDay(schedule, usual.get(person) ?? null) }))
}

interface Usual {
  /** Monday 0 … Sunday 6; null: they come on no day in particular. */
  readonly weekday: number | null
  /** Shop day of the next purchase, as their own rhythm has it. */
  readonly next: number | null
}

/**
 * The day before somebody's usual weekday: the last one that lies before the visit they are due for, else the first. Whoever comes on
 * no day in particular hears on the first day.
 */
function usualDay({ from, days }: Extract<Schedule, { when: 'usual' }>, usual: Usual | null): number {
  if (usual?.weekday == null) return from
  const first = from + ((usual.weekday - weekdayOf(from + 1) + 7) % 7)
  const latest = Math.min(from + days - 1, (usual.next ?? first) - 1)
  return first + Math.max(0, Math.floor((latest - first) / 7)) * 7
}

// Of a year back: who comes on Saturdays now may have come on Tuesdays once.
const WEEKDAYS = `SELECT v.owner_id AS id, (v.day + 3) % 7 AS weekday, count(DISTINCT v.day) AS days, max(v.day) AS last
  FROM json_each(?) m CROSS JOIN visit v INDEXED BY visit_owner_day ON v.owner_id = m.value AND v.day > ? AND v.day <= ?
  WHERE v.kind <> 'correction' AND v.corrected_by IS NULL GROUP BY v.owner_id, 2 HAVING count(DISTINCT v.day) > 1`
const NEXT = `SELECT s.contact_id AS id, s.next_day AS next FROM json_each(?) m CROSS JOIN contact_stats s ON s.contact_id = m.value
  WHERE s.next_day IS NOT NULL`

function usualDays(db: ReadDb, ids: string, today: number): ReadonlyMap<number, Usual> {
  const next = new Map(db.all<{ id: number; next: number }>(NEXT, ids).map((row) => [row.id, row.next]))
  const best = new Map<number, { weekday: number; days: number; last: number }>()
  const rows = db.all<{ id: number; weekday: number; days: number; last: number }>(WEEKDAYS, ids, today - YEAR, today)
  for (const { id, ...one } of rows) {
    const known = best.get(id)
    // Of equals, the one they came on last.
    if (known === undefined || one.days > known.days || (one.days === known.days && one.last > known.last))
      best.set(id, one)
  }
  return new Map([...best].map(([id, { weekday }]) => [id, { weekday, next: next.get(id) ?? null }]))
}

const WHERE = `SELECT m.value AS id,
    (SELECT p.e164 FROM phone p WHERE p.owner_id = m.value AND p.e164 IS NOT NULL ORDER BY p.position, p.id LIMIT 1) AS phone,
    coalesce(h.country, a.country) AS country, coalesce(h.region, a.region) AS region, coalesce(h.postcode, a.postcode) AS postcode
  FROM json_each(?) m LEFT JOIN contact_home h ON h.contact_id = m.value
    LEFT JOIN address a ON h.contact_id IS NULL AND a.id =
      (SELECT b.id FROM address b WHERE b.owner_id = m.value ORDER BY b.position, b.id LIMIT 1)`

interface Whereabouts {
  readonly id: number
  readonly phone: string | null
  readonly country: string | null
  readonly region: string | null
  readonly postcode: string | null
}

interface Due {
  /** UTC epoch ms. */
  readonly at: number
  /** Its time on the plan lies in hours in which nothing may arrive: it waits until they are over. */
  readonly waits: boolean
}

export type DuesOrder = Pick<AudienceOrder, 'settings' | 'schedule' | 'now' | 'class'>

/** When a message of a day may leave for somebody on a channel. */
type DueFor = (person: number, day: number, channel: MessageChannel) => Due

/** Where somebody may be: on which clocks, and under the hours of which states. */
interface Place {
  readonly zones: readonly string[]
  readonly states: readonly (string | null)[]
}

export function duesOf(db: ReadDb, { settings, schedule, now, class: kind }: DuesOrder, ids: string): DueFor {
  const places = placesById(db, settings, ids)
  const own: Place = { zones: [settings.zone], states: [] }
  // Few places, each written down once.
  const byPlace = new Map<Place, Map<string, Due>>()
  const [pack, rules] = [rulePackOf({ db, settings }), rulesOf(db)]
  return (person, day, channel) => {
    const place = places.get(person) ?? own
    const known = byPlace.get(place) ?? new Map<string, Due>()
    byPlace.set(place, known)
    const key = `${channel} ${String(day)}`
    const found = known.get(key)
    if (found !== undefined) return found
    const { zones } = place
    const planned =
      schedule.when === 'now'
        ? now
        : Math.max(...zones.map((zone) => localTimes(zone)(day * DAY_MS + schedule.at * MINUTE_MS).instant))
    const held = { hours: hoursAt(pack, place.states) }
    const until = kind === 'marketing' ? quietUntil({ pack: held, rules, zones, now: planned, channel }) : null
    // Hours that never come are for whoever sends to tell, when the time is there.
    const due = { at: typeof until === 'number' ? until : planned, waits: until !== null }
    known.set(key, due)
    return due
  }
}

function placesById(db: ReadDb, settings: ShopSettings, ids: string): ReadonlyMap<number, Place> {
  const known = new Map<string, Place>()
  const same = new Map<string, Place>()
  const places = new Map<number, Place>()
  for (const { id, phone, country, region, postcode } of db.all<Whereabouts>(WHERE, ids)) {
    // The country and area of a number are in its first digits, the state of an address in those of its postcode.
    const code = postcode?.slice(0, (country === '' ? settings.country : country) === 'AU' ? 4 : 3) ?? ''
    const key = `${phone?.slice(0, 9) ?? ''}|${country ?? '-'}|${region ?? ''}|${code}`
    let found = known.get(key)
    if (found === undefined) {
      const whereabouts = {
        country: settings.country,
        zone: settings.zone,
        phone,
        address: country === null ? null : { country, region: region ?? '', postcode: postcode ?? '' },
      }
      const place = { zones: zonesOf(whereabouts), states: statesOf(whereabouts) }
      const name = `${place.zones.join('|')} ${place.states.join('|')}`
      found = same.get(name) ?? place
      same.set(name, found)
      known.set(key, found)
    }
    places.set(id, found)
  }
  return places
}
