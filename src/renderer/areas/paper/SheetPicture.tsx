// The first sheet as it will come out of the printer, drawn to scale.
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './paper.module.css'
import { readDocument } from './read-document.ts'

/** Pixels of a millimetre, as CSS has them. */
const PIXELS = 96 / 25.4

interface SheetPictureProps {
  readonly html: string
  readonly label: string
  /** Pixels */
  readonly width: number
  /** Pages shown, one below the other. */
  readonly pages?: number
  /** Lies on the first sheet, in its measures. */
  readonly children?: ReactNode
}

export function SheetPicture({ html, label, width, pages = 1, children }: SheetPictureProps) {
  const place = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [host, around] = [place.current, frame.current]
    if (host === null || around === null) return
    const read = readDocument(html)
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    const scale = width / (read.width * PIXELS)
    const fitting = new CSSStyleSheet()
    fitting.replaceSync(`:host { display: block; width: ${String(read.width)}mm; transform: scale(${String(scale)}); transform-origin: 0 0 }
      .sheet { width: ${String(read.width)}mm; min-height: ${String(read.height)}mm; padding: ${String(read.margin)}mm 0; box-sizing: border-box; background: white; color: black; overflow: hidden }
      .sheet + .sheet { margin-top: 8mm }`)
    root.adoptedStyleSheets = [read.sheet, fitting]
    root.replaceChildren(
      ...read.pages.slice(0, pages).map((page) => {
        const sheet = document.createElement('div')
        sheet.className = 'sheet'
        sheet.append(document.importNode(page, true))
        return sheet
      }),
    )
    around.style.inlineSize = `${String(width)}px`
    around.style.blockSize = `${String(host.getBoundingClientRect().height)}px`
  }, [html, width, pages])
  return (
    <div ref={frame} className={styles['picture']}>
      <div ref={place} role="img" aria-label={label} dir="ltr" />
      {children}
    </div>
  )
}
