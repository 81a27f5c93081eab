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

test('what was confirmed is there after a restart, and the book says who opened it last', async () => {
  const core = kept(await startWithBook())
  await core.owner.api.contacts.create({ family: 'Horvat' })
  await core.core.close()
  const again = kept(core.again())
  const { api } = again.window()
  expect(await api.book.status({})).toMatchObject({ state: 'closed', names: [OWNER], lastUser: OWNER })
  expect(await api.book.open({ password: PASSWORD })).toEqual({ user: OWNER, clockBehind: false, restored: false })
  expect((await api.contacts.search({ text: 'horvat' })).map(({ name }) => name)).toEqual(['Horvat'])
})

test('closing the book sends every window to the start page and ends what they listened to', async () => {
  const core = kept(await startWithBook())
  const other = core.window()
  await other.api.book.open({ password: PASSWORD })
  const stop = new AbortController()
  const events = await other.api.events.changes({}, { signal: stop.signal })
  const works = await other.api.work.watch({})
  expect((await works.next()).done).toBe(false)
  const ended = works.next()
  const told = events.next()
  await core.owner.api.book.close({})
  expect((await ended).done).toBe(true)
  expect(await told).toMatchObject({ value: { type: 'session' } })
  expect((await other.api.session.me({})).state).toBe('signed-out')
  expect((await refusalOf(other.api.settings.get({}))).code).toBe('BOOK_CLOSED')
  stop.abort()
})

test('two windows that open the book at once both get in', async () => {
  const core = kept(await startWithBook())
  await core.owner.api.book.close({})
  const windows = [core.window(), core.window(), core.window()]
  const opened = await Promise.all(windows.map(({ api }) => api.book.open({ password: PASSWORD })))
  expect(opened.map(({ user }) => user)).toEqual([OWNER, OWNER, OWNER])
})

test('a book that another program holds says who holds it, and asks that program to show itself', async () => {
  const core = kept(await startWithBook())
  const second = kept(core.again())
  const { api } = second.window()
  const refused = await refusalOf(api.book.open({ password: PASSWORD }))
  expect(refused).toMatchObject({ code: 'BOOK_IN_USE', data: { holder: 'a test', pid: process.pid } })
})

test('a locked window hears that its session changed, and of nothing else', async () => {
  const core = kept(await startWithBook())
  const other = core.window()
  await other.api.book.open({ password: PASSWORD })
  const stop = new AbortController()
  const events = await core.owner.api.events.changes({}, { signal: stop.signal })
  const first = events.next()
  await core.owner.api.session.screen({})
  expect(await first).toMatchObject({ value: { type: 'session' } })
  await other.api.session.unscreen({ userId: (await other.api.session.me({})).people[0]?.id ?? 0, password: PASSWORD })
  const next = events.next()
  await other.api.contacts.create({ family: 'Horvat' })
  await core.owner.api.book.close({})
  expect(await next).toMatchObject({ value: { type: 'session' } })
  stop.abort()
})

test('a backup is made, checked, listed and restored; the former book is kept aside', async () => {
  const core = kept(await startWithBook())
  const { api } = core.owner
  await api.contacts.create({ family: 'Horvat' })
  const made = await api.backup.create({})
  expect(made).toMatchObject({ state: 'good', why: 'asked' })
  expect(await api.backup.check({ name: made.name })).toMatchObject({ ok: true, contacts: 1 })
  await api.contacts.create({ family: 'Novak' })
  expect((await api.backup.list({})).map(({ name }) => name)).toEqual([made.name])
  const wrong = api.backup.restore({ name: made.name, user: OWNER, password: 'wrong' })
  expect((await refusalOf(wrong)).code).toBe('WRONG_PASSWORD')
  const { keptAside } = await api.backup.restore({ name: made.name, user: OWNER, password: PASSWORD })
  expect(keptAside).toContain('before-restore')
  expect(await api.book.open({ password: PASSWORD })).toMatchObject({ user: OWNER, restored: true })
  expect((await api.contacts.list({})).rows.map(({ name }) => name)).toEqual(['Horvat'])
  await api.contacts.create({ family: 'Still writable' })
})

test('closing makes a backup when something changed since the newest, and only then', async () => {
  const core = kept(await startWithBook())
  const { api } = core.owner
  const count = async () => (await api.backup.offered({})).length
  await api.book.close({})
  expect(await count()).toBe(1)
  core.outside.clock.set(core.outside.clock.now() + 60_000)
  await api.book.open({ password: PASSWORD })
  await api.book.close({})
  expect(await count()).toBe(1)
})

test('a day of work makes its backup by itself, and tells the windows', async () => {
  const core = kept(await startWithBook())
  await core.owner.api.settings.save({ lockAfter: 0 })
  const stop = new AbortController()
  const events = await core.owner.api.events.changes({}, { signal: stop.signal })
  const heard = (async () => {
    for await (const event of events) if (event.type === 'backup' && event.state === 'good') return event
    return undefined
  })()
  core.outside.clock.turn(61_000)
  expect(await heard).toMatchObject({ type: 'backup', state: 'good' })
  expect(await core.owner.api.backup.list({})).toMatchObject([{ why: 'daily' }])
  stop.abort()
})

test('the key, passwords and PINs never reach the log', async () => {
  const core = kept(await startWithBook())
  await core.owner.api.session.setPin({ password: PASSWORD, pin: '86420' })
  await refusalOf(core.window().api.book.open({ user: OWNER, password: 'a wrong guess' }))
  await core.owner.api.book.close({})
  const log = core.outside.log.lines.join('\n')
  for (const secret of [PASSWORD, '86420', 'a wrong guess']) expect(log).not.toContain(secret)
})
