// Segments through the contract: counted, saved, shared, asked why, made a list of, watched day by day, refused where they cannot be asked.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'
import { enterAs, wakeJobs } from './segment-shop.ts'

const DAY = 86_400_000

let core: TestCore & { readonly owner: TestWindow }
let api: TestWindow['api']
const ids: Record<string, number> = {}
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
  // Days go by in these tests.
  await api.settings.save({ lockAfter: 0 })
  const { id: bread } = await api.products.create({ kind: 'item', name: 'Loaf', category: 'Bread', price: 400_000 })
  ids['bread'] = bread
  for (const [given, more] of Object.entries({
    Ada: { tags: ['vip'], householdIncome: 'high', emails: [{ address: 'ada@example.org', label: 'home' }] },
    Bert: { tags: ['vip'] },
    Cleo: { householdIncome: 'low' },
    Dora: {},
  })) {
    ids[given] = (await api.contacts.create({ given, ...more } as Parameters<typeof api.contacts.create>[0])).id
  }
  const now = core.outside.clock.now()
  for (const [name, ago] of [
    ['Ada', 40],
    ['Ada', 20],
    ['Ada', 1],
    ['Bert', 200],
  ] as const) {
    await api.visits.log({
      contactId: ids[name] ?? 0,
      at: now - ago * DAY,
      lines: [{ productId: bread, quantity: 2_000 }],
    })
  }
})
afterAll(() => core.dispose())

const count = (rule: Parameters<typeof api.segments.count>[0]['rule']) => api.segments.count({ rule })
const names = async (rule: object) => (await api.segments.members({ rule })).rows.map((row) => row.name)

test('[C1] a rule over visits, fields and tags is counted live, with faces, what each part leaves, and why somebody is in it', async () => {
  const often = { fact: 'purchases.count', op: '>=', value: 2, scope: { period: { last: 60, unit: 'day' } } }
  const rule = { all: [{ fact: 'contacts.tags', op: 'any', values: ['VIP'] }, often] }
  const counted = await count(rule)
  expect(counted).toMatchObject({
    count: 1,
    of: 4,
    spend: 2_400,
    medianSpend: 2_400,
    leaves: [
      { path: [0], alone: 2, left: 2 },
      { path: [1], alone: 1, left: 1 },
    ],
  })
  expect(counted.people.map((row) => row.name)).toEqual(['Ada'])
  expect(
    await names({ any: [{ not: often }, { fact: 'contacts.household-income', op: 'any', values: ['low'] }] }),
  ).toEqual(['Bert', 'Cleo', 'Dora'])
  expect(await names({ fact: 'purchases.last-ago', op: '>', value: 100, scope: { categories: ['Bread'] } })).toEqual([
    'Bert',
  ])
  const why = await api.segments.why({ rule, contactId: ids['Bert'] ?? 0 })
  expect(why).toEqual({
    holds: false,
    conditions: [
      { path: [0], holds: true, answer: [expect.any(Number)] },
      { path: [1], holds: false, answer: 0 },
    ],
  })
  expect((await count({ all: [] })).count).toBe(4)
  expect((await count({ any: [] })).count).toBe(0)
})

test('those whom the rest of a rule leaves are shown by what they answer, and who says nothing is counted apart', async () => {
  const among = { fact: 'contacts.tags', op: 'any', values: ['vip'] } as const
  expect(await api.segments.spread({ among, fact: 'purchases.last-ago' })).toMatchObject({
    bars: expect.arrayContaining([{ from: 0, to: 14, people: 1 }]) as unknown,
    people: 2,
    unsaid: 0,
    median: 1,
  })
  const cakes = await api.segments.spread({
    among: { all: [] },
    fact: 'purchases.last-ago',
    scope: { categories: ['Cake'] },
  })
  expect(cakes).toEqual({ bars: [], people: 0, unsaid: 4, median: null })
  const spent = await api.segments.spread({ among: { all: [] }, fact: 'purchases.amount' })
  expect(spent.bars.reduce((sum, { people }) => sum + people, 0)).toBe(spent.people)
  expect(spent.people + spent.unsaid).toBe(4)
  for (const fact of ['contacts.city', 'contacts.tags', 'nothing.of-the-kind'])
    expect(await refusalOf(api.segments.spread({ among, fact }))).toMatchObject({ code: 'BAD_INPUT' })
})

test('as of an earlier day only what was sold until then counts', async () => {
  const { today } = await api.segments.vocabulary({})
  const rule = { fact: 'visits.count', op: '>=', value: 2 }
  expect((await api.segments.count({ rule })).count).toBe(1)
  expect((await api.segments.count({ rule, asOf: today - 30 })).count).toBe(0)
  expect(
    (await api.segments.count({ rule: { fact: 'visits.count', op: '>=', value: 1 }, asOf: today - 30 })).count,
  ).toBe(2)
  await expect(api.segments.count({ rule, asOf: today + 367 })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

test('[C2] a saved segment has a goal, a budget, a result and a list of those who are in it now, undone as one', async () => {
  const { today } = await api.segments.vocabulary({})
  const goal = { measure: 'spend', target: 4_800, from: today - 30, until: today + 30 } as const
  const rule = { fact: 'contacts.tags', op: 'any', values: ['vip'] }
  const { id } = await api.segments.create({ name: 'Our best', rule, goal, budget: 5_000 })
  expect(await api.segments.get({ id })).toMatchObject({ name: 'Our best', goal, budget: 5_000, shared: true, rule })
  const results = await api.segments.results({ id })
  expect(results).toMatchObject({
    people: 2,
    reached: 1_600,
    share: 1_600 / 4_800,
    spend: 1_600,
    mean: 800,
    median: 800,
    visits: 2,
  })
  expect(results.months).toHaveLength(12)
  expect(results.months.reduce((sum, month) => sum + month.spend, 0)).toBe(3_200)
  expect((await refusalOf(api.segments.create({ name: 'OUR BEST', rule }))).code).toBe('NAME_TAKEN')
  const made = await api.segments.makeList({ id, name: 'Best by hand' })
  expect(made.count).toBe(2)
  expect((await api.lists.members({ id: made.list })).rows.map((row) => row.name)).toEqual(['Ada', 'Bert'])
  await api.history.undo({ command: made.command ?? 0 })
  expect((await api.lists.list({})).some((list) => list.name === 'Best by hand')).toBe(false)
  const renamed = await api.segments.save({ id, patch: { name: 'Best of all', budget: null } })
  expect(await api.segments.get({ id })).toMatchObject({ name: 'Best of all', budget: null })
  await api.history.undo({ command: renamed.command ?? 0 })
  expect((await api.segments.list({})).map((one) => one.name)).toEqual(['Our best'])
  await api.segments.archive({ id, archived: true })
  expect(await api.segments.list({})).toEqual([])
  await api.segments.archive({ id, archived: false })
})

test('segments are made of segments, never in a circle, and one that is gone has nobody in it', async () => {
  const inside = (id: number) => ({ fact: 'segments.in', op: 'any', values: [id] })
  const first = await api.segments.create({ name: 'Buyers', rule: { fact: 'purchases.count', op: '>', value: 0 } })
  const second = await api.segments.create({
    name: 'Vip buyers',
    rule: { all: [inside(first.id), { fact: 'contacts.tags', op: 'any', values: ['vip'] }] },
  })
  expect((await api.segments.count({ id: second.id })).count).toBe(2)
  expect(await refusalOf(api.segments.save({ id: first.id, patch: { rule: inside(second.id) } }))).toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'rule', rule: 'circle' }] },
  })
  expect((await refusalOf(api.segments.create({ name: 'None', rule: inside(4_711) }))).code).toBe('BAD_INPUT')
  expect((await count(inside(4_711))).count).toBe(0)
  expect((await count({ fact: 'segments.in', op: 'none', values: [4_711] })).count).toBe(4)
  expect((await count({ fact: 'contacts.tags', op: 'any', values: [4_711] })).count).toBe(0)
})

test('what cannot be asked is said, with its place, and text is never SQL', async () => {
  const issue = async (rule: object) => {
    const { code, data } = await refusalOf(count(rule))
    return [code, (data as { issues: unknown[] }).issues[0]]
  }
  expect(await issue({ all: [{ all: [] }, { fact: 'nothing', op: '=', value: 1 }] })).toEqual([
    'BAD_INPUT',
    { path: 'rule.1.fact', rule: 'unknown_fact' },
  ])
  expect(await issue({ fact: 'visits.count', op: 'words', value: 'x' })).toEqual([
    'BAD_INPUT',
    { path: 'rule.op', rule: 'not_for_this_fact' },
  ])
  expect(await issue({ fact: 'visits.count', op: '=', value: 'x' })).toEqual([
    'BAD_INPUT',
    { path: 'rule.value', rule: 'not_a_number' },
  ])
  expect(await issue({ fact: 'visits.count', op: 'between', value: 3, to: 2 })).toEqual([
    'BAD_INPUT',
    { path: 'rule.to', rule: 'too_small' },
  ])
  expect(await issue({ fact: 'rhythm.gap', op: '=', value: 3, scope: { weekdays: [1] } })).toEqual([
    'BAD_INPUT',
    { path: 'rule.scope.weekdays', rule: 'not_for_this_fact' },
  ])
  const deep = (depth: number): object => (depth === 0 ? { all: [] } : { not: deep(depth - 1) })
  expect((await refusalOf(count(deep(7)))).code).toBe('BAD_INPUT')
  const many = Array.from({ length: 41 }, () => ({ fact: 'visits.count', op: '>', value: 0 }))
  expect((await refusalOf(count({ all: many }))).code).toBe('BAD_INPUT')
  expect((await count({ all: many.slice(1) })).count).toBe(2)
  for (const text of [`'); DROP TABLE contact; --`, '%', '" OR 1=1', '\\']) {
    expect((await count({ fact: 'contacts.source', op: 'any', values: [text] })).count).toBe(0)
    expect((await count({ fact: 'contacts.note', op: 'words', value: `x ${text}` })).count).toBe(0)
  }
  expect((await count({ fact: 'purchases.amount', op: '>', value: 1e300 })).count).toBe(0)
  expect((await count({ fact: 'purchases.amount', op: '>', value: -1e300 })).count).toBe(4)
})

test('who may not see a field cannot ask it, nor see the segment that does, in any list', async () => {
  const rule = { fact: 'contacts.household-income', op: 'any', values: ['high'] }
  const { id } = await api.segments.create({ name: 'Well off', rule })
  const wrapped = await api.segments.create({
    name: 'Also well off',
    rule: { fact: 'segments.in', op: 'any', values: [id] },
  })
  expect((await api.contacts.list({ filter: { segment: id } })).rows.map((row) => row.name)).toEqual(['Ada'])
  const staff = (await enterAs(core, 'staff')).api
  expect((await staff.segments.vocabulary({})).facts.map((fact) => fact.fact)).not.toContain(
    'contacts.household-income',
  )
  const spread = staff.segments.spread({ among: rule, fact: 'visits.count' })
  expect((await refusalOf(spread)).code).toBe('FORBIDDEN')
  for (const asked of [{ rule }, { id }, { id: wrapped.id }]) {
    expect(await refusalOf(staff.segments.count(asked))).toMatchObject({ code: 'FORBIDDEN', data: { need: 'manager' } })
    expect((await refusalOf(staff.segments.members(asked))).code).toBe('FORBIDDEN')
    expect((await refusalOf(staff.segments.why({ ...asked, contactId: ids['Ada'] ?? 0 }))).code).toBe('FORBIDDEN')
    expect((await refusalOf(staff.segments.makeList({ ...asked, name: 'x' }))).code).toBe('FORBIDDEN')
  }
  expect((await refusalOf(staff.segments.results({ id }))).code).toBe('FORBIDDEN')
  expect((await refusalOf(staff.segments.moves({ id }))).code).toBe('FORBIDDEN')
  expect((await refusalOf(staff.segments.get({ id: wrapped.id }))).code).toBe('FORBIDDEN')
  expect((await refusalOf(staff.contacts.list({ filter: { segment: wrapped.id } }))).code).toBe('FORBIDDEN')
  expect((await staff.segments.list({})).map((one) => one.name)).not.toContain('Also well off')
  // Somebody's own is theirs alone; what others made, managers change.
  const own = await staff.segments.create({ name: 'Mine', rule: { all: [] }, shared: false })
  expect((await refusalOf(api.segments.get({ id: own.id }))).code).toBe('NOT_FOUND')
  expect(
    (await refusalOf(staff.segments.save({ id: (await api.segments.list({}))[0]?.id ?? 0, patch: { note: 'x' } })))
      .code,
  ).toBe('FORBIDDEN')
})

test('a list of customers narrowed to a segment follows every change', async () => {
  const { id } = await api.segments.create({
    name: 'Cakes',
    rule: { fact: 'contacts.tags', op: 'any', values: ['cake'] },
  })
  const list = async () => (await api.contacts.list({ filter: { segment: id } })).rows.map((row) => row.name)
  expect(await list()).toEqual([])
  await api.contacts.save({ id: ids['Dora'] ?? 0, patch: { tags: ['cake'] } })
  expect(await list()).toEqual(['Dora'])
  await api.segments.save({ id, patch: { rule: { fact: 'contacts.tags', op: 'none', values: ['cake'] } } })
  expect(await list()).toEqual(['Ada', 'Bert', 'Cleo'])
  expect((await refusalOf(api.contacts.list({ filter: { segment: 99 } }))).code).toBe('NOT_FOUND')
})

test('a later count of a window takes the place of an older one', async () => {
  const rule = { fact: 'purchases.median', op: '>', value: 100, scope: { period: { last: 18, unit: 'month' } } }
  const [older, newer] = await Promise.all([refusalOf(count(rule)), count(rule)])
  expect([older.code, newer.count]).toEqual(['CANCELLED', 2])
})

test('who comes in and who leaves is noted once a shop day; a changed rule moves nobody', async () => {
  const { id } = await api.segments.create({ name: 'Lately', rule: { fact: 'visits.last-ago', op: '<=', value: 10 } })
  await wakeJobs(core, async () => (await api.segments.get({ id })).count !== null)
  expect(await api.segments.get({ id })).toMatchObject({ count: 1 })
  expect((await api.segments.moves({ id })).rows).toEqual([])
  await api.visits.log({ contactId: ids['Cleo'] ?? 0 })
  core.outside.clock.turn(11 * DAY)
  await api.visits.log({ contactId: ids['Dora'] ?? 0 })
  const today = (await api.segments.vocabulary({})).today
  await wakeJobs(core, async () => (await api.segments.get({ id })).countedOn === today)
  const moves = await api.segments.moves({ id })
  expect(moves.days).toEqual([{ day: today, entered: 1, left: 1, people: 1 }])
  expect(moves.rows.map(({ name, entered }) => [name, entered])).toEqual([
    ['Dora', true],
    ['Ada', false],
  ])
  expect(moves.total).toBe(2)
  await api.segments.save({ id, patch: { rule: { all: [] } } })
  await wakeJobs(core, async () => (await api.segments.get({ id })).count === 4)
  expect((await api.segments.moves({ id })).total).toBe(2)
})
