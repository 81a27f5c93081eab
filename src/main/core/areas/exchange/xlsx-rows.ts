// The rows of a sheet of a workbook, in pieces: values as text, the words of joined cells in each of their rows.
import { MOST_COLUMNS, UnreadableText, type Row } from './csv-rows.ts'
import { readable, textGatherer, xmlText, type WorkbookParts } from './xlsx-parts.ts'
import { columnOf, numberText, PLAIN, unescapedCell } from './xlsx-values.ts'
import { attributeOf, plainText, xmlReader } from './xml-events.ts'
import type { ZipEntry } from './zip-guard.ts'

/** Cells that were joined over several rows: their words stand in the first one alone. */
export type Joined = readonly { readonly column: number; readonly from: number; readonly to: number }[]

type Shown = Pick<WorkbookParts, 'words' | 'looks' | 'since1904'>

export interface RowsRequest extends Shown {
  readonly entry: ZipEntry
  /** As errors call it. */
  readonly file: string
  readonly joined: Joined
}

/** Rows that hold something. Errors: FILE_UNREADABLE. */
export async function* sheetRows({ entry, file, joined, ...shown }: RowsRequest): AsyncGenerator<readonly Row[], void> {
  let rows: Row[] = []
  const reader = xmlReader(rowSink(shown, joined, (row) => rows.push(row)))
  for await (const text of xmlText(entry)) {
    readable(file, () => {
      reader.push(text)
    })
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
}

function rowSink(shown: Shown, joined: Joined, take: (row: Row) => void) {
  const gather = textGatherer()
  const begins = Map.groupBy(joined, ({ from }) => from)
  /** By column: up to which row its words count. */
  const held = new Map<number, { readonly to: number; readonly words: string }>()
  let line = 0
  let cells: string[] = []
  let place = -1
  let type = ''
  let style = 0
  let value = ''
  let within: 'v' | 'is' | null = null

  function cellText(): string {
    switch (type) {
      case 's':
        return shown.words[Number(value)] ?? ''
      case 'inlineStr':
        return gather.end()
      case 'str':
        return unescapedCell(value)
      case 'b':
        return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : value
      case 'e':
        return ''
      case 'd':
        return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' ')
      default:
        return numberText(value, shown.looks[style] ?? PLAIN, shown.since1904)
    }
  }

  function endCell(): void {
    const text = cellText()
    if (text === '') return
    if (place >= MOST_COLUMNS) throw new UnreadableText('columns')
    while (cells.length < place) cells.push('')
    cells[place] = text
  }

  function endRow(): void {
    if (!cells.some((cell) => cell.trim() !== '')) return
    for (const [column, { to, words }] of held) {
      if (line > to) held.delete(column)
      else if ((cells[column] ?? '') === '') {
        while (cells.length < column) cells.push('')
        cells[column] = words
      }
    }
    for (const { column, to } of begins.get(line) ?? []) held.set(column, { to, words: cells[column] ?? '' })
    take({ line, cells })
  }

  return {
    open(name: string, attributes: string) {
      switch (name) {
        case 'row': {
          const said = Number(attributeOf(attributes, 'r') ?? 0)
          line = Number.isSafeInteger(said) && said > line ? said : line + 1
          cells = []
          place = -1
          break
        }
        case 'c': {
          const said = attributeOf(attributes, 'r')
          place = (said === undefined ? null : columnOf(said)) ?? place + 1
          type = attributeOf(attributes, 't') ?? 'n'
          style = Number(attributeOf(attributes, 's') ?? 0)
          value = ''
          gather.begin()
          break
        }
        case 'v':
          within = 'v'
          break
        case 'is':
          within = 'is'
          break
        default:
          if (within === 'is') gather.open(name)
      }
    },
    text(text: string) {
      if (within === 'v') value += plainText(text)
      else if (within === 'is') gather.text(text)
    },
    close(name: string) {
      if (name === 'v' || name === 'is') within = null
      else if (name === 'c') endCell()
      else if (name === 'row') endRow()
      else if (within === 'is') gather.close(name)
    },
  }
}

/** More joins than this no sheet of people has. */
const MOST_JOINED = 2_000

/** Which cells were joined; it stands behind all rows, so the whole sheet is gone through. Errors: FILE_UNREADABLE. */
export async function joinedCells(entry: ZipEntry): Promise<Joined> {
  const joined: { column: number; from: number; to: number }[] = []
  let rest = ''
  for await (const text of xmlText(entry)) {
    const whole = rest + text
    // Cheaper than reading every cell: only the tags that say it are looked for.
    for (const found of whole.matchAll(/mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
      const [, first = '', from, , to] = found
      if (Number(to) > Number(from) && joined.length < MOST_JOINED)
        joined.push({ column: columnOf(first) ?? 0, from: Number(from), to: Number(to) })
    }
    const last = whole.slice(whole.lastIndexOf('<') + 1)
    rest = last.includes('>') || last.length > 200 ? '' : last
  }
  return joined
}
