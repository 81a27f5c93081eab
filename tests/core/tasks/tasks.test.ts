// Tasks: written down about anything, listed by what is due, ticked, taken away, undone; people who change under them.
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

const DAY = 86_400_000
const today = () => Math.floor(core.outside.clock.now() / DAY) // London in winter
const person = async (given: string) => (await api.contacts.create({ given })).id
const me = async () => (await api.users.list({})).find((user) => user.name === OWNER)?.id ?? 0

test('a task is for whoever writes it down, unless somebody or nobody is named', async () => {
  const { id } = await api.tasks.add({ words: 'Order paper' })
  expect(await api.tasks.get({ id })).toEqual({
    custom: {},
    id,
    words: 'Order paper',
    note: null,
    contactId: null,
    contactName: null,
    due: null,
    assignedTo: await me(),
    assignedName: OWNER,
    about: null,
    done: false,
    doneAt: null,
    doneByName: null,
    madeAt: core.outside.clock.now(),
  })
  const nobody = await api.tasks.add({ words: 'Sweep', assignedTo: null })
  expect(await api.tasks.get({ id: nobody.id })).toMatchObject({ assignedTo: null, assignedName: null })
})

test('what it came from gives it a person, unless another one is named', async () => {
  const [asker, other] = [await person('Asker'), await person('Other')]
  const { id: interaction } = await api.interactions.add({ contactId: asker, kind: 'call', tone: 'question' })
  const { id: product } = await api.products.create({ name: 'Clock', price: 100_000 })
  const about = { what: 'interaction', id: interaction } as const
  const { id } = await api.tasks.add({ words: 'Answer', about })
  expect(await api.tasks.get({ id })).toMatchObject({ contactId: asker, contactName: 'Asker', about })
  const named = await api.tasks.add({ words: 'Answer', about, contactId: other })
  expect(await api.tasks.get({ id: named.id })).toMatchObject({ contactId: other, about })
  const { id: visit } = await api.visits.log({ contactId: asker, lines: [{ productId: product }] })
  const sold = await api.tasks.add({ words: 'Wind it up', about: { what: 'visit', id: visit } })
  expect(await api.tasks.get({ id: sold.id })).toMatchObject({ contactId: asker })
  const item = await api.tasks.add({ words: 'Price it', about: { what: 'product', id: product } })
  expect(await api.tasks.get({ id: item.id })).toMatchObject({ contactId: null })
})

test('open tasks come by due day, those without one last; done ones newest first; what is late is counted', async () => {
  const contactId = await person('Due')
  const add = async (words: string, due: number | null) => (await api.tasks.add({ words, due, contactId })).id
  const ids = {
    later: await add('later', today() + 5),
    never: await add('never', null),
    late: await add('late', today() - 3),
    now: await add('now', today()),
  }
  const words = async (query: Parameters<typeof api.tasks.list>[0]) =>
    (await api.tasks.list({ contactId, ...query })).rows.map((row) => row.words)
  expect(await words({})).toEqual(['late', 'now', 'later', 'never'])
  expect(await words({ limit: 2, offset: 1 })).toEqual(['now', 'later'])
  expect(await api.tasks.list({ contactId, dueBy: today() })).toMatchObject({ count: 2, overdue: 1 })
  await api.tasks.setDone({ ids: [ids.now], done: true })
  core.outside.clock.set(core.outside.clock.now() + 1_000)
  expect(await api.tasks.setDone({ ids: [ids.late, ids.now, ids.late], done: true })).toMatchObject({ count: 1 })
  expect(await words({ done: true })).toEqual(['late', 'now'])
  expect(await words({})).toEqual(['later', 'never'])
  expect(await api.tasks.list({ contactId })).toMatchObject({ count: 2, overdue: 0 })
  expect(await api.tasks.get({ id: ids.late })).toMatchObject({
    done: true,
    doneByName: OWNER,
    doneAt: core.outside.clock.now(),
  })
  await api.tasks.setDone({ ids: [ids.late], done: false })
  expect(await api.tasks.get({ id: ids.late })).toMatchObject({ done: false, doneByName: null, doneAt: null })
  const anna = await api.users.add({ name: 'Anna', role: 'staff' })
  await api.tasks.save({ id: ids.later, patch: { assignedTo: anna.id, note: ' ', due: null } })
  expect(await api.tasks.get({ id: ids.later })).toMatchObject({ assignedName: 'Anna', note: null, due: null })
  expect((await api.tasks.list({ assignedTo: anna.id })).rows.map((row) => row.words)).toEqual(['later'])
})

test('every step is undone and redone', async () => {
  const { id, command: added } = await api.tasks.add({ words: 'Ring her' })
  const { command: saved } = await api.tasks.save({ id, patch: { words: 'Ring him', due: today() } })
  const { command: done } = await api.tasks.setDone({ ids: [id], done: true })
  const { command: removed } = await api.tasks.remove({ ids: [id, id] })
  expect(await refusalOf(api.tasks.get({ id }))).toEqual({ code: 'NOT_FOUND', data: { what: 'task' } })
  await api.history.undo({ command: removed ?? 0 })
  expect(await api.tasks.get({ id })).toMatchObject({ words: 'Ring him', done: true })
  await api.history.undo({ command: done ?? 0 })
  expect(await api.tasks.get({ id })).toMatchObject({ done: false, doneByName: null })
  await api.history.undo({ command: saved ?? 0 })
  expect(await api.tasks.get({ id })).toMatchObject({ words: 'Ring her', due: null })
  await api.history.undo({ command: added ?? 0 })
  expect(await refusalOf(api.tasks.get({ id }))).toMatchObject({ code: 'NOT_FOUND' })
  await api.history.redo({ command: added ?? 0 })
  expect(await api.tasks.get({ id })).toMatchObject({ words: 'Ring her' })
  expect((await api.tasks.save({ id, patch: { words: 'Ring her', assignedTo: await me() } })).command).toBeNull()
})

test('a task stays when its person is thrown away, and names them again when they are back', async () => {
  const contactId = await person('Gone')
  const { id } = await api.tasks.add({ words: 'Send the bill', contactId })
  await api.contacts.trash({ ids: [contactId] })
  expect(await api.tasks.get({ id })).toMatchObject({ contactId, contactName: null })
  expect((await api.tasks.list({ contactId })).count).toBe(1)
  await api.tasks.save({ id, patch: { contactId, words: 'Send the bill again' } })
  await api.contacts.restore({ ids: [contactId] })
  expect(await api.tasks.get({ id })).toMatchObject({ contactName: 'Gone', words: 'Send the bill again' })
})

test('whoever only reads may not write tasks', async () => {
  const { id } = await api.tasks.add({ words: 'Read me' })
  await api.users.add({ name: 'Bea', role: 'bookkeeper', password: PASSWORD })
  const window = core.window('second')
  await window.api.book.open({ user: 'Bea', password: PASSWORD })
  expect(await window.api.tasks.get({ id })).toMatchObject({ words: 'Read me' })
  for (const refused of [
    window.api.tasks.add({ words: 'No' }),
    window.api.tasks.save({ id, patch: {} }),
    window.api.tasks.setDone({ ids: [id], done: true }),
    window.api.tasks.remove({ ids: [id] }),
  ]) {
    expect(await refusalOf(refused)).toMatchObject({ code: 'FORBIDDEN' })
  }
  window.close()
})

test('bad input is refused with the field it is about, and nothing is written', async () => {
  const { id } = await api.tasks.add({ words: 'Whole' })
  const { count } = await api.tasks.list({})
  const rule = async (call: Promise<unknown>) => {
    const refusal = await refusalOf(call)
    const data = refusal.data as { issues?: readonly { path: string; rule: string }[]; what?: string } | undefined
    return [refusal.code, data?.issues?.[0]?.path ?? data?.what, data?.issues?.[0]?.rule]
  }
  expect(await rule(api.tasks.add({ words: ' ' }))).toEqual(['BAD_INPUT', 'words', 'required'])
  expect(await rule(api.tasks.add({ words: 'a\nb' }))).toEqual(['BAD_INPUT', 'words', 'invalid_format'])
  expect(await rule(api.tasks.add({ words: 'x', assignedTo: 1 }))).toEqual(['BAD_INPUT', 'assignedTo', 'unknown'])
  expect(await rule(api.tasks.save({ id, patch: { assignedTo: 1 } }))).toEqual(['BAD_INPUT', 'assignedTo', 'unknown'])
  expect(await rule(api.tasks.add({ words: 'x', contactId: 1 }))).toEqual(['NOT_FOUND', 'contact', undefined])
  expect(await rule(api.tasks.save({ id, patch: { contactId: 1, words: 'Half' } }))).toEqual([
    'NOT_FOUND',
    'contact',
    undefined,
  ])
  for (const what of ['visit', 'interaction', 'product'] as const) {
    expect(await rule(api.tasks.add({ words: 'x', about: { what, id: 1 } }))).toEqual(['NOT_FOUND', what, undefined])
  }
  // One unknown among many: none of them.
  expect(await rule(api.tasks.setDone({ ids: [id, 1], done: true }))).toEqual(['NOT_FOUND', 'task', undefined])
  expect(await rule(api.tasks.remove({ ids: [id, 1] }))).toEqual(['NOT_FOUND', 'task', undefined])
  expect(await api.tasks.get({ id })).toMatchObject({ words: 'Whole', done: false })
  expect((await api.tasks.list({})).count).toBe(count)
})
