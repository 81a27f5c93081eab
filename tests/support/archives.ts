// Archives and workbooks for tests, made as programs make them.
import { BlobWriter, configure, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'

configure({ useWebWorkers: false })

export type Contents = Readonly<Record<string, string | Uint8Array>>

export async function zipOf(contents: Contents, password?: string): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter(), password === undefined ? {} : { password, encryptionStrength: 3 })
  for (const [name, content] of Object.entries(contents)) {
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content))
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer())
}

export interface WorkbookParts {
  /** Names of sheets and what stands within `sheetData` or beside it. */
  readonly sheets: Readonly<Record<string, string>>
  readonly words?: readonly string[]
  /** Looks of cells by their place: what stands in `formatCode`, or the number of a look that everybody knows. */
  readonly looks?: readonly (string | number)[]
  readonly since1904?: boolean
  /** Before the root of the first sheet. */
  readonly prologue?: string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export function workbookOf({ sheets, words = [], looks = [], since1904 = false, prologue = '' }: WorkbookParts) {
  const names = Object.keys(sheets)
  const contents: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${since1904 ? '1' : '0'}"/><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${names.map((_, at) => `<Relationship Id="rId${String(at + 1)}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${String(at + 1)}.xml"/>`).join('')}<Relationship Id="rIdW" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdS" Type="${OFFICE}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${words.map((word) => `<si>${word.startsWith('<') ? word : `<t xml:space="preserve">${word}</t>`}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${looks.map((look, at) => (typeof look === 'number' ? '' : `<numFmt numFmtId="${String(164 + at)}" formatCode="${look.replaceAll('"', '&quot;')}"/>`)).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${looks.map((look, at) => `<xf numFmtId="${String(typeof look === 'number' ? look : 164 + at)}"/>`).join('')}</cellXfs></styleSheet>`,
  }
  for (const [at, name] of names.entries()) {
    const inner = sheets[name] ?? ''
    contents[`xl/worksheets/sheet${String(at + 1)}.xml`] =
      `<?xml version="1.0" encoding="UTF-8"?>${at === 0 ? prologue : ''}<worksheet xmlns="${MAIN}">${inner.includes('<sheetData') ? inner : `<sheetData>${inner}</sheetData>`}</worksheet>`
  }
  return contents
}
