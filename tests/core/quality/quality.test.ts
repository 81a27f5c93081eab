// The data quality page through the contract: counted, found, put right, left, taken back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, refusalOf } from '../../support/core.ts'
import { born, mail, mobile, qualityShop } from './quality-shop.ts'

const DAY = 86_400_000
let shop: Awaited<ReturnType<typeof qualityShop>>
beforeAll(async () => {
  shop = await qualityShop()
})
afterAll(() => shop.core.dispose())

test('[A21] says what share can be reached, finds what is broken or stale with its people, and puts it right with a click', async () => {
  const { api, write, found, counts, core } = shop
  await write({ given: 'Rolf', family: 'Alt', phones: [mobile('0171 5555555')] })
  core.outside.clock.set(core.outside.clock.now() + 4 * 366 * DAY)
  await write(
    {
      given: 'Anna',
      family: 'Berg',
      phones: [mobile('0171 2345678')],
      emails: [mail('anna@web.de')],
      occasions: [born('1984-05-01')],
    },
    { given: 'Bert', family: 'Kahl', emails: [mail('bert@gmial.com')] },
    { given: 'CARLA', family: 'DORN', emails: [mail('carla@gmial.com')] },
    { given: 'Dora', family: 'Ernst', phones: [mobile('030 12')], occasions: [born('1884-05-01')] },
    {
      kind: 'company',
      family: 'Mühle GmbH',
      addresses: [{ label: 'work', street: 'Hof 1', postcode: '4103', city: 'Leipzig', region: '', country: 'DE' }],
    },
  )
  const [, bert = 0] = (await api.contacts.list({ sort: 'number' })).rows.map(({ id }) => id).slice(1)
  await api.consent.give({ contactId: bert, channels: ['email'], how: 'counter', words: 'May we write?' })
  await api.quality.look({})
  const summary = await api.quality.summary({})
  expect(summary).toMatchObject({
    people: 6,
    companies: 1,
    shares: {
      phone: { count: 2, of: 6 },
      text: { count: 2, of: 6 },
      email: { count: 3, of: 6 },
      address: { count: 1, of: 6 },
      birthday: { count: 2, of: 5 },
      'may-email': { count: 1, of: 6 },
      'may-text': { count: 0, of: 6 },
    },
    left: 0,
    look: { state: 'done' },
  })
  expect(await counts()).toEqual({
    'email-mistyped': 2,
    'name-case': 1,
    'phone-unreadable': 1,
    'birthday-too-old': 1,
    'postcode-form': 1,
    stale: 1,
  })
  expect((await found('birthday-too-old'))[0]).toMatchObject({
    name: 'Dora Ernst',
    value: '1884-05-01',
    detail: '146',
    proposal: '--05-01',
  })
  expect((await found('stale'))[0]).toMatchObject({ name: 'Rolf Alt', lastDay: null })

  const [row] = await found('name-case')
  if (row === undefined) throw new Error('nobody is shouted')
  expect(row).toMatchObject({ value: 'CARLA DORN', proposal: 'Carla Dorn' })
  const { command } = await api.quality.mend(row)
  expect((await api.contacts.get({ id: row.contactId })).name).toBe('Carla Dorn')
  expect(await found('name-case')).toEqual([])
  await api.history.undo({ command: command ?? 0 })
  expect((await found('name-case')).map(({ value }) => value)).toEqual(['CARLA DORN'])

  const before = await api.probe.tables({})
  const all = await api.quality.mendAll({ code: 'email-mistyped' })
  expect(all.count).toBe(2)
  expect((await api.contacts.list({ filter: { text: 'gmail' } })).total).toBe(2)
  expect(await counts()).not.toHaveProperty('email-mistyped')
  await api.history.undo({ command: all.command ?? 0 })
  expect(await api.probe.tables({})).toEqual(before)
  expect(await counts()).toMatchObject({ 'email-mistyped': 2 })

  const stale = await api.quality.mendAll({ code: 'stale' })
  expect([stale.count, (await api.contacts.list({})).total]).toEqual([1, 5])
  await api.history.undo({ command: stale.command ?? 0 })
  expect(await api.probe.tables({})).toEqual(before)

  const trend = await api.quality.trend({})
  expect(trend.map(({ people }) => people)).toEqual([6])
  core.outside.clock.set(core.outside.clock.now() + DAY)
  await api.quality.look({})
  expect((await api.quality.trend({})).map(({ phone, email, birthday }) => [phone, email, birthday])).toEqual([
    [333, 500, 400],
    [333, 500, 400],
  ])
})

test('what somebody says is right is not found again until it changes, and can be doubted', async () => {
  const { api, write, found } = shop
  const [id = 0] = await write({ given: 'Otto', family: 'Agent 007', phones: [mobile('0171 2345679')] })
  const [row] = await found('name-odd')
  expect(row).toMatchObject({ contactId: id, value: 'Otto Agent 007', proposal: null })
  const { left } = await api.quality.summary({})
  const said = await api.quality.leave({ contactId: id, code: 'name-odd', item: 0, value: 'Otto Agent 007' })
  expect(await found('name-odd')).toEqual([])
  expect((await found('name-odd', { left: true })).map((one) => one.contactId)).toEqual([id])
  expect((await api.quality.summary({})).left).toBe(left + 1)
  await api.history.undo({ command: said.command ?? 0 })
  expect(await found('name-odd')).toHaveLength(1)
  await api.quality.leave({ contactId: id, code: 'name-odd', item: 0, value: 'Otto Agent 007' })
  await api.contacts.save({ id, patch: { family: 'Agent 0815' } })
  expect(await found('name-odd')).toHaveLength(1)
  await api.quality.leave({ contactId: id, code: 'name-odd', item: 0, value: 'Otto Agent 0815' })
  expect(await found('name-odd')).toEqual([])
  await api.quality.doubt({ contactId: id, code: 'name-odd', item: 0 })
  expect(await found('name-odd')).toHaveLength(1)
  expect((await refusalOf(api.quality.doubt({ contactId: id, code: 'name-odd', item: 0 }))).code).toBe('NOT_FOUND')
  await api.contacts.trash({ ids: [id] })
  expect(await found('name-odd')).toEqual([])
})

test('a value is put right as somebody types it, and nothing is kept that would be found again', async () => {
  const { api, write, found, spoilt } = shop
  const [id = 0] = await write({
    given: 'Paul',
    phones: [mobile('030 1'), mobile('030 2')],
    emails: [mail('paul@web.de')],
  })
  await spoilt(id, 'phones', '030 1')
  await spoilt(id, 'emails', 'paul at home')
  const [bad] = await found('phone-unreadable').then((rows) => rows.filter(({ contactId }) => contactId === id))
  if (bad === undefined) throw new Error('the number was read')
  const wrong = { contactId: id, code: 'phone-unreadable', item: bad.item, value: '030 1' } as const
  expect(await refusalOf(api.quality.mend(wrong))).toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'to', rule: 'required' }] },
  })
  expect(await refusalOf(api.quality.mend({ ...wrong, to: '030 2' }))).toMatchObject({
    data: { issues: [{ path: 'to', rule: 'not_a_phone' }] },
  })
  expect(await refusalOf(api.quality.mend({ ...wrong, value: '030 3', to: '030 901820' }))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  })
  await api.quality.mend({ ...wrong, to: '030 901820' })
  expect((await api.contacts.get({ id })).phones.map(({ typed }) => typed)).toEqual(['030 901820', '030 1'])
  expect(await refusalOf(api.quality.mend({ ...wrong, to: '030 901820' }))).toMatchObject({ code: 'CHANGED_MEANWHILE' })
  const [email] = await found('email-malformed')
  if (email === undefined) throw new Error('the address was read')
  expect(await refusalOf(api.quality.mend({ ...email, to: 'paul@' }))).toMatchObject({
    data: { issues: [{ path: 'to', rule: 'not_an_email' }] },
  })
  await api.quality.mend({ ...email, to: '' })
  expect((await api.contacts.get({ id })).emails).toEqual([])
  const [twice] = await found('phone-twice')
  expect(twice).toBeUndefined()
  await api.contacts.trash({ ids: [id] })
  expect(await refusalOf(api.quality.mend({ ...wrong, to: '030 901820' }))).toMatchObject({ code: 'NOT_FOUND' })
})

test('a phone of more people than a family is found with all of them, and with none when one moves out', async () => {
  const { api, write, found } = shop
  const family = Array.from({ length: 7 }, (_, at) => ({
    given: `Kind ${String(at)}`,
    family: 'Groß',
    phones: [mobile('0171 7777777')],
  }))
  const ids = await write(...family)
  expect((await found('phone-shared')).map(({ contactId, detail }) => [contactId, detail])).toEqual(
    ids.map((id) => [id, '7']),
  )
  const { command } = await api.contacts.trash({ ids: ids.slice(0, 1) })
  expect(await found('phone-shared')).toEqual([])
  await api.history.undo({ command: command ?? 0 })
  const rows = await found('phone-shared')
  expect(rows).toHaveLength(7)
  const [first] = rows
  if (first === undefined) throw new Error('nobody shares')
  await api.quality.mend({ ...first, to: '0171 8888888' })
  expect(await found('phone-shared')).toEqual([])
})

test('a link into the trash is found where it begins, and gone when the other is back', async () => {
  const { api, write, found } = shop
  const [works = 0, firm = 0] = await write(
    { given: 'Lena', family: 'Link', phones: [mobile('0171 2345680')] },
    { kind: 'company', family: 'Ofen', phones: [mobile('030 901821')] },
  )
  await api.contacts.save({ id: works, patch: { links: [{ kind: 'works-for', otherId: firm, words: 'baker' }] } })
  expect(await found('link-gone')).toEqual([])
  const { command } = await api.contacts.trash({ ids: [firm] })
  const [row] = await found('link-gone')
  expect(row).toMatchObject({ contactId: works, value: 'works-for', detail: 'baker', proposal: '' })
  await api.history.undo({ command: command ?? 0 })
  expect(await found('link-gone')).toEqual([])
  await api.contacts.trash({ ids: [firm] })
  const mended = await api.quality.mend({
    contactId: works,
    code: 'link-gone',
    item: row?.item ?? 0,
    value: 'works-for',
  })
  expect(await found('link-gone')).toEqual([])
  await api.history.undo({ command: mended.command ?? 0 })
  expect(await found('link-gone')).toHaveLength(1)
})

test('an address that came back is found, and so is everybody born on 1 January where too many were', async () => {
  const { api, write, found } = shop
  const [id = 0] = await write({ given: 'Fort', emails: [mail('fort@web.de')], occasions: [born('1990-01-01')] })
  await api.consent.suppress({ kind: 'email', value: 'fort@web.de', reason: 'bounced' })
  expect((await found('email-bounced')).map(({ contactId }) => contactId)).toEqual([id])
  expect(await found('birthday-placeholder')).toEqual([])
  await write(
    ...[1, 2, 3, 4].map((n) => ({
      given: `Neujahr ${String(n)}`,
      phones: [mobile(`0171 200000${String(n)}`)],
      occasions: [born(`195${String(n)}-01-01`)],
    })),
  )
  expect((await found('birthday-placeholder')).map(({ proposal }) => proposal)).toEqual([
    '1990',
    '1951',
    '1952',
    '1953',
    '1954',
  ])
})

test('who is not a manager puts one right but not all, and throws nobody away', async () => {
  const { api, core, write, found } = shop
  await api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const [id = 0] = await write({ given: 'UTE', family: 'LAUT', phones: [mobile('0171 2345690')] })
  const [row] = await found('name-case').then((rows) => rows.filter(({ contactId }) => contactId === id))
  const window = core.window()
  await window.api.book.open({ user: 'Sam', password: PASSWORD })
  expect(await refusalOf(window.api.quality.mendAll({ code: 'name-case' }))).toMatchObject({ code: 'FORBIDDEN' })
  expect(await refusalOf(window.api.quality.mend({ contactId: id, code: 'stale', item: 0, value: '' }))).toMatchObject({
    code: 'FORBIDDEN',
  })
  if (row !== undefined) await window.api.quality.mend(row)
  expect((await api.contacts.get({ id })).name).toBe('Ute Laut')
})

test('a look by the clock finds the same as a look that was asked for', async () => {
  const { api, core, write } = shop
  await api.quality.look({})
  const [id = 0] = await write({ given: 'Zoe', family: 'Zahl', phones: [mobile('030 7')] })
  const count = async () =>
    (await api.quality.people({ code: 'phone-unreadable', limit: 200 })).rows.some((row) => row.contactId === id)
  expect(await count()).toBe(false)
  await expect
    .poll(async () => {
      core.outside.clock.turn(1_000)
      return await count()
    })
    .toBe(true)
})

test('pages of people follow one another without a gap', async () => {
  const { api, found } = shop
  const all = await found('birthday-placeholder')
  const seen: number[] = []
  for (let after: { contactId: number; item: number } | undefined; ;) {
    const page = await api.quality.people({ code: 'birthday-placeholder', limit: 2, ...(after && { after }) })
    expect(page.total).toBe(all.length)
    seen.push(...page.rows.map(({ contactId }) => contactId))
    after = page.rows.at(-1)
    if (!page.more) break
  }
  expect(seen).toEqual(all.map(({ contactId }) => contactId))
})
