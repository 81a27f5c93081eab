// Many people at once through the contract: seen before, written as one, undone as one, and nobody's later word overwritten.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
let other: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
  await api.users.add({ name: 'Sam', role: 'staff', password: 'a long password' })
  const second = core.window('second')
  other = second.api
  await other.book.open({ user: 'Sam', password: 'a long password' })
})
afterAll(() => core.dispose())

type Patch = Parameters<typeof api.contacts.create>[0]
const person = async (given: string, more: Patch = {}) => (await api.contacts.create({ given, ...more })).id
const get = (id: number) => api.contacts.get({ id })
const allOf = (source: string) => ({ query: { filter: { source } } })

async function crowd(source: string, count: number): Promise<readonly number[]> {
  const ids: number[] = []
  for (let at = 0; at < count; at += 1) ids.push(await person(`Kim ${String(at)}`, { source }))
  return ids
}

test('a preview says who changes, who stays and who cannot, with old and new, and writes nothing', async () => {
  const home = { label: 'home' as const, street: '', postcode: '', region: '', country: 'GB' }
  const ids = [
    await person('Ada', { source: 'fair', tags: ['VIP'], addresses: [{ ...home, city: 'Lodnon' }] }),
    await person('Bea', { source: 'web', addresses: [{ ...home, city: 'London' }] }),
    await person('Cyd', { source: 'web' }),
  ]
  const before = await Promise.all(ids.map(get))
  const change = { source: 'web', city: { to: 'London' } }
  const seen = await api.bulk.preview({ people: { ids }, change })
  expect(seen).toMatchObject({ people: 3, changes: 1, same: 1, cannot: 1 })
  expect(seen.fields).toEqual([
    { field: 'source', own: null, label: null, changes: 1 },
    { field: 'city', own: null, label: null, changes: 1 },
  ])
  const rows = await api.bulk.rows({ preview: seen.preview })
  expect(rows).toMatchObject({
    total: 1,
    rows: [
      {
        id: ids[0],
        name: 'Ada',
        changes: [
          { field: 'source', old: 'fair', new: 'web' },
          { field: 'city', old: 'Lodnon', new: 'London' },
        ],
      },
    ],
  })
  expect((await api.bulk.rows({ preview: seen.preview, which: 'cannot' })).rows).toMatchObject([
    { id: ids[2], cannot: 'no_address', changes: [] },
  ])
  expect(await Promise.all(ids.map(get))).toEqual(before)
})

test('what was previewed is written, to every field, and one undo takes all of it back', async () => {
  const { id: drinks } = await api.fields.define({
    subject: 'contacts',
    name: 'Drinks',
    type: 'multi-list',
    options: ['Tea', 'Coffee', 'Milk'],
  })
  const { id: since } = await api.fields.define({ subject: 'contacts', name: 'Since', type: 'partial-date' })
  const home = { label: 'home' as const, street: '', postcode: '', region: '', country: 'GB' }
  const ids = [
    await person('Ada', {
      tags: ['Old', 'Kept'],
      language: 'en',
      custom: { [drinks]: ['Tea'], [since]: '1999' },
      addresses: [
        { ...home, city: 'Lodnon' },
        { ...home, city: 'Leeds' },
      ],
    }),
    await person('Bo', { tags: ['New'] }),
  ]
  const before = await Promise.all(ids.map(get))
  const sam = (await api.users.list({})).find((user) => user.name === 'Sam')?.id ?? 0
  const seen = await api.bulk.preview({
    people: { ids },
    change: {
      kind: 'company',
      preferredChannel: 'post',
      language: null,
      lookedAfterBy: sam,
      addTags: ['new', 'Fresh'],
      removeTags: ['OLD'],
      city: { from: 'lodnon', to: 'London' },
      custom: { [since]: null },
      addOptions: { [drinks]: ['coffee'] },
      removeOptions: { [drinks]: ['Milk'] },
    },
  })
  const done = await api.bulk.edit({ preview: seen.preview })
  expect(done).toMatchObject({ changed: 2, same: 0, leftCount: 0 })
  const ada = await get(ids[0] ?? 0)
  expect(ada).toMatchObject({
    kind: 'company',
    preferredChannel: 'post',
    language: null,
    lookedAfterByName: 'Sam',
    tags: ['Fresh', 'Kept', 'New'],
    custom: { [drinks]: ['Tea', 'Coffee'] },
  })
  expect(ada.addresses.map(({ city }) => city)).toEqual(['London', 'Leeds'])
  const bo = await get(ids[1] ?? 0)
  expect([bo.tags, bo.custom, bo.lookedAfterBy]).toEqual([['Fresh', 'New'], { [drinks]: ['Coffee'] }, sam])
  await api.history.undo({ command: done.command ?? 0 })
  for (const [at, id] of ids.entries()) {
    const { version: _then, changedAt: _at, ...was } = before[at] ?? (await get(0))
    expect(await get(id)).toMatchObject(was)
  }
})

test('everybody a filter shows is changed as one line of history, but those taken out of the choice', async () => {
  const ids = await crowd('crowd', 45)
  const seen = await api.bulk.preview({
    people: { ...allOf('crowd'), except: ids.slice(0, 2) },
    change: { source: 'moved', addTags: ['Crowd'] },
  })
  expect(seen).toMatchObject({ people: 43, changes: 43 })
  expect((await api.bulk.rows({ preview: seen.preview, from: 40, limit: 10 })).rows).toHaveLength(3)
  // Whoever comes into the filter now was not previewed.
  await person('Late', { source: 'crowd' })
  const done = await api.bulk.edit({ preview: seen.preview })
  expect(done).toMatchObject({ changed: 43, same: 0, leftCount: 0 })
  const count = async (source: string) => (await api.contacts.list({ filter: { source } })).total
  expect([await count('moved'), await count('crowd')]).toEqual([43, 3])
  const line = (await api.history.list({ limit: 5 })).rows.filter((row) => row.kind === 'bulk.edit')
  expect(line).toHaveLength(1)
  await api.history.undo({ command: done.command ?? 0 })
  expect([await count('moved'), await count('crowd')]).toEqual([0, 46])
})

test('somebody else’s word since the preview stands, and they are named; other fields do not matter', async () => {
  const [ada, bea, cyd, dot] = [
    await person('Ada L'),
    await person('Bea L'),
    await person('Cyd L'),
    await person('Dot L'),
  ]
  const seen = await api.bulk.preview({
    people: { ids: [ada, bea, cyd, dot] },
    change: { source: 'street', addTags: ['Seen'] },
  })
  await other.contacts.save({ id: ada, patch: { source: 'radio' } })
  await other.contacts.save({ id: bea, patch: { nickname: 'Bee', tags: ['Another'] } })
  await other.contacts.trash({ ids: [cyd] })
  const done = await api.bulk.edit({ preview: seen.preview })
  expect(done).toMatchObject({ changed: 2, same: 0, leftCount: 2 })
  expect(done.left.toSorted((a, b) => a.id - b.id)).toEqual([
    { id: ada, name: 'Ada L', why: 'changed' },
    { id: cyd, name: '', why: 'gone' },
  ])
  expect([(await get(ada)).source, (await get(bea)).source, (await get(bea)).tags]).toEqual([
    'radio',
    'street',
    ['Another', 'Seen'],
  ])
})

test('a tag somebody took away meanwhile is not given again', async () => {
  const ada = await person('Ada T', { tags: ['Gold'] })
  const seen = await api.bulk.preview({ people: { ids: [ada] }, change: { addTags: ['Gold'] } })
  expect(seen).toMatchObject({ changes: 0, same: 1 })
  await other.contacts.save({ id: ada, patch: { tags: [] } })
  expect(await api.bulk.edit({ preview: seen.preview })).toMatchObject({ changed: 0, leftCount: 1, command: null })
  expect((await get(ada)).tags).toEqual([])
})

test('an address that is shared is left to the household', async () => {
  const [ada, bea] = [await person('Ada H', { source: 'home' }), await person('Bea H', { source: 'home' })]
  const place = { street: '1 High Street', postcode: '', region: '', city: 'Lodnon', country: 'GB' }
  await api.households.create({ address: place, contactIds: [ada, bea] })
  const seen = await api.bulk.preview({ people: allOf('home'), change: { city: { from: 'Lodnon', to: 'London' } } })
  expect(seen).toMatchObject({ people: 2, changes: 0, cannot: 2 })
  expect((await api.bulk.rows({ preview: seen.preview, which: 'cannot' })).rows[0]?.cannot).toBe('household')
})

test('what does not fit is refused before anybody is looked at', async () => {
  const ids = [await person('Ada R')]
  const { id: own } = await api.fields.define({ subject: 'contacts', name: 'Shoe', type: 'number' })
  const rules = async (change: object) => {
    const { data } = await refusalOf(api.bulk.preview({ people: { ids }, change }))
    const { issues } = data as { issues: { path: string; rule: string }[] }
    return issues.map(({ path, rule }) => `${path} ${rule}`)
  }
  expect(await rules({})).toEqual(['change nothing'])
  expect(await rules({ addTags: [] })).toEqual(['change nothing'])
  expect(await rules({ language: 'en-abcde-abcde' })).toEqual(['change.language unknown_language'])
  expect(await rules({ lookedAfterBy: 4_711 })).toEqual(['change.lookedAfterBy unknown'])
  expect(await rules({ addTags: ['A', 'B'], removeTags: ['a'] })).toEqual(['change.addTags.0 twice'])
  expect(await rules({ country: { to: 'QX' } })).toEqual(['change.country.to unknown_country'])
  expect(await rules({ custom: { [own]: 'large' } })).toEqual([`change.custom.${String(own)} not_a_number`])
  expect(await rules({ custom: { 99: 1 } })).toEqual(['change.custom.99 unknown_field'])
  expect(await rules({ addOptions: { [own]: ['x'] } })).toEqual([`change.addOptions.${String(own)} not_several`])
  expect(await refusalOf(api.bulk.preview({ people: { ids: [99] }, change: { source: 'x' } }))).toMatchObject({
    data: { issues: [{ path: 'people', rule: 'nobody' }] },
  })
})

test('a preview is the window’s own, and a newer one takes its place', async () => {
  const ids = [await person('Ada P')]
  const first = await api.bulk.preview({ people: { ids }, change: { source: 'one' } })
  expect((await refusalOf(other.bulk.edit({ preview: first.preview }))).code).toBe('NOT_FOUND')
  const second = await api.bulk.preview({ people: { ids }, change: { source: 'two' } })
  expect((await refusalOf(api.bulk.edit({ preview: first.preview }))).code).toBe('NOT_FOUND')
  await api.bulk.edit({ preview: second.preview })
  expect((await get(ids[0] ?? 0)).source).toBe('two')
})

test('many are thrown away and brought back as one', async () => {
  const ids = await crowd('rubbish', 30)
  const thrown = await api.bulk.trash({ people: allOf('rubbish') })
  expect(thrown.count).toBe(30)
  const count = async () => (await api.contacts.list({ filter: { source: 'rubbish' } })).total
  expect(await count()).toBe(0)
  const back = await api.bulk.restore({ ids: [...ids, 99] })
  expect([back.count, await count()]).toEqual([30, 30])
  await api.history.undo({ command: back.command ?? 0 })
  expect(await count()).toBe(0)
  await api.history.undo({ command: thrown.command ?? 0 })
  expect(await count()).toBe(30)
  const few = await api.bulk.trash({ people: { ids: ids.slice(0, 3) } })
  expect([few.count, await count()]).toEqual([3, 27])
})

test('those chosen are taken out and put into a list, and who was let go is in neither', async () => {
  const ids = await crowd('chosen', 4)
  const query = { filter: { source: 'chosen' } }
  const except = ids.slice(0, 1)
  const rows = async (which: object) => (await api.exchange.export({ what: 'contacts', open: true, ...which })).rows
  expect([await rows({ query, except }), await rows({ ids: ids.slice(0, 2), except })]).toEqual([3, 1])
  const { id } = await api.lists.create({ name: 'Chosen' })
  expect((await api.lists.addMatching({ id, query, except })).count).toBe(3)
  expect((await api.lists.members({ id })).rows.map((row) => row.id).toSorted()).toEqual(ids.slice(1).toSorted())
})
