// The parts of a workbook but its cells: which sheets there are, the words they share, how their numbers look.
import { Failure } from '../../../../shared/errors.ts'
import { UnreadableText } from './csv-rows.ts'
import { lookOf, PLAIN, unescapedCell, type CellLook } from './xlsx-values.ts'
import { attributeOf, plainText, UnsafeXml, xmlReader, type XmlSink } from './xml-events.ts'
import type { ZipEntry } from './zip-guard.ts'

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[]
  readonly words: readonly string[]
  readonly looks: readonly CellLook[]
  readonly since1904: boolean
}

export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly entry: ZipEntry
}

/** Every Office program writes this into what it packs. */
export const CONTENT_TYPES = '[Content_Types].xml'

type Parts = ReadonlyMap<string, ZipEntry>

/** Errors: FILE_UNREADABLE, PASSWORD_NEEDED, WRONG_PASSWORD. */
export async function workbookParts(entries: readonly ZipEntry[], file: string): Promise<WorkbookParts> {
  const parts: Parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const root = await relationsOf(parts, '', file)
  const book = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const entry = parts.get(book.toLowerCase())
  if (entry === undefined || !book.toLowerCase().endsWith('.xml')) throw new Failure('FILE_UNREADABLE', { name: file })
  const relations = await relationsOf(parts, book, file)
  const { named, since1904 } = await sheetNames(entry, file)
  const sheets = named.flatMap(({ id, ...sheet }) => {
    const relation = relations.find((one) => one.id === id)
    const found = relation?.type === 'worksheet' ? parts.get(relation.target.toLowerCase()) : undefined
    return found === undefined ? [] : [{ ...sheet, entry: found }]
  })
  const partOf = (type: string) => parts.get(relations.find((one) => one.type === type)?.target.toLowerCase() ?? '')
  const [words, styles] = [partOf('sharedStrings'), partOf('styles')]
  return {
    sheets,
    words: words === undefined ? [] : await sharedWords(words, file),
    looks: styles === undefined ? [] : await cellLooks(styles, file),
    since1904,
  }
}

interface Relation {
  readonly id: string
  /** The last word of its type, which is the same in both namespaces. */
  readonly type: string
  readonly target: string
}

async function relationsOf(parts: Parts, of: string, file: string): Promise<readonly Relation[]> {
  const slash = of.lastIndexOf('/')
  const folder = of.slice(0, slash + 1)
  const entry = parts.get(`${folder}_rels/${of.slice(slash + 1)}.rels`.toLowerCase())
  const relations: Relation[] = []
  if (entry === undefined) return relations
  await readXml(entry, file, {
    ...SILENT,
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attributeOf(attributes, 'Target') ?? ''
      relations.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: (attributeOf(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
      })
    },
  })
  return relations
}

async function sheetNames(entry: ZipEntry, file: string) {
  const named: { name: string; hidden: boolean; id: string }[] = []
  let since1904 = false
  await readXml(entry, file, {
    ...SILENT,
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(1|true|on)$/i.test(attributeOf(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      // The prefix of the namespace is the writer's choice.
      const id = /:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
      const state = attributeOf(attributes, 'state') ?? 'visible'
      named.push({ name: attributeOf(attributes, 'name') ?? '', hidden: state !== 'visible', id })
    },
  })
  return { named, since1904 }
}

async function sharedWords(entry: ZipEntry, file: string): Promise<readonly string[]> {
  const words: string[] = []
  const gather = textGatherer()
  await readXml(entry, file, {
    open(name) {
      if (name === 'si') gather.begin()
      gather.open(name)
    },
    text: gather.text,
    close(name) {
      gather.close(name)
      if (name === 'si') words.push(gather.end())
    },
  })
  return words
}

/** Puts together what stands in `t` elements; how words are said (`rPh`) is not part of them. */
export function textGatherer() {
  let words = ''
  let within = false
  let aside = false
  return {
    begin() {
      words = ''
    },
    open(name: string) {
      if (name === 'rPh') aside = true
      if (name === 't') within = !aside
    },
    text(text: string) {
      if (within) words += plainText(text)
    },
    close(name: string) {
      if (name === 't') within = false
      if (name === 'rPh') aside = false
    },
    end: () => unescapedCell(words),
  }
}

async function cellLooks(entry: ZipEntry, file: string): Promise<readonly CellLook[]> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let within = false
  await readXml(entry, file, {
    ...SILENT,
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') within = true
      if (name === 'xf' && within) ids.push(Number(attributeOf(attributes, 'numFmtId') ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') within = false
    },
  })
  return ids.map((id) => (id === 0 ? PLAIN : lookOf(id, codes.get(id))))
}

const SILENT: XmlSink = { open: () => undefined, text: () => undefined, close: () => undefined }

async function readXml(entry: ZipEntry, file: string, sink: XmlSink): Promise<void> {
  const reader = xmlReader(sink)
  for await (const text of xmlText(entry))
    readable(file, () => {
      reader.push(text)
    })
}

/** The text of a part in pieces; UTF-8 unless its first bytes say otherwise. */
export async function* xmlText(entry: ZipEntry): AsyncGenerator<string, void> {
  let decoder: TextDecoder | null = null
  for await (const piece of entry.pieces()) {
    decoder ??= new TextDecoder(
      piece[0] === 0xff && piece[1] === 0xfe
        ? 'utf-16le'
        : piece[0] === 0xfe && piece[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
    )
    yield decoder.decode(piece, { stream: true })
  }
}

export function readable<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnsafeXml) throw new Failure('FILE_UNREADABLE', { name, why: 'unsafe' })
    if (error instanceof UnreadableText) throw new Failure('FILE_UNREADABLE', { name, why: 'damaged' })
    throw error
  }
}
