// The look through the book in the background: when it is quiet, only when something changed, and never in the way of closing.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { OWNER, PASSWORD, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore & { readonly owner: TestWindow }
beforeAll(async () => {
  core = await startWithBook()
})
afterAll(() => core.dispose())

const twin = { given: 'Hedwig', family: 'Szymańska', phones: [{ typed: '01632 960555', label: 'mobile' as const }] }
const SECOND = 1_000
const scan = async () => (await core.owner.api.duplicates.count({})).scan

test('a while after the last change the book is looked through by itself, and again only about who was changed', async () => {
  const { api } = core.owner
  await api.contacts.create(twin)
  await api.contacts.create({ family: 'Nobody' })
  expect(await scan()).toEqual({ state: 'never', done: 0, of: 0, at: null })
  core.outside.clock.turn(11 * SECOND)
  await vi.waitFor(async () => expect((await scan()).state).toBe('done'))
  const { at } = await scan()
  expect((await api.duplicates.count({})).groups).toBe(0)
  await api.contacts.create(twin)
  await vi.waitFor(async () => {
    core.outside.clock.turn(6 * SECOND)
    expect((await api.duplicates.count({})).groups).toBe(1)
  })
  // The whole book was not looked through again.
  expect((await scan()).at).toBe(at)
})

test('whoever is asked again is looked through from the beginning, and a closed book is looked through no more', async () => {
  const { api } = core.owner
  core.outside.clock.set(core.outside.clock.now() + 60 * SECOND)
  await api.duplicates.look({})
  await vi.waitFor(async () => expect(await scan()).toMatchObject({ state: 'done', at: core.outside.clock.now() }))
  const looking = api.duplicates.find({}).catch((error: unknown) => error)
  await api.duplicates.look({})
  await api.book.close({})
  await looking
  await api.book.open({ user: OWNER, password: PASSWORD })
  expect((await api.duplicates.find({})).total).toBe(1)
})

test('whoever is in the trash is in no group, and in the same one when they are back', async () => {
  const { api } = core.owner
  const [pair] = (await api.duplicates.find({})).pairs
  await api.contacts.trash({ ids: [pair?.b ?? 0] })
  expect((await api.duplicates.count({})).groups).toBe(0)
  await api.contacts.restore({ ids: [pair?.b ?? 0] })
  expect((await api.duplicates.count({})).groups).toBe(1)
})
