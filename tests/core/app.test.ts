// The core of a book from its first call on: making it, closing, opening, windows, what every window is told.
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

test('a new folder holds no book, and says what it would make of one', async () => {
  const { window } = kept(startTestCore())
  const { api } = window()
  const status = await api.book.status({})
  expect(status).toMatchObject({ state: 'none', names: [], newestBackup: null, demo: false })
  expect(await api.book.suggest({})).toEqual({
    country: 'GB',
    currency: 'GBP',
    zone: 'Europe/London',
    dayTurn: 0,
    language: 'en-GB',
  })
  expect(await api.session.me({})).toEqual({ state: 'signed-out', user: null, hiddenFields: [], people: [] })
})

test('who makes the book is signed in as its owner, and the book knows its shop', async () => {
  const { owner } = kept(await startWithBook())
  const me = await owner.api.session.me({})
  expect(me).toMatchObject({ state: 'signed-in', user: { name: OWNER, role: 'owner' }, hiddenFields: [] })
  expect(await owner.api.settings.get({})).toMatchObject({ shop: 'Corner Bakery', currency: 'GBP', lockAfter: 10 })
  expect(await owner.api.book.status({})).toMatchObject({ state: 'open', names: [OWNER] })
})

test('a second book in the same folder is refused', async () => {
  const { owner } = kept(await startWithBook())
  const again = owner.api.book.create({ shop: 'Other', owner: 'Olga', password: PASSWORD })
  expect(await refusalOf(again)).toEqual({ code: 'BOOK_EXISTS', data: {} })
})
