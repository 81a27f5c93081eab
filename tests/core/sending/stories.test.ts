// Random stories of an outbox: people agree, say no, are merged, thrown away and brought back, mailings are frozen, undone, taken out, refused,
// cut off, restarted. After each step the kept state is what the events say; nobody gets one message twice, nobody who said no gets any, no
// more than the cap, and nothing by night.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Treatment } from '../../support/mail-sink.ts'
import { seededRandom } from '../../support/outside.ts'
import { DAY, HOUR, outboxShop, type OutboxShop } from './outbox-shop.ts'

const STEPS = Number(process.env['REGULARS_STEPS'] ?? 120)
const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))
const CAP = { most: 2, inDays: 3 }

interface Arrival {
  readonly address: string
  readonly messageId: string
  readonly at: number
}

class Story {
  readonly arrivals: Arrival[] = []
  readonly people: number[] = []
  readonly refusing = new Set<string>()
  readonly commands: number[] = []
  /** Messages of which somebody of the shop said that they did not arrive, though they did: the cap counts what the shop knows. */
  readonly denied = new Set<string>()
  readonly #random = seededRandom(seed)
  readonly #shop: OutboxShop

  constructor(shop: OutboxShop) {
    this.#shop = shop
    shop.sink.treat = () => this.#treatment()
  }

  now = () => this.#shop.started.outside.clock.now()
  below = (count: number) => Math.floor(this.#random.fraction() * count)
  some = (): number => this.people[this.below(this.people.length)] ?? 0

  #treatment(): Treatment {
    const roll = this.below(20)
    if (roll < 14) return 'take'
    if (roll < 16) return { code: '450', text: '450 4.2.0 later', at: roll === 14 ? 'recipient' : 'message' }
    if (roll < 17) return { code: '5.2.2', text: '552 5.2.2 mailbox full' }
    return roll < 18 ? 'cut' : roll < 19 ? 'offline' : 'take'
  }

  async meet(at: number): Promise<void> {
    this.people.push(await this.#shop.person(`P${String(at)}`))
  }

  /** Whatever was taken, answered or not, has arrived. */
  #lookAtArrivals(): void {
    for (const { to, messageId } of this.#shop.sink.arrived.slice(this.arrivals.length)) {
      expect(this.refusing.has(to.address), `${to.address} said no`).toBe(false)
      this.arrivals.push({ address: to.address, messageId, at: this.now() })
    }
  }

  async #resolve(id: number): Promise<void> {
    const { api } = this.#shop
    const arrived = this.below(2) === 0
    if (!arrived) {
      const events = await api.mailing.events({})
      const left = events.find(({ sendId, state }) => sendId === id && state === 'handed_over')
      const { messageId } = JSON.parse(left?.detail ?? '{}') as { readonly messageId: string }
      this.denied.add(messageId)
    }
    await api.sending.resolve({ ids: [id], arrived })
  }

  async step(): Promise<void> {
    const { api, started, tick } = this.#shop
    const done = ({ command }: { readonly command: number | null }) => {
      if (command !== null) this.commands.push(command)
    }
    switch (this.below(11)) {
      case 0:
      case 1:
      case 2: {
        const sourceId = 1 + this.below(4)
        const due = this.now() + (this.below(5) - 2) * 6 * HOUR
        const people = [...new Set([this.some(), this.some(), this.some()])]
        return done(await api.mailing.freeze({ people, sourceId, step: this.below(3), due }))
      }
      case 3: {
        started.outside.clock.set(this.now() + (1 + this.below(20)) * HOUR)
        return
      }
      case 4: {
        const person = this.some()
        const { emails } = await api.contacts.get({ id: person })
        await api.consent.withdraw({ contactId: person, channels: ['email'] })
        for (const { address } of emails) this.refusing.add(address)
        return
      }
      case 5: {
        const [keep, other] = [this.some(), this.some()]
        if (keep === other) return
        // Who said no keeps saying no: their addresses are the other one's now.
        const both = await Promise.all([keep, other].map((id) => api.contacts.get({ id })))
        const addresses = both.flatMap(({ emails }) => emails.map(({ address }) => address))
        await api.duplicates.merge({ ids: [keep, other], keep })
        this.people.splice(this.people.indexOf(other), 1)
        if (addresses.some((one) => this.refusing.has(one))) for (const one of addresses) this.refusing.add(one)
        return
      }
      case 6: {
        const command = this.commands[this.below(this.commands.length)]
        // Refused where something has left already, or where it was undone before.
        if (command !== undefined) await api.history.undo({ command }).catch(() => undefined)
        return
      }
      case 7: {
        const rows = (await api.mailing.rows({})).filter(({ state }) => state === 'waiting' || state === 'late')
        const row = rows[this.below(rows.length)]
        if (row !== undefined) done(await api.sending.cancel({ ids: [row.id] }))
        return
      }
      case 8: {
        const { rows } = await api.sending.outbox({ states: ['uncertain', 'late'] })
        for (const { id, state } of rows.slice(0, 2)) {
          if (state === 'late') done(await api.sending.decideLate({ ids: [id], send: this.below(2) === 0 }))
          else await this.#resolve(id)
        }
        return
      }
      default: {
        await tick()
        this.#lookAtArrivals()
      }
    }
  }
}

test(`random stories of an outbox (REGULARS_SEED=${String(seed)})`, { timeout: 60_000 }, async () => {
  const shop = await outboxShop()
  const story = new Story(shop)
  await shop.api.sending.changeRules({ cap: { ...CAP, byTier: {} } })
  shop.mailing.catchUps.set(2, { how: 'ask', days: 0 })
  shop.mailing.catchUps.set(3, { how: 'skip', days: 0 })
  for (let at = 0; at < 12; at += 1) await story.meet(at)
  try {
    for (let step = 0; step < STEPS; step += 1) {
      await story.step()
      expect(await shop.api.mailing.differences({}), `after step ${String(step)}`).toEqual([])
    }
    const ids = story.arrivals.map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { at } of story.arrivals) {
      const hour = new Date(at).getUTCHours()
      expect(hour >= 9 && hour < 20, new Date(at).toISOString()).toBe(true)
    }
    const known = story.arrivals.filter(({ messageId }) => !story.denied.has(messageId))
    for (const [address, some] of Map.groupBy(known, (one) => one.address)) {
      for (const { at } of some) {
        const within = some.filter((one) => dayOf(one.at) > dayOf(at) - CAP.inDays && dayOf(one.at) <= dayOf(at))
        expect(within.length, address).toBeLessThanOrEqual(CAP.most)
      }
    }
    expect(story.arrivals.length).toBeGreaterThan(0)
  } finally {
    await shop.dispose()
  }
})

const dayOf = (instant: number) => Math.floor(instant / DAY)
