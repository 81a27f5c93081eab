// Between plain text in which placeholders stand as they are kept, {{ first_name }}, and the document of its editor.
import type { JSONContent } from '@tiptap/core'

const CODE = /(\{\{[^{}]*\}\})/

/** A paragraph for each line; in one line, breaks become blanks. */
export function plainDoc(text: string, lines: 'one' | 'many'): JSONContent {
  const rows = lines === 'many' ? text.split(/\r\n?|\n/) : [text.replaceAll(/\s*[\r\n]+\s*/g, ' ')]
  return { type: 'doc', content: rows.map((row) => ({ type: 'paragraph', content: pieces(row) })) }
}

function pieces(row: string): JSONContent[] {
  return row
    .split(CODE)
    .filter((piece) => piece !== '')
    .map((piece) =>
      CODE.test(piece) ? { type: 'placeholder', attrs: { code: piece } } : { type: 'text', text: piece },
    )
}

export function plainText(doc: JSONContent): string {
  return (doc.content ?? []).map(({ content = [] }) => content.map(written).join('')).join('\n')
}

function written({ type, attrs, text = '' }: JSONContent): string {
  const code: unknown = attrs?.['code']
  return type === 'placeholder' && typeof code === 'string' ? code : text
}
