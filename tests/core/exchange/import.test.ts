// Files into the book, through the contract: customers and sales, read, written, reported, taken back.
import { afterEach, expect, test } from 'vitest'
import { startWithBook } from '../../support/core.ts'

type Shop = Awaited<ReturnType<typeof startWithBook>>
const open: Shop[] = []
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.dispose()
})

async function shop(): Promise<Shop> {
  const started = await startWithBook()
  open.push(started)
  return started
}

const csv = (text: string, name = 'file.csv') => new File([text], name, { type: 'text/csv' })

test('a file of customers becomes customers, each once, and search finds them', async () => {
  const { owner } = await shop()
  const file = csv(
    'First Name,Last Name,Mobile,E-mail,Birthday,Tags\nAnn,Smith,07400 123456,ann@example.com,12/5/1984,"vip, bread"\nBob,Jones,,bob@example.com,,\nAnn,Smith,07400 123456,,,cake\n',
  )
  const report = await owner.api.exchange.import({ file, kind: 'contacts' })
  expect(report).toMatchObject({ rows: 3, created: 2, updated: 1, skipped: 0, made: { contacts: 2 }, stopped: false })
  const rows = await owner.api.contacts.search({ text: 'smith' })
  expect(rows).toHaveLength(1)
  const ann = await owner.api.contacts.get({ id: rows[0]?.id ?? 0 })
  expect(ann).toMatchObject({
    given: 'Ann',
    family: 'Smith',
    phones: [{ e164: '+447400123456' }],
    tags: ['bread', 'cake', 'vip'],
  })
})

test('a file of sales becomes visits of customers whom the file names', async () => {
  const { owner } = await shop()
  const file = csv(
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n1,A,Bread,2,2025-03-01 09:00,1.25,17850.0\n2,A,Bread,1,2025-03-01 09:05,1.25,\n1,B,Cake,1,2025-03-01 09:00,3.10,17850.0\nC3,A,Bread,-1,2025-03-02 09:00,1.25,17850.0\n',
  )
  const preview = await owner.api.exchange.preview({ file, kind: 'sales' })
  expect(preview).toMatchObject({ rows: 4, missing: [], header: true })
  const dry = await owner.api.exchange.import({ file, kind: 'sales', dryRun: true })
  const report = await owner.api.exchange.import({ file, kind: 'sales' })
  expect(report.made).toMatchObject({ contacts: 1, products: 2, visits: 3, lines: 4, returns: 1, total: 560 })
  expect(dry.made).toMatchObject({ contacts: 1, visits: 3, lines: 4, returns: 1, total: 560 })
  const list = await owner.api.visits.list({})
  expect(list).toMatchObject({ count: 3, total: 560 })
  const again = await owner.api.exchange.import({ file, kind: 'sales' })
  expect(again).toMatchObject({ created: 0, skipped: 4 })
  expect(again.reasons.map(({ why }) => why)).toEqual(Array.from({ length: 4 }, () => 'already-there'))
  await owner.api.history.undo({ command: report.command ?? 0 })
  expect(await owner.api.visits.list({})).toMatchObject({ count: 0 })
})

test('[B2] what a till and a web shop sold joins the same customers, by number, telephone and e-mail', async () => {
  const { owner } = await shop()
  const { id: ann } = await owner.api.contacts.create({
    given: 'Ann',
    family: 'Smith',
    phones: [{ typed: '07400 123456', label: 'mobile' }],
    emails: [{ address: 'ann@example.com', label: 'home' }],
    numbers: [{ source: 'till', number: '17' }],
  })
  await owner.api.contacts.create({
    given: 'Bob',
    family: 'Jones',
    emails: [{ address: 'bob@example.com', label: 'home' }],
  })
  const till = csv(
    'Bon;Kundennummer;Datum;Artikel;Menge;Einzelpreis\n1;17;2.1.2025;Bread;2;3,10\n2;99;3.1.2025;Cake;1;4,00\n',
  )
  const web = csv(
    'Order ID,Created at,Billing Phone,Email,Lineitem name,Lineitem quantity,Lineitem price\n' +
      'W1,2025-01-04 10:00:00,+44 7400 123456,,Bread,1,3.10\n' +
      'W2,2025-01-05 11:00:00,,ANN@example.com,Cake,1,4.00\n' +
      'W3,2025-01-06 12:00:00,,bob@example.com,Bread,3,3.10\n' +
      'W4,2025-01-07 12:00:00,,new@example.com,Bread,-1,3.10\n',
    'web.csv',
  )
  const atTill = await owner.api.exchange.import({ file: till, kind: 'sales' })
  const online = await owner.api.exchange.import({ file: web, kind: 'sales', mapping: { source: 'web shop' } })
  expect(atTill.made).toMatchObject({ contacts: 1, products: 2, visits: 2, lines: 2, returns: 0, total: 1_020 })
  expect(online.made).toMatchObject({ contacts: 1, products: 0, visits: 4, lines: 4, returns: 1, total: 1_330 })
  expect(await owner.api.visits.list({ contactId: ann })).toMatchObject({ count: 3, total: 620 + 310 + 400 })
  expect(await owner.api.visits.standing({ contactId: ann })).toMatchObject({ visits: 3, spent: 1_330 })
  expect((await owner.api.contacts.list({})).total).toBe(4)
})

test('customers whom nobody knows stay nameless or are left out where that is asked for', async () => {
  const { owner } = await shop()
  const file = csv('receipt,customer number,date,product,price\n1,17,2025-01-02,Bread,2\n2,,2025-01-02,Bread,3\n')
  const skipped = await owner.api.exchange.import({ file, kind: 'sales', mapping: { unknownCustomers: 'skip' } })
  expect(skipped).toMatchObject({
    created: 1,
    skipped: 1,
    made: { contacts: 0, total: 300 },
    reasons: [{ row: 2, why: 'unknown-customer' }],
  })
  const anonymous = await owner.api.exchange.import({ file, kind: 'sales', mapping: { unknownCustomers: 'anonymous' } })
  expect(anonymous).toMatchObject({
    created: 1,
    skipped: 1,
    made: { contacts: 0, visits: 1 },
    reasons: [{ row: 3, why: 'already-there' }],
  })
})

test('a known customer is completed where nothing stood, and nothing is overwritten', async () => {
  const { owner } = await shop()
  const { id } = await owner.api.contacts.create({
    given: 'Ann',
    family: 'Smith',
    note: 'likes rye',
    emails: [{ address: 'ann@example.com', label: 'home' }],
  })
  const file = csv(
    'first name,last name,email,phone,note,city\nAnn,Smith,Ann@Example.com,07400 123456,other words,Leeds\nBob,Smith,ann@example.com,,,\n',
  )
  const report = await owner.api.exchange.import({ file, kind: 'contacts', mapping: { updates: 'fill' } })
  // A family shares an address: Bob is somebody else.
  expect(report).toMatchObject({
    created: 1,
    updated: 1,
    reasons: [{ row: 2, fate: 'updated', why: 'found-by-email' }],
  })
  expect(await owner.api.contacts.get({ id })).toMatchObject({
    note: 'likes rye',
    phones: [{ e164: '+447400123456' }],
    addresses: [{ city: 'Leeds' }],
    emails: [{ address: 'ann@example.com' }],
  })
  expect(await owner.api.exchange.import({ file, kind: 'contacts', mapping: { updates: 'fill' } })).toMatchObject({
    created: 0,
    updated: 0,
    skipped: 2,
  })
})

test('products twice in a file are one, and the dry run says so', async () => {
  const { owner } = await shop()
  const file = csv('name,sku,price\nBread,B1,3.10\nCake,,4.00\nBread,b1,3.20\ncake,,4.10\n')
  const dry = await owner.api.exchange.import({ file, kind: 'products', dryRun: true })
  const report = await owner.api.exchange.import({ file, kind: 'products' })
  expect(report).toMatchObject({ created: 2, updated: 2, made: { products: 2 } })
  expect(dry).toMatchObject({ created: 2, updated: 2, made: { products: 2 }, reasons: report.reasons })
  expect(await report.list?.text()).toContain('\n2,new,')
})

test('a file that tells only who came and when becomes visits without a sale', async () => {
  const { owner } = await shop()
  const file = csv(
    'date,id\n2025-03-01 00:00:00,0\n2025-03-08 00:00:00,0\n2025-03-08 00:00:00,1\n2025-03-09 00:00:00,2\n2025-02-30,1\n',
  )
  const report = await owner.api.exchange.import({ file, kind: 'sales' })
  expect(report).toMatchObject({ created: 4, skipped: 1, made: { contacts: 3, visits: 4, lines: 0, total: 0 } })
  const { rows } = await owner.api.visits.list({})
  expect(rows.map(({ kind }) => kind)).toEqual(['visit', 'visit', 'visit', 'visit'])
  const again = await owner.api.exchange.import({ file, kind: 'sales' })
  expect(again).toMatchObject({ created: 0, skipped: 5 })
  const sold = csv('date,id,quantity\n2025-03-01,0,3\n')
  await expect(owner.api.exchange.import({ file: sold, kind: 'sales' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

test('a table of sales without headings tells customers by whose number comes again', async () => {
  const { owner } = await shop()
  const rows = [' 00004 0001 19970101  2   29.33', ' 00004 0001 19970118  2   29.73', ' 00021 0002 19970101  3   63.34']
  const more = [' 00050 0003 19970101  1    6.79', ' 00071 0004 19970101  1   13.97', ' 00071 0004 19970310  2   14.90']
  const file = csv([...rows, ...more, ''].join('\r\n'), 'SAMPLE.txt')
  const report = await owner.api.exchange.import({ file, kind: 'sales' })
  expect(report.mapping.fields).toMatchObject({ 'customer-number': { column: 1 }, date: { column: 3 } })
  expect(report).toMatchObject({ created: 6, skipped: 0, made: { contacts: 4, visits: 6, total: 15_806 } })
})
