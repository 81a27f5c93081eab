// A body as HTML: to be kept, and to go into a mail or a letter with a style on each element, because mail programs drop style sheets.
import { escapeHtml } from '../../../../../shared/domain/messages/footer.ts'
import { MAIL_TEXT_WIDTH } from '../../../../../shared/domain/messages/pictures.ts'
import type { Block, Body, Run } from './body.ts'

export type ElementName = 'p' | 'h2' | 'h3' | 'ul' | 'ol' | 'li' | 'a' | 'strong' | 'em' | 'img' | 'hr'

export interface Writing {
  /** Value of `style` on an element; none where it is missing. */
  readonly styles?: Partial<Readonly<Record<ElementName, string>>>
  /** Words of a run as HTML; `block` counts the paragraphs, headings and list items from 1, `from` the characters of its text before. */
  readonly words?: (text: string, place: { readonly block: number; readonly from: number }) => string
  readonly href?: (href: string, place: { readonly block: number; readonly from: number }) => string
  /** Blocks for which no element is written, only their words. */
  readonly bare?: (block: Block) => boolean
  /** Pixels of a picture by its address; null: not known. */
  readonly size?: (src: string) => { readonly width: number; readonly height: number } | null
}

/** The same body always as the same text, and a text that `readBody` reads as the same body. */
export function bodyHtml(body: Body, writing: Writing = {}): string {
  const {
    styles = {},
    words = escapeHtml,
    href = (text: string) => text,
    bare = () => false,
    size = () => null,
  } = writing
  let block = 0
  const open = (name: ElementName, attributes = '') => {
    const style = styles[name]
    return `<${name}${attributes}${style === undefined ? '' : ` style="${escapeHtml(style)}"`}>`
  }

  const textOf = (runs: readonly Run[]): string => {
    block += 1
    let from = 0
    return groups(runs, ({ href: to }) => to)
      .map(({ key: to, runs: linked }) => {
        const place = { block, from }
        const inner = groups(linked, ({ strong, em }) => `${String(strong)} ${String(em)}`)
          .map(({ runs: alike }) => {
            const [first] = alike
            const said = alike
              .map((run) => {
                if (run.kind === 'br') return '<br>'
                if (run.kind === 'img')
                  return open('img', ` src="${run.src}" alt="${escapeHtml(run.alt)}"${widthOf(size(run.src))}`)
                const written = words(run.text, { block, from })
                from += run.text.length
                return written
              })
              .join('')
            const slanted = first?.em === true ? `${open('em')}${said}</em>` : said
            return first?.strong === true ? `${open('strong')}${slanted}</strong>` : slanted
          })
          .join('')
        return to === null ? inner : `${open('a', ` href="${escapeHtml(href(to, place))}"`)}${inner}</a>`
      })
      .join('')
  }

  const blockHtml = (one: Block): string => {
    if (one.kind === 'hr') return open('hr')
    if ('runs' in one) {
      const inner = textOf(one.runs)
      return bare(one) ? inner : `${open(one.kind)}${inner}</${one.kind}>`
    }
    const items = one.items.map((item) => `${open('li')}${item.map(blockHtml).join('')}</li>`)
    return `${open(one.kind)}${items.join('')}</${one.kind}>`
  }
  return body.map(blockHtml).join('')
}

/** Some mail programs know no largest width: they are told one in pixels. Half of what it has, for screens that have two for one. */
function widthOf(size: { readonly width: number } | null): string {
  return size === null ? '' : ` width="${String(Math.min(MAIL_TEXT_WIDTH, Math.max(1, Math.ceil(size.width / 2))))}"`
}

/** Neighbours with the same key together. */
function groups<K>(runs: readonly Run[], keyOf: (run: Run) => K): { readonly key: K; readonly runs: readonly Run[] }[] {
  const found: { readonly key: K; readonly runs: Run[] }[] = []
  for (const run of runs) {
    const key = keyOf(run)
    const last = found.at(-1)
    if (last && last.key === key) last.runs.push(run)
    else found.push({ key, runs: [run] })
  }
  return found
}
