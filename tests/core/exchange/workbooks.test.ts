// Workbooks as tables: what stands in their cells, which sheet is read, and what must not be opened at all.
import { expect, test } from 'vitest'
import { sheetOf } from '../../../src/main/core/areas/exchange/open-sheet.ts'
import { unwrapped } from '../../../src/main/core/areas/exchange/wrapped-file.ts'
import { isZip, openZip } from '../../../src/main/core/areas/exchange/zip-guard.ts'
import { startWithBook } from '../../support/core.ts'
import { workbookOf, zipOf, type WorkbookParts } from '../../support/archives.ts'

const named = (bytes: Uint8Array, name = 'people.xlsx') => ({ bytes, name })

async function rowsOf(bytes: Uint8Array, mapping = {}) {
  const sheet = await sheetOf(named(bytes), mapping)
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = []
  for await (const some of sheet.rows()) rows.push(...some)
  return { sheet, rows, cells: rows.map(({ cells }) => cells) }
}

const book = async (parts: WorkbookParts) => zipOf(workbookOf(parts))

test('words, numbers, yes and no, and what formulas came to are read as text', async () => {
  const bytes = await book({
    words: [
      'Name',
      'Note',
      '<r><t>An</t></r><r><t>n &amp; Co</t></r><rPh sb="0" eb="1"><t>aside</t></rPh>',
      'a_x000A_b',
    ],
    sheets: {
      People: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Phone</t></is></c><c r="D1" t="inlineStr"><is><t>Sum</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c><c r="C3"><v>4.4740012345E11</v></c><c r="D3"><f>1+0.1+0.2</f><v>1.3000000000000003</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="e"><v>#N/A</v></c><c r="G3" t="str"><f>A1</f><v>said &lt;so&gt;</v></c></row>
        <row><c><v>0.1</v></c><c r="D4"><v>-1.0E-3</v></c><c><v>12345678901234567</v></c></row>`,
    },
  })
  const { sheet, rows, cells } = await rowsOf(bytes)
  expect(sheet).toMatchObject({ format: 'xlsx', delimiter: null, header: true, sheet: 'People', sheets: ['People'] })
  expect(sheet.headings.slice(0, 4)).toEqual(['Name', 'Note', 'Phone', 'Sum'])
  expect(rows.map(({ line }) => line)).toEqual([3, 4])
  expect(cells[0]).toEqual(['Ann & Co', 'a\nb', '447400123450', '1.3', 'TRUE', '', 'said <so>'])
  expect(cells[1]).toEqual(['0.1', '', '', '-0.001', '12345678901234568'])
})

test('days and times are told by the look of their cells, in both epochs', async () => {
  const looks = [
    14,
    'dd"."mm"."yyyy',
    'yyyy\\-mm\\-dd hh:mm',
    'h:mm AM/PM',
    '[$-407]d. mmmm yyyy;@',
    '0.00%',
    '00000',
    '#,##0.00 "m"',
    '[h]:mm',
  ]
  const row = (serial: string) =>
    `<row>${[1, 2, 3, 4, 5].map((style) => `<c s="${String(style)}"><v>${serial}</v></c>`).join('')}</row>`
  const more =
    '<row><c s="6"><v>0.19</v></c><c s="7"><v>1234</v></c><c s="8"><v>5.5</v></c><c s="4"><v>0.75</v></c><c><v>45000</v></c></row>'
  const sheets = { Days: `${row('45000')}${row('45000.5')}${row('1')}${row('60')}${more}` }
  const { cells } = await rowsOf(await book({ looks, sheets }), { header: false })
  expect(cells[0]).toEqual(['2023-03-15', '2023-03-15', '2023-03-15', '2023-03-15', '2023-03-15'])
  expect(cells[1]?.[2]).toBe('2023-03-15 12:00')
  expect(cells[2]?.[0]).toBe('1900-01-01')
  expect(cells[3]?.[0]).toBe('1900-02-29')
  expect(cells[4]).toEqual(['19%', '01234', '5.5', '18:00', '45000'])
  const since1904 = await rowsOf(await book({ looks, since1904: true, sheets: { Days: row('0') + row('43538') } }), {
    header: false,
  })
  expect(since1904.cells.map((one) => one[0])).toEqual(['1904-01-01', '2023-03-15'])
})

test('the first sheet that holds something is read, another one by its name, and a title above the table is passed over', async () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const row = (...texts: readonly string[]) => `<row>${texts.map(cell).join('')}</row>`
  const sheets = {
    Empty: '',
    People: row('Our customers') + row('First name', 'Last name', 'City') + row('Ann', 'Smith', 'York'),
    Other: row('Name', 'Phone') + row('Bob', '07400 123456'),
  }
  const bytes = await book({ sheets })
  const first = await rowsOf(bytes)
  expect(first.sheet).toMatchObject({ sheet: 'People', sheets: ['People', 'Other'] })
  expect(first.sheet.headings).toEqual(['First name', 'Last name', 'City'])
  expect(first.cells).toEqual([['Ann', 'Smith', 'York']])
  expect((await rowsOf(bytes, { sheet: 'Other' })).cells).toEqual([['Bob', '07400 123456']])
  await expect(rowsOf(bytes, { sheet: 'Nowhere' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'mapping.sheet', rule: 'unknown' }] },
  })
})

test('what stands in cells joined over several rows counts for each of them', async () => {
  const sheet = `<sheetData>
    <row r="1"><c r="A1" t="inlineStr"><is><t>Customer</t></is></c><c r="B1" t="inlineStr"><is><t>Item</t></is></c></row>
    <row r="2"><c r="A2" t="inlineStr"><is><t>Ann</t></is></c><c r="B2"><v>1</v></c></row>
    <row r="3"><c r="B3"><v>2</v></c></row>
    <row r="4"><c r="B4"><v>3</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>`
  const { cells } = await rowsOf(await book({ sheets: { S: sheet } }), { header: true })
  expect(cells).toEqual([
    ['Ann', '1'],
    ['Ann', '2'],
    ['', '3'],
  ])
})

test('document types and entities in a workbook are refused', async () => {
  const prologue = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  const bytes = await book({ prologue, sheets: { S: '<row><c t="str"><v>&b;</v></c></row>' } })
  await expect(rowsOf(bytes)).rejects.toMatchObject({ code: 'FILE_UNREADABLE', data: { why: 'unsafe' } })
})

/** An archive of nothing but its list of contents. */
function manyEntries(count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(47 * count + 22)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < count; at += 1) {
    view.setUint32(at * 47, 0x02014b50, true)
    view.setUint16(at * 47 + 28, 1, true)
    bytes[at * 47 + 46] = 97
  }
  const end = 47 * count
  view.setUint32(end, 0x06054b50, true)
  view.setUint16(end + 8, count, true)
  view.setUint16(end + 10, count, true)
  view.setUint32(end + 12, end, true)
  return bytes
}

test('an archive that unpacks to far more than it is, is stopped on the way', async () => {
  const rows = '<row><c><v>1</v></c></row>'.repeat(400_000)
  const bytes = await book({ sheets: { S: rows } })
  expect(bytes.length).toBeLessThan(60_000)
  await expect(rowsOf(bytes)).rejects.toMatchObject({ code: 'FILE_UNREADABLE', data: { why: 'bomb' } })
  const many = manyEntries(10_001)
  await expect(openZip(named(many))).rejects.toMatchObject({ data: { why: 'bomb' } })
  expect(await openZip(named(manyEntries(10_000)))).toHaveLength(10_000)
})

test('an archive that lies about its size is stopped all the same', async () => {
  const bytes = await book({ sheets: { S: '<row><c><v>1</v></c></row>'.repeat(400_000) } })
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
  }
  await expect(rowsOf(bytes)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
})

test('a damaged workbook, an old one and a locked one are told apart', async () => {
  const bytes = await book({ sheets: { S: '<row><c><v>1</v></c></row>' } })
  await expect(rowsOf(bytes.slice(0, bytes.length - 40))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  const old = new Uint8Array(4_096)
  old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  await expect(rowsOf(old)).rejects.toMatchObject({ data: { why: 'old-workbook' } })
  old.set(Buffer.from('EncryptedPackage', 'utf16le'), 1_024)
  await expect(rowsOf(old)).rejects.toMatchObject({ data: { why: 'encrypted' } })
})

test('a table in an archive is opened, with its password where it is encrypted', async () => {
  const csv = 'Name,Phone\nAnn,07400 123456\n'
  const plain = await unwrapped(named(await zipOf({ 'out/people.csv': csv, '__MACOSX/._people.csv': 'x' })), undefined)
  expect(plain.name).toBe('people.csv')
  expect(new TextDecoder().decode(plain.bytes)).toBe(csv)
  const locked = await zipOf({ 'people.csv': csv }, 'correct horse')
  expect(isZip(locked)).toBe(true)
  await expect(unwrapped(named(locked), undefined)).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' })
  await expect(unwrapped(named(locked), 'wrong')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
  const opened = await unwrapped(named(locked), 'correct horse')
  expect(new TextDecoder().decode(opened.bytes)).toBe(csv)
  const two = await zipOf({ 'a.csv': csv, 'b.csv': csv })
  await expect(unwrapped(named(two), undefined)).rejects.toMatchObject({ data: { why: 'several' } })
  const card = (name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD`
  const cards = await unwrapped(named(await zipOf({ 'a.vcf': card('Ann'), 'b.vcf': card('Bob') })), undefined)
  expect(new TextDecoder().decode(cards.bytes).match(/BEGIN:VCARD/g)).toHaveLength(2)
  const workbook = await book({ sheets: { S: '<row><c><v>1</v></c></row>' } })
  expect((await unwrapped(named(workbook), undefined)).bytes).toBe(workbook)
})

test('a workbook in an encrypted archive becomes customers through the window’s own calls', async () => {
  const { owner, dispose } = await startWithBook()
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const sheet = `<row>${['First name', 'Last name', 'Phone', 'Birthday'].map(cell).join('')}</row>
    <row>${['Ann', 'Smith', '07400 123456'].map(cell).join('')}<c s="1"><v>30814</v></c></row>`
  const inner = await book({ looks: [14], sheets: { People: sheet } })
  const file = new File([await zipOf({ 'people.xlsx': inner }, 'correct horse')], 'people.zip')
  const refused = owner.api.exchange.preview({ file })
  await expect(refused).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' })
  const password = 'correct horse'
  expect(await owner.api.exchange.preview({ file, password })).toMatchObject({
    kind: 'contacts',
    format: 'xlsx',
    sheets: ['People'],
    delimiter: null,
    mapping: { sheet: 'People' },
    sample: [{ given: 'Ann', birthday: '1984-05-12' }],
  })
  const report = await owner.api.exchange.import({ file, kind: 'contacts', password })
  expect(report).toMatchObject({ rows: 1, created: 1 })
  const [ann] = await owner.api.contacts.search({ text: '123456' })
  expect(await owner.api.contacts.get({ id: ann?.id ?? 0 })).toMatchObject({
    given: 'Ann',
    occasions: [{ date: '1984-05-12' }],
  })
  await dispose()
})
