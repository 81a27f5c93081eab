// The outbox through the windows of a real core, with a mail server in the test: what goes, what is held back and why, what is tried again.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSWORD, refusalOf } from '../../support/core.ts'
import { ACCOUNT, DAY, HOUR, outboxShop, TICK, type OutboxShop } from './outbox-shop.ts'

let shop: OutboxShop
beforeEach(async () => {
  shop = await outboxShop()
})
afterEach(() => shop.dispose())

const now = () => shop.started.outside.clock.now()
const to = () => shop.sink.arrived.map(({ to: { address } }) => address).sort()
const turn = (ms: number) => {
  shop.started.outside.clock.set(now() + ms)
}

test('what is due goes once, with its own Message-ID and the ways to say no', async () => {
  const people = [await shop.person('Ann'), await shop.person('Bea'), await shop.person('Cid', { agrees: false })]
  await shop.api.mailing.freeze({ people, due: now() })
  await shop.tick()
  await shop.tick()
  expect(to()).toEqual(['ann@example.org', 'bea@example.org'])
  expect(await shop.states()).toEqual({ sent: 2, skipped: 1 })
  const [first, second] = shop.sink.arrived
  expect(first?.messageId).toMatch(/^<[0-9a-z]+\.[0-9a-f]{16}@bakery\.test>$/)
  expect(first?.messageId).not.toBe(second?.messageId)
  expect(first?.headers['List-Unsubscribe']).toMatch(
    /^<mailto:shop@bakery\.test\?subject=unsubscribe%20[0-9a-z]+-[0-9a-f]{16}>$/,
  )
  expect(first?.text).toContain('Answer with “stop”')
  expect(first?.html).toContain('mailto:shop@bakery.test?subject=unsubscribe')
  const { rows } = await shop.api.sending.outbox({ states: ['skipped'] })
  expect(rows).toMatchObject([{ why: 'unknown', sourceName: 'Mailing 1', contact: { name: 'Cid' } }])
  const timeline = await shop.api.contacts.timeline({ contactId: people[0] ?? 0 })
  expect(timeline.rows).toContainEqual(expect.objectContaining({ area: 'sending', title: 'Mailing 1' }))
  // The program's own doings are no lines of what was done.
  const { rows: done } = await shop.api.history.list({ limit: 50 })
  expect(done.filter(({ kind }) => kind.startsWith('sending.'))).toEqual([])
  expect(await shop.api.sending.role({})).toMatchObject({ mine: true, holder: { since: now() - TICK } })
})

test('nobody is frozen twice for one message, also not as whoever they were merged into', async () => {
  const [ann, bea] = [await shop.person('Ann'), await shop.person('Bea')]
  expect(await shop.api.mailing.freeze({ people: [ann, ann], due: now() })).toMatchObject({ frozen: 1 })
  await shop.api.duplicates.merge({ keep: bea, ids: [ann, bea] })
  expect(await shop.api.mailing.freeze({ people: [bea], due: now() })).toMatchObject({ frozen: 0 })
  expect(await shop.api.mailing.freeze({ people: [bea], due: now(), step: 1 })).toMatchObject({ frozen: 1 })
  expect(await shop.api.mailing.differences({})).toEqual([])
})

test('a refusal for now is tried again later and later, and given up after some days', async () => {
  const ann = await shop.person('Ann')
  shop.sink.treat = () => ({ code: '450', text: '450 4.2.0 greylisted', at: 'recipient' })
  await shop.api.mailing.freeze({ people: [ann], due: now(), class: 'service' })
  const waits: number[] = []
  for (let tries = 0; tries < 9; tries += 1) {
    await shop.tick()
    const [row] = await shop.api.mailing.rows({})
    if (row?.due == null) break
    waits.push(Math.round((row.due - now()) / 60_000))
    turn(row.due - now())
  }
  expect(waits).toEqual([5, 15, 60, 180, 360, 720, 1440, 1440])
  const { rows } = await shop.api.sending.outbox({})
  expect(rows).toMatchObject([
    { state: 'failed', why: 'gave_up', attempts: 8, code: '450', address: 'ann@example.org' },
  ])
})

test('a bad address is never tried again and goes onto the do-not-disturb list, a full mailbox does not', async () => {
  const people = [await shop.person('Ann'), await shop.person('Bea')]
  shop.sink.treat = ({ to: { address } }) =>
    address.startsWith('ann')
      ? { code: '5.1.1', text: '550 5.1.1 user unknown' }
      : { code: '5.2.2', text: '552 5.2.2 mailbox full' }
  await shop.api.mailing.freeze({ people, due: now() })
  await shop.tick()
  expect(await shop.states()).toEqual({ failed: 2 })
  const { rows } = await shop.api.consent.suppressed({})
  expect(rows).toMatchObject([{ reason: 'bounced', contact: { name: 'Ann' }, note: '5.1.1 550 5.1.1 user unknown' }])
})

test('whoever cannot be reached keeps everything waiting, and nothing counts as tried', async () => {
  const ann = await shop.person('Ann')
  shop.sink.treat = () => 'offline'
  await shop.api.mailing.freeze({ people: [ann], due: now() })
  await shop.tick()
  expect(await shop.api.sending.summary({})).toMatchObject({
    held: 'offline',
    text: 'ECONNREFUSED',
    counts: { waiting: 1 },
  })
  shop.sink.treat = () => 'take'
  turn(60_000)
  await shop.tick()
  expect(await shop.api.sending.summary({})).toMatchObject({ held: null, text: null, counts: {}, sentToday: 1 })
})

test('what was handed over and never answered is shown, and never sent again', async () => {
  const people = [await shop.person('Ann'), await shop.person('Bea')]
  shop.sink.treat = () => 'cut'
  await shop.api.mailing.freeze({ people, due: now() })
  await shop.tick()
  shop.sink.treat = () => 'take'
  await shop.tick()
  expect(await shop.states()).toEqual({ uncertain: 2 })
  expect(shop.sink.arrived).toHaveLength(2)
  const { rows } = await shop.api.sending.outbox({ states: ['uncertain'] })
  const [first, second] = rows.map(({ id }) => id)
  const { command } = await shop.api.sending.resolve({ ids: [first ?? 0], arrived: true })
  await shop.api.sending.resolve({ ids: [second ?? 0], arrived: false })
  expect(await shop.states()).toEqual({ sent: 1, failed: 1 })
  await shop.api.history.undo({ command: command ?? 0 })
  expect(await shop.states()).toEqual({ uncertain: 1, failed: 1 })
  await shop.tick()
  expect(shop.sink.arrived).toHaveLength(2)
})

test('one cap holds over all channels: whoever has had enough is skipped, until days have passed', async () => {
  const [ann, bea] = [await shop.person('Ann'), await shop.person('Bea')]
  await shop.api.sending.changeRules({ cap: { most: 2, inDays: 7, byTier: {} } })
  await shop.api.mailing.freeze({ people: [ann], sourceId: 9, due: now(), channel: 'post' })
  await shop.api.mailing.posted({ ids: (await shop.api.mailing.rows({})).map(({ id }) => id) })
  for (const sourceId of [1, 2]) await shop.api.mailing.freeze({ people: [ann], sourceId, due: now() })
  await shop.api.mailing.freeze({ people: [ann, bea], sourceId: 4, due: now(), class: 'service' })
  await shop.tick()
  expect(to()).toEqual(['ann@example.org', 'ann@example.org', 'bea@example.org'])
  const { rows } = await shop.api.sending.outbox({ states: ['skipped'] })
  expect(rows).toMatchObject([{ why: 'capped', sourceId: 2 }])
  turn(7 * DAY)
  await shop.api.mailing.freeze({ people: [ann], sourceId: 5, due: now() })
  await shop.tick()
  expect(shop.sink.arrived).toHaveLength(4)
})

test('[F15] how many a person may get can differ by what they are worth', async () => {
  const [ann, bea] = [await shop.person('Ann'), await shop.person('Bea')]
  for (const [contactId, unitPrice] of [
    [ann, 1_000],
    [bea, 9_000_000],
  ] as const) {
    await shop.api.visits.log({ contactId, lines: [{ words: 'Cake', quantity: 1_000, unitPrice }] })
  }
  await shop.api.sending.changeRules({ cap: { most: 2, inDays: 7, byTier: { low: 1, 'very-high': 3 } } })
  for (const sourceId of [1, 2, 3, 4]) await shop.api.mailing.freeze({ people: [ann, bea], sourceId, due: now() })
  await shop.tick()
  expect(to()).toEqual(['ann@example.org', 'bea@example.org', 'bea@example.org', 'bea@example.org'])
})

test('[E11] quiet hours and a cap hold without anybody having set them, wherever people may live', async () => {
  const ann = await shop.person('Ann')
  const bea = await shop.person('Bea', { address: { country: 'US', region: 'NY', postcode: '10001' } })
  for (const sourceId of [1, 2, 3, 4, 5]) await shop.api.mailing.freeze({ people: [ann], sourceId, due: now() })
  await shop.api.mailing.freeze({ people: [bea], due: now() })
  await shop.tick()
  // It is ten in London and six in New York.
  expect(to()).toEqual(Array.from({ length: 4 }, () => 'ann@example.org'))
  const rows = await shop.api.mailing.rows({})
  const waits = rows.find(({ state }) => state === 'waiting')
  // Clocks in America are four hours behind in March.
  expect(new Date(waits?.due ?? 0).toISOString()).toBe('2026-03-10T13:00:00.000Z')
  turn((waits?.due ?? 0) - now())
  await shop.tick()
  expect(to()).toContain('bea@example.org')
})

test('[L13] every message says which rules were in force', async () => {
  const ann = await shop.person('Ann')
  const { pack } = await shop.api.consent.rules({})
  await shop.api.sending.single({ contactId: ann, class: 'marketing', subject: 'New bread', text: 'Come by.' })
  await shop.tick()
  expect((await shop.api.sending.outbox({})).rows).toMatchObject([{ state: 'sent', pack }])
  expect(pack).toMatch(/^[a-z]+-\d{4}-\d{2}$/)
})

test('the limits of the account hold over restarts, and room comes back with time', async () => {
  await shop.api.email.save({ account: { ...ACCOUNT, perHour: 2, perDay: 3 } })
  const people = []
  for (const name of ['Ann', 'Bea', 'Cid', 'Dan', 'Eve']) people.push(await shop.person(name))
  await shop.api.mailing.freeze({ people, due: now() })
  await shop.tick()
  expect(shop.sink.arrived).toHaveLength(2)
  expect(await shop.api.sending.summary({})).toMatchObject({ sentToday: 2, leftToday: 1, next: now() + HOUR })
  await shop.tick()
  expect(shop.sink.arrived).toHaveLength(2)
  turn(HOUR)
  await shop.tick()
  expect(shop.sink.arrived).toHaveLength(3)
  turn(HOUR)
  await shop.tick()
  expect(shop.sink.arrived).toHaveLength(3)
  turn(DAY)
  await shop.tick()
  expect(shop.sink.arrived).toHaveLength(5)
})

test('after a run of refusals nothing goes until somebody says so', async () => {
  const people = []
  for (let at = 0; at < 14; at += 1) people.push(await shop.person(`P${String(at)}`))
  shop.sink.treat = () => ({ code: '5.7.1', text: '554 5.7.1 blocked for spam' })
  await shop.api.mailing.freeze({ people, due: now() })
  await shop.tick()
  const { failed = 0 } = await shop.states()
  // One more may have been on its way on the other connection.
  expect(failed).toBeGreaterThanOrEqual(10)
  expect(failed).toBeLessThanOrEqual(11)
  expect(await shop.api.sending.summary({})).toMatchObject({ held: 'errors', text: '554 5.7.1 blocked for spam' })
  turn(DAY)
  await shop.tick()
  expect(await shop.states()).toMatchObject({ failed })
  shop.sink.treat = () => 'take'
  await shop.api.sending.pause({ on: false })
  await shop.tick()
  expect(await shop.states()).toEqual({ failed, sent: 14 - failed })
})

test('paused, stopped, taken out or moved, nothing leaves before its time', async () => {
  const people = [await shop.person('Ann'), await shop.person('Bea'), await shop.person('Cid')]
  await shop.api.mailing.freeze({ people, due: now() })
  shop.mailing.marks.set(1, null)
  await shop.tick()
  shop.mailing.marks.delete(1)
  await shop.api.sending.pause({ on: true })
  await shop.tick()
  expect(await shop.api.sending.summary({})).toMatchObject({ held: 'paused' })
  await shop.api.sending.pause({ on: false })
  const [first, second] = (await shop.api.mailing.rows({})).map(({ id }) => id)
  const { command } = await shop.api.sending.cancel({ ids: [first ?? 0] })
  await shop.api.mailing.move({ ids: [second ?? 0], due: now() + HOUR })
  await shop.tick()
  expect(to()).toEqual(['cid@example.org'])
  await shop.api.history.undo({ command: command ?? 0 })
  turn(HOUR)
  await shop.tick()
  expect(to()).toEqual(['ann@example.org', 'bea@example.org', 'cid@example.org'])
  expect(await refusalOf(shop.api.sending.cancel({ ids: [first ?? 0] }))).toMatchObject({ code: 'NOT_FOUND' })
})

test('words that change while a message is on its way go out as they are now', async () => {
  const people = [await shop.person('Ann')]
  await shop.api.mailing.freeze({ people, due: now() })
  shop.sink.beforeLeaving = async () => {
    shop.sink.beforeLeaving = () => undefined
    shop.mailing.marks.set(1, 'anew')
    // Whoever changes them says so in the book.
    await shop.person('Bea')
  }
  await shop.tick()
  expect(shop.sink.arrived.map(({ subject }) => subject)).toEqual(['News anew'])
})

test('whoever no longer agrees when the first byte is about to leave gets nothing', async () => {
  const ann = await shop.person('Ann')
  await shop.api.sending.changeRules({ cap: { most: 1, inDays: 7, byTier: {} } })
  // Two of one moment, over two connections: the second is asked again when the first has gone.
  await shop.api.mailing.freeze({ people: [ann], due: now() })
  await shop.api.mailing.freeze({ people: [ann], step: 1, due: now() })
  await shop.tick()
  expect(shop.sink.arrived).toHaveLength(1)
  expect(await shop.states()).toEqual({ sent: 1, skipped: 1 })
})

test('an undone freezing takes back whatever has not left; whoever has it keeps it', async () => {
  const [ann, bea] = [await shop.person('Ann'), await shop.person('Bea')]
  const gone = await shop.api.mailing.freeze({ people: [ann], due: now() })
  const waits = await shop.api.mailing.freeze({ people: [bea], due: now() + HOUR })
  await shop.tick()
  await shop.api.history.undo({ command: waits.command ?? 0 })
  expect(await refusalOf(shop.api.history.undo({ command: gone.command ?? 0 }))).toMatchObject({
    code: 'UNDO_BLOCKED',
    data: { reason: 'in_use' },
  })
  expect(await shop.states()).toEqual({ sent: 1 })
  expect(await shop.api.mailing.differences({})).toEqual([])
})

test('[E8] a message goes at its time, waits through the night, and after days without the PC is sent late, asked about, or left', async () => {
  const people = [await shop.person('Ann')]
  await shop.api.sending.changeRules({ cap: { most: 100, inDays: 7, byTier: {} } })
  const evening = now() + 11 * HOUR
  await shop.api.mailing.freeze({ people, sourceId: 9, due: evening })
  turn(HOUR)
  await shop.tick()
  expect(await shop.states()).toEqual({ waiting: 1 })
  turn(evening - now())
  await shop.tick()
  // Nine at night in London: the next morning, nine o'clock.
  const [held] = await shop.api.mailing.rows({})
  expect(new Date(held?.due ?? 0).toISOString()).toBe('2026-03-11T09:00:00.000Z')
  turn((held?.due ?? 0) - now())
  await shop.tick()
  await shop.tick()
  expect(await shop.states()).toEqual({ sent: 1 })
  shop.mailing.catchUps.set(2, { how: 'ask', days: 0 })
  shop.mailing.catchUps.set(3, { how: 'skip', days: 0 })
  shop.mailing.catchUps.set(4, { how: 'late', days: 1 })
  await shop.tick()
  for (const sourceId of [1, 2, 3, 4]) await shop.api.mailing.freeze({ people, sourceId, due: now() + HOUR })
  turn(2 * DAY)
  await shop.tick()
  const states = async () => (await shop.api.mailing.rows({})).slice(1).map(({ state }) => state)
  expect(await states()).toEqual(['sent', 'late', 'skipped', 'skipped'])
  const { rows } = await shop.api.sending.outbox({ states: ['late'] })
  await shop.api.sending.decideLate({ ids: rows.map(({ id }) => id), send: true })
  await shop.tick()
  expect(await states()).toEqual(['sent', 'sent', 'skipped', 'skipped'])
  // Frozen only now for a day that is over: the same question.
  for (const sourceId of [5, 3]) await shop.api.mailing.freeze({ people, sourceId, step: 9, due: now() - DAY })
  await shop.tick()
  expect(await states()).toEqual(['sent', 'sent', 'skipped', 'skipped', 'sent', 'skipped'])
})

test('what was undone while somebody was in the trash is true of their messages when the book is opened again', async () => {
  const ann = await shop.person('Ann')
  await shop.api.mailing.freeze({ people: [ann], due: now(), channel: 'post' })
  const [letter] = await shop.api.mailing.rows({})
  const { command } = await shop.api.mailing.posted({ ids: [letter?.id ?? 0] })
  await shop.api.contacts.trash({ ids: [ann] })
  await shop.api.history.undo({ command: command ?? 0 })
  await shop.started.core.close()
  const next = shop.started.again()
  const { api } = next.window('after')
  await api.book.open({ password: PASSWORD })
  next.outside.clock.turn(TICK)
  await next.core.jobsEnd()
  expect(await api.mailing.rows({})).toMatchObject([{ contactId: null, state: 'waiting', sentDay: null }])
  expect(await api.mailing.differences({})).toEqual([])
  await next.core.close()
})

test('one PC sends: another takes the role over on purpose, and what may have gone is asked about', async () => {
  const people = [await shop.person('Ann')]
  await shop.api.mailing.freeze({ people, due: now() })
  await shop.api.settings.save({ lockAfter: 0 })
  const { holder } = await shop.api.sending.role({})
  expect(holder).toBeNull()
  await shop.api.mailing.give({ machine: 77, name: 'The old PC' })
  await shop.tick()
  expect(shop.sink.arrived).toEqual([])
  expect(await shop.api.sending.role({})).toMatchObject({ mine: false, holder: { machine: 77, name: 'The old PC' } })
  expect(await shop.api.sending.summary({})).toMatchObject({ held: 'role' })
  await shop.api.sending.takeRole({ name: 'Counter' })
  await shop.tick()
  expect(await shop.states()).toEqual({ late: 1 })
  expect(shop.sink.arrived).toEqual([])
  expect(await shop.api.sending.role({})).toMatchObject({ mine: true, holder: { name: 'Counter' } })
})

test('one message from the profile goes as it was written, held to the rules', async () => {
  const [ann, bea] = [await shop.person('Ann', { agrees: false }), await shop.person('Bea')]
  const message = { subject: 'Your cake <b>{{x}}</b>', text: 'It is ready.\n\nCome by.', because: 'They ordered it' }
  await shop.api.sending.single({ contactId: ann, class: 'service', ...message })
  expect(await refusalOf(shop.api.sending.single({ contactId: ann, class: 'marketing', ...message }))).toMatchObject({
    data: { issues: [{ path: 'contactId', rule: 'unknown' }] },
  })
  const selling = { ...message, text: '20 % off all cakes until Friday!', because: '' }
  expect(await refusalOf(shop.api.sending.single({ contactId: bea, class: 'service', ...selling }))).toMatchObject({
    data: {
      issues: [
        { path: 'text', rule: 'selling' },
        { path: 'because', rule: 'required' },
      ],
    },
  })
  await shop.tick()
  expect(shop.sink.arrived).toMatchObject([
    { subject: message.subject, text: message.text, html: expect.stringContaining('<p>Come by.</p>'), headers: {} },
  ])
})

test('a warning of danger reaches whoever is on the do-not-disturb list, a service message does not', async () => {
  const ann = await shop.person('Ann')
  await shop.api.consent.suppress({ kind: 'email', value: 'ann@example.org' })
  await shop.api.mailing.freeze({ people: [ann], sourceId: 1, due: now(), class: 'service' })
  await shop.api.mailing.freeze({ people: [ann], sourceId: 2, due: now(), class: 'safety' })
  await shop.tick()
  expect(await shop.states()).toEqual({ skipped: 1, sent: 1 })
  expect(shop.sink.arrived).toHaveLength(1)
})

test('asking for consent goes through the same outbox', async () => {
  const ann = await shop.person('Ann', { agrees: false })
  await shop.api.consent.changeAsking({ subject: 'May we write?', text: 'Answer with yes.' })
  await shop.api.consent.ask({ contactIds: [ann], source: 'An old list', leftForThis: true })
  await shop.tick()
  await shop.tick()
  expect(shop.sink.arrived).toMatchObject([{ subject: 'May we write?', to: { address: 'ann@example.org' } }])
})
