// The formatted text of a message as a tree of the closed set of elements that the editor writes. Whatever comes in, by paste or
// from a file, a tree in this form comes out; written as HTML and read again it is the same tree.
import { Parser } from 'htmlparser2'
import { imageOf, linkOf } from './addresses.ts'

/** How a stretch of text stands. `href`: where it leads; null: nowhere. */
export interface Marks {
  readonly strong: boolean
  readonly em: boolean
  readonly href: string | null
}

export type Run = Marks &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'br' }
    | { readonly kind: 'img'; readonly src: string; readonly alt: string }
  )

export type Block =
  | { readonly kind: 'p' | 'h2' | 'h3'; readonly runs: readonly Run[] }
  | { readonly kind: 'ul' | 'ol'; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'hr' }

export type Body = readonly Block[]

type TextKind = 'p' | 'h2' | 'h3'
type ListKind = 'ul' | 'ol'

const HEADINGS: Readonly<Record<string, TextKind>> = { h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h3', h5: 'h3', h6: 'h3' }
/** Their content is no text of the message. */
const SILENT = new Set(
  'script style head title template iframe object noscript noframes textarea select option svg math xmp plaintext'.split(
    ' ',
  ),
)
/** What stands in one of these is a paragraph of its own. */
const PARTS = new Set(
  'div section article blockquote pre table tr td th header footer main figure figcaption dl dt dd address'.split(' '),
)
const DEEPEST_LIST = 4

/** HTML of whatever origin as a body. Never fails; what has no place in a message is left out, its words stay. */
export function readBody(html: string): Body {
  const built = bodyBuilder()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        built.open(name, attributes)
      },
      onclosetag: (name) => {
        built.close(name)
      },
      ontext: (text) => {
        built.text(text)
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return built.end()
}

/** Whether there is anything to read or to see. */
export function hasWords(body: Body): boolean {
  return body.some((block) => {
    if ('items' in block) return block.items.some(hasWords)
    return 'runs' in block && block.runs.some(({ kind }) => kind !== 'br')
  })
}

interface OpenList {
  readonly kind: ListKind
  readonly items: Block[][]
}

function bodyBuilder() {
  const top: Block[] = []
  // Null: a list too deep to be one of its own; its items go on in the list around it.
  const lists: (OpenList | null)[] = []
  const links: (string | null)[] = []
  const depth = { strong: 0, em: 0, silent: 0 }
  const runs = runBuilder()
  let kind: TextKind | null = null

  const list = () => lists.findLast((one) => one !== null) ?? null
  const place = (): Block[] => {
    const around = list()
    if (around === null) return top
    if (around.items.length === 0) around.items.push([])
    return around.items.at(-1) ?? top
  }
  const closeBlock = () => {
    const done = runs.end()
    if (kind !== null || done.length > 0) place().push({ kind: list() === null ? (kind ?? 'p') : 'p', runs: done })
    kind = null
  }
  const begin = (as: TextKind) => {
    closeBlock()
    kind = as
  }
  const openList = (as: ListKind) => {
    closeBlock()
    lists.push(lists.filter((one) => one !== null).length < DEEPEST_LIST ? { kind: as, items: [] } : null)
  }
  const closeList = () => {
    closeBlock()
    const done = lists.pop()
    const items = done?.items.filter((item) => item.length > 0) ?? []
    if (done && items.length > 0) place().push({ kind: done.kind, items })
  }
  const marks = (): Marks => ({ strong: depth.strong > 0, em: depth.em > 0, href: links.at(-1) ?? null })

  return {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (depth.silent > 0 || SILENT.has(name)) depth.silent += 1
      else if (name === 'strong' || name === 'b') depth.strong += 1
      else if (name === 'em' || name === 'i') depth.em += 1
      else if (name === 'a') links.push(linkOf(attributes['href'] ?? ''))
      else if (name === 'br') runs.add({ kind: 'br', ...marks() })
      else if (name === 'img') {
        const src = imageOf(attributes['src'] ?? '')
        if (src !== null) runs.add({ kind: 'img', src, alt: plainText(attributes['alt'] ?? ''), ...marks() })
      } else if (name === 'hr') {
        closeBlock()
        if (list() === null) top.push({ kind: 'hr' })
      } else if (name === 'ul' || name === 'ol') openList(name)
      else if (name === 'li') {
        closeBlock()
        list()?.items.push([])
      } else if (name === 'p') begin('p')
      else if (HEADINGS[name] !== undefined) begin(HEADINGS[name])
      else if (PARTS.has(name)) closeBlock()
    },
    close(name: string) {
      if (depth.silent > 0) depth.silent -= 1
      else if (name === 'strong' || name === 'b') depth.strong -= 1
      else if (name === 'em' || name === 'i') depth.em -= 1
      else if (name === 'a') links.pop()
      else if (name === 'ul' || name === 'ol') closeList()
      else if (name === 'li' || name === 'p' || HEADINGS[name] !== undefined || PARTS.has(name)) closeBlock()
    },
    text(text: string) {
      if (depth.silent === 0) runs.add({ kind: 'text', text: plainText(text), ...marks() })
    },
    end(): Body {
      closeBlock()
      while (lists.length > 0) closeList()
      return top
    },
  }
}

/** Without controls, halves of characters, and the code points that are none (Unicode 23.7), which mark places while writing. */
export const plainText = (text: string): string =>
  text.toWellFormed().replaceAll(/(?![\t\n\f\r])\p{Cc}|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '')

const sameMarks = (one: Marks, other: Marks): boolean =>
  one.strong === other.strong && one.em === other.em && one.href === other.href

/** Collects the runs of a block: blanks as a page shows them, neighbours that stand alike as one. */
function runBuilder() {
  let runs: Run[] = []
  const endsInBlank = () => {
    const last = runs.at(-1)
    return last === undefined || last.kind === 'br' || (last.kind === 'text' && last.text.endsWith(' '))
  }
  const trimEnd = () => {
    for (let last = runs.at(-1); last?.kind === 'text' && last.text.endsWith(' '); last = runs.at(-1)) {
      runs.pop()
      const text = last.text.slice(0, -1)
      if (text !== '') runs.push({ ...last, text })
    }
  }
  const addText = (run: Extract<Run, { kind: 'text' }>) => {
    const blank = run.text.replaceAll(/[ \t\n\f\r]+/g, ' ')
    const text = endsInBlank() ? blank.replace(/^ /, '') : blank
    if (text === '') return
    const last = runs.at(-1)
    if (last?.kind === 'text' && sameMarks(last, run)) runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push({ ...run, text })
  }
  return {
    add(run: Run) {
      if (run.kind === 'text') addText(run)
      else {
        if (run.kind === 'br') trimEnd()
        runs.push(run)
      }
    },
    end(): readonly Run[] {
      trimEnd()
      const done = runs
      runs = []
      return done
    },
  }
}
