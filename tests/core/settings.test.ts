// The shop's own rules: what a new book starts with, what may be changed, what is refused.
import { afterEach, expect, test } from 'vitest'
import { OWNER, PASSWORD, refusalOf, startTestCore, startWithBook, type TestCore } from '../support/core.ts'

const running: TestCore[] = []
const kept = <T extends TestCore>(core: T): T => {
  running.push(core)
  return core
}
afterEach(async () => {
  for (const core of running.splice(0).toReversed()) await core.dispose()
})

const maker = { shop: 'Corner Bakery', owner: OWNER, password: PASSWORD } as const

test.each([
  ['a country', { country: 'DE' }, { country: 'DE', currency: 'EUR' }],
  ['a currency of its own', { country: 'CH', currency: 'EUR' }, { country: 'CH', currency: 'EUR' }],
  ['nothing', {}, { country: 'GB', currency: 'GBP', zone: 'Europe/London', dayTurn: 0 }],
])('a book made with %s takes the rest from the system', async (_, said, expected) => {
  const { api } = kept(startTestCore()).window()
  await api.book.create({ ...maker, ...said })
  expect(await api.settings.get({})).toMatchObject(expected)
})

test.each([
  ['zone', { zone: 'Middle/Earth' }],
  ['currency', { currency: 'ZZZ' }],
  ['country', { country: 'ZZ' }],
  ['language', { language: 'not a language' }],
] as const)('an unknown %s is refused, and no book is made', async (path, said) => {
  const { api } = kept(startTestCore()).window()
  expect(await refusalOf(api.book.create({ ...maker, ...said }))).toEqual({
    code: 'BAD_INPUT',
    data: { issues: [{ path, rule: `unknown_${path}` }] },
  })
  expect((await api.book.status({})).state).toBe('none')
})

test('a change holds at once, is undone, and outlives the program', async () => {
  const core = kept(await startWithBook())
  const { command } = await core.owner.api.settings.save({ accent: '#2f6f4f', zone: 'Europe/Berlin' })
  await core.owner.api.settings.save({ shop: 'Old Bakery' })
  await core.owner.api.history.undo({ command: command ?? 0 })
  expect(await core.owner.api.settings.get({})).toMatchObject({
    shop: 'Old Bakery',
    zone: 'Europe/London',
    accent: null,
  })
  await core.core.close()
  const window = kept(core.again()).window()
  await window.api.book.open({ password: PASSWORD })
  expect(await window.api.settings.get({})).toMatchObject({ shop: 'Old Bakery', zone: 'Europe/London', accent: null })
})

test('saving what is there already is no command', async () => {
  const { owner } = kept(await startWithBook())
  expect(await owner.api.settings.save({ shop: 'Corner Bakery' })).toEqual({ command: null })
})
