// Prints a document instead of the page around it: it stands beside the page for as long as the print window is open, and is never shown.
import { readDocument } from './read-document.ts'

const MARK = 'data-printing'

/** Resolves when the print window is closed. */
export function printDocument(html: string): Promise<void> {
  const { sheet, pages, width, height, margin } = readDocument(html)
  const host = document.createElement('div')
  host.setAttribute(MARK, '')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  root.append(...pages.map((page) => document.importNode(page, true)))
  const around = new CSSStyleSheet()
  around.replaceSync(`@page { size: ${String(width)}mm ${String(height)}mm; margin: ${String(margin)}mm 0 }
    @media screen { [${MARK}] { display: none } }
    @media print {
      html, body { display: block; block-size: auto; margin: 0; padding: 0; overflow: visible; background: none }
      body > :not([${MARK}]) { display: none !important }
    }`)
  document.body.append(host)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, around]
  return new Promise((resolve) => {
    const done = () => {
      host.remove()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== around)
      resolve()
    }
    addEventListener('afterprint', done, { once: true })
    window.print()
  })
}
