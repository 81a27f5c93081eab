// What was done and looked at, field by field, taken back and done again; the trash.
import { afterEach, expect, test } from 'vitest'
import type { RecordName } from '../../src/shared/contract/history.ts'
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
      here: true,
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
    own: null,
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
  const inTrash = async () => (await owner.api.history.trash({})).rows
  const { id } = await owner.api.contacts.create({ given: 'Ana', family: 'Horvat' })
  const { command } = await owner.api.contacts.trash({ ids: [id] })
  expect(await inTrash()).toMatchObject([{ what: 'contact', id, name: 'Ana Horvat', of: null, user: OWNER, command }])
  expect((await owner.api.history.list({})).rows[0]?.about).toEqual([{ id, name: 'Ana Horvat' }])
  await owner.api.history.undo({ command: command ?? 0 })
  expect(await inTrash()).toEqual([])
  expect((await owner.api.contacts.get({ id })).name).toBe('Ana Horvat')
  // What undo took back was not thrown away by anybody.
  const gone = await owner.api.contacts.create({ family: 'Mistake' })
  await owner.api.history.undo({ command: gone.command ?? 0 })
  expect(await inTrash()).toEqual([])
})

test('customers, words, tasks and documents come back from the trash together, as one step that can be undone', async () => {
  const core = await start()
  const { api } = core.owner
  const sam = await hire(core, 'Sam', 'staff')
  const { id } = await api.contacts.create({ family: 'Horvat' })
  const other = await api.contacts.create({ family: 'Novak' })
  const said = await api.interactions.add({ contactId: id, kind: 'note', words: 'Prefers the early batch\nand rye' })
  const task = await api.tasks.add({ words: 'Call about the cake', contactId: id })
  const document = await api.documents.add({ about: { what: 'contact', id }, file: new File(['a'], 'letter.txt') })
  const all = [
    { what: 'contact', id: other.id },
    { what: 'document', id: document.id },
    { what: 'task', id: task.id },
    { what: 'interaction', id: said.id },
  ] as const
  core.outside.clock.turn(1_000)
  await sam.api.interactions.remove({ id: said.id })
  core.outside.clock.turn(1_000)
  await sam.api.tasks.remove({ ids: [task.id] })
  core.outside.clock.turn(1_000)
  await api.documents.remove({ ids: [document.id] })
  core.outside.clock.turn(1_000)
  await api.contacts.trash({ ids: [other.id] })
  const trash = await api.history.trash({})
  expect(trash.rows.map(({ what, name, of, user }) => ({ what, name, of: of?.name, user }))).toEqual([
    { what: 'contact', name: 'Novak', of: undefined, user: OWNER },
    { what: 'document', name: 'letter.txt', of: 'Horvat', user: OWNER },
    { what: 'task', name: 'Call about the cake', of: 'Horvat', user: 'Sam' },
    { what: 'interaction', name: 'Prefers the early batch', of: 'Horvat', user: 'Sam' },
  ])
  expect(await api.history.trash({ limit: 2 })).toEqual({ rows: trash.rows.slice(0, 2), more: true })

  const back = await api.history.bringBack({ rows: [...all, all[0], { what: 'contact', id: 77 }] })
  expect(back.count).toBe(4)
  expect((await api.history.trash({})).rows).toEqual([])
  expect((await api.documents.list({ what: 'contact', id })).rows.map(({ name }) => name)).toEqual(['letter.txt'])
  expect((await api.tasks.get({ id: task.id })).words).toBe('Call about the cake')
  expect((await api.interactions.get({ id: said.id })).words).toBe('Prefers the early batch\nand rye')
  expect((await api.contacts.get({ id: other.id })).name).toBe('Novak')
  // Nothing of it is there any more, so nothing is done.
  expect(await api.history.bringBack({ rows: [...all] })).toEqual({ count: 0, command: null })
  await api.history.undo({ command: back.command ?? 0 })
  expect((await api.history.trash({})).rows).toHaveLength(4)
})

test('every kind of record has its history, parts that were taken away and long work included', async () => {
  const core = await start()
  const { api } = core.owner
  const kinds = async (what: RecordName, id: number | string) => {
    const { rows, name } = await api.history.list({ about: { what, id } })
    return [name, ...rows.map(({ kind }) => kind)]
  }
  const bread = await api.products.create({ name: 'Rye bread', price: 450_000 })
  const cake = await api.products.create({ name: 'Cake', price: 90_000 })
  await api.products.setPrice({ id: bread.id, price: 50_000, from: 30_000 })
  const { prices } = await api.products.get({ id: bread.id })
  await api.products.removePrice({ priceId: prices.find(({ from }) => from === 30_000)?.id ?? 0 })
  expect(await kinds('product', bread.id)).toEqual([
    'Rye bread',
    'products.removePrice',
    'products.setPrice',
    'products.create',
  ])
  expect(await kinds('product', cake.id)).toEqual(['Cake', 'products.create'])

  const ana = await api.contacts.create({ family: 'Horvat' })
  const sold = await api.visits.log({
    contactId: ana.id,
    lines: [{ productId: bread.id, quantity: 1_000 }],
    tenders: [{ tender: 'account', amount: 450 }],
  })
  await api.visits.pay({ contactId: ana.id, visitId: sold.id, tender: 'cash', amount: 100 })
  await api.visits.correct({ id: sold.id })
  expect(await kinds('visit', sold.id)).toEqual([null, 'visits.correct', 'visits.pay', 'visits.log'])
  // What was sold of it is no change of a product.
  expect((await kinds('product', bread.id)).length).toBe(4)

  const list = await api.lists.create({ name: 'Calendar' })
  await api.lists.addMatching({ id: list.id, query: {} })
  await api.lists.take({ id: list.id, contactIds: [ana.id] })
  expect(await kinds('list', list.id)).toEqual(['Calendar', 'lists.take', 'lists.addMatching', 'lists.create'])

  const { id: sam } = await api.users.add({ name: 'Sam', role: 'staff' })
  await api.users.save({ id: sam, name: 'Samira', role: 'staff' })
  expect(await kinds('user', sam)).toEqual(['Samira', 'users.save', 'users.add'])
  await api.settings.save({ shop: 'Rosa' })
  await api.settings.save({ lockAfter: 5 })
  expect((await kinds('setting', 'shop')).slice(0, 2)).toEqual([null, 'settings.save'])
  expect(await kinds('setting', 'shop')).toHaveLength(3)
  expect((await kinds('setting', 'all')).slice(0, 3)).toEqual([null, 'settings.save', 'settings.save'])
  expect((await api.history.list({ about: { what: 'task', id: 77 } })).rows).toEqual([])
})

test('looking at a profile is noted, with who looked and whom they saw', async () => {
  const core = await start()
  const sam = await hire(core, 'Sam', 'staff')
  const { id } = await core.owner.api.contacts.create({ family: 'Horvat' })
  await sam.api.contacts.get({ id })
  const { rows } = await core.owner.api.history.accesses({ contactId: id })
  expect(rows).toMatchObject([{ user: 'Sam', what: 'contacts.get', about: { id, name: 'Horvat' }, outcome: 'ok' }])
  expect((await refusalOf(sam.api.history.accesses({}))).code).toBe('FORBIDDEN')

  // What was asked for under an id that is none does not keep the list from being read.
  const nowhere = { folder: '/nowhere', kind: 'sales', on: true } as const
  for (const wrong of [-5, 2 ** 52]) await refusalOf(core.owner.api.exchange.watch({ ...nowhere, id: wrong }))
  const watched = (await core.owner.api.history.accesses({})).rows.filter(({ what }) => what === 'exchange.watch')
  expect(watched.map(({ about }) => about)).toEqual([null, null])
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
