// Whole HTML documents for paper. They run nothing and load nothing, whatever is written in them: every text is escaped here, and the
// document's own policy forbids the rest once more, wherever it is opened.

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** As it was written, for between two tags and for quoted attributes. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** Lines as typed: a break in a name is a new line, and each line runs in its own direction. */
export const inLines = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split(/\r\n|[\n\r\u0085\u2028\u2029]/))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<div dir="auto">${escaped(line)}</div>`)
    .join('')

const FORBIDDING = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

/** Tenths of a millimetre as CSS has them. */
export const mm = (tenths: number): string => `${String(Math.round(tenths * 10) / 100)}mm`

export interface PaperDocument {
  readonly title: string
  /** BCP 47 tag */
  readonly language: string
  readonly page: { readonly width: number; readonly height: number }
  /** Above and below, on every sheet, of documents whose pages may run over; none: a page is its sheet, and what is beyond is cut. */
  readonly margin?: number
  readonly style: string
  /** Pages, each a section of class `page`. */
  readonly pages: readonly string[]
}

/** A page is as tall as its paper less a hair, so that rounding never begins another one. */
export function paperDocument({ title, language, page, margin = 0, style, pages }: PaperDocument): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${FORBIDDING}">
<title>${escaped(title)}</title>
<style>
@page { size: ${mm(page.width)} ${mm(page.height)}; margin: ${mm(margin)} 0 }
html, body { margin: 0; padding: 0; background: white; color: black }
* { box-sizing: border-box }
.page { position: relative; width: ${mm(page.width)}; break-after: page; ${heightOf(page.height, margin)};
  font-family: Arial, 'Liberation Sans', Helvetica, 'Noto Sans', sans-serif; print-color-adjust: exact }
.page:last-child { break-after: auto }
${style}
</style>
</head>
<body>
${pages.join('\n')}
</body>
</html>
`
}

const heightOf = (height: number, margin: number): string =>
  margin === 0 ? `height: ${mm(height - 1)}; contain: strict` : `min-height: ${mm(height - 2 * margin - 1)}`
