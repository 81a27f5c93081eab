// What everything that is sent is held to, as windows see it: the rules of a country, the do-not-disturb list, who wants no profile.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOBODY, planOf } from '../campaigns/campaign-shop.ts'
import { PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

const DAY = 86_400_000

let core: TestCore
let api: TestWindow['api']
let staff: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
  await api.users.add({ name: 'Ben', role: 'staff', password: PASSWORD })
  staff = core.window('ben').api
  await staff.book.open({ user: 'Ben', password: PASSWORD })
})
afterAll(() => core.dispose())

/** A window in which somebody with this role sits. */
async function signedIn(role: 'manager' | 'bookkeeper'): Promise<TestWindow['api']> {
  await api.users.add({ name: role, role, password: PASSWORD })
  const window = core.window(role).api
  await window.book.open({ user: role, password: PASSWORD })
  return window
}

const person = async (given: string, address: string) =>
  (await api.contacts.create({ given, emails: [{ address, label: 'home' }] })).id

test('[L12] the rules of the shop’s country are in force with their date and sources; the owner alone chooses others, and can take it back', async () => {
  const own = await api.consent.rules({})
  expect(own).toMatchObject({ pack: 'uk-2018-05', own: 'uk-2018-05', chosen: false })
  expect(own.packs.map(({ pack }) => pack.split('-')[0])).toEqual(['us', 'ca', 'uk', 'fr', 'de', 'eu', 'au', 'none'])
  for (const { from, read, sources, pack } of own.packs) {
    expect(`${from} ${read}`).toMatch(/^\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/)
    if (!pack.startsWith('none')) expect(sources.length).toBeGreaterThan(0)
  }
  expect((await refusalOf(staff.consent.choosePack({ pack: 'us-2025-04' }))).code).toBe('FORBIDDEN')
  expect((await refusalOf(api.consent.choosePack({ pack: 'us-1999-01' }))).code).toBe('NOT_FOUND')
  const { command } = await api.consent.choosePack({ pack: 'us-2025-04' })
  expect(await api.consent.rules({})).toMatchObject({ pack: 'us-2025-04', own: 'uk-2018-05', chosen: true })
  await api.history.undo({ command: command ?? 0 })
  expect(await api.consent.rules({})).toMatchObject({ pack: 'uk-2018-05', chosen: false })
  // A shop that moves is held to the rules of where it is.
  await api.settings.save({ country: 'CA' })
  expect((await api.consent.rules({})).pack).toBe('ca-2014-07')
  await api.settings.save({ country: 'GB' })
})

test('[E4] an address on the list gets neither marketing nor service from anybody; the list says when, why and how; only the owner takes it off', async () => {
  const contactId = await person('Quiet', 'quiet@example.com')
  await staff.consent.give({ contactId, channels: ['email'], how: 'at the counter', words: 'Yes, do write' })
  await staff.consent.suppress({ kind: 'email', value: 'QUIET@example.com', reason: 'asked', note: 'On the phone' })
  const { rows } = await staff.consent.suppressed({ address: 'quiet@example.com' })
  expect(rows).toMatchObject([
    {
      kind: 'email',
      reason: 'asked',
      note: 'On the phone',
      source: 'typed',
      at: core.outside.clock.now(),
      by: 'Ben',
      contact: { id: contactId, name: 'Quiet' },
    },
  ])
  const write = (window: TestWindow['api'], kind: 'marketing' | 'service') =>
    refusalOf(
      window.sending.single({
        contactId,
        class: kind,
        subject: 'Hello',
        text: 'Your cake is ready.',
        because: 'A cake they ordered',
      }),
    )
  for (const window of [staff, api]) {
    for (const kind of ['marketing', 'service'] as const) {
      expect(await write(window, kind)).toMatchObject({
        code: 'BAD_INPUT',
        data: { issues: [{ path: 'contactId', rule: 'suppressed' }] },
      })
    }
  }
  // Who may write to nobody may not here either, and nobody is let past it by their role.
  expect((await write(await signedIn('bookkeeper'), 'service')).code).toBe('FORBIDDEN')
  expect(await write(await signedIn('manager'), 'marketing')).toMatchObject({ code: 'BAD_INPUT' })
  // Nor by many messages at once, in a mail or a call; a warning of danger is the one thing that goes there.
  const phone = '+44 20 7946 0958'
  await staff.contacts.save({ id: contactId, patch: { phones: [{ label: 'mobile', typed: phone }] } })
  await staff.consent.give({ contactId, channels: ['phone'], how: 'at the counter', words: 'Yes, do call' })
  await staff.consent.suppress({ kind: 'phone', value: phone })
  for (const channel of ['email', 'phone'] as const) {
    for (const kind of ['marketing', 'service', 'safety'] as const) {
      const audience = { ...NOBODY, people: [contactId] }
      const plan = planOf({ channels: [channel], class: kind, because: 'A recall', audience })
      const { recipients, excluded } = await staff.campaigns.preflight({ plan })
      expect([channel, kind, recipients, excluded.map(({ reason }) => reason)]).toEqual(
        kind === 'safety' ? [channel, kind, 1, []] : [channel, kind, 0, ['suppressed']],
      )
    }
  }
  await staff.sending.single({ contactId, class: 'safety', subject: 'Recall', text: 'Do not eat it.', because: 'Nuts' })
  const [id = 0] = rows.map((row) => row.id)
  expect((await refusalOf(staff.consent.lift({ id, why: 'I want to' }))).code).toBe('FORBIDDEN')
  // A list that another program kept comes in as a file, and holds from then on.
  const other = await person('Listed', 'listed@example.com')
  await api.consent.give({ contactId: other, channels: ['email'], how: 'at the counter', words: 'Yes' })
  const file = new File(['email,reason\nlisted@example.com,complained\n'], 'stops.csv', { type: 'text/csv' })
  await api.exchange.import({ kind: 'suppression', file })
  await core.core.idle()
  expect((await api.consent.suppressed({ address: 'listed@example.com' })).rows).toMatchObject([
    { reason: 'complained', source: 'stops.csv' },
  ])
  await api.consent.lift({ id, why: 'Asked to be written to again' })
  expect((await api.consent.suppressed({ address: 'quiet@example.com' })).total).toBe(0)
})

test('[L3] who wants no profile has no scores, no rhythm and no place in reports and segments that rest on them; what they bought stays', async () => {
  const [shy, other] = [await person('Shy', 'shy@example.com'), await person('Open', 'open@example.com')]
  for (const contactId of [shy, other]) {
    for (const ago of [60, 40, 20]) {
      const at = core.outside.clock.now() - ago * DAY
      await api.visits.log({ contactId, at, lines: [{ words: 'Bread', unitPrice: 900_000 }] })
    }
  }
  const regulars = async () => {
    const rule = { all: [{ fact: 'rhythm.standing', op: 'any' as const, values: ['regular'] }] }
    return (await api.segments.count({ rule, faces: 10 })).people.map(({ id }) => id)
  }
  expect((await regulars()).toSorted()).toEqual([shy, other].toSorted())
  expect((await api.value.loyalty({})).customers).toBe(2)
  const { command } = await staff.consent.profile({ contactId: shy, allowed: false })
  expect((await api.consent.state({ contactId: shy })).noProfileSince).toBe(core.outside.clock.now())
  expect(await api.value.of({ contactId: shy })).toMatchObject({
    standing: 'none',
    tier: 'none',
    scores: null,
    group: null,
  })
  expect(await regulars()).toEqual([other])
  expect((await api.value.loyalty({})).customers).toBe(1)
  expect(await api.visits.standing({ contactId: shy })).toMatchObject({ visits: 3, gap: null, nextDay: null })
  expect((await api.contacts.timeline({ contactId: shy, kinds: ['sale'] })).rows).toHaveLength(3)
  // No suggestion of when they come, in no measure of what a message did, and reports say whom they leave out.
  const best = await api.analytics.report({ report: 'best', measure: 'revenue', top: 50 })
  expect(best.finding.values).toMatchObject({ customers: 1 })
  expect(best.notes).toContainEqual({ words: 'analytics.note.noProfile', values: { people: 1 } })
  for (const report of ['due', 'slipping', 'lost'] as const) {
    const { rows } = await api.analytics.report({ report })
    expect(rows.map(({ contactId }) => contactId)).not.toContain(shy)
  }
  const sheet = await (await api.exchange.export({ what: 'contacts', open: true })).file.text()
  const [heads = '', ...lines] = sheet.split(/\r?\n/)
  const column = heads.split(',').indexOf('no profile since')
  const since = lines.map((line) => [line.split(',')[1], (line.split(',')[column] ?? '') !== ''])
  expect(since).toContainEqual(['Shy', true])
  expect(since).toContainEqual(['Open', false])
  await api.history.undo({ command: command ?? 0 })
  expect((await regulars()).toSorted()).toEqual([shy, other].toSorted())
})

test('who bought today but never said yes is written to under no country’s rules, also where the law would allow it for a while', async () => {
  const contactId = await person('Fresh', 'fresh@example.com')
  const asked = await person('Asked', 'asked@example.com')
  await api.visits.log({ contactId, lines: [{ words: 'Cake', quantity: 1_000, unitPrice: 500 }] })
  await api.visits.log({ contactId: asked, lines: [{ words: 'Cake', quantity: 1_000, unitPrice: 500 }] })
  await api.consent.give({ contactId: asked, channels: ['email'], how: 'at the counter', words: 'Yes, do write' })
  const byMail = async (id: number) =>
    (await api.consent.state({ contactId: id })).channels.find(({ channel }) => channel === 'email')
  for (const { pack } of (await api.consent.rules({})).packs) {
    await api.consent.choosePack({ pack })
    expect(await byMail(contactId), pack).toMatchObject({ mayWrite: false, state: 'unknown', why: ['unknown'] })
    expect(await byMail(asked), pack).toMatchObject({ mayWrite: true, state: 'given' })
  }
  await api.consent.choosePack({ pack: null })
})
