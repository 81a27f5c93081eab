// A table as a workbook (ECMA-376), written sheet by sheet as its rows come, so that a hundred thousand of them need no more
// memory than a few. All that somebody wrote is typed as text: no spreadsheet takes it for a formula.
import { wallClock } from '../../../../../shared/domain/shop-day.ts'
import type { Cell, Column, Table } from './columns.ts'
import type { Bytes, ZipOut } from './zip-out.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a sheet holds; the next one begins again with the headings. */
const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767

const STYLE = { text: 1, number: 0, day: 2, instant: 3, heading: 4 } as const
/** Days from the beginning of a spreadsheet's calendar to 1970-01-01. */
const EPOCH = 25_569
const DAY_SECONDS = 86_400

export interface XlsxRequest {
  /** IANA name: instants are written as the clock on the wall showed them. */
  readonly zone: string
  /** Rows of a sheet, the headings counted. */
  readonly mostRows?: number
}

/** Adds the parts of a workbook to a ZIP. */
export async function writeXlsx(zip: ZipOut, table: Table, request: XlsxRequest): Promise<void> {
  const encoder = new TextEncoder()
  const rows = rowsOf(table)
  let sheets = 0
  let more = true
  while (more) {
    sheets += 1
    await zip.add(`xl/worksheets/sheet${String(sheets)}.xml`, sheet())
  }
  const parts = Object.entries({
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': RELATIONS,
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets),
    'xl/styles.xml': STYLES,
  })
  for (const [name, xml] of parts) await zip.add(name, [encoder.encode(HEAD + xml)])

  async function* sheet(): AsyncGenerator<Bytes, void> {
    const cellOf = cellWriter(table.columns, request.zone)
    yield encoder.encode(`${HEAD}${SHEET_HEAD}${headings(table.columns)}`)
    const room = (request.mostRows ?? MOST_ROWS) - 1
    let waiting = ''
    for (let row = 0; row < room; row += 1) {
      const next = await rows.next()
      if (next.done === true) {
        more = false
        break
      }
      waiting += line(row + 2, next.value.map(cellOf))
      if (waiting.length < 65_536) continue
      yield encoder.encode(waiting)
      waiting = ''
    }
    yield encoder.encode(`${waiting}</sheetData></worksheet>`)
  }
}

async function* rowsOf({ slices }: Table): AsyncGenerator<readonly Cell[], void> {
  for await (const rows of slices) yield* rows
}

const headings = (columns: readonly Column[]) =>
  line(
    1,
    columns.map(({ heading }) => inline(heading, STYLE.heading)),
  )

/** A row of cells, each told where it stands: not every program counts by itself. */
function line(row: number, cells: readonly string[]): string {
  const placed = cells.map((cell, at) => (cell === '' ? '' : `<c r="${columnName(at)}${String(row)}"${cell}`))
  return `<row r="${String(row)}">${placed.join('')}</row>`
}

const LETTERS = 26
const names: string[] = []

/** A … Z, AA …; `at` counts from 0. */
function columnName(at: number): string {
  const known = names[at]
  if (known !== undefined) return known
  const name = (at < LETTERS ? '' : columnName(Math.floor(at / LETTERS) - 1)) + String.fromCharCode(65 + (at % LETTERS))
  names[at] = name
  return name
}

/** What stands in a cell behind its address; nothing for an empty one. */
function cellWriter(columns: readonly Column[], zone: string): (value: Cell, at: number) => string {
  const clock = wallClock(zone)
  return (value, at) => {
    const type = columns[at]?.type ?? 'text'
    if (value === null || value === '') return ''
    if (type === 'text') return inline(String(value), STYLE.text)
    if (type === 'number') return `><v>${String(value)}</v></c>`
    const days = type === 'day' ? Number(value) : Math.floor(clock(Number(value)) / 1_000) / DAY_SECONDS
    // The calendar of spreadsheets is wrong before March 1900, and has nothing before 1900.
    if (days + EPOCH < 61) return inline(new Date(days * DAY_SECONDS * 1_000).toISOString().slice(0, 10), STYLE.text)
    return ` s="${String(STYLE[type])}"><v>${String(days + EPOCH)}</v></c>`
  }
}

const inline = (value: string, style: number) =>
  ` t="inlineStr" s="${String(style)}"><is><t xml:space="preserve">${escaped(value.slice(0, MOST_CHARACTERS))}</t></is></c>`

/** Signs that XML cannot hold are written as `_x0008_`, and what looks like that already as `_x005F_x0008_`. */
function escaped(value: string): string {
  return value
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** The headings stay in sight. */
const SHEET_HEAD = `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`

const numbered = (sheets: number, each: (sheet: number) => string) =>
  Array.from({ length: sheets }, (_, at) => each(at + 1)).join('')

const contentTypes = (sheets: number) =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${numbered(
    sheets,
    (one) => `<Override PartName="/xl/worksheets/sheet${String(one)}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
  )}</Types>`

const RELATIONS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbook = (sheets: number) =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered(
    sheets,
    (one) => `<sheet name="${String(one)}" sheetId="${String(one)}" r:id="rId${String(one)}"/>`,
  )}</sheets></workbook>`

const workbookRelations = (sheets: number) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${numbered(
    sheets,
    (one) =>
      `<Relationship Id="rId${String(one)}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${String(one)}.xml"/>`,
  )}<Relationship Id="rId${String(sheets + 1)}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`

/** Plain, text, day, day with time, heading; in the order of STYLE. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
