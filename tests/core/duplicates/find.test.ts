// Finding and merging through the contract, as windows do: one book for all of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

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

/** A sale of so many cents. */
const bought = (cents: number) => ({ lines: [{ words: 'Rye', quantity: 1_000, unitPrice: cents * 1_000 }] })

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

test('[A20] what was found is merged as previewed, everything follows, and one undo brings both back', async () => {
  const { api } = core.owner
  const [winner, other] = [id('anna'), id('annika')]
  const friend = (
    await api.contacts.create({ family: 'Friend', links: [{ kind: 'referred-by', otherId: other, words: '' }] })
  ).id
  const { number } = await api.contacts.get({ id: other })
  await api.visits.log({ contactId: other, ...bought(1_250) })
  await api.visits.log({ contactId: winner, ...bought(600) })
  await api.interactions.add({ contactId: other, kind: 'note', words: 'asked for spelt' })
  await api.tasks.add({ words: 'call back', contactId: other })
  await api.consent.give({
    contactId: other,
    channels: ['email', 'sms'],
    how: 'at the counter',
    words: 'May we write?',
  })
  await api.consent.refuse({ contactId: winner, channels: ['email'] })
  const list = await api.lists.create({ name: 'Regulars' })
  await api.lists.add({ id: list.id, contactIds: [other] })
  const [group] = (await api.duplicates.groups({ about: other })).groups
  expect(group?.together).toEqual(expect.arrayContaining([winner, other]))
  const preview = await api.duplicates.preview({ ids: [other, winner], keep: winner })
  expect(preview.follows).toEqual({ visits: 1, said: 1, tasks: 1, lists: 1, consents: 2 })
  expect(preview.consents.map(({ channel, after }) => [channel, after])).toEqual([
    ['email', 'refused'],
    ['sms', 'given'],
  ])
  const versions = Object.fromEntries(preview.people.map((one) => [String(one.id), one.version]))
  const { command } = await api.duplicates.merge({ ids: [other, winner], keep: winner, versions })

  const now = await api.contacts.get({ id: other })
  expect({ ...now, version: 0, changedAt: 0 }).toEqual({ ...preview.result, version: 0, changedAt: 0 })
  expect(now).toMatchObject({ id: winner, referrals: 1 })
  expect((await api.duplicates.count({})).groups).toBe(1)
  expect(await api.contacts.search({ text: number })).toMatchObject([{ id: winner, matched: 'number' }])
  const rows = (await api.contacts.timeline({ contactId: other })).rows.map(({ kind }) => kind)
  expect(rows.filter((kind) => kind === 'sale')).toHaveLength(2)
  expect(rows).toContain('note')
  expect((await api.lists.members({ id: list.id })).rows.map((row) => row.id)).toEqual([winner])
  expect((await api.tasks.list({ contactId: winner })).rows).toHaveLength(1)
  expect((await api.contacts.get({ id: friend })).links).toMatchObject([{ otherId: winner }])
  const state = await api.consent.state({ contactId: winner })
  expect(state.channels.filter(({ state: said }) => said !== 'unknown').map((one) => [one.channel, one.state])).toEqual(
    [
      ['email', 'refused'],
      ['sms', 'given'],
    ],
  )
  expect((await api.consent.events({ contactId: winner })).length).toBe(3)
  expect(await api.duplicates.merged({ id: winner })).toMatchObject([
    { id: other, number, name: 'Lindqvist Ana', command },
  ])

  // Whatever came since stays with whom it was made for.
  await api.visits.log({ contactId: winner, ...bought(100) })
  await api.contacts.save({ id: winner, patch: { say: 'ANN-a' } })
  await api.history.undo({ command: command ?? 0 })
  const [first, second] = [await api.contacts.get({ id: winner }), await api.contacts.get({ id: other })]
  expect([first.id, second.id]).toEqual([winner, other])
  expect([first.say, second.say]).toEqual(['ANN-a', null])
  const visits = async (contactId: number) =>
    (await api.contacts.timeline({ contactId, kinds: ['sale'] })).rows.map(({ amount }) => amount)
  expect([await visits(winner), await visits(other)]).toEqual([[100, 600], [1_250]])
  expect((await api.duplicates.count({})).groups).toBe(2)
  expect(await api.duplicates.merged({ id: winner })).toEqual([])
})

test('those said to be two are no group any more, also when one of them becomes part of a third, until it is taken back', async () => {
  const { api } = core.owner
  const { pairs, command } = await api.duplicates.notSame({ ids: [id('robert'), id('bob')] })
  expect(pairs).toBe(1)
  expect((await api.duplicates.groups({ about: id('bob') })).total).toBe(0)
  expect((await api.duplicates.find({})).total).toBe(1)
  expect((await api.duplicates.notSame({ ids: [id('bob'), id('robert')] })).command).toBeNull()
  const merge = await api.duplicates.merge({ ids: [id('flora'), id('robert')], keep: id('flora') })
  expect((await api.duplicates.find({})).pairs.map(({ a, b }) => [a, b])).toEqual([[id('anna'), id('annika')]])
  const preview = await api.duplicates.preview({ ids: [id('flora'), id('bob')] })
  expect(preview.heed).toEqual(['said-not-same'])
  await api.history.undo({ command: merge.command ?? 0 })
  await api.history.undo({ command: command ?? 0 })
  expect((await api.duplicates.find({})).total).toBe(2)
})

test('whoever was changed is compared anew, and whoever is in the trash with nobody', async () => {
  const { api } = core.owner
  const { command } = await api.contacts.save({
    id: id('carla'),
    patch: { given: 'Dora', family: 'Farkas', ...phone('01632 960777'), occasions: [] },
  })
  expect((await api.duplicates.find({})).total).toBe(3)
  const { at } = (await api.duplicates.count({})).scan
  expect(at).toBeLessThan(core.outside.clock.now() + 1)
  await api.contacts.trash({ ids: [id('dora')] })
  expect((await api.duplicates.count({})).groups).toBe(2)
  await api.contacts.restore({ ids: [id('dora')] })
  expect((await api.duplicates.count({})).groups).toBe(3)
  await api.history.undo({ command: command ?? 0 })
  expect((await api.duplicates.find({})).total).toBe(2)
})

test('what cannot be merged is refused, and nothing is changed', async () => {
  const { api } = core.owner
  const [emil, carla] = [id('emil'), id('carla')]
  const refused = async (input: Parameters<typeof api.duplicates.merge>[0]) => {
    const { code, data } = await refusalOf(api.duplicates.merge(input))
    const issue = (data as { issues?: { path: string; rule: string }[] } | undefined)?.issues?.[0]
    return issue === undefined ? code : `${code} ${issue.path} ${issue.rule}`
  }
  const before = await api.contacts.get({ id: emil })
  expect(await refused({ ids: [emil, emil] })).toBe('BAD_INPUT ids.1 itself')
  expect(await refused({ ids: [emil, 99] })).toBe('NOT_FOUND')
  expect(await refused({ ids: [emil, carla], keep: id('dora') })).toBe('BAD_INPUT keep unknown')
  expect(await refused({ ids: [emil, carla], choices: { name: id('dora') } })).toBe('BAD_INPUT choices.name unknown')
  expect(await refused({ ids: [emil, carla], choices: { shoes: emil } })).toBe('BAD_INPUT choices.shoes unknown')
  const stranger = (await api.contacts.get({ id: id('dora') })).phones[0]?.id ?? 0
  expect(await refused({ ids: [emil, carla], drop: [{ list: 'phones', id: stranger }] })).toBe(
    'BAD_INPUT drop.0.id unknown',
  )
  await api.contacts.trash({ ids: [carla] })
  expect(await refused({ ids: [emil, carla] })).toBe('NOT_FOUND')
  await api.contacts.restore({ ids: [carla] })
  expect(await api.contacts.get({ id: emil })).toEqual(before)
})

test('of two windows that merge the same the second is told, and of one that saw an older record too', async () => {
  const { api } = core.owner
  const second = core.window('second')
  await second.api.book.open({ password: PASSWORD })
  const ids = [id('emil'), id('flora')]
  const [mine, theirs] = [await api.duplicates.preview({ ids }), await second.api.duplicates.preview({ ids })]
  const versions = (preview: typeof mine) =>
    Object.fromEntries(preview.people.map((one) => [String(one.id), one.version]))
  const saved = await api.contacts.save({ id: id('flora'), patch: { note: 'new' } })
  expect(await refusalOf(api.duplicates.merge({ ids, versions: versions(mine) }))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  })
  await api.history.undo({ command: saved.command ?? 0 })
  const done = await api.duplicates.merge({ ids })
  expect(
    await refusalOf(second.api.duplicates.merge({ ids: ids.toReversed(), versions: versions(theirs) })),
  ).toMatchObject({
    code: 'NOT_FOUND',
  })
  await api.history.undo({ command: done.command ?? 0 })
  second.close()
})

test('an undo that would write over a later word says which', async () => {
  const { api } = core.owner
  const [emil, flora] = [id('emil'), id('flora')]
  await api.contacts.save({ id: flora, patch: { nickname: 'Flo' } })
  const { command } = await api.duplicates.merge({ ids: [emil, flora], keep: emil })
  const later = await api.contacts.save({ id: emil, patch: { nickname: 'Milo' } })
  expect(await refusalOf(api.history.undo({ command: command ?? 0 }))).toMatchObject({
    code: 'UNDO_BLOCKED',
    data: { reason: 'later_change', by: { command: later.command, kind: 'contacts.save' } },
  })
  await api.history.undo({ command: later.command ?? 0 })
  await api.history.undo({ command: command ?? 0 })
  expect((await api.contacts.get({ id: flora })).nickname).toBe('Flo')
})

test('all sure groups are merged as one work, each by a command of its own, and taken back together', async () => {
  const { api } = core.owner
  const twice = async (patch: Parameters<typeof api.contacts.create>[0]) =>
    [(await api.contacts.create(patch)).id, (await api.contacts.create(patch)).id] as const
  const mail = (address: string) => ({ emails: [{ address, label: 'home' as const }] })
  const twins = [
    await twice({ given: 'Konstantin', family: 'Papadopoulos', ...born('1966-06-06'), ...mail('kp@example.org') }),
    await twice({ given: 'Hedwig', family: 'Szymańska', ...phone('01632 960555'), ...born('1951-02-17') }),
  ]
  await api.duplicates.find({})
  const { sure } = await api.duplicates.count({})
  expect(sure).toBeGreaterThanOrEqual(2)
  const { groups, work } = await api.duplicates.mergeSure({})
  expect(groups).toBe(sure)
  const shown = async () => {
    for await (const works of await api.work.watch({})) {
      const mine = works.find((one) => one.id === work)
      if (mine?.state === 'done') return
    }
  }
  await shown()
  for (const [first, again] of twins) expect((await api.contacts.get({ id: again })).id).toBe(first)
  const nobody = [0, 0] as const
  const [[first, again] = nobody, [second, too] = nobody] = twins
  const [part] = await api.duplicates.merged({ id: first })
  await api.history.undo({ command: part?.command ?? 0, alone: true })
  const becomes = async (person: number) => (await api.contacts.get({ id: person })).id
  expect([await becomes(again), await becomes(too)]).toEqual([again, second])
  await api.history.undo({ command: part?.command ?? 0 })
  expect([await becomes(again), await becomes(too)]).toEqual([again, too])
})
