// Finding and merging through the contract, as windows do: one book for all of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore & { readonly owner: TestWindow }
const made = new Map<string, number>()
const id = (name: string) => made.get(name) ?? 0

const phone = (typed: string) => ({ phones: [{ typed, label: 'mobile' as const }] })
const born = (date: string) => ({ occasions: [{ kind: 'birthday' as const, label: '', date }] })

beforeAll(async () => {
  core = await startWithBook()
  const { api } = core.owner
  const people = {
    anna: { given: 'Anna', family: 'Lindqvist', ...phone('01632 960123'), ...born('1984-03-07') },
    annika: { given: 'Lindqvist', family: 'Ana', ...phone('01632 960123'), ...born('1984-07-03') },
    bob: { given: 'Robert', family: 'Okonjo', emails: [{ address: 'bob@okonjo.example', label: 'home' as const }] },
    robert: { given: 'Bob', family: 'Okonjo', emails: [{ address: 'bob@okonjo.example', label: 'home' as const }] },
    carla: { given: 'Carla', family: 'Zimmermann', ...born('1990-01-01') },
    dora: { given: 'Dora', family: 'Farkas', ...phone('01632 960777') },
    emil: { given: 'Emil', family: 'Novak', ...born('1971-11-30') },
    flora: { given: 'Flora', family: 'Haddad' },
  }
  for (const [name, patch] of Object.entries(people)) made.set(name, (await api.contacts.create(patch)).id)
})
afterAll(() => core.dispose())

const pairOf = (one: string, other: string) => {
  const ids = [id(one), id(other)].sort((a, b) => a - b)
  return { a: ids[0] ?? 0, b: ids[1] ?? 0 }
}

test('before anybody looked nothing is said, and looking tells who may be one, with reasons', async () => {
  const { api } = core.owner
  expect(await api.duplicates.count({})).toMatchObject({ groups: 0, scan: { state: 'never', at: null } })
  const { pairs, total, people } = await api.duplicates.find({})
  expect({ total, people }).toEqual({ total: 2, people: 8 })
  expect(pairs.map(({ a, b }) => ({ a, b }))).toEqual(
    expect.arrayContaining([pairOf('anna', 'annika'), pairOf('bob', 'robert')]),
  )
  for (const { score, reasons } of pairs) {
    expect(score).toBeGreaterThanOrEqual(0.5)
    expect(reasons.length).toBeGreaterThan(0)
  }
  const count = await api.duplicates.count({})
  expect(count).toMatchObject({ groups: 2, scan: { state: 'done', at: core.outside.clock.now() } })
  const { groups } = await api.duplicates.groups({})
  expect(groups.map(({ people: them }) => them.map((one) => one.id).sort((a, b) => a - b))).toEqual(
    expect.arrayContaining([
      [id('anna'), id('annika')],
      [id('bob'), id('robert')],
    ]),
  )
  expect((await api.duplicates.groups({ about: id('bob') })).total).toBe(1)
  expect((await api.duplicates.find({ least: 0.02 })).total).toBeGreaterThanOrEqual(2)
})
