// Files out of the book through the contract: every kind in every form, encrypted unless said, noted, and read again by our own
// import to the same people, goods and sales.
import { PNG } from 'pngjs'
import readXlsxFile from 'read-excel-file/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filesIn, isStrong } from '../../support/book-archives.ts'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'
import { TEST_NOW } from '../../support/outside.ts'

type Api = TestWindow['api']

const running: TestCore[] = []
let api: Api
let core: TestCore
beforeEach(async () => {
  const started = await startWithBook()
  running.push(started)
  core = started
  api = started.owner.api
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.dispose()
})

async function emptyBook(): Promise<Api> {
  const started = await startWithBook()
  running.push(started)
  return started.owner.api
}

const PICTURE = PNG.sync.write(new PNG({ width: 4, height: 4 }))

async function people(): Promise<readonly number[]> {
  const ada = await api.contacts.create({
    given: 'Ada',
    family: '=Smith',
    nickname: '- the "first"',
    say: 'AY-da',
    phones: [
      { typed: '+44 20 7946 0001', label: 'mobile' },
      { typed: '+44 20 7946 0002', label: 'mobile' },
      { typed: '020 7946 0003', label: 'work' },
    ],
    emails: [{ address: 'ada@example.org', label: 'home' }],
    addresses: [
      {
        label: 'home',
        street: '1 High Street\nFlat "2"',
        postcode: 'SW1A 1AA',
        city: 'London',
        region: '',
        country: 'GB',
      },
    ],
    occasions: [
      { kind: 'birthday', label: '', date: '--05-12' },
      { kind: 'wedding', label: '', date: '2011-06-04' },
    ],
    tags: ['regular', 'likes, commas; and more'],
    note: '@home on Mondays\n+ a second line, "quoted"',
    source: 'Fair',
    language: 'de',
    gender: 'female',
    householdIncome: 'secret',
  })
  const company = await api.contacts.create({ kind: 'company', family: 'Bread & Butter, Ltd.', given: '' })
  const odd = await api.contacts.create({
    given: "'68",
    family: '東京 太郎',
    phones: [{ typed: '+81 3 1234 5678', label: 'home' }],
  })
  await api.contacts.setPhoto({
    id: ada.id,
    photo: new File([new Uint8Array(PICTURE)], 'a.png', { type: 'image/png' }),
  })
  return [ada.id, company.id, odd.id]
}

/** A person without ids, numbers and what the counter makes of them. */
async function seen(from: Api): Promise<readonly unknown[]> {
  const { rows } = await from.contacts.list({ limit: 500 })
  return Promise.all(
    rows.map(async ({ id }) => {
      const one = await from.contacts.get({ id })
      const { kind, given, family, nickname, say, note, source, language, gender, tags } = one
      return {
        ...{ kind, given, family, nickname, say, note, source, language, gender, tags },
        phones: one.phones.map(({ typed, label }) => ({ typed, label })),
        emails: one.emails.map(({ address }) => address),
        addresses: one.addresses.map(({ street, postcode, city, region, country }) => ({
          street,
          postcode,
          city,
          region,
          country,
        })),
        occasions: one.occasions.map(({ kind: what, date }) => ({ what, date })),
      }
    }),
  )
}

test('customers go out as a table and come into another book as the same people', async () => {
  await people()
  const out = await api.exchange.export({ what: 'contacts', open: true, why: 'for the printer' })
  expect(out).toMatchObject({ rows: 3, encrypted: false, password: null })
  expect(out.file.name).toBe('customers-2026-03-10.csv')
  const bytes = new Uint8Array(await out.file.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = await out.file.text()
  // Lines within a cell end as they were written, all others as the standard says.
  expect(text.split('\r\n').length).toBe(5)
  expect(text).toContain(`'=Smith`)
  const there = await emptyBook()
  const report = await there.exchange.import({ kind: 'contacts', file: out.file })
  expect(report).toMatchObject({ created: 3, skipped: 0 })
  expect(await seen(there)).toEqual(await seen(api))
})

test('customers go out as cards of both versions and come in as the same people, with their pictures', async () => {
  await people()
  for (const format of ['vcard3', 'vcard4'] as const) {
    const out = await api.exchange.export({ what: 'contacts', format, open: true })
    expect(out.file.name).toBe('customers-2026-03-10.vcf')
    const there = await emptyBook()
    await there.exchange.import({ kind: 'contacts', file: out.file })
    const without = (rows: readonly unknown[]) => rows.map((row) => ({ ...(row as object), source: null }))
    expect(without(await seen(there))).toEqual(without(await seen(api)))
    const { rows } = await there.contacts.list({ filter: { has: ['photo'] } })
    expect(rows.map(({ name }) => name)).toEqual(['Ada =Smith'])
  }
})

test('in a workbook all that somebody wrote is text, and days and numbers are what they are', async () => {
  await people()
  const out = await api.exchange.export({ what: 'contacts', format: 'xlsx', open: true })
  const [{ data: rows = [] } = {}] = await readXlsxFile(Buffer.from(await out.file.arrayBuffer()))
  const [head = [], ...people_] = rows
  const at = (name: string) => head.indexOf(name)
  const ada = people_.find((row) => row[at('given name')] === 'Ada') ?? []
  expect(ada[at('family name')]).toBe('=Smith')
  expect(ada[at('mobile')]).toBe('+44 20 7946 0001')
  expect(ada[at('note')]).toBe('@home on Mondays\n+ a second line, "quoted"')
  expect(ada[at('visits')]).toBe(0)
  // The reader multiplies the part of a day by its milliseconds, and cuts.
  expect(Math.round(Number(ada[at('in the book since')]) / 1_000)).toBe(TEST_NOW / 1_000)
})

test('what names people is encrypted with a password that is made up and told once, or given', async () => {
  await people()
  const made = await api.exchange.export({ what: 'contacts', why: 'to the accountant' })
  expect(made.file.name).toBe('customers-2026-03-10.zip')
  expect(made.encrypted).toBe(true)
  expect(made.password).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/)
  expect(await isStrong(made.file)).toBe(true)
  expect(Buffer.from(await made.file.arrayBuffer()).includes('Ada')).toBe(false)
  const again = await api.exchange.export({ what: 'contacts' })
  expect(again.password).not.toBe(made.password)
  await expect(filesIn(made.file, 'not the password')).rejects.toThrow(/password/i)
  expect([...(await filesIn(made.file, made.password ?? '')).keys()]).toEqual(['export.csv'])
  const given = await api.exchange.export({ what: 'sales', format: 'xlsx', password: 'bread and butter' })
  expect(given).toMatchObject({ encrypted: true, password: null })
  expect([...(await filesIn(given.file, 'bread and butter')).keys()]).toEqual(['export.xlsx'])
  const products = await api.exchange.export({ what: 'products' })
  expect(products).toMatchObject({ encrypted: false, password: null })

  const there = await emptyBook()
  const wrong = { kind: 'contacts', file: made.file } as const
  expect((await refusalOf(there.exchange.import(wrong))).code).toBe('PASSWORD_NEEDED')
  expect((await refusalOf(there.exchange.import({ ...wrong, password: 'nothing like it' }))).code).toBe(
    'WRONG_PASSWORD',
  )
  await there.exchange.import({ ...wrong, password: made.password ?? '' })
  expect(await seen(there)).toEqual(await seen(api))
})

test('[L16] whatever names people leaves the book encrypted unless somebody says otherwise, and what was taken out is known', async () => {
  await people()
  const list = await api.lists.create({ name: 'Fair' })
  await api.lists.add({ id: list.id, contactIds: [...(await people())] })
  for (const what of [
    'contacts',
    'sales',
    'visits',
    'interactions',
    'tasks',
    'consent',
    'suppression',
    'archive',
  ] as const) {
    const out = await api.exchange.export({ what, why: `why ${what}` })
    expect(out.encrypted, what).toBe(true)
    expect(await isStrong(out.file), what).toBe(true)
  }
  core.outside.clock.turn(60_000)
  const out = await api.exchange.export({ what: 'list', listId: list.id, format: 'vcard4', why: 'invitations' })
  expect(await isStrong(out.file)).toBe(true)
  await api.exchange.export({ what: 'contacts', open: true })
  const log = await api.exchange.exports({})
  expect(log.slice(0, 2)).toEqual([
    { at: TEST_NOW + 60_000, user: OWNER, what: 'contacts', format: 'csv', rows: 6, encrypted: false, why: '' },
    {
      at: TEST_NOW + 60_000,
      user: OWNER,
      what: 'list',
      format: 'vcard4',
      rows: 3,
      encrypted: true,
      why: 'invitations',
    },
  ])
  expect(log).toHaveLength(10)
  expect((await api.history.accesses({ limit: 3 })).rows[0]).toMatchObject({ what: 'exchange.export', user: OWNER })
})

test('a list as it is seen goes out in that order, and a narrowed one with those alone', async () => {
  await people()
  const names = async (query: object) => {
    const { file } = await api.exchange.export({ what: 'contacts', open: true, query })
    return (await file.text())
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0])
  }
  const by = async (query: object) => (await api.contacts.list({ ...query, limit: 9 })).rows.map(({ number }) => number)
  for (const query of [
    {},
    { descending: true },
    { sort: 'made' },
    { filter: { kind: 'company' } },
    { filter: { tags: ['regular'] } },
  ]) {
    expect(await names(query)).toEqual(await by(query))
  }
})

test('goods go out and come into another book the same', async () => {
  const bread = await api.products.create({
    name: '=Bread',
    sku: '-1a',
    price: 350_000,
    cost: 120_500,
    taxRate: 20_000,
    category: 'Loaves; dark',
  })
  await api.products.create({
    name: 'Butter, salted',
    price: 1_234_567,
    goesWith: [bread.id],
    serviceInterval: 7,
    kind: 'service',
  })
  const { file, rows } = await api.exchange.export({ what: 'products' })
  expect(rows).toBe(2)
  const there = await emptyBook()
  await there.exchange.import({ kind: 'products', file })
  const goods = async (from: Api) =>
    (await from.products.list({ limit: 10 })).rows.map(({ id: _, ...product }) => product)
  expect(await goods(there)).toEqual(await goods(api))
})

test('sales go out line by line and come into another book the same; what was taken back stays out', async () => {
  const [ada] = await people()
  const bread = await api.products.create({ name: 'Bread', sku: 'B1', price: 350_000, taxRate: 20_000 })
  const contactId = ada ?? 0
  const at = TEST_NOW - 86_400_000
  await api.visits.log({
    contactId,
    at,
    lines: [
      { productId: bread.id, quantity: 2_000, discount: 30 },
      { productId: bread.id, quantity: 500, unitPrice: 333_333 },
    ],
  })
  await api.visits.log({ contactId: null, at: at + 60_000, lines: [{ productId: bread.id, quantity: -1_000 }] })
  const wrong = await api.visits.log({ contactId, at, lines: [{ productId: bread.id, quantity: 9_000 }] })
  await api.visits.correct({ id: wrong.id })
  const { file, rows } = await api.exchange.export({ what: 'sales', open: true })
  expect(rows).toBe(3)
  const there = await emptyBook()
  const report = await there.exchange.import({ kind: 'sales', file })
  expect(report).toMatchObject({ skipped: 0, made: { visits: 2, lines: 3 } })
  const sales = async (from: Api) => {
    const { rows: visits } = await from.visits.list({ limit: 10 })
    const standing = visits.filter(({ kind, corrected }) => kind !== 'correction' && !corrected)
    return Promise.all(
      standing.map(async ({ id }) => {
        const { kind, at: when, contactName, total, sold } = await from.visits.get({ id })
        return {
          ...{ kind, when, contactName, total },
          sold: sold.map((line) => [line.name, line.quantity, line.unitPrice, line.discount, line.total, line.taxRate]),
        }
      }),
    )
  }
  expect(await sales(there)).toEqual(await sales(api))
  expect((await api.exchange.export({ what: 'visits', open: true })).rows).toBe(4)
  const { rows: none } = await api.exchange.export({ what: 'sales', open: true, from: 0, to: 10 })
  expect(none).toBe(0)
})

test('what was said, what is to be done and what people agreed to go out as tables', async () => {
  const [ada = 0] = await people()
  await api.interactions.add({ contactId: ada, kind: 'call', words: '=asks, for "bread"', tone: 'question' })
  await api.tasks.add({ words: 'Ring back', contactId: ada, due: 20_530 })
  const text = async (what: 'interactions' | 'tasks' | 'consent' | 'suppression') =>
    (await (await api.exchange.export({ what, open: true })).file.text()).split('\r\n')
  expect((await text('interactions'))[1]).toMatch(
    /^2026-03-10,2026-03-10 08:00:00,A-\d+,Ada =Smith,,call,in,customer,,question,yes,"'=asks, for ""bread""",Rosa$/,
  )
  expect((await text('tasks'))[1]).toMatch(/^Ring back,,2026-03-18,A-\d+,/)
  expect(await text('consent')).toHaveLength(2)
  expect(await text('suppression')).toHaveLength(2)
})

test('what a role may not see is not in its file; the bookkeeper takes tables out, and the whole book not', async () => {
  await people()
  await api.users.add({ name: 'Bea', role: 'bookkeeper', password: PASSWORD })
  await api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const bea = core.window('bea')
  await bea.api.book.open({ user: 'Bea', password: PASSWORD })
  const text = async (from: Api) => (await from.exchange.export({ what: 'contacts', open: true })).file.text()
  expect(await text(api)).toMatch(/household income.*\r\n.*secret/s)
  const hers = await text(bea.api)
  expect([hers.includes('household'), hers.includes('secret'), hers.includes('gender'), hers.includes('Ada')]).toEqual([
    false,
    false,
    false,
    true,
  ])
  const cards = await bea.api.exchange.export({ what: 'contacts', format: 'vcard4', open: true })
  expect(await cards.file.text()).not.toContain('GENDER')
  expect((await refusalOf(bea.api.exchange.export({ what: 'archive' }))).code).toBe('FORBIDDEN')
  expect((await refusalOf(bea.api.exchange.exports({}))).code).toBe('FORBIDDEN')
  const sam = core.window('sam')
  await sam.api.book.open({ user: 'Sam', password: PASSWORD })
  expect((await refusalOf(sam.api.exchange.export({ what: 'products' }))).code).toBe('FORBIDDEN')
})

test('what does not fit is refused, and noted nowhere', async () => {
  const rule = async (request: Parameters<Api['exchange']['export']>[0]) => refusalOf(api.exchange.export(request))
  const misfit = { code: 'BAD_INPUT', data: { issues: [{ path: 'format', rule: 'format_does_not_fit' }] } }
  expect(await rule({ what: 'sales', format: 'vcard4' })).toMatchObject(misfit)
  expect(await rule({ what: 'contacts', format: 'archive' })).toMatchObject(misfit)
  expect(await rule({ what: 'archive', format: 'csv' })).toMatchObject(misfit)
  expect((await rule({ what: 'list' })).code).toBe('BAD_INPUT')
  expect((await rule({ what: 'list', listId: 99 })).code).toBe('NOT_FOUND')
  expect((await rule({ what: 'contacts', password: 'short' })).code).toBe('BAD_INPUT')
  expect(await api.exchange.exports({})).toEqual([])
})

test('what the shop wants to know besides stands behind, each under its own name, and in its own form', async () => {
  const { id: size } = await api.fields.define({ subject: 'contacts', name: 'Shoe size', type: 'number' })
  const { id: club } = await api.fields.define({ subject: 'contacts', name: 'Tags', type: 'yes-no' })
  const { id } = await api.contacts.create({ given: 'Ada', custom: { [size]: 42.5, [club]: true } })
  await api.contacts.create({ given: 'Bert' })
  expect(id).toBeGreaterThan(0)
  const { file } = await api.exchange.export({ what: 'contacts', open: true })
  const lines = (await file.text()).split('\r\n')
  expect(lines[0]).toMatch(/,Shoe size,Tags \*$/)
  expect(lines[1]).toMatch(/,42\.5,yes$/)
  expect(lines[2]).toMatch(/,,$/)
})
