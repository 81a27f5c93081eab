// Every reader of files with the sound files it is tried on: our own, and those of others where there are any.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makePlan } from '../../src/main/core/areas/exchange/make-plan.ts'
import { previewOf } from '../../src/main/core/areas/exchange/preview.ts'
import { unwrapped } from '../../src/main/core/areas/exchange/wrapped-file.ts'
import { openZip } from '../../src/main/core/areas/exchange/zip-guard.ts'
import type { Random } from '../../src/main/core/outside.ts'
import { Mapping, type ExchangeKind } from '../../src/shared/contract/exchange.ts'
import { workbookOf, zipOf, type Contents } from './archives.ts'
import { damaged, type Bytes } from './fuzz-mutations.ts'
import { TEST_NOW } from './outside.ts'

export interface FuzzedReader {
  readonly name: string
  /** A damaged file. */
  make(random: Random): Promise<Bytes>
  /** Reads it. Anything thrown but a Failure is a defect. */
  read(bytes: Bytes, random: Random): Promise<void>
  /** What it would be brought in as; null for what is not brought in by itself. */
  kind(random: Random): ExchangeKind | null
}

const SETTINGS: Parameters<typeof makePlan>[2]['settings'] = {
  name: 'Corner Bakery',
  country: 'GB',
  language: 'en-GB',
  zone: 'Europe/London',
  dayTurn: 0,
  currency: 'GBP',
} as unknown as Parameters<typeof makePlan>[2]['settings'] // what readers look at

const askedFor = (mapping: Mapping) => ({ mapping, settings: SETTINGS, now: TEST_NOW })

/** Looked at, what is missing told as somebody at the wizard would, and planned. */
async function readAs(kind: ExchangeKind, bytes: Bytes, mapping: Mapping = Mapping.parse({})): Promise<void> {
  const file = { bytes, name: 'file' }
  const { missing } = await previewOf(file, kind, askedFor(mapping))
  const told = missing.map((field, at) => [field, { column: at + 1 }] as const)
  const fields = { ...mapping.fields, ...Object.fromEntries(told) }
  await makePlan(file, kind, askedFor({ ...mapping, fields }))
}

const DATA = process.env['REGULARS_TEST_DATA'] ?? ''
const LONGEST_SEED = 80_000

function othersFiles(ending: RegExp): Bytes[] {
  if (DATA === '' || !existsSync(DATA)) return []
  return readdirSync(DATA, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => join(DATA, name))
    .filter((path) => ending.test(path) && statSync(path).isFile() && statSync(path).size < LONGEST_SEED)
    .map((path) => new Uint8Array(readFileSync(path)))
}

const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)
const latin = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

const PEOPLE = `First Name,Last Name,Mobile,E-mail,Birthday,Street,City,Tags,Notes
Ann,Smith,07400 123456,ann@example.com,12/5/1984,"12 High St
Flat 2",Leeds,"vip, bread","likes ""rye"", no nuts"
Bob,Jones,+44 161 496 0123,bob@example.com,1990-02-28,,York,,
Zoë,O’Neil,,zoe@example.com,--05-12,,,,
`
const SALES = `Bon;Kundennummer;Datum;Artikel;Menge;Einzelpreis;Zahlungsart
1;17;2.1.2025 10:15;Brot;2;3,10;bar
2;99;31.12.2024;Torte;1;1.234,50;Karte
2;99;31.12.2024;Kerze;-1;0,99;Karte
`
const PRODUCTS = 'sku\tname\tprice\tcost\tcategory\nA1\tBread\t3.10\t1.05\tbakery\nA2\tCake\t12.00\t\tbakery\n'
const CARDS = `BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
TEL;CELL:+49 151 23456789
NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=
second
AGENT:
BEGIN:VCARD
FN:Nested
END:VCARD
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Smith;Ann;B.,C.;Dr.;
item1.TEL:0161 496 0123
item1.X-ABLabel:_$!<Main>!$_
ADR;TYPE=HOME:;;12 High St\\nFlat 2;Leeds;;LS1 1AA;United Kingdom
BDAY:1604-05-12
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/
 2wBDAP//////////////////////////////////////////
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Bakery Ltd
KIND:org
ORG:Bakery Ltd
TEL;VALUE=uri;TYPE="work,voice":tel:+44-161-496-0124;ext=2
PHOTO:data:image/png;base64,iVBORw0KGgo=
END:VCARD
`
const DAYS = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Ann Smith's birthday
DTSTART;VALUE=DATE:19840512
RRULE:FREQ=YEARLY
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=de:Geburtstag von J\u00f6rg M\u00fcl
 ler
DTSTART:20240228T000000Z
DURATION:P1D
END:VEVENT
END:VCALENDAR
`

const below = (random: Random, count: number) => Math.floor(random.fraction() * count)
const oneOf = <T>(random: Random, some: readonly [T, ...T[]]): T => some[below(random, some.length)] ?? some[0]

function textReader(
  name: string,
  files: readonly Bytes[],
  kinds: readonly [ExchangeKind, ...ExchangeKind[]],
): FuzzedReader {
  return {
    name,
    make: (random) => Promise.resolve(damaged(files, random)),
    read: (bytes, random) => readAs(oneOf(random, kinds), bytes),
    kind: (random) => oneOf(random, kinds),
  }
}

const TABLES = ['contacts', 'sales', 'products'] as const

const csv = (): FuzzedReader =>
  textReader(
    'CSV',
    [
      bytesOf(PEOPLE),
      latin(PEOPLE.replace('\u2019', "'")),
      bytesOf(SALES),
      bytesOf(PRODUCTS),
      bytesOf(`\ufeffsep=;\n${SALES}`),
      bytesOf(PEOPLE.replaceAll('"', "'").replaceAll('\n', '\r')),
      ...othersFiles(/\.csv$/),
    ],
    TABLES,
  )

const vcard = (): FuzzedReader =>
  textReader(
    'vCard',
    [bytesOf(CARDS), latin(CARDS), bytesOf(CARDS.replaceAll('\n', '\r\n')), ...othersFiles(/\.vcf$/)],
    ['contacts'],
  )

const ics = (): FuzzedReader =>
  textReader('ICS', [bytesOf(DAYS), bytesOf(DAYS.replaceAll('\n', '\r\n')), ...othersFiles(/\.ics$/)], ['contacts'])

const SHEET = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Phone</t></is></c><c r="D1" t="inlineStr"><is><t>Birthday</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c><c r="C2"><v>4.4740012345E11</v></c><c r="D2" s="1"><v>30814</v></c></row>
<row r="3"><c r="A3" t="str"><v>Bob</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="d"><v>1984-05-12T00:00:00</v></c></row>`

async function workbooks(): Promise<{ readonly packed: readonly Bytes[]; readonly parts: readonly Contents[] }> {
  const words = ['First Name', 'Last Name', 'Ann', 'Smith']
  const parts = [
    workbookOf({ words, looks: [14, 'dd"."mm"."yyyy'], sheets: { People: SHEET } }),
    workbookOf({
      words,
      since1904: true,
      sheets: { Empty: '', Till: `<sheetData>${SHEET}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>` },
    }),
  ]
  return { parts, packed: await Promise.all(parts.map((one) => zipOf(one))) }
}

/** Damaged as packed, or within one of its parts and packed anew. */
async function damagedArchive(
  { packed, parts }: Awaited<ReturnType<typeof workbooks>>,
  random: Random,
): Promise<Bytes> {
  if (below(random, 2) === 0) return damaged(packed, random)
  const contents = parts[below(random, parts.length)] ?? {}
  const names = Object.keys(contents)
  const name = names[below(random, names.length)] ?? ''
  const content = contents[name] ?? ''
  const part = damaged([typeof content === 'string' ? bytesOf(content) : new Uint8Array(content)], random)
  return zipOf({ ...contents, [name]: part })
}

async function xlsx(): Promise<FuzzedReader> {
  const books = await workbooks()
  return {
    name: 'XLSX',
    make: (random) => damagedArchive(books, random),
    read: (bytes, random) => readAs(oneOf(random, TABLES), bytes),
    kind: (random) => oneOf(random, TABLES),
  }
}

async function zip(): Promise<FuzzedReader> {
  const parts = [
    { 'people.csv': PEOPLE },
    { 'a/b.vcf': CARDS, 'c.vcf': CARDS, '__MACOSX/x': 'x' },
    { 'a.txt': 'x'.repeat(50_000) },
  ]
  const packed = [...(await Promise.all(parts.map((one) => zipOf(one)))), await zipOf(parts[0] ?? {}, 'secret')]
  return {
    name: 'ZIP',
    make: (random) => damagedArchive({ packed, parts }, random),
    async read(bytes, random) {
      const password = below(random, 2) === 0 ? 'secret' : undefined
      const entries = await openZip({ bytes, name: 'file', password })
      for (const entry of entries) for await (const _ of entry.pieces()) continue
      const file = await unwrapped({ bytes, name: 'file' }, password, () => false)
      await readAs('contacts', new Uint8Array(file.bytes))
    },
    kind: () => 'contacts',
  }
}

/** What a mapping may say, each by chance, sensible or not; as JSON, and that damaged too. */
function mappingText(random: Random): string {
  const some = (values: readonly unknown[]) => values[below(random, values.length)]
  const column = () => some([1, 2, 3, 9, 16_384, 'Mobile', 'First Name', '', 'nothing'])
  const field = () => ({
    ...(below(random, 4) > 0 ? { column: column() } : { constant: some(['x', '', '1e9', '2025-01-02', '\u0000']) }),
    ...(below(random, 3) === 0 ? { more: [column(), column()] } : {}),
    ...(below(random, 3) === 0
      ? { format: some(['D/M/YYYY', 'YYYYMMDD', '1.234,56', 'minor', 'Roman', '((((', 'Y'.repeat(40)]) }
      : {}),
  })
  const names = [
    'number',
    'name',
    'given',
    'phone',
    'email',
    'birthday',
    'date',
    'product',
    'unit-price',
    'custom:1',
    '__proto__',
    'shoe',
  ]
  return JSON.stringify({
    ...(below(random, 2) === 0 ? {} : { delimiter: some([',', ';', '\t', 'blanks', '"', 'ab', '\n', '.', '\\', '(']) }),
    ...(below(random, 2) === 0
      ? {}
      : { encoding: some(['utf-8', 'utf-16le', 'windows-1252', 'gbk', 'iso-2022-kr', 'x-user-defined', '../..', '']) }),
    ...(below(random, 2) === 0 ? {} : { header: some([true, false]) }),
    fields: Object.fromEntries(Array.from({ length: below(random, 6) }, () => [some(names), field()])),
    ...(below(random, 3) === 0 ? { sheet: some(['People', 'None', '']) } : {}),
    ...(below(random, 3) === 0 ? { matchBy: [some(['number', 'phone', 'email', 'name-birthday', 'no'])] } : {}),
    ...(below(random, 3) === 0 ? { source: some(['till', '', 'x'.repeat(61)]) } : {}),
  })
}

function mapping(): FuzzedReader {
  return {
    name: 'mapping',
    make: (random) => {
      const text = bytesOf(mappingText(random))
      return Promise.resolve(below(random, 4) === 0 ? damaged([text], random).slice(0, 20_000) : text)
    },
    async read(bytes, random) {
      const said = parsed(new TextDecoder().decode(bytes))
      const fits = Mapping.safeParse(said)
      if (!fits.success) return
      const kind = oneOf(random, TABLES)
      await readAs(kind, kind === 'sales' ? bytesOf(SALES) : bytesOf(PEOPLE), fits.data)
    },
    kind: () => null,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

export async function fuzzedReaders(): Promise<readonly FuzzedReader[]> {
  return [csv(), await xlsx(), vcard(), ics(), await zip(), mapping()]
}
