// Saved views of a list: one's own, and those shared with everybody.
import { afterEach, expect, test } from 'vitest'
import { PASSWORD, refusalOf, startWithBook, type TestCore } from '../support/core.ts'

const running: TestCore[] = []
afterEach(async () => {
  for (const core of running.splice(0).toReversed()) await core.dispose()
})

async function start() {
  const core = await startWithBook()
  running.push(core)
  const seat = async (name: string, role: 'manager' | 'staff') => {
    await core.owner.api.users.add({ name, role, password: PASSWORD })
    const window = core.window()
    await window.api.book.open({ user: name, password: PASSWORD })
    return window.api
  }
  return { owner: core.owner.api, mia: await seat('Mia', 'manager'), sam: await seat('Sam', 'staff') }
}

const regulars = { list: 'contacts', name: 'Regulars', shared: false, query: '{"tags":["regular"]}' } as const

test('a view is kept by name, changed, removed, and brought back by undo', async () => {
  const { owner } = await start()
  const { id } = await owner.views.save(regulars)
  await owner.views.save({ ...regulars, id, query: '{}' })
  expect(await owner.views.list({ list: 'contacts' })).toEqual([
    { id, list: 'contacts', name: 'Regulars', mine: true, shared: false, query: '{}' },
  ])
  const { command } = await owner.views.remove({ id })
  expect(await owner.views.list({ list: 'contacts' })).toEqual([])
  await owner.history.undo({ command: command ?? 0 })
  expect(await owner.views.list({ list: 'contacts' })).toHaveLength(1)
})

test("others see what is shared and nothing else, and may not change another's", async () => {
  const { owner, mia, sam } = await start()
  const own = await owner.views.save(regulars)
  const shared = await owner.views.save({ ...regulars, name: 'Everybody', shared: true })
  expect((await sam.views.list({ list: 'contacts' })).map(({ name, mine }) => [name, mine])).toEqual([
    ['Everybody', false],
  ])
  expect((await refusalOf(sam.views.remove({ id: own.id }))).code).toBe('NOT_FOUND')
  expect((await refusalOf(sam.views.remove({ id: shared.id }))).code).toBe('FORBIDDEN')
  await mia.views.remove({ id: shared.id })
  expect(await sam.views.list({ list: 'contacts' })).toEqual([])
})

test('a name stands once in what a person sees; another list may use it again', async () => {
  const { owner, sam } = await start()
  await owner.views.save({ ...regulars, shared: true })
  expect((await refusalOf(sam.views.save({ ...regulars, name: 'REGULARS' }))).code).toBe('NAME_TAKEN')
  await sam.views.save({ ...regulars, list: 'visits' })
})
