// A mail or a letter as it was composed, apart from the page: its styles reach nothing else, ours do not reach it, and nothing in it acts.
import { useEffect, useRef } from 'react'
import styles from './preview.module.css'

interface ShadowHtmlProps {
  readonly html: string
  readonly label: string
  /** Styles for a fragment that has none of its own. */
  readonly css?: string
}

const ACTING = 'script, iframe, object, embed, form, link, base, meta'

export function ShadowHtml({ html, label, css = '' }: ShadowHtmlProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = place.current
    if (host === null) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    const shown = new DOMParser().parseFromString(parked(html), 'text/html')
    for (const one of shown.querySelectorAll(ACTING)) one.remove()
    // Before they stand in the page, where they would be fetched at once.
    for (const image of shown.querySelectorAll('img'))
      if (image.getAttribute('src')?.startsWith('data:') !== true) image.removeAttribute('src')
    const sheet = new CSSStyleSheet()
    const own = [...shown.querySelectorAll<HTMLTemplateElement>('template[data-css]')]
    sheet.replaceSync([css, ...own.map((style) => ofBody(style.content.textContent))].join('\n'))
    for (const style of own) style.remove()
    root.adoptedStyleSheets = [sheet]
    const body = document.createElement('div')
    body.append(...document.importNode(shown.body, true).childNodes)
    body.className = `${BODY} ${shown.body.className}`
    copyStyles(shown.body, body)
    for (const element of body.querySelectorAll<HTMLElement>(`[${PARKED}]`)) copyStyles(element, element)
    for (const element of body.querySelectorAll('*')) tame(element)
    root.replaceChildren(body)
  }, [html, css])
  // A link in it leads nowhere from here.
  return (
    <div
      ref={place}
      role="document"
      aria-label={label}
      className={styles['shadow']}
      onClickCapture={(event) => event.preventDefault()}
    />
  )
}

/** The policy of the page refuses styles that come as text, also while they are only read: until they can be set they stand elsewhere. */
const PARKED = 'data-parked'

const parked = (html: string) =>
  html
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, ` ${PARKED}=`))
    .replace(/<style\b[^>]*>/gi, '<template data-css>')
    .replace(/<\/style>/gi, '</template>')

/** What a document says of its body holds for the element that stands in for it. */
const BODY = 'body-of-it'
const ofBody = (rules: string) => rules.replace(/(^|[\s,{}])body(?=\s*[,{])/g, `$1.${BODY}`)

function copyStyles(from: Element, to: HTMLElement): void {
  const text = from.getAttribute(PARKED)
  if (text === null) return
  to.removeAttribute(PARKED)
  to.style.cssText = text
}

function tame(element: Element): void {
  for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name)
  if (element.tagName === 'A') {
    element.removeAttribute('href')
    element.removeAttribute('target')
  }
}
