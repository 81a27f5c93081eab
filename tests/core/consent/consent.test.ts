// Consent as windows ask for it: who may, what is told of a customer, how lists are narrowed and counted by it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const person = async (given: string, more: object = {}) => (await api.contacts.create({ given, ...more })).id
const yes = { how: 'at the counter', words: 'Yes, do write to me' }
const named = async (channel: 'email' | 'sms', state: 'given' | 'withdrawn' | 'unknown') =>
  (await api.contacts.list({ filter: { consent: { channel, state } } })).rows.map(({ name }) => name)

test('[L11] each channel has its own state with since when, how, the exact words, the proof and who wrote it down', async () => {
  const contactId = await person('Ledger', { emails: [{ address: 'ledger@example.com', label: 'home' }] })
  const at = core.outside.clock.now() - 3_600_000
  await api.consent.give({ contactId, channels: ['email', 'post'], ...yes, proof: 'Card in the blue box', at })
  await api.consent.refuse({ contactId, channels: ['sms'] })
  const { channels, minor } = await api.consent.state({ contactId })
  expect(minor).toBe(false)
  expect(channels.map(({ channel, purpose, state }) => [channel, purpose, state])).toEqual([
    ['email', 'marketing', 'given'],
    ['sms', 'marketing', 'refused'],
    ['phone', 'marketing', 'unknown'],
    ['post', 'marketing', 'given'],
  ])
  expect(channels[0]).toEqual({
    channel: 'email',
    purpose: 'marketing',
    state: 'given',
    since: at,
    ...yes,
    proof: 'Card in the blue box',
    parent: '',
    by: OWNER,
    overrides: [],
    addresses: [{ value: 'ledger@example.com', suppressed: false }],
    suppressed: false,
    mayWrite: true,
    why: [],
  })
  expect(channels[3]).toMatchObject({ mayWrite: false, why: ['no_address'] })
  expect(await api.consent.events({ contactId })).toMatchObject([
    { channel: 'sms', act: 'refused', live: true },
    { channel: 'post', act: 'given', live: true },
    { channel: 'email', act: 'given', live: true, ...yes },
  ])
})

test('a yes without how or words is none; a no needs neither', async () => {
  const contactId = await person('Bare')
  for (const bad of [{ how: '' }, { how: '  ' }, { words: '' }, { words: ' \n' }]) {
    const refusal = await refusalOf(api.consent.give({ contactId, channels: ['email'], ...yes, ...bad }))
    expect(refusal.code).toBe('BAD_INPUT')
  }
  await api.consent.withdraw({ contactId, channels: ['email', 'email'] })
  expect(await api.consent.events({ contactId })).toHaveLength(1)
  expect((await refusalOf(api.consent.state({ contactId: 99 }))).code).toBe('NOT_FOUND')
})

test('lists are narrowed by it, and follow', async () => {
  const contactId = await person('Narrow')
  expect(await named('email', 'unknown')).toContain('Narrow')
  await api.consent.give({ contactId, channels: ['email'], ...yes })
  expect(await named('email', 'given')).toContain('Narrow')
  expect(await named('email', 'unknown')).not.toContain('Narrow')
  expect(await named('sms', 'given')).not.toContain('Narrow')
  await api.consent.withdraw({ contactId, channels: ['email'] })
  expect(await named('email', 'given')).not.toContain('Narrow')
  expect(await named('email', 'withdrawn')).toContain('Narrow')
})

test('the timeline tells it once, with the words', async () => {
  const contactId = await person('Timeline')
  await api.consent.give({ contactId, channels: ['phone'], ...yes })
  const { rows } = await api.contacts.timeline({ contactId, kinds: ['consent'] })
  expect(rows).toMatchObject([
    {
      kind: 'consent',
      title: null,
      words: 'timeline.consent',
      values: { act: 'given', channel: 'phone', ...yes },
      by: OWNER,
    },
  ])
  expect((await api.contacts.matters({ contactId })).last).toBeNull()
})

test('the counts add up to everybody in the book', async () => {
  const contactId = await person('Counted')
  const before = await api.consent.summary({})
  await api.consent.give({ contactId, channels: ['sms'], ...yes })
  const after = await api.consent.summary({})
  const sms = (of: typeof before) => of.channels.find(({ channel }) => channel === 'sms')
  expect(sms(after)?.given).toBe((sms(before)?.given ?? 0) + 1)
  for (const { given, refused, withdrawn, suspended, unknown } of after.channels) {
    expect(given + refused + withdrawn + suspended + unknown).toBe(after.people)
  }
  const { total } = await api.contacts.list({})
  expect(after.people).toBe(total)
})

test('the do-not-disturb list has date, reason and source; staff put addresses on it, only the owner takes them off', async () => {
  await api.users.add({ name: 'Ben', role: 'staff', password: PASSWORD })
  const ben = core.window('ben')
  await ben.api.book.open({ user: 'Ben', password: PASSWORD })
  const contactId = await person('Stopped', {
    emails: [{ address: 'stopped@example.com', label: 'home' }],
    phones: [{ typed: '+44 7400 123456', label: 'mobile' }],
  })
  await ben.api.consent.give({ contactId, channels: ['email', 'sms'], ...yes })
  expect(
    await ben.api.consent.suppress({ kind: 'email', value: 'STOPPED@example.com ', note: 'Rang us' }),
  ).toMatchObject({
    known: false,
  })
  expect(await ben.api.consent.suppress({ kind: 'email', value: 'stopped@example.com' })).toMatchObject({ known: true })
  await ben.api.consent.suppress({ kind: 'phone', value: '07400 123456', reason: 'wrong' })
  for (const [kind, rule] of [
    ['email', 'not_an_email'],
    ['phone', 'not_a_phone'],
  ] as const) {
    const refusal = await refusalOf(ben.api.consent.suppress({ kind, value: 'nothing' }))
    expect(refusal).toEqual({ code: 'BAD_INPUT', data: { issues: [{ path: 'value', rule }] } })
  }
  const { rows, total } = await ben.api.consent.suppressed({})
  expect(total).toBe(2)
  expect(rows[1]).toMatchObject({
    kind: 'email',
    reason: 'asked',
    note: 'Rang us',
    source: 'typed',
    at: core.outside.clock.now(),
    by: 'Ben',
    contact: { id: contactId, name: 'Stopped' },
  })
  expect(await ben.api.consent.suppressed({ address: 'stopped@EXAMPLE.com' })).toMatchObject({ total: 1 })
  expect(await ben.api.consent.suppressed({ address: '+44 7400 123456' })).toMatchObject({ total: 1 })
  // A new yes does not open it, for whoever says so.
  await api.consent.give({ contactId, channels: ['email'], ...yes })
  const email = async () => (await api.consent.state({ contactId })).channels[0]
  expect(await email()).toMatchObject({ state: 'given', suppressed: true, mayWrite: false, why: ['suppressed'] })
  const lift = { id: rows[1]?.id ?? 0, why: 'She wrote to us that she wants it again' }
  expect((await refusalOf(ben.api.consent.lift(lift))).code).toBe('FORBIDDEN')
  expect((await api.consent.summary({})).suppressed).toEqual({ email: 1, phone: 1 })
  await api.consent.lift(lift)
  expect(await email()).toMatchObject({ suppressed: false, mayWrite: true })
  ben.close()
})

test('undo of a no is refused with the reason, and the history names what was done', async () => {
  const contactId = await person('History')
  const { command } = await api.consent.withdraw({ contactId, channels: ['email'] })
  expect(await refusalOf(api.history.undo({ command: command ?? 0 }))).toMatchObject({
    code: 'UNDO_BLOCKED',
    data: { reason: 'never' },
  })
})
