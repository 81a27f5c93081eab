// The formatted text of a message as a tree of the closed set of elements that the editor writes. Whatever comes in, by paste or
// from a file, a tree in this form comes out; written as HTML and read again it is the same tree.
import { Parser } from 'htmlparser2'
import { escapeHtml } from '../../../../../shared/domain/messages/footer.ts'

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'br' }
  | { readonly kind: 'img'; readonly cid: string; readonly alt: string }
  | { readonly kind: 'a'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'strong' | 'em'; readonly children: readonly Inline[] }

export type Block =
  | { readonly kind: 'p' | 'h2' | 'h3'; readonly children: readonly Inline[] }
  | { readonly kind: 'ul' | 'ol'; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'hr' }

export type Body = readonly Block[]

// What other programs write for the same thing.
const SAME: Readonly<Record<string, string>> = { b: 'strong', i: 'em', h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3' }
/** Their content is no text of the message. */
const SILENT = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'iframe',
  'object',
  'noscript',
  'textarea',
  'select',
  'svg',
  'math',
])
/** Whatever stands in one of these is a paragraph of its own. */
const PARTS = new Set([
  'p',
  'div',
  'section',
  'article',
  'blockquote',
  'pre',
  'table',
  'tr',
  'td',
  'th',
  'header',
  'footer',
  'main',
  'figure',
])
const DEEPEST_LIST = 4
