// Fills a book with the sample shop through the same procedures that windows use, on the days things happened.
import shop from '../../../../resources/sample/shop.json' with { type: 'json' }
import type { ContactPatch } from '../../../shared/contract/contacts.ts'
import { SAMPLE_OWNER } from '../../../shared/domain/sample-password.ts'
import { shopCalendar } from '../../../shared/domain/shop-day.ts'
import type { Core } from '../connection.ts'
import { createAsking } from './asking.ts'
import type { ConsentEntry } from '../areas/consent/service.ts'
import { callerOf, type Caller } from './caller.ts'
import { createDice } from './dice.ts'
import { sampleDiary, type Entry } from './diary.ts'
import { drawFace } from './face.ts'
import { consentsOf } from './consents.ts'
import { noteOffers } from './competition.ts'
import { createCampaigns } from './campaigns.ts'
import { createCounter } from './counter.ts'
import { customOfPerson, defineFields, type SampleFields } from './own-fields.ts'
import { samplePeople } from './people.ts'
import type { SamplePerson } from './person.ts'
import { withRoughEdges } from './rough-edges.ts'
import { createSegments } from './segments.ts'
import { fillShelves } from './stock.ts'
import { tidyBook } from './tidying.ts'
import type { TravellingClock } from './travelling-clock.ts'

export interface SampleShop {
  /** A core with `sampleArea` among its areas, whose folder holds no book yet. */
  readonly core: Core
  /** The core's own. */
  readonly clock: TravellingClock
  /** UTC epoch ms of the present: the sample ends the evening before. */
  readonly now: number
  /** IANA zone of the shop. */
  readonly zone: string
  readonly people: number
  readonly password: string
  readonly progress?: (done: number, of: number) => void
}

/** Above this, people are written some hundred a command, as an import would, and only the first have a history. */
const MANY = 2_000
const TOGETHER = 250
const WITH_HISTORY = 600
const SEED = 20_240_317
const MINUTE_MS = 60_000
const YEAR = 365
/** Minutes before midnight at which the shop's last backup was made. */
const CLOSING = 5 * 60
/** What came out of the till is written week by week. */
const WEEK = 7
/** Days before today from which on the shop knows how good its records were. */
const LOOKED_BACK = 150

/** Makes the book and fills it; it is open afterwards, and its clock stands at `now`. */
export async function fillSampleShop(request: SampleShop): Promise<{ readonly recoveryCode: string }> {
  const { clock, now, zone } = request
  const dice = createDice(SEED)
  const calendar = shopCalendar(zone, 0)
  const today = calendar.dayOf(now)
  const many = request.people > MANY
  const people = withRoughEdges(samplePeople({ count: request.people, today, days: (many ? 5 : 3) * YEAR, dice }))
  const diary = sampleDiary(people, today, dice).filter(
    ({ type, who }) => !many || type === 'met' || who < WITH_HISTORY,
  )
  const connection = request.core.connect({ label: 'sample' })
  const call = callerOf(connection)
  try {
    const firstDay = (diary[0]?.day ?? today) - WEEK
    clock.travelTo(calendar.startOf(firstDay) + 9 * 60 * MINUTE_MS)
    const { recoveryCode } = await call('book', 'create', {
      shop: shop.shop,
      owner: SAMPLE_OWNER,
      password: request.password,
      country: shop.country,
      currency: shop.currency,
      zone,
      language: shop.language,
      dayTurn: 0,
    })
    // Days go by between two entries: nobody is to be locked out for that.
    await call('settings', 'save', { lockAfter: 0 })
    const staff = await hire(call, request.password)
    const fields = await defineFields(call)
    const stock = await fillShelves({ call, currency: shop.currency, today, fields })
    const scribe = createScribe({ call, clock, people, staff, fields, today, together: many ? TOGETHER : 1 })
    const asking = createAsking(call, { clock, today })
    const segments = createSegments(call, { clock, today })
    const campaigns = createCampaigns({ call, clock, calendar, today })
    const counter = createCounter({ call, clock, calendar, stock, staff, people, scribe, fields, now, many })
    const yesterday = today - 1
    for (let day = firstDay; day < yesterday; day += WEEK) {
      const end = Math.min(day + WEEK, yesterday)
      for (const entry of diary.slice(placeOf(diary, day), placeOf(diary, end))) {
        clock.travelTo(calendar.startOf(entry.day) + entry.minute * MINUTE_MS)
        await scribe.write(entry)
      }
      await scribe.finish()
      await counter.week(day, end)
      if (!many) await noteOffers(call, { from: day, end, today })
      if (!many) await segments.evening(end - 1)
      if (!many) await campaigns.evening(day, end)
      if (!many) await asking.evening(end - 1)
      if (!many && end > today - LOOKED_BACK) await call('quality', 'look', {})
      request.progress?.(end - firstDay, today - firstDay)
    }
    await counter.day(yesterday, diary.slice(placeOf(diary, yesterday)), scribe.write)
    await scribe.finish()
    if (!many) await tidyBook(call)
    clock.travelTo(calendar.startOf(today) - CLOSING * MINUTE_MS)
    if (!many) await call('backup', 'create', {})
    await counter.day(today, [], scribe.write)
    clock.travelTo(now)
    await counter.plan()
    if (!many) await campaigns.present()
    if (!many) await call('duplicates', 'find', { limit: 1 })
    if (!many) await segments.evening(today)
    // What is known of everybody stands there when the first page is opened.
    await call('value', 'recompute', {})
    request.progress?.(1, 1)
    return { recoveryCode }
  } finally {
    connection.close()
  }
}

/** Place of the first entry of a day or a later one. */
function placeOf(diary: readonly Entry[], day: number): number {
  const at = diary.findIndex((entry) => entry.day >= day)
  return at < 0 ? diary.length : at
}

/** Those who serve customers, as ids. Everybody signs in with the one password, so that windows can change hands. */
async function hire(call: Caller, password: string): Promise<number[]> {
  const ids: number[] = []
  for (const { name, role } of shop.staff) {
    if (role !== 'manager' && role !== 'staff' && role !== 'bookkeeper') throw new TypeError(`no such role: ${role}`)
    const { id } = await call('users', 'add', { name, role, password })
    if (role !== 'bookkeeper') ids.push(id)
  }
  return ids
}

type Note = Exclude<Entry, { type: 'met' }>

interface ScribeParts {
  readonly call: Caller
  readonly clock: TravellingClock
  readonly people: readonly SamplePerson[]
  readonly staff: readonly number[]
  readonly fields: SampleFields
  /** Shop day */
  readonly today: number
  readonly together: number
}

/** Writes the entries of the diary; people met one after the other may share a command. */
function createScribe({ call, clock, people, staff, fields, today, together }: ScribeParts) {
  const dice = createDice(SEED + 1)
  const consentDice = createDice(SEED + 2)
  const fieldDice = createDice(SEED + 3)
  const ids = new Map<number, number>()
  const links = new Map<number, NonNullable<ContactPatch['links']>>()
  /** In the trash: nothing is written of them until they are back. */
  const gone = new Set<number>()
  let met: number[] = []
  let notes: Note[] = []
  let answers: ConsentEntry[] = []

  async function flush(): Promise<void> {
    if (met.length > 0) {
      const made = await call('sample', 'write', { people: met.map((who) => patchOf(who)) })
      for (const [at, who] of met.entries()) ids.set(who, made.ids[at] ?? 0)
      ask(met)
    }
    for (const one of notes) await note(one)
    met = []
    notes = []
  }

  /** What they said about being written to when their name was written down. */
  function ask(several: readonly number[]): void {
    for (const who of several) {
      const contactId = idOf(who)
      for (const one of consentsOf(personOf(who), today, consentDice)) {
        answers.push({ ...one, contactId, purpose: 'marketing', at: clock.now(), note: '' })
      }
    }
  }

  async function agree(): Promise<void> {
    for (const act of ['given', 'refused'] as const) {
      const entries = answers.filter((one) => one.act === act)
      if (entries.length > 0) await call('sample', 'agree', { entries })
    }
    answers = []
  }

  function personOf(who: number): SamplePerson {
    const person = people[who]
    if (person === undefined) throw new RangeError('nobody there')
    return person
  }

  function patchOf(who: number): ContactPatch {
    const person = personOf(who)
    const known =
      together === 1 || who < WITH_HISTORY ? [] : person.links.filter(({ to }) => ids.has(to) && !gone.has(to))
    return {
      ...person.patch,
      ...(person.patch.kind !== 'company' && who < WITH_HISTORY && { custom: customOfPerson(fields, fieldDice) }),
      ...(person.lookedAfter && { lookedAfterBy: dice.pick(staff) }),
      ...(known.length > 0 && { links: known.map(({ kind, to, words }) => ({ kind, otherId: idOf(to), words })) }),
    }
  }

  function idOf(who: number): number {
    const id = ids.get(who)
    if (id === undefined) throw new RangeError('not met yet')
    return id
  }

  async function note(entry: Note): Promise<void> {
    const id = idOf(entry.who)
    if (entry.type === 'left') gone.add(entry.who)
    if (entry.type === 'returned') gone.delete(entry.who)
    if (entry.type === 'linked' && gone.has(entry.to)) return
    if (entry.type !== 'left' && gone.has(entry.who)) return
    if (entry.type === 'mended') await call('contacts', 'save', { id, patch: entry.patch })
    else if (entry.type === 'left') await call('contacts', 'trash', { ids: [id] })
    else if (entry.type === 'returned') await call('contacts', 'restore', { ids: [id] })
    else if (entry.type === 'face')
      await call('contacts', 'setPhoto', { id, photo: new File([drawFace(dice)], 'face.png', { type: 'image/png' }) })
    else {
      const all = [...(links.get(entry.who) ?? []), { kind: entry.kind, otherId: idOf(entry.to), words: '' }]
      links.set(entry.who, all)
      const known = (await call('contacts', 'get', { id })).links.filter((link) => !link.incoming)
      await call('contacts', 'save', { id, patch: { links: [...known, ...all.slice(-1)] } })
    }
  }

  return {
    /** The row of a person; null for nobody, and for whom nobody knows yet or any more. */
    idOf: (who: number): number | null => (gone.has(who) ? null : (ids.get(who) ?? null)),
    async write(entry: Entry): Promise<void> {
      if (entry.type === 'met') met.push(entry.who)
      else notes.push(entry)
      if (met.length >= together || (together === 1 && notes.length > 0)) await flush()
    },
    async finish(): Promise<void> {
      await flush()
      await agree()
    },
  }
}
