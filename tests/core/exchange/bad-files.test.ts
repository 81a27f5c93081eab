// Files that are not what they claim, and values that make no sense: a clear answer, and nothing is lost.
import { afterEach, expect, test } from 'vitest'
import { LARGEST_FILE, takenFiles } from '../../../src/main/core/areas/exchange/taken-files.ts'
import { Failure } from '../../../src/shared/errors.ts'
import { refusalOf, startWithBook } from '../../support/core.ts'

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

const file = (content: BlobPart, name = 'file.csv') => new File([content], name)
const HEAD = 'receipt,customer number,date,product,quantity,price\n'

test.each([
  ['nothing', ''],
  ['blanks alone', ' \n\n  \n'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0])],
  ['noise', Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7_919 + 13) % 32)],
  ['a million columns', ','.repeat(1_000_000)],
  ['a line without end', 'x'.repeat(5_000_000)],
])('%s is refused as unreadable, and nothing is written', async (_, content) => {
  const { owner } = await shop()
  const bad = file(content as BlobPart)
  for (const kind of ['contacts', 'sales', 'products'] as const) {
    expect(await refusalOf(owner.api.exchange.preview({ file: bad, kind }))).toMatchObject({ code: 'FILE_UNREADABLE' })
    expect(await refusalOf(owner.api.exchange.import({ file: bad, kind }))).toMatchObject({ code: 'FILE_UNREADABLE' })
  }
  expect(await owner.api.work.list({})).toEqual([])
})

test('a file that is too large is refused by its size alone', async () => {
  const { owner } = await shop()
  const huge = new File(['x'], 'huge.csv')
  Object.defineProperty(huge, 'size', { value: 2 ** 31 })
  for (const kind of ['contacts', 'sales'] as const) {
    expect(await refusalOf(owner.api.exchange.import({ file: huge, kind }))).toMatchObject({ code: 'TOO_LARGE' })
  }
  const context = { connection: 1, gone: new AbortController().signal } as Parameters<
    ReturnType<typeof takenFiles>['find']
  >[0]
  expect(() => takenFiles().find(context, { file: huge })).toThrow(new Failure('TOO_LARGE', { limit: LARGEST_FILE }))
})

test('a heading alone is a file of nobody', async () => {
  const { owner } = await shop()
  const report = await owner.api.exchange.import({ file: file(HEAD), kind: 'sales' })
  expect(report).toMatchObject({ rows: 0, created: 0, skipped: 0, reasons: [] })
})

test('a mapping that does not fit is refused by what does not', async () => {
  const { owner } = await shop()
  const source = file(`${HEAD}1,2,2025-01-02,Bread,1,2\n`)
  const refused = await refusalOf(
    owner.api.exchange.import({
      file: source,
      kind: 'sales',
      mapping: {
        fields: { date: { column: 'day of birth' }, shoe: { column: 1 }, 'unit-price': { column: 6, format: 'Roman' } },
      },
    }),
  )
  expect(refused).toEqual({
    code: 'BAD_INPUT',
    data: {
      issues: [
        { path: 'mapping.fields.date.column', rule: 'unknown' },
        { path: 'mapping.fields.shoe', rule: 'unknown' },
        { path: 'mapping.fields.unit-price.format', rule: 'unknown' },
      ],
    },
  })
  const less = await refusalOf(
    owner.api.exchange.import({ file: source, kind: 'sales', mapping: { fields: { product: { column: 4 } } } }),
  )
  expect(less).toMatchObject({ code: 'BAD_INPUT', data: { issues: [{ rule: 'missing' }, { rule: 'missing' }] } })
})

test('rows without sense are left out one by one, with the reason and what stands there', async () => {
  const { owner } = await shop()
  const rows = [
    '1,100,2025-02-30,Bread,1,2',
    '2,100,2099-01-01,Bread,1,2',
    '3,100,2025-01-02,Bread,none,2',
    '4,100,2025-01-02,Bread,0,2',
    '5,100,2025-01-02,Bread,1,',
    '6,100,,Bread,1,2',
    '7,100,2025-01-02,Bread,1,2.00',
    '8,100,2025-01-02,Bread,1,99999999999999999999',
  ]
  const report = await owner.api.exchange.import({ file: file(HEAD + rows.join('\n')), kind: 'sales' })
  expect(report).toMatchObject({ rows: 8, created: 1, skipped: 7, made: { visits: 1, total: 200 } })
  expect(report.reasons.map(({ row, why, value }) => [row, why, value])).toEqual([
    [2, 'bad-date', '2025-02-30'],
    [3, 'in-future', '2099-01-01'],
    [4, 'bad-amount', 'none'],
    [5, 'no-quantity', '0'],
    [6, 'no-amount', ''],
    [7, 'no-date', ''],
    [9, 'bad-amount', '99999999999999999999'],
  ])
})

test('an hour that comes twice is the first, one that never comes is moved on', async () => {
  const { owner } = await shop()
  const rows = ['1,100,2025-10-26 01:30,Bread,1,2', '2,100,2025-03-30 01:30,Bread,1,2']
  const report = await owner.api.exchange.import({ file: file(HEAD + rows.join('\n')), kind: 'sales' })
  expect(report.reasons.map(({ row, fate, why }) => [row, fate, why])).toEqual([
    [2, 'mended', 'time-twice'],
    [3, 'mended', 'time-never'],
  ])
  const list = await owner.api.visits.list({})
  expect(list.rows.map(({ at }) => at)).toEqual([Date.UTC(2025, 9, 26, 0, 30), Date.UTC(2025, 2, 30, 1, 30)])
})

test('amounts of another country are read as they are written there', async () => {
  const { owner } = await shop()
  const rows = ['1;100;31.12.2024;Brot;1,5;1.234,50', '2;100;1.2.2025;Brot;2;0,99']
  const report = await owner.api.exchange.import({
    file: file(`Bon;Kundennummer;Datum;Artikel;Menge;Einzelpreis\n${rows.join('\n')}\n`),
    kind: 'sales',
  })
  expect(report).toMatchObject({ created: 2, made: { total: 185_175 + 198 }, reasons: [] })
  expect(report.mapping).toMatchObject({
    delimiter: ';',
    fields: { date: { format: 'D/M/YYYY' }, 'unit-price': { format: '1.234,56' } },
  })
})

test('two sales to nobody at one instant are two', async () => {
  const { owner } = await shop()
  const rows = 'date,product,price\n2025-01-02 10:00,Bread,2\n2025-01-02 10:00,Bread,2\n'
  const report = await owner.api.exchange.import({ file: file(rows), kind: 'sales' })
  expect(report.made).toMatchObject({ visits: 2, contacts: 0, total: 400 })
  const again = await owner.api.exchange.import({ file: file(rows), kind: 'sales' })
  expect(again).toMatchObject({ created: 0, skipped: 2 })
})

test('old encodings, byte order marks, zeros and a quote that nobody closes lose no row', async () => {
  const { owner } = await shop()
  const latin = Uint8Array.from('name,email\nJ\u00f6rg M\u00fcller,j@example.com\n', (letter) => letter.charCodeAt(0))
  expect(await owner.api.exchange.preview({ file: file(latin), kind: 'contacts' })).toMatchObject({
    encoding: 'windows-1252',
    sample: [{ name: 'Jörg Müller' }],
  })
  const wide = new Uint8Array(
    new Uint16Array([0xfeff, ...Array.from('name;email\nŁukasz;l@example.com\n', (l) => l.charCodeAt(0))]).buffer,
  )
  expect(await owner.api.exchange.preview({ file: file(wide), kind: 'contacts' })).toMatchObject({
    encoding: 'utf-16le',
    delimiter: ';',
    sample: [{ name: 'Łukasz' }],
  })
  const odd = file('name,email,note\nA\u0000nn,a@example.com,"never closed\nBob,b@example.com,\n')
  const report = await owner.api.exchange.import({ file: odd, kind: 'contacts' })
  expect(report).toMatchObject({ rows: 2, created: 2, skipped: 0 })
  const [ann] = await owner.api.contacts.search({ text: 'ann' })
  expect(await owner.api.contacts.get({ id: ann?.id ?? 0 })).toMatchObject({ given: 'Ann', note: '"never closed' })
})
