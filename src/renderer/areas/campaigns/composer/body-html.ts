// Between the words as they are kept, HTML of a closed set with placeholders, and the document of the editor, in which each placeholder
// is one thing that is put in, moved and taken out as a whole.

export interface DocMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
}

export interface DocNode {
  readonly type?: string | undefined
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
  readonly content?: readonly DocNode[] | undefined
  readonly marks?: readonly DocMark[] | undefined
  readonly text?: string | undefined
}

/** Attribute of a placeholder's element in the editor. */
export const PLACEHOLDER_ATTRIBUTE = 'data-placeholder'
/** Of a picture: an address of a mail is none of the page, which would try to load it. */
export const PICTURE_ATTRIBUTE = 'data-cid'

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const escapeValue = (text: string) => escapeText(text).replaceAll('"', '&quot;')
const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", '#39': "'", lt: '<', gt: '>', amp: '&' }
const unescape = (html: string) =>
  html.replace(/&(quot|apos|#39|lt|gt|amp);/g, (_, name: string) => ENTITIES[name] ?? '')

/** What the editor reads: the same HTML, each placeholder in an element of its own. Placeholders inside an address stay as they are. */
export function editorHtml(stored: string): string {
  return stored
    .split(/(<[^>]*>)/)
    .map((piece) =>
      piece.startsWith('<')
        ? piece.replace(/^<img src="cid:/, `<img ${PICTURE_ATTRIBUTE}="cid:`)
        : piece.replace(/\{\{[^{}]*\}\}/g, chip),
    )
    .join('')
}

const chip = (code: string) => `<span ${PLACEHOLDER_ATTRIBUTE}="${escapeValue(unescape(code))}"></span>`

/** What is kept of the editor's document; empty where nothing is written. */
export function storedHtml(doc: DocNode): string {
  const html = (doc.content ?? []).map(block).join('')
  return /<(?:img|hr)\b/.test(html) || html.replace(/<[^>]*>/g, '').trim() !== '' ? html : ''
}

const children = ({ content = [] }: DocNode) => content.map(block).join('')
const within = (name: string, node: DocNode) => `<${name}>${inline(node.content ?? [])}</${name}>`

function block(node: DocNode): string {
  switch (node.type) {
    case 'heading':
      return within(node.attrs?.['level'] === 3 ? 'h3' : 'h2', node)
    case 'bulletList':
      return `<ul>${children(node)}</ul>`
    case 'orderedList':
      return `<ol>${children(node)}</ol>`
    case 'listItem':
      return `<li>${children(node)}</li>`
    case 'horizontalRule':
      return '<hr>'
    default:
      return within('p', node)
  }
}

function inline(nodes: readonly DocNode[]): string {
  return nodes.map((node) => marked(pieceOf(node), node.marks ?? [])).join('')
}

function textOf(node: DocNode, attribute: string): string {
  const value = node.attrs?.[attribute]
  return typeof value === 'string' ? value : ''
}

function pieceOf(node: DocNode): string {
  if (node.type === 'hardBreak') return '<br>'
  if (node.type === 'placeholder') return escapeText(textOf(node, 'code'))
  if (node.type === 'picture')
    return `<img src="${escapeValue(textOf(node, 'src'))}" alt="${escapeValue(textOf(node, 'alt'))}">`
  return escapeText(node.text ?? '')
}

/** A link is around all, then strong, then slanted: the order in which it is kept. */
function marked(piece: string, marks: readonly DocMark[]): string {
  const has = (type: string) => marks.some((mark) => mark.type === type)
  const href = marks.find(({ type }) => type === 'link')?.attrs?.['href']
  const slanted = has('italic') ? `<em>${piece}</em>` : piece
  const strong = has('bold') ? `<strong>${slanted}</strong>` : slanted
  return typeof href === 'string' ? `<a href="${escapeValue(href)}">${strong}</a>` : strong
}

/** `first_name` of `{{ first_name | default: "friend" }}`; null where the code is more than one name. */
export function placeholderName(code: string): string | null {
  return /^\{\{-?\s*([\p{L}\p{M}\p{N}_.]+)\s*(?:\||-?\}\})/u.exec(code)?.[1] ?? null
}

export const placeholderCode = (name: string): string => `{{ ${name} }}`
