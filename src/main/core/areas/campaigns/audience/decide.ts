// What becomes of each person of an audience: the channel they get it by, or the first reason why they do not. Everything it needs of
// the book is gathered set by set; the decision about one person is pure.
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { peopleWithoutProfile } from '../../consent/service.ts'
import { cappedOn, rulesOf } from '../../sending/service.ts'
import { drawn } from './draw.ts'
import { withoutGaps } from './gaps.ts'
import type { Message } from './messages.ts'
import { isChannel, numberOf, type AudienceOrder, type Decided, type Outcome } from './order.ts'
import { permissionsOf, type Permissions } from './permissions.ts'
import { sunsetAfter } from './sunset.ts'
import { duesOf, onDays } from './times.ts'

/** What is known of the audience. */
interface Gathered {
  readonly order: AudienceOrder
  readonly permissions: Permissions
  readonly excluded: ReadonlySet<number>
  readonly profiled: ReadonlySet<number>
  readonly noProfile: ReadonlySet<number>
  /** `person step` of messages that are frozen, and of who was drawn to hear nothing. */
  readonly frozen: ReadonlySet<string>
  readonly held: ReadonlySet<string>
  readonly capped: (person: number, day: number) => boolean
  readonly sunset: ReadonlySet<number>
  /** Households, by person, where letters go to each of them once. */
  readonly households: ReadonlyMap<number, number>
}

const EVERYBODY = 'SELECT contact_id FROM contact_list ORDER BY contact_id'
const FROZEN = `SELECT s.owner_id || ' ' || s.step FROM send s WHERE s.source = 'campaign' AND s.source_id = ? AND s.owner_id IS NOT NULL`
const HELD = `SELECT h.owner_id || ' ' || h.step FROM held_out h WHERE h.campaign_id = ? AND h.owner_id IS NOT NULL`
const HOUSEHOLDS = `SELECT h.contact_id AS id, h.household_id AS household FROM json_each(?) m
  CROSS JOIN contact_home h ON h.contact_id = m.value`

/** The book as it stands; nothing is written. Errors: BAD_INPUT for words that cannot be read. */
export function decide(db: ReadDb, order: AudienceOrder): Decided {
  const people = order.people === null ? db.pluck<number>(EVERYBODY) : Array.from(order.people)
  const ids = JSON.stringify(people)
  const messages = onDays(db, order, { people, ids })
  const gathered = gather(db, order, ids)
  const reached = messages.map((message) => reachedBy(gathered, message))
  const { outcomes: read, fallbacks } = withoutGaps(db, order, { messages, outcomes: reached })
  const outcomes = drawnFrom(gathered, messages, read)
  return { ...columnsOf(db, order, { messages, outcomes }), fallbacks }
}

interface Judged {
  readonly messages: readonly Message[]
  /** Of each message, in the same order. */
  readonly outcomes: readonly Outcome[]
}

function columnsOf(db: ReadDb, order: AudienceOrder, { messages, outcomes }: Judged): Omit<Decided, 'fallbacks'> {
  const count = messages.length
  const columns = {
    people: new Float64Array(count),
    steps: new Int32Array(count),
    outcomes: new Uint8Array(count),
    days: new Int32Array(count),
    dues: new Float64Array(count).fill(order.now),
    waits: new Uint8Array(count),
  }
  const going = messages.filter((_, at) => isChannel(outcomes[at] ?? 'not_in_book'))
  const dueFor = duesOf(db, order, JSON.stringify(going.map(({ person }) => person)))
  for (const [at, { person, step, day }] of messages.entries()) {
    const outcome = outcomes[at] ?? 'not_in_book'
    columns.people[at] = person
    columns.steps[at] = step
    columns.days[at] = day
    columns.outcomes[at] = numberOf(outcome)
    if (!isChannel(outcome)) continue
    const due = dueFor(person, day, outcome)
    columns.dues[at] = due.at
    columns.waits[at] = Number(due.waits)
  }
  return columns
}

function gather(db: ReadDb, order: AudienceOrder, ids: string): Gathered {
  const { today, channels, campaign, class: kind } = order
  const isMarketing = kind === 'marketing'
  const once = order.schedule.when !== 'yearly'
  return {
    order,
    permissions: permissionsOf({ db, today, ids, channels }),
    excluded: new Set(order.excluded),
    profiled: new Set(order.profiled),
    noProfile: order.profiled.length === 0 ? new Set() : peopleWithoutProfile(db),
    frozen: new Set(db.pluck<string>(FROZEN, campaign)),
    held: new Set(db.pluck<string>(HELD, campaign)),
    capped: isMarketing ? cappedBy(db, order) : () => false,
    sunset: isMarketing ? sunsetAfter(db, rulesOf(db).sunsetAfter) : new Set(),
    households:
      once && channels.includes('post')
        ? new Map(
            db.all<{ id: number; household: number }>(HOUSEHOLDS, ids).map(({ id, household }) => [id, household]),
          )
        : new Map(),
  }
}

/** Of a standing campaign it is asked about today: what they will have had by their own day nobody knows. */
function cappedBy(db: ReadDb, { settings, today, schedule }: AudienceOrder): Gathered['capped'] {
  const byDay = new Map<number, ReadonlySet<number>>()
  return (person, day) => {
    const asked = schedule.when === 'yearly' ? today : Math.max(today, day)
    const known = byDay.get(asked) ?? cappedOn({ db, settings }, asked)
    byDay.set(asked, known)
    return known.has(person)
  }
}

/** The channel somebody may be reached by, or why not. */
function reachedBy(gathered: Gathered, { person, step, day }: Message): Outcome {
  const { frozen, held } = gathered
  if (gathered.excluded.has(person)) return 'excluded'
  if (frozen.size > 0 && frozen.has(`${String(person)} ${String(step)}`)) return 'already'
  if (held.size > 0 && held.has(`${String(person)} ${String(step)}`)) return 'held_out'
  if (gathered.noProfile.has(person) && gathered.profiled.has(person)) return 'no_profile'
  const found = channelOf(gathered, person)
  if (found.channel === null) return found.reason
  if (gathered.capped(person, day)) return 'capped'
  return gathered.sunset.has(person) ? 'sunset' : found.channel
}

/** Without those who have the letter in their household already, and those who are drawn to hear nothing. */
function drawnFrom(
  { order, households }: Gathered,
  messages: readonly Message[],
  outcomes: readonly Outcome[],
): readonly Outcome[] {
  const lettered = new Set<number>()
  return messages.map(({ person, step }, at) => {
    const outcome = outcomes[at] ?? 'not_in_book'
    if (!isChannel(outcome)) return outcome
    // Those of one household read the same letter: they hear of it together or not at all.
    const household = outcome === 'post' ? (households.get(person) ?? null) : null
    if (household !== null) {
      if (lettered.has(household)) return 'household'
      lettered.add(household)
    }
    if (order.holdOut === 0) return outcome
    const fraction = drawn({ what: 'hold-out', campaign: order.campaign, person: household ?? person, step })
    return fraction * 100 < order.holdOut ? 'held_out' : outcome
  })
}

type Found = { readonly channel: MessageChannel } | { readonly channel: null; readonly reason: Outcome }

/** The first channel that may reach them, else what keeps them from the first one. */
function channelOf({ order, permissions }: Gathered, person: number): Found {
  let first: Outcome | null = null
  for (const channel of order.channels) {
    const reason = against(permissions, { person, channel, class: order.class })
    if (reason === null) return { channel }
    first ??= reason
  }
  return { channel: null, reason: first ?? 'no_address' }
}

interface Against extends Pick<AudienceOrder, 'class'> {
  readonly person: number
  readonly channel: MessageChannel
}

/** Why a message of a class must not go to somebody on a channel: of several reasons the first. */
function against({ first, reach }: Permissions, { person, channel, class: kind }: Against): Outcome | null {
  if (kind === 'marketing') {
    const reason = first(person, channel)
    return reason ?? (reach(person, channel).usable === 0 ? 'bad_address' : null)
  }
  const { addresses, suppressed, usable } = reach(person, channel)
  if (addresses === 0) return 'no_address'
  // What is about their safety goes to whoever can be reached.
  if (kind === 'safety') return null
  if (suppressed === addresses) return 'suppressed'
  return usable === 0 ? 'bad_address' : null
}
