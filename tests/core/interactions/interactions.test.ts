// What was said: what it is taken for, who finds it again, how it is counted, undone and redone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

const HOUR = 3_600_000

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const person = async (given: string) => (await api.contacts.create({ given })).id

test.each([
  ['call', {}, { direction: 'in', begunBy: 'customer', open: false }],
  ['call', { direction: 'out' }, { direction: 'out', begunBy: 'shop', open: false }],
  ['message', { begunBy: 'shop' }, { direction: 'out', begunBy: 'shop', open: false }],
  ['letter', { direction: 'out', begunBy: 'customer' }, { direction: 'out', begunBy: 'customer', open: false }],
  ['talk', { begunBy: null }, { direction: 'in', begunBy: null, open: false }],
  ['note', {}, { direction: null, begunBy: null, open: false }],
  ['call', { tone: 'complaint' }, { direction: 'in', begunBy: 'customer', open: true }],
  ['talk', { tone: 'question' }, { direction: 'in', begunBy: 'customer', open: true }],
  ['note', { tone: 'complaint' }, { direction: null, begunBy: null, open: true }],
  ['talk', { tone: 'compliment' }, { direction: 'in', begunBy: 'customer', open: false }],
  ['call', { tone: 'question', direction: 'out' }, { direction: 'out', begunBy: 'shop', open: false }],
  ['call', { tone: 'complaint', open: false }, { direction: 'in', begunBy: 'customer', open: false }],
] as const)('a %s with %o is taken for %o', async (kind, said, taken) => {
  const contactId = await person('Taken')
  const { id } = await api.interactions.add({ contactId, kind, words: 'Something', ...said })
  expect(await api.interactions.get({ id })).toMatchObject({ ...taken, phase: null })
})

test('it is said now, by whoever is signed in, on the shop’s day', async () => {
  const contactId = await person('Now')
  const { id } = await api.interactions.add({ contactId, kind: 'call', words: 'Rang', phase: 'before' })
  const now = core.outside.clock.now()
  expect(await api.interactions.get({ id })).toEqual({
    id,
    contactId,
    contactName: 'Now',
    caller: null,
    kind: 'call',
    words: 'Rang',
    direction: 'in',
    phase: 'before',
    begunBy: 'customer',
    tone: null,
    open: false,
    at: now,
    day: Math.floor(now / (24 * HOUR)), // London in winter, a day that turns at midnight
    userId: expect.any(Number) as number,
    userName: OWNER,
  })
})

test('saving changes what is named; turned into a note it loses its direction, and turned back it has one', async () => {
  const contactId = await person('Saved')
  const { id } = await api.interactions.add({ contactId, kind: 'call', direction: 'out', words: 'One' })
  await api.interactions.save({ id, patch: { words: 'Two', open: true } })
  expect(await api.interactions.get({ id })).toMatchObject({
    words: 'Two',
    open: true,
    direction: 'out',
    begunBy: 'shop',
  })
  await api.interactions.save({ id, patch: { kind: 'note' } })
  expect(await api.interactions.get({ id })).toMatchObject({ kind: 'note', direction: null, begunBy: null, open: true })
  await api.interactions.save({ id, patch: { kind: 'talk' } })
  expect(await api.interactions.get({ id })).toMatchObject({ kind: 'talk', direction: 'in', begunBy: 'customer' })
  const nothing = await api.interactions.save({ id, patch: { words: 'Two' } })
  expect(nothing.command).toBeNull()
})

test('adding, saving and removing are undone and redone', async () => {
  const contactId = await person('Undone')
  const { id, command: added } = await api.interactions.add({ contactId, kind: 'note', words: 'Wears a zeppelin pin' })
  const { command: saved } = await api.interactions.save({ id, patch: { words: 'Wears an airship pin' } })
  const { command: removed } = await api.interactions.remove({ id })
  const words = async () => (await api.interactions.list({ contactId })).rows.map((row) => row.words)
  const foundBy = async (text: string) => (await api.contacts.search({ text })).map((row) => row.name)
  expect(await words()).toEqual([])
  expect(await foundBy('airship')).toEqual([])
  await api.history.undo({ command: removed ?? 0 })
  expect(await words()).toEqual(['Wears an airship pin'])
  expect(await foundBy('airship')).toEqual(['Undone'])
  await api.history.undo({ command: saved ?? 0 })
  expect(await foundBy('airship')).toEqual([])
  expect(await foundBy('zeppelin')).toEqual(['Undone'])
  await api.history.undo({ command: added ?? 0 })
  expect(await words()).toEqual([])
  expect(await foundBy('zeppelin')).toEqual([])
  await api.history.redo({ command: added ?? 0 })
  expect(await words()).toEqual(['Wears a zeppelin pin'])
  expect(await foundBy('zeppelin')).toEqual(['Undone'])
})

test('what was said goes into the trash with the person, and comes back with them', async () => {
  const contactId = await person('Trashed')
  const { id } = await api.interactions.add({ contactId, kind: 'note', words: 'Collects barometers' })
  await api.contacts.trash({ ids: [contactId] })
  expect(await refusalOf(api.interactions.get({ id }))).toEqual({ code: 'NOT_FOUND', data: { what: 'interaction' } })
  expect(await refusalOf(api.interactions.add({ contactId, kind: 'note' }))).toMatchObject({ code: 'NOT_FOUND' })
  expect(await api.contacts.search({ text: 'barometers' })).toEqual([])
  await api.contacts.restore({ ids: [contactId] })
  expect(await api.interactions.get({ id })).toMatchObject({ words: 'Collects barometers' })
  expect(await api.contacts.search({ text: 'barom' })).toMatchObject([
    { id: contactId, matched: 'note', matchedText: 'Collects barometers' },
  ])
})

test('a list is newest first, pages by instant and id, and counts all that fit', async () => {
  const contactId = await person('Listed')
  const at = core.outside.clock.now() - 50 * HOUR
  const ids: number[] = []
  for (let n = 0; n < 7; n += 1) {
    const said = {
      contactId,
      kind: n % 2 === 0 ? ('call' as const) : ('talk' as const),
      words: String(n),
      at: at + Math.floor(n / 3),
    }
    ids.push((await api.interactions.add(said)).id)
  }
  const newest = ids.toReversed() // later ids were said later, or at the same instant
  const read: number[] = []
  let cursor = {}
  for (;;) {
    const page = await api.interactions.list({ contactId, limit: 2, ...cursor })
    expect(page.count).toBe(7)
    const last = page.rows.at(-1)
    if (last === undefined) break
    read.push(...page.rows.map((row) => row.id))
    cursor = { before: last.at, beforeId: last.id }
  }
  expect(read).toEqual(newest)
  expect((await api.interactions.list({ contactId, kind: 'talk' })).rows.map((row) => row.words)).toEqual([
    '5',
    '3',
    '1',
  ])
  const day = (await api.interactions.get({ id: ids[0] ?? 0 })).day
  expect((await api.interactions.list({ contactId, from: day, to: day })).count).toBe(7)
  expect((await api.interactions.list({ contactId, from: day + 1 })).count).toBe(0)
  expect((await api.interactions.list({ contactId, to: day - 1 })).count).toBe(0)
})

test('counts by tone and kind, of one customer or of all, between two days', async () => {
  const [one, other] = [await person('Counted'), await person('Other')]
  const all = await api.interactions.counts({})
  const at = core.outside.clock.now() - 100 * 24 * HOUR
  const complaint = await api.interactions.add({ contactId: one, kind: 'call', tone: 'complaint', at })
  await api.interactions.add({ contactId: one, kind: 'talk', tone: 'complaint' })
  await api.interactions.add({ contactId: one, kind: 'note', tone: 'compliment' })
  await api.interactions.add({ contactId: other, kind: 'letter', tone: 'question' })
  await api.interactions.save({ id: complaint.id, patch: { open: false } })
  const tones = [
    { tone: 'compliment', count: 1, open: 0 },
    { tone: 'complaint', count: 2, open: 1 },
    { tone: 'question', count: 0, open: 0 },
  ]
  const mine = await api.interactions.counts({ contactId: one })
  expect(mine.tones).toEqual(tones)
  expect(mine.kinds.filter(({ count }) => count > 0)).toEqual([
    { kind: 'call', count: 1 },
    { kind: 'talk', count: 1 },
    { kind: 'note', count: 1 },
  ])
  const { day } = await api.interactions.get({ id: complaint.id })
  expect((await api.interactions.counts({ contactId: one, to: day })).tones[1]).toEqual({
    tone: 'complaint',
    count: 1,
    open: 0,
  })
  expect((await api.interactions.counts({ contactId: one, from: day + 1 })).tones[1]?.count).toBe(1)
  const together = await api.interactions.counts({})
  const grown = (tone: number) => (together.tones[tone]?.count ?? 0) - (all.tones[tone]?.count ?? 0)
  expect([grown(0), grown(1), grown(2)]).toEqual([1, 2, 1])
})

test('[K12] touchpoints on the timeline carry phase and who began it, and are counted by both', async () => {
  const contactId = await person('Touched')
  const said = [
    ['call', 'before', 'customer'],
    ['call', 'before', 'customer'],
    ['talk', 'during', 'customer'],
    ['message', 'after', 'shop'],
    ['letter', null, 'shop'],
    ['note', 'after', null],
  ] as const
  for (const [kind, phase, begunBy] of said)
    await api.interactions.add({ contactId, kind, phase, begunBy, words: kind })
  const { rows } = await api.contacts.timeline({ contactId })
  expect(rows.map((row) => [row.kind, row.phase, row.begunBy])).toEqual(said.toReversed().map((one) => [...one]))
  expect((await api.interactions.counts({ contactId })).touchpoints).toEqual([
    { phase: 'before', begunBy: 'customer', count: 2 },
    { phase: 'during', begunBy: 'customer', count: 1 },
    { phase: 'after', begunBy: 'shop', count: 1 },
    { phase: null, begunBy: 'shop', count: 1 },
  ])
})

test('phrases are what was said to at least two people, most used first', async () => {
  const [one, other] = [await person('Phrase'), await person('Phrase too')]
  const say = (contactId: number, words: string) => api.interactions.add({ contactId, kind: 'letter', words })
  await say(one, 'Her daughter is ill')
  await say(one, 'Her daughter is ill')
  await say(one, 'Sent the catalogue')
  await say(other, ' Sent the catalogue ')
  for (const to of [one, other, one]) await say(to, 'Thanked for the order')
  for (const to of [one, other]) await say(to, 'Two\nlines')
  for (const to of [one, other]) await say(to, ' ')
  expect(await api.interactions.phrases({ kind: 'letter' })).toEqual(['Thanked for the order', 'Sent the catalogue'])
  expect(await api.interactions.phrases({ kind: 'message' })).not.toContain('Sent the catalogue')
})

test('the bookkeeper reads what was said and writes nothing', async () => {
  const contactId = await person('Read')
  const { id } = await api.interactions.add({ contactId, kind: 'note', words: 'Seen' })
  await api.users.add({ name: 'Bea', role: 'bookkeeper', password: PASSWORD })
  const window = core.window('second')
  await window.api.book.open({ user: 'Bea', password: PASSWORD })
  expect(await window.api.interactions.get({ id })).toMatchObject({ words: 'Seen' })
  for (const refused of [
    window.api.interactions.add({ contactId, kind: 'note' }),
    window.api.interactions.save({ id, patch: { words: '' } }),
    window.api.interactions.remove({ id }),
    window.api.interactions.phrases({ kind: 'note' }),
  ]) {
    expect(await refusalOf(refused)).toMatchObject({ code: 'FORBIDDEN' })
  }
  window.close()
})

test('bad input is refused with the field it is about, and nothing is written', async () => {
  const contactId = await person('Refused')
  const rule = async (call: Promise<unknown>) => {
    const refusal = await refusalOf(call)
    const data = refusal.data as { issues?: readonly { path: string; rule: string }[]; what?: string } | undefined
    return [refusal.code, data?.issues?.[0]?.path ?? data?.what, data?.issues?.[0]?.rule]
  }
  const soon = core.outside.clock.now() + 60_000
  expect(await rule(api.interactions.add({ contactId, kind: 'note', at: soon }))).toEqual([
    'BAD_INPUT',
    'at',
    'in_future',
  ])
  expect(await rule(api.interactions.add({ contactId, kind: 'note', direction: 'in' }))).toEqual([
    'BAD_INPUT',
    'direction',
    'not_for_note',
  ])
  expect(await rule(api.interactions.add({ contactId: 1, kind: 'note' }))).toEqual(['NOT_FOUND', 'contact', undefined])
  expect(await rule(api.interactions.add({ contactId, kind: 'note', words: 'a\u0000b' }))).toEqual([
    'BAD_INPUT',
    'words',
    'invalid_format',
  ])
  expect(await rule(api.interactions.add({ contactId, kind: 'note', words: 'x'.repeat(20_001) }))).toEqual([
    'BAD_INPUT',
    'words',
    'too_long',
  ])
  expect(await rule(api.interactions.save({ id: 1, patch: {} }))).toEqual(['NOT_FOUND', 'interaction', undefined])
  expect(await rule(api.interactions.remove({ id: 1 }))).toEqual(['NOT_FOUND', 'interaction', undefined])
  expect((await api.interactions.list({ contactId })).count).toBe(0)
})
