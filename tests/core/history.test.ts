// What was done and looked at, field by field, taken back and done again; the trash.
import { afterEach, expect, test } from 'vitest'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../support/core.ts'

const running: TestCore[] = []

async function start() {
  const core = await startWithBook()
  running.push(core)
  return core
}
afterEach(async () => {
  for (const core of running.splice(0).toReversed()) await core.dispose()
})

async function hire(core: TestCore & { readonly owner: TestWindow }, name: string, role: 'manager' | 'staff') {
  await core.owner.api.users.add({ name, role, password: PASSWORD })
  const window = core.window()
  await window.api.book.open({ user: name, password: PASSWORD })
  return window
}

test('every action is listed with who did it, when, and whom it was about', async () => {
  const core = await start()
  const { api } = core.owner
  core.outside.clock.turn(1_000)
  const { id, command } = await api.contacts.create({ given: 'Ana', family: 'Horvat' })
  const { rows, more } = await api.history.list({ limit: 1 })
  expect(rows).toEqual([
    {
      command,
      kind: 'contacts.create',
      at: core.outside.clock.now(),
      user: OWNER,
      machine: expect.any(Number) as number,
      state: 'done',
      about: [{ id, name: 'Ana Horvat' }],
      count: 1,
      group: false,
    },
  ])
  expect(more).toBe(true)
  const next = await api.history.list({ before: command ?? 0 })
  expect(next.rows.map(({ kind }) => kind)).toEqual(['book.create'])
})

test('history is found by person, with what was done to their phones, and by user', async () => {
  const core = await start()
  const { api } = core.owner
  const ana = await api.contacts.create({ family: 'Horvat' })
  const other = await api.contacts.create({ family: 'Novak' })
  const sam = await hire(core, 'Sam', 'staff')
  const phone = { typed: '01632 960 961', label: 'mobile' } as const
  const saved = await sam.api.contacts.save({ id: ana.id, patch: { phones: [phone] } })
  const about = await api.history.list({ contactId: ana.id })
  expect(about.rows.map(({ command }) => command)).toEqual([saved.command, ana.command])
  expect(about.rows[0]?.about).toEqual([{ id: ana.id, name: 'Horvat' }])
  const bySam = await api.history.list({ user: 'Sam' })
  expect(bySam.rows.map(({ command }) => command)).toEqual([saved.command])
  expect(other.command).not.toBe(saved.command)
})

test('changes name the field and both values', async () => {
  const { owner } = await start()
  const { id } = await owner.api.contacts.create({ given: 'Ana', family: 'Horvat' })
  const { command } = await owner.api.contacts.save({ id, patch: { family: 'Kovač' } })
  const changes = await owner.api.history.changes({ command: command ?? 0 })
  expect(changes).toContainEqual({
    table: 'contact',
    field: 'contact.family',
    row: String(id),
    name: 'Ana Kovač',
    op: 'changed',
    old: 'Horvat',
    new: 'Kovač',
    hidden: false,
  })
  const shop = await owner.api.settings.save({ dayTurn: 4 })
  const settings = await owner.api.history.changes({ command: shop.command ?? 0 })
  expect(settings).toMatchObject([{ field: 'setting.dayTurn', old: '0', new: '4' }])
  expect((await refusalOf(owner.api.history.changes({ command: 999_999 }))).code).toBe('NOT_FOUND')
})

test('undo takes back, redo does again, and the list says how it stands', async () => {
  const { owner } = await start()
  const { id } = await owner.api.contacts.create({ family: 'Horvat' })
  const { command } = await owner.api.contacts.save({ id, patch: { family: 'Kovač' } })
  const given = command ?? 0
  const undone = await owner.api.history.undo({ command: given })
  expect(undone.stayed).toEqual([])
  expect((await owner.api.contacts.get({ id })).name).toBe('Horvat')
  expect((await owner.api.history.list({})).rows.find((row) => row.command === given)?.state).toBe('undone')
  expect(await refusalOf(owner.api.history.undo({ command: given }))).toEqual({
    code: 'UNDO_BLOCKED',
    data: { reason: 'already', by: null },
  })
  await owner.api.history.redo({ command: given })
  expect((await owner.api.contacts.get({ id })).name).toBe('Kovač')
})

test('what somebody built upon is not taken back, and the answer says who', async () => {
  const core = await start()
  const sam = await hire(core, 'Sam', 'staff')
  const { id, command } = await core.owner.api.contacts.create({ family: 'Horvat' })
  const later = await sam.api.contacts.save({ id, patch: { note: 'Likes rye' } })
  const refused = await refusalOf(core.owner.api.history.undo({ command: command ?? 0 }))
  expect(refused).toMatchObject({
    code: 'UNDO_BLOCKED',
    data: { reason: 'later_change', by: { command: later.command, kind: 'contacts.save', user: 'Sam' } },
  })
})

test('nobody takes back what they could not have done, and never the making of the book', async () => {
  const core = await start()
  const mia = await hire(core, 'Mia', 'manager')
  const sam = await hire(core, 'Sam', 'staff')
  const { command } = await mia.api.settings.save({ dayTurn: 3 })
  expect(await refusalOf(sam.api.history.undo({ command: command ?? 0 }))).toEqual({
    code: 'FORBIDDEN',
    data: { need: 'manager' },
  })
  const first = (await core.owner.api.history.list({})).rows.at(-1)
  expect(first?.kind).toBe('book.create')
  expect(await refusalOf(core.owner.api.history.undo({ command: first?.command ?? 0 }))).toMatchObject({
    code: 'UNDO_BLOCKED',
    data: { reason: 'never' },
  })
})

test('the trash names who was deleted and the command that brings them back', async () => {
  const { owner } = await start()
  const { id } = await owner.api.contacts.create({ given: 'Ana', family: 'Horvat' })
  const { command } = await owner.api.contacts.trash({ ids: [id] })
  expect(await owner.api.history.trash({})).toMatchObject([{ id, name: 'Ana Horvat', user: OWNER, command }])
  expect((await owner.api.history.list({})).rows[0]?.about).toEqual([{ id, name: 'Ana Horvat' }])
  await owner.api.history.undo({ command: command ?? 0 })
  expect(await owner.api.history.trash({})).toEqual([])
  expect((await owner.api.contacts.get({ id })).name).toBe('Ana Horvat')
  // What undo took back was not thrown away by anybody.
  const gone = await owner.api.contacts.create({ family: 'Mistake' })
  await owner.api.history.undo({ command: gone.command ?? 0 })
  expect(await owner.api.history.trash({})).toEqual([])
})

test('looking at a profile is noted, with who looked and whom they saw', async () => {
  const core = await start()
  const sam = await hire(core, 'Sam', 'staff')
  const { id } = await core.owner.api.contacts.create({ family: 'Horvat' })
  await sam.api.contacts.get({ id })
  const { rows } = await core.owner.api.history.accesses({ contactId: id })
  expect(rows).toMatchObject([{ user: 'Sam', what: 'contacts.get', about: { id, name: 'Horvat' }, outcome: 'ok' }])
  expect((await refusalOf(sam.api.history.accesses({}))).code).toBe('FORBIDDEN')
})

test('sign-ins are noted with their outcome, those before the book was open too', async () => {
  const core = await start()
  await core.owner.api.book.close({})
  const window = core.window()
  expect((await refusalOf(window.api.book.open({ user: OWNER, password: 'guess' }))).code).toBe('WRONG_PASSWORD')
  await window.api.book.open({ user: OWNER, password: PASSWORD })
  const { rows } = await window.api.history.accesses({ limit: 3 })
  expect(rows.map(({ what, outcome, user }) => [what, outcome, user])).toEqual([
    ['book.open', 'ok', OWNER],
    ['book.open', 'WRONG_PASSWORD', ''],
    ['book.close', 'ok', OWNER],
  ])
})
