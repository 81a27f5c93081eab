// Every reader of files, as the wizard and the import use it, and what it is tried on.
import { makePlan } from '../../src/main/core/areas/exchange/make-plan.ts'
import { previewOf } from '../../src/main/core/areas/exchange/preview.ts'
import { unwrapped } from '../../src/main/core/areas/exchange/wrapped-file.ts'
import { openZip } from '../../src/main/core/areas/exchange/zip-guard.ts'
import type { ReadDb } from '../../src/main/core/database/handle.ts'
import type { Random } from '../../src/main/core/outside.ts'
import { Mapping, type ExchangeKind } from '../../src/shared/contract/exchange.ts'
import { zipOf } from './archives.ts'
import {
  bytesOf,
  CARDS,
  CONSENTS,
  DAYS,
  latin,
  othersFiles,
  PEOPLE,
  PRODUCTS,
  SALES,
  workbooks,
  type Packed,
} from './fuzz-files.ts'
import { damaged, type Bytes } from './fuzz-mutations.ts'
import { TEST_NOW } from './outside.ts'

export const FUZZED = ['CSV', 'vCard', 'ICS', 'XLSX', 'ZIP', 'mapping'] as const

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
type ReadAs = (kind: ExchangeKind, bytes: Bytes, mapping?: Mapping) => Promise<void>

function readerOver(db: ReadDb): ReadAs {
  return async (kind, bytes, mapping = Mapping.parse({})) => {
    const file = { bytes, name: 'file' }
    const { missing } = await previewOf(file, { kind, asked: askedFor(mapping), recall: () => null })
    const told = missing.map((field, at) => [field, { column: at + 1 }] as const)
    const fields = { ...mapping.fields, ...Object.fromEntries(told) }
    await makePlan(file, kind, { ...askedFor({ ...mapping, fields }), db: () => db })
  }
}

const below = (random: Random, count: number) => Math.floor(random.fraction() * count)
const oneOf = <T>(random: Random, some: readonly [T, ...T[]]): T => some[below(random, some.length)] ?? some[0]

interface Texts {
  readonly name: string
  readonly files: readonly Bytes[]
  readonly kinds: readonly [ExchangeKind, ...ExchangeKind[]]
}

function textReader(readAs: ReadAs, { name, files, kinds }: Texts): FuzzedReader {
  return {
    name,
    make: (random) => Promise.resolve(damaged(files, random)),
    read: (bytes, random) => readAs(oneOf(random, kinds), bytes),
    kind: (random) => oneOf(random, kinds),
  }
}

const TABLES = ['contacts', 'sales', 'products', 'companies', 'tags', 'lists', 'consent', 'suppression'] as const

const lines = (text: string): readonly Bytes[] => [bytesOf(text), latin(text), bytesOf(text.replaceAll('\n', '\r\n'))]

const TEXTS: readonly Texts[] = [
  {
    name: 'CSV',
    files: [
      bytesOf(PEOPLE),
      latin(PEOPLE.replace('\u2019', "'")),
      bytesOf(SALES),
      bytesOf(PRODUCTS),
      bytesOf(CONSENTS),
      bytesOf(`\ufeffsep=;\n${SALES}`),
      bytesOf(PEOPLE.replaceAll('"', "'").replaceAll('\n', '\r')),
      ...othersFiles(/\.csv$/),
    ],
    kinds: TABLES,
  },
  { name: 'vCard', files: [...lines(CARDS), ...othersFiles(/\.vcf$/)], kinds: ['contacts'] },
  { name: 'ICS', files: [...lines(DAYS), ...othersFiles(/\.ics$/)], kinds: ['contacts'] },
]

/** Damaged as packed, or within one of its parts and packed anew. */
async function damagedArchive({ packed, parts }: Packed, random: Random): Promise<Bytes> {
  if (below(random, 2) === 0) return damaged(packed, random)
  const contents = parts[below(random, parts.length)] ?? {}
  const names = Object.keys(contents)
  const name = names[below(random, names.length)] ?? ''
  const content = contents[name] ?? ''
  const part = damaged([typeof content === 'string' ? bytesOf(content) : new Uint8Array(content)], random)
  return zipOf({ ...contents, [name]: part })
}

async function xlsx(readAs: ReadAs): Promise<FuzzedReader> {
  const books = await workbooks()
  return {
    name: 'XLSX',
    make: (random) => damagedArchive(books, random),
    read: (bytes, random) => readAs(oneOf(random, TABLES), bytes),
    kind: (random) => oneOf(random, TABLES),
  }
}

async function zip(readAs: ReadAs): Promise<FuzzedReader> {
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
      const file = await unwrapped({ bytes, name: 'file' }, password)
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

function mapping(readAs: ReadAs): FuzzedReader {
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

/** @param db of any open book: what the shop calls fields of its own is asked there */
export async function fuzzedReaders(db: ReadDb): Promise<readonly FuzzedReader[]> {
  const readAs = readerOver(db)
  return [...TEXTS.map((one) => textReader(readAs, one)), await xlsx(readAs), await zip(readAs), mapping(readAs)]
}
