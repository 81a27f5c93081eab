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

export function readDocument(html: string): ReadDocument {
  const read = new DOMParser().parseFromString(html, 'text/html')
  const css = [...read.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n')
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
