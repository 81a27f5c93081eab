// The search box asks the other areas: what somebody bought, which receipt they hold, what was said to them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const found = async (text: string, limit = 20) =>
  (await api.contacts.search({ text, limit })).map((hit) => [hit.name, hit.matched, hit.matchedText])
const person = async (given: string, more = {}) => (await api.contacts.create({ given, ...more })).id
const hour = 3_600_000

test('people are found by what they bought, whoever bought it last first, with accents folded', async () => {
  const { id: product } = await api.products.create({ name: 'Crème-Schnitte groß', sku: 'CS-7', price: 100_000 })
  const [ada, ben] = [await person('Ada'), await person('Ben')]
  await api.visits.log({ contactId: ada, at: core.outside.clock.now() - 48 * hour, lines: [{ productId: product }] })
  await api.visits.log({ contactId: ben, lines: [{ productId: product }], receipt: 'R-2041' })
  const item = (name: string) => [name, 'item', 'Crème-Schnitte groß']
  expect(await found('creme')).toEqual([item('Ben'), item('Ada')])
  expect(await found('gross schnitte')).toEqual([item('Ben'), item('Ada')])
  expect(await found('cremeschn')).toEqual([item('Ben'), item('Ada')])
  expect(await found('R-2041')).toMatchObject([['Ben', 'receipt', 'R-2041']])
  // Two letters begin too many things.
  expect(await found('cr')).toEqual([])
  // Whom the own record finds comes before whoever bought something of that name, and is named once.
  await person('Creme', { family: 'Dubarry' })
  await api.contacts.save({ id: ada, patch: { nickname: 'Cremella' } })
  expect((await found('creme')).map(([name, matched]) => [name, matched])).toEqual([
    ['Creme Dubarry', 'name'],
    ['Ada', 'name'],
    ['Ben', 'item'],
  ])
  expect(await found('creme', 2)).toHaveLength(2)
})

test('people are found by what was said, the newest first, cut to where the words stand', async () => {
  const [mia, noa] = [await person('Mia'), await person('Noa')]
  const long = `${'so much to tell '.repeat(30)}and then the Þingvellir trip ${'and more of that '.repeat(30)}`
  await api.interactions.add({ contactId: mia, kind: 'note', words: long, at: core.outside.clock.now() - hour })
  await api.interactions.add({ contactId: noa, kind: 'call', words: 'Þingvellir next week' })
  const [newest, older, ...others] = await found('thingvellir')
  expect(others).toEqual([])
  expect(newest).toEqual(['Noa', 'note', 'Þingvellir next week'])
  expect(older?.slice(0, 2)).toEqual(['Mia', 'note'])
  expect(older?.[2]).toContain('Þingvellir trip')
  expect(older?.[2]?.length).toBeLessThan(200)
  expect(await found('thingvellir week')).toEqual([newest])
})

test('people are found by another program’s number, whole before begun, and told why', async () => {
  const numbers = (number: string) => ({ numbers: [{ source: 'Till', number }] })
  await person('Begun', numbers('K-77012'))
  await person('Whole', numbers('K-770'))
  expect(await found('k-770')).toEqual([
    ['Whole', 'number', 'K-770'],
    ['Begun', 'number', 'K-77012'],
  ])
  expect(await found('77012')).toEqual([['Begun', 'number', 'K-77012']])
})

test('a slip is forgiven although an item has no such word', async () => {
  await api.products.create({ name: 'Quiche', price: 1 })
  await person('Quirinius')
  expect(await found('quirinus')).toEqual([['Quirinius', 'name', 'Quirinius']])
})

test('of equals whoever came last is first, and no longer when the visit is undone', async () => {
  const [old, recent] = [await person('Equal', { family: 'Old' }), await person('Equal', { family: 'Recent' })]
  const names = async () => (await api.contacts.search({ text: 'equal' })).map((hit) => hit.name)
  core.outside.clock.set(core.outside.clock.now() + 5 * 60_000)
  await api.visits.log({ contactId: recent, lines: [] })
  expect(await names()).toEqual(['Equal Recent', 'Equal Old'])
  core.outside.clock.set(core.outside.clock.now() + 5 * 60_000)
  const { command } = await api.visits.log({ contactId: old, lines: [] })
  expect(await names()).toEqual(['Equal Old', 'Equal Recent'])
  await api.history.undo({ command: command ?? 0 })
  expect(await names()).toEqual(['Equal Recent', 'Equal Old'])
})
