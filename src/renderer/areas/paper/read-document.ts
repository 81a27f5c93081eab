// A document for paper, taken apart so that a page can show and print it: the page's policy lets no styles in as text.

export interface ReadDocument {
  readonly sheet: CSSStyleSheet
  readonly pages: readonly Element[]
  /** Millimetres */
  readonly width: number
  readonly height: number
  /** Above and below, on every sheet. */
  readonly margin: number
}

/** A document of the core: one style element, in the head, before anything that somebody wrote. */
const STYLE = /<style>([^<]*)<\/style>/

export function readDocument(html: string): ReadDocument {
  const [, css = ''] = STYLE.exec(html) ?? []
  // Taken out as text: even in a document that is only read, a style element is refused, and that is an error on the console.
  const read = new DOMParser().parseFromString(html.replace(STYLE, ''), 'text/html')
  const [, width, height, margin] = /@page \{ size: ([\d.]+)mm ([\d.]+)mm; margin: ([\d.]+)mm/.exec(css) ?? []
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return {
    sheet,
    pages: [...read.querySelectorAll('section.page')],
    width: Number(width ?? 210),
    height: Number(height ?? 297),
    margin: Number(margin ?? 0),
  }
}
