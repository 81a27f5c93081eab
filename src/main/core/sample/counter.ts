// The counter of the sample shop: who came, what they bought and said, what they paid later, what is still to be done.
// What is long past goes into the book week by week; the last days as staff would have typed them.
import { dateOfDay, type ShopCalendar } from '../../../shared/domain/shop-day.ts'
import type { Caller } from './caller.ts'
import type { Entry } from './diary.ts'
import { withoutDrawnAway } from './competition.ts'
import { createDice } from './dice.ts'
import { createShopping } from './goods.ts'
import { customOfTask, type SampleFields } from './own-fields.ts'
import type { SamplePerson } from './person.ts'
import { rhythms, strangers, type Came } from './rhythm.ts'
import type { Stock } from './stock.ts'
import { plans, talksAt, type Talk } from './talks.ts'
import { createTill } from './till.ts'
import type { TravellingClock } from './travelling-clock.ts'

const SEED = 20_261_122
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** Of the visits, those that leave words behind; large books have words of the first people only. */
const SPOKEN = 0.05
const SPEAKERS = 600
const UNKNOWN = 0.18
/** Whom a friend brought comes more often, and whom a flyer brought less: the best have something in common. */
const PACE: Readonly<Record<string, number>> = { 'A friend told them': 0.6, Instagram: 1.3, Flyer: 1.5 }
const LISTS = [
  { name: 'Stollen orders', note: 'Paid when collected, from December 1.' },
  { name: 'Bread class in spring', note: 'To be asked first when the day is set.' },
]
const ORDER_NOTE = 'Two tiers, vanilla and lemon. No almonds. White icing, the name in blue. For twenty-four.'
/** Visits of today. */
const AT_LEAST = 9

export interface CounterParts {
  readonly call: Caller
  readonly clock: TravellingClock
  readonly calendar: ShopCalendar
  readonly stock: Stock
  readonly staff: readonly number[]
  readonly people: readonly SamplePerson[]
  readonly scribe: { idOf(who: number): number | null }
  readonly fields: SampleFields
  /** UTC epoch ms */
  readonly now: number
  readonly many: boolean
}

export function createCounter(parts: CounterParts) {
  const { call, clock, calendar, stock, staff, people, scribe, fields, now, many } = parts
  const dice = createDice(SEED)
  const fieldDice = createDice(SEED + 1)
  const today = calendar.dayOf(now)
  const companies = people.findIndex(({ patch }) => patch.kind !== 'company')
  const shopping = createShopping(companies, dice)
  const till = createTill({ stock, calendar, staff, dice })
  const came = everybody()
  let next = 0

  function everybody(): Came[] {
    const met = people.map(({ daysAgo }) => today - Math.max(1, daysAgo))
    const request = many ? { medianGap: 34, perPerson: 24 } : { medianGap: 11, perPerson: 40 }
    const pace = people.map(({ patch: { source } }) => PACE[source ?? ''] ?? 1)
    const rhythm = [...rhythms({ met, pace, today, ...request, dice })]
    const known = many ? rhythm : withoutDrawnAway(rhythm, { today, companies, met })
    const perDay = new Map<number, number>()
    for (const { day } of known) perDay.set(day, (perDay.get(day) ?? 0) + 1)
    const all = [...known, ...strangers(perDay, { share: many ? 0 : UNKNOWN, dice })]
    const been = all.filter(({ day, minute }) => calendar.startOf(day) + (minute + 1) * MINUTE_MS < now)
    return [...been, ...lately(been)].sort((a, b) => a.day - b.day || a.minute - b.minute)
  }

  /** Whoever opens the sample on a Sunday or at night finds a day with people in it all the same. */
  function lately(been: readonly Came[]): Came[] {
    const missing = AT_LEAST - been.filter(({ day }) => day === today).length
    const minute = Math.floor((now - calendar.startOf(today)) / MINUTE_MS) - 2
    if (missing <= 0 || minute < 1) return []
    return Array.from({ length: missing }, () => ({
      who: dice.chance(0.8) ? dice.between(companies, Math.min(people.length, SPEAKERS) - 1) : -1,
      day: today,
      minute: dice.between(Math.max(0, minute - 200), minute),
    }))
  }

  /** Everybody who came before this day and is not written yet. */
  function until(day: number): Came[] {
    const from = next
    while ((came[next]?.day ?? Infinity) < day) next += 1
    return came.slice(from, next)
  }

  const contactOf = ({ who }: Came) => (who < 0 ? null : scribe.idOf(who))

  async function speak(talk: Talk): Promise<void> {
    const contactId = contactOf(talk)
    if (contactId === null) return
    const { kind, words, tone, begunBy, phase, open } = talk
    const direction = begunBy === null ? null : begunBy === 'customer' ? 'in' : 'out'
    const at = calendar.startOf(talk.day) + talk.minute * MINUTE_MS
    await call('interactions', 'add', { contactId, kind, words, tone, begunBy, phase, open, direction, at })
  }

  /** Trade customers pay what is owed at the beginning of a month; two of them forget. */
  async function payDebts(): Promise<void> {
    for (let who = 0; who < companies; who += 1) {
      const contactId = scribe.idOf(who)
      if (contactId === null || (who % 9 === 4 && dice.chance(0.75))) continue
      const { owed, oldestDue } = await call('visits', 'standing', { contactId })
      if (owed <= 0 || oldestDue === null) continue
      await call('visits', 'pay', { contactId, tender: 'transfer', amount: owed })
    }
  }

  async function type(one: Came): Promise<number | null> {
    const contactId = contactOf(one)
    const entry = till.ring(one, shopping.basketOf(one), contactId)
    clock.travelTo(entry.at)
    const tenders = entry.payments.map(({ tender, amount, dueDay }) => ({ tender, amount, dueDay }))
    const { id } = await call('visits', 'log', {
      contactId,
      servedBy: entry.servedBy,
      lines: entry.lines.map(({ productId, quantity }) => ({ productId, quantity })),
      tenders,
      note: entry.note,
      receipt: entry.receipt,
    })
    return entry.lines.length > 0 ? id : null
  }

  /** Somebody was charged twice, and a cake came back: yesterday has one of each. */
  async function mistakes(sold: readonly number[]): Promise<void> {
    const [twice, back] = sold.slice(2, 4)
    if (twice !== undefined) {
      await call('visits', 'correct', { id: twice, why: 'Rung up twice.' })
    }
    if (back === undefined) return
    const { contactId, sold: lines } = await call('visits', 'get', { id: back })
    const [line] = lines
    if (line === undefined) return
    await call('visits', 'log', {
      contactId,
      lines: [{ productId: line.productId, quantity: -1_000, unitPrice: line.unitPrice, taxRate: line.taxRate }],
      returnOf: back,
      note: 'Came back the same day; nothing to argue about.',
    })
  }

  /** A few take their yes back, two addresses must never be written to again, and somebody wants no profile. */
  async function silence(regulars: readonly number[]): Promise<void> {
    const leaving = regulars.flatMap((who) => scribe.idOf(who) ?? []).filter((_, at) => at % 17 === 5)
    for (const contactId of leaving) {
      const { channels } = await call('consent', 'state', { contactId })
      const given = channels.filter(({ state }) => state === 'given').map(({ channel }) => channel)
      if (given.length > 0) await call('consent', 'withdraw', { contactId, channels: given, how: 'on the phone' })
    }
    const mail = regulars.flatMap((who) => people[who]?.patch.emails?.[0]?.address ?? [])[3]
    if (mail !== undefined)
      await call('consent', 'suppress', { kind: 'email', value: mail, note: 'Rang and asked us to stop.' })
    const [shy] = regulars.flatMap((who) => scribe.idOf(who) ?? []).slice(61)
    if (shy !== undefined) await call('consent', 'profile', { contactId: shy, allowed: false })
    const gone = 'nobody@mail.example'
    await call('consent', 'suppress', {
      kind: 'email',
      value: gone,
      reason: 'bounced',
      note: 'Came back from the newsletter.',
    })
  }

  return {
    /** What happened from one shop day to another, which is not part of it. */
    async week(from: number, end: number): Promise<void> {
      const visits = until(end)
      if (visits.length > 0) {
        clock.travelTo(calendar.startOf(end) - 3 * HOUR_MS)
        await call('sample', 'sell', {
          visits: visits.map((one) => till.ring(one, shopping.basketOf(one), contactOf(one))),
        })
      }
      const speakers = many ? visits.filter(({ who }) => who < SPEAKERS) : visits
      for (const talk of talksAt(speakers, { share: SPOKEN, today, dice })) await speak(talk)
      if (!many && dateOfDay(from).day <= 7) await payDebts()
    },

    /** A day as staff typed it, between what else was written down. */
    async day(day: number, diary: readonly Entry[], write: (entry: Entry) => Promise<void>): Promise<void> {
      const met = new Map(diary.flatMap((entry) => (entry.type === 'met' ? [[entry.who, entry.minute] as const] : [])))
      // Nobody buys before their name is known.
      const visits = until(day + 1).map((one) => ({
        ...one,
        minute: Math.max(one.minute, (met.get(one.who) ?? -1) + 1),
      }))
      const sold: number[] = []
      const isEntry = (one: Entry | Came): one is Entry => 'type' in one
      const all: (Entry | Came)[] = [...diary, ...visits]
      for (const one of all.sort((a, b) => a.minute - b.minute)) {
        if (isEntry(one)) {
          clock.travelTo(calendar.startOf(one.day) + one.minute * MINUTE_MS)
          await write(one)
          continue
        }
        const id = await type(one)
        if (id !== null) sold.push(id)
      }
      if (day !== today) await mistakes(sold)
    },

    /** What is to be done. */
    async plan(): Promise<void> {
      const regulars = people.flatMap((_, who) =>
        who >= companies && who < 120 && scribe.idOf(who) !== null ? [who] : [],
      )
      for (const [at, { name, note }] of LISTS.entries()) {
        const { id } = await call('lists', 'create', { name, note })
        const picked = regulars.filter((who) => who % (at + 3) === 0).slice(0, 24 - at * 7)
        const contactIds = picked.flatMap((who) => scribe.idOf(who) ?? [])
        if (contactIds.length > 0) await call('lists', 'add', { id, contactIds })
      }
      await silence(regulars)
      const [keeper] = regulars.flatMap((who) => scribe.idOf(who) ?? [])
      if (keeper !== undefined) {
        const file = new File([ORDER_NOTE], 'christening cake.txt', { type: 'text/plain' })
        await call('documents', 'add', { about: { what: 'contact', id: keeper }, file, note: 'As told on the phone.' })
      }
      for (const { words, who, due, doneDaysAgo } of plans(regulars, dice)) {
        const { id } = await call('tasks', 'add', {
          words,
          contactId: who === null ? null : scribe.idOf(who),
          due: due === null ? null : today + due,
          assignedTo: dice.pick(staff),
          custom: customOfTask(fields, fieldDice),
        })
        if (doneDaysAgo !== null) await call('tasks', 'setDone', { ids: [id], done: true })
      }
    },
  }
}
