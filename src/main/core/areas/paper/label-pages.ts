// Labels on their sheet: each at its exact place, the text as large as it fits.
import { fit } from './fit.ts'
import { inLines, mm, paperDocument } from './document.ts'
import type { Shift } from './press.ts'
import type { LabelSheet } from './sheets.ts'

export interface Label {
  readonly lines: readonly string[]
}

/** No printer reaches the last millimetres of a page; text keeps off them where a label does not. */
const UNPRINTABLE = 60

/** Between the edge of a label and its text, in tenths of a millimetre. */
function paddingOf({ label, first }: LabelSheet): { readonly x: number; readonly y: number } {
  const usual = { x: label.width < 600 ? 20 : 35, y: label.height < 200 ? 8 : 20 }
  return { x: Math.max(usual.x, UNPRINTABLE - first.x), y: Math.max(usual.y, UNPRINTABLE - first.y) }
}

/** The size in points in which a label's lines stand on it; null where they do not. */
export function sizeOnLabel(sheet: LabelSheet, lines: readonly string[]): number | null {
  const { x, y } = paddingOf(sheet)
  return fit(lines, { width: (sheet.label.width - 2 * x) / 10, height: (sheet.label.height - 2 * y) / 10 })
}

interface Request {
  readonly sheet: LabelSheet
  /** How many labels of the first sheet are used up. */
  readonly start: number
  readonly labels: readonly Label[]
  readonly title: string
  readonly language: string
  /** Moves all of them, for a printer that prints beside; tenths of a millimetre to the right and down. */
  readonly shift?: Shift
  /** Draws their edges, with a scale of millimetres at two of them: to be held against a sheet and the light. */
  readonly framed?: boolean
}

/** Labels that do not fit are the caller's to leave out. */
export function labelDocument({
  sheet,
  start,
  labels,
  title,
  language,
  shift = { x: 0, y: 0 },
  framed = false,
}: Request): {
  readonly html: string
  readonly pages: number
} {
  const each = sheet.across * sheet.down
  const sizes = new Set<number>()
  const pages: string[][] = []
  labels.forEach(({ lines }, at) => {
    const place = start + at
    const size = sizeOnLabel(sheet, lines) ?? 5
    sizes.add(size)
    const [column, row] = [place % sheet.across, Math.floor((place % each) / sheet.across)]
    const label = `<div class="label x${String(column)} y${String(row)} ${sizeClass(size)}"><div>${inLines(lines)}</div></div>`
    ;(pages[Math.floor(place / each)] ??= []).push(label)
  })
  const html = paperDocument({
    title,
    language,
    page: sheet.page,
    style: [styleOf(sheet, sizes, shift), ...(framed ? [FRAME] : [])].join('\n'),
    pages: pages.map((page) => `<section class="page">${page.join('')}</section>`),
  })
  return { html, pages: pages.length }
}

const sizeClass = (size: number): string => `s${String(size * 10)}`

/** The line lies within the label; every millimetre from its corner has a mark. */
const FRAME = `.label { border: 0.2mm solid black; text-align: center; background:
  repeating-linear-gradient(90deg, black 0 0.1mm, transparent 0.1mm 1mm) 0 0 / 10mm 1.5mm no-repeat,
  repeating-linear-gradient(180deg, black 0 0.1mm, transparent 0.1mm 1mm) 0 0 / 1.5mm 10mm no-repeat }`

function styleOf(sheet: LabelSheet, sizes: ReadonlySet<number>, shift: Shift): string {
  const { x, y } = paddingOf(sheet)
  const columns = Array.from(
    { length: sheet.across },
    (_, at) => `.x${String(at)} { left: ${mm(sheet.first.x + shift.x + at * sheet.step.x)} }`,
  )
  const rows = Array.from(
    { length: sheet.down },
    (_, at) => `.y${String(at)} { top: ${mm(sheet.first.y + shift.y + at * sheet.step.y)} }`,
  )
  const set = [...sizes].map((size) => `.${sizeClass(size)} { font-size: ${String(size)}pt }`)
  return [
    `.label { position: absolute; width: ${mm(sheet.label.width)}; height: ${mm(sheet.label.height)}; padding: ${mm(y)} ${mm(x)};
  overflow: hidden; display: flex; flex-direction: column; justify-content: center; line-height: 1.18; text-align: left; overflow-wrap: anywhere }`,
    ...columns,
    ...rows,
    ...set,
  ].join('\n')
}
