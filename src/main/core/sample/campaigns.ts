// The campaigns of the sample bakery as they went: greetings over three years, one campaign that paid, one that did not, one that still runs. What
// people bought is given; who was drawn to hear nothing is chosen so that the one worked and the other did not.
import type { CampaignPlan } from '../../../shared/contract/campaigns.ts'
import { packOf } from '../../../shared/domain/rules/packs.ts'
import { personalCode, sharedCode } from '../../../shared/domain/messages/coupon-code.ts'
import type { MessageChannel } from '../../../shared/domain/messages/words.ts'
import type { ShopCalendar } from '../../../shared/domain/shop-day.ts'
import type { PastAnswer, PastCampaign, PastMessage } from '../areas/campaigns/service.ts'
import type { Caller } from './caller.ts'
import { BIRTHDAYS, CALLS, CLASS, DRAFT, NEW_RYE, POSTCARD, SLIPPING } from './campaign-plans.ts'
import { createDice, type Dice } from './dice.ts'
import type { Reached } from './sample-area.ts'
import type { TravellingClock } from './travelling-clock.ts'

const SEED = 20_261_123
const MINUTE_MS = 60_000
const MORNING = 9 * 60 * MINUTE_MS
const PACK = packOf('US', null).pack

/** Greetings of so many days are written at once. */
const TOGETHER = 28
/** Days before today on which they went. */
const WENT = { postcard: 83, slipping: 41, rye: 5, class: 1, calls: 2 } as const

interface CampaignParts {
  readonly call: Caller
  readonly clock: TravellingClock
  readonly calendar: ShopCalendar
  /** Shop day */
  readonly today: number
}

interface SampleCampaigns {
  /** What went from one shop day to another, which is not part of it; the clock stands on its evening. */
  evening(from: number, end: number): Promise<void>
  /** What goes now. */
  present(): Promise<void>
}

export function createCampaigns({ call, clock, calendar, today }: CampaignParts): SampleCampaigns {
  const dice = createDice(SEED)
  const ids = new Map<string, number>()

  async function idOf(plan: CampaignPlan): Promise<number> {
    const id = ids.get(plan.name) ?? (await call('campaigns', 'create', plan)).id
    ids.set(plan.name, id)
    return id
  }

  async function write(plan: CampaignPlan, past: Partial<PastCampaign> & Pick<PastCampaign, 'state' | 'startedAt'>) {
    const id = await idOf(plan)
    const rest = { id, class: plan.class, endedAt: null, codes: {}, pack: PACK, messages: [], held: [], answers: [] }
    await call('sample', 'mail', { past: { ...rest, ...past } })
    return id
  }

  const greeted: { readonly id: number; readonly day: number; readonly code: string }[] = []

  /** Everybody whose birthday it was, each with a code of their own. */
  async function greet(end: number): Promise<void> {
    const from = greetedUntil ?? end
    greetedUntil = end
    startedAt ??= calendar.startOf(from) + MORNING
    const messages = (await call('sample', 'birthdays', { from, end })).map(({ id, day }) => ({
      ...left(id, 'email', calendar.startOf(day) + MORNING),
      step: day,
      coupon: personalCode(dice),
    }))
    for (const { contactId: id, step: day, coupon: code } of messages) greeted.push({ id, day, code })
    if (messages.length > 0 || !ids.has(BIRTHDAYS.name))
      await write(BIRTHDAYS, { state: 'running', startedAt, messages: messages.map((one) => oneInForty(one, dice)) })
  }
  let startedAt: number | null = null
  /** Shop day; not included. */
  let greetedUntil: number | null = null

  /** Some of those who came by took their pastry. */
  async function pastries(): Promise<void> {
    const window = BIRTHDAYS.coupon?.goodFor ?? 0
    const came = await call('sample', 'bought', { people: greeted.map(({ id, day }) => ({ id, day })), window })
    const answers = came.flatMap(({ id, day, visit }): readonly PastAnswer[] => {
      const greeting = greeted.find((one) => one.id === id && one.day === day)
      if (greeting === undefined || !dice.chance(0.6)) return []
      return [redeemed(id, greeting.code, visit)]
    })
    await write(BIRTHDAYS, { state: 'running', startedAt, answers })
  }

  const over = (from: number, end: number, day: number) => from <= day && day < end

  return {
    async evening(from, end) {
      greetedUntil ??= from
      if (end - greetedUntil >= TOGETHER) await greet(end)
      if (over(from, end, today - WENT.postcard + POSTCARD.window)) await postcard()
      if (over(from, end, today - WENT.slipping + SLIPPING.window)) await slipping()
    },
    async present() {
      await greet(today + 1)
      await pastries()
      await rye()
      await heldUp()
      await calls()
      await call('campaigns', 'create', DRAFT)
    },
  }

  /** It paid: of those who came back afterwards few had been drawn to hear nothing. */
  async function slipping(): Promise<void> {
    const day = today - WENT.slipping
    const sentAt = calendar.startOf(day) + MORNING
    const away = (one: Reached) => one.lastBuyDay !== null && day - one.lastBuyDay >= 8 && day - one.lastBuyDay < 120
    const drawn = (await call('sample', 'reach', { channel: 'email', day, window: SLIPPING.window })).filter(away)
    const held = drawn.filter(({ visit }) => dice.chance(visit === null ? 0.38 : 0.11))
    const told = drawn
      .filter((one) => !held.includes(one))
      .map((one) => ({ one, message: { ...left(one.id, 'email', sentAt), coupon: personalCode(dice) } }))
    const messages = told.map(({ message }, at) => {
      if (at === 4 || at === 11) return refused(message, '550 5.1.1', 'The mailbox does not exist')
      return at === 19
        ? { ...message, events: [...message.events, { state: 'bounced', at: sentAt + MORNING } as const] }
        : message
    })
    const answers = told.flatMap(({ one: { id, visit }, message }): readonly PastAnswer[] => {
      if (visit === null || !dice.chance(0.55)) return []
      return [redeemed(id, message.coupon, visit)]
    })
    const said = told.filter(({ one }) => one.visit === null).slice(0, 3)
    const id = await write(SLIPPING, {
      state: 'done',
      startedAt: sentAt,
      endedAt: sentAt + 3 * MORNING,
      messages,
      held: held.map((one) => ({ contactId: one.id, step: 0, at: sentAt })),
      answers: [
        ...answers,
        ...said.slice(1).flatMap(({ one }, at): readonly PastAnswer[] => {
          const answer = ANSWERS[at]
          return answer === undefined ? [] : [{ ...answer, contactId: one.id, at: sentAt + (at + 1) * MORNING }]
        }),
      ],
    })
    const [stopped] = said
    if (stopped !== undefined)
      await call('campaigns', 'respond', {
        id,
        contactId: stopped.one.id,
        kind: 'stopped',
        channel: 'email',
        text: 'Please take me off the list, I moved to Portland.',
      })
  }

  /** It did not: those who were away stayed away, and cards cost money. */
  async function postcard(): Promise<void> {
    const day = today - WENT.postcard
    const sentAt = calendar.startOf(day) + MORNING
    const away = (one: Reached) => one.lastBuyDay !== null && day - one.lastBuyDay > 24
    const drawn = (await call('sample', 'reach', { channel: 'post', day, window: POSTCARD.window })).filter(away)
    const held = drawn.filter(() => dice.chance(0.25))
    const told = drawn.filter((one) => !held.includes(one))
    const code = sharedCode(dice)
    const came = told.filter(({ visit }) => visit !== null).slice(0, 3)
    await write(POSTCARD, {
      state: 'done',
      startedAt: sentAt,
      endedAt: sentAt + 3 * MORNING,
      codes: { post: code },
      messages: told.map(({ id }, at) => {
        const message = left(id, 'post', sentAt)
        return at === 7
          ? { ...message, events: [...message.events, { state: 'bounced', at: sentAt + 12 * MORNING }] }
          : message
      }),
      held: held.map(({ id }) => ({ contactId: id, step: 0, at: sentAt })),
      answers: [
        ...came.map(({ id, visit }): PastAnswer => ({
          contactId: id,
          kind: 'redeemed',
          channel: 'counter',
          code,
          at: visit?.at ?? sentAt,
          ...(visit && { visitId: visit.id }),
        })),
        // Somebody nobody knows brought a neighbour's card.
        { contactId: null, kind: 'redeemed', channel: 'counter', code, at: sentAt + 20 * MORNING },
      ],
    })
  }

  /** Went some days ago; people still come because of it. */
  async function rye(): Promise<void> {
    const day = today - WENT.rye
    const sentAt = calendar.startOf(day) + MORNING
    const readers = await call('sample', 'reach', { channel: 'email', day, window: WENT.rye })
    await write(NEW_RYE, {
      state: 'running',
      startedAt: sentAt,
      messages: readers.map(({ id }, at): PastMessage => {
        const message = { ...left(id, 'email', sentAt + at * 9_000), arm: dice.chance(0.5) ? 'a' : 'b' }
        if (at % 61 === 17) return refused(message, '550 5.1.1', 'User unknown')
        if (at === 23 || at === 24)
          return {
            ...message,
            events: [
              { state: 'handed_over', at: message.due },
              { state: 'uncertain', at: message.due + MINUTE_MS },
            ],
          }
        return at === 31 ? { ...message, events: [{ state: 'skipped', at: message.due, why: 'capped' }] } : message
      }),
    })
  }

  /** Somebody paused it when a few had gone. */
  async function heldUp(): Promise<void> {
    const day = today - WENT.class
    const sentAt = calendar.startOf(day) + MORNING
    const some = (await call('sample', 'reach', { channel: 'email', day, window: 1 })).filter((_, at) => at % 5 === 2)
    await write(CLASS, {
      state: 'paused',
      startedAt: sentAt,
      messages: some.map(({ id }, at) =>
        at < 12 ? left(id, 'email', sentAt + at * 9_000) : { ...left(id, 'email', sentAt), events: [] },
      ),
    })
  }

  async function calls(): Promise<void> {
    const day = today - WENT.calls
    const startAt = calendar.startOf(day) + MORNING
    const some = (await call('sample', 'reach', { channel: 'phone', day, window: 1 })).slice(0, 18)
    const id = await write(CALLS, {
      state: 'running',
      startedAt: startAt,
      messages: some.map((one) => ({ ...left(one.id, 'phone', startAt), events: [] })),
    })
    for (const [at, kind] of (['interested', 'not_reached', 'interested', 'not_interested'] as const).entries()) {
      const contactId = some[at]?.id
      if (contactId !== undefined)
        await call('campaigns', 'respond', { id, contactId, kind, channel: 'phone', text: SAID[kind] })
    }
    clock.travelTo(clock.now() + MINUTE_MS)
  }
}

const SAID = {
  interested: 'One large, without raisins. Collects it on the 22nd.',
  not_reached: '',
  not_interested: 'Bakes their own this year.',
} as const

const ANSWERS = [
  { kind: 'answered', channel: 'phone', text: 'Thanks for thinking of me, I have a new shift. Will come on Saturday.' },
  { kind: 'answered', channel: 'social', text: 'Wrote under the picture of the loaves: “miss you too!”' },
] as const

const redeemed = (
  contactId: number,
  code: string,
  visit: { readonly id: number; readonly at: number },
): PastAnswer => ({
  contactId,
  kind: 'redeemed',
  channel: 'counter',
  code,
  visitId: visit.id,
  at: visit.at,
})

/** A message that left at its time. */
function left(contactId: number, channel: MessageChannel, due: number): PastMessage {
  const events = [{ state: 'sent', at: due + MINUTE_MS } as const]
  const handed = { state: 'handed_over', at: due } as const
  return { contactId, step: 0, channel, due, events: channel === 'email' ? [handed, ...events] : events }
}

function refused(message: PastMessage, code: string, words: string): PastMessage {
  const [handed] = message.events
  const failed = { state: 'failed', at: message.due + MINUTE_MS, text: `${code} ${words}` } as const
  return { ...message, events: handed === undefined ? [failed] : [handed, failed] }
}

const oneInForty = (message: PastMessage, dice: Dice): PastMessage =>
  dice.chance(1 / 40) ? refused(message, '550 5.1.1', 'No such user here') : message
