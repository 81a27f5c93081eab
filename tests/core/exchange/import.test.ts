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
  expect(report.made).toEqual({ contacts: 1, products: 2, visits: 3, lines: 4, returns: 1, total: 560 })
  expect(dry.made).toMatchObject({ contacts: 1, visits: 3, lines: 4, returns: 1, total: 560 })
  const list = await owner.api.visits.list({})
  expect(list).toMatchObject({ count: 3, total: 560 })
  const again = await owner.api.exchange.import({ file, kind: 'sales' })
  expect(again).toMatchObject({ created: 0, skipped: 4 })
  expect(again.reasons.map(({ why }) => why)).toEqual(Array.from({ length: 4 }, () => 'already-there'))
  await owner.api.history.undo({ command: report.command ?? 0 })
  expect(await owner.api.visits.list({})).toMatchObject({ count: 0 })
})
