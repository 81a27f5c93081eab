// Parts a text into what is printed as it stands and what Liquid reads: `{{ … }}` and `{% … %}`.

export interface Span {
  readonly begin: number
  readonly end: number
}

export interface Piece extends Span {
  /** As it stands in the text. */
  readonly text: string
  readonly kind: 'words' | 'value' | 'tag'
}

/** Quotes in a text that was typed into an editor that makes them pretty, and blanks that must not break. */
const STRAIGHT: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '\u00A0': ' ',
  '\n': ' ',
  '\t': ' ',
}

/** What Liquid is to read of a piece: with plain quotes and blanks, as many characters as before. */
export function straightened(piece: string): string {
  return piece.replaceAll(/[“”„‘’\u00A0\n\t]/g, (character) => STRAIGHT[character] ?? character)
}

/** The pieces in their order; or where something is opened and not closed. Quoted braces do not close a value. */
export function splitLiquid(text: string): { readonly pieces: readonly Piece[] } | { readonly unclosed: number } {
  const pieces: Piece[] = []
  let at = 0
  const add = (kind: Piece['kind'], end: number) => {
    if (end > at) pieces.push({ kind, begin: at, end, text: text.slice(at, end) })
    at = end
  }
  while (at < text.length) {
    const opening = nextOpening(text, at)
    add('words', opening)
    if (at >= text.length) break
    const tag = text[at + 1] === '%'
    const end = tag ? endOfTag(text, at) : endOfValue(text, at)
    if (end === null) return { unclosed: at }
    add(tag ? 'tag' : 'value', end)
  }
  return { pieces }
}

function nextOpening(text: string, from: number): number {
  for (let at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
    if (text[at + 1] === '{' || text[at + 1] === '%') return at
  }
  return text.length
}

function endOfTag(text: string, from: number): number | null {
  const end = text.indexOf('%}', from + 2)
  return end < 0 ? null : end + 2
}

function endOfValue(text: string, from: number): number | null {
  let quote = ''
  for (let at = from + 2; at < text.length; at += 1) {
    const character = straightened(text[at] ?? '')
    if (quote !== '') {
      if (character === '\\') at += 1
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '}' && text[at + 1] === '}') return at + 2
  }
  return null
}
