// Segments through the contract: counted, saved, shared, asked why, made a list of, watched day by day.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const person = async (given: string, more: object = {}) => (await api.contacts.create({ given, ...more })).id

test('a rule is counted', async () => {
  const [ada, bert] = [await person('Ada', { tags: ['vip'] }), await person('Bert')]
  expect((await api.segments.count({ rule: { all: [] } })).count).toBe(2)
  const { facts } = await api.segments.vocabulary({})
  expect(facts.map((one) => one.fact)).toContain('visits.count')
  const some = await api.segments.count({ rule: { fact: 'visits.count', op: '=', value: 0 } })
  expect(some.count).toBe(2)
  void [ada, bert, refusalOf]
})
