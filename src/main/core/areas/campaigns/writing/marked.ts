// While a text goes through MJML and html-to-text its placeholders are marks, so that neither changes them; afterwards they are put
// back. The marks are code points that are no characters (Unicode 23.7) and are taken out of whatever comes in.
import { Failure } from '../../../../../shared/errors.ts'
import { readLiquid, type Printing, type ReadText } from './liquid.ts'
import { type Span, splitLiquid, straightened } from './split.ts'

export type TextPath =
  'subject' | 'subjectB' | 'preview' | 'body' | 'button.label' | 'button.href' | 'letter' | 'script'

interface Mark {
  readonly liquid: string
  readonly path: TextPath
  readonly line: number
  readonly column: number
}

export interface Place {
  readonly path: TextPath
  /** From 1; of formatted text the paragraph. */
  readonly line: number
  /** From 1 */
  readonly column: number
}

/** What is wrong with a text, as BAD_INPUT says it. */
export interface TextIssue extends Place {
  readonly rule: 'liquid' | 'unknown_placeholder' | 'across' | 'unclosed' | 'not_a_link' | 'no_picture'
}

export class Mistaken extends Error {
  readonly issue: TextIssue

  constructor(issue: TextIssue) {
    super(issue.rule)
    this.issue = issue
  }
}

const PRESENCE = /^\{%-?\s*(?:(?:if|unless|elsif)\s+[\p{L}\p{M}\p{N}_.]+|else|endif|endunless)\s*-?%\}$/u

const MARK = /\uFDD0(\d+)\uFDD1/g

/** Begins a place-holding of the texts of one message. */
export function marking() {
  const marks: Mark[] = []
  const add = (liquid: string, place: Place) => {
    marks.push({ liquid, ...place })
    return `\uFDD0${String(marks.length - 1)}\uFDD1`
  }
  return {
    /** The text with marks, its words changed by `words`. `values` is put behind each value that is printed. Throws Mistaken. */
    mark(text: string, place: Place, { words = (part: string) => part, filter = '' }: Marking = {}): string {
      const split = splitLiquid(text)
      if ('unclosed' in split) throw new Mistaken({ ...after(place, text, split.unclosed), rule: 'unclosed' })
      return split.pieces
        .map((piece) => {
          if (piece.kind === 'words') return words(piece.text)
          const liquid = straightened(piece.text)
          return add(piece.kind === 'value' ? withFilter(liquid, filter) : liquid, after(place, text, piece.begin))
        })
        .join('')
    },
    /** Whether every condition so far asks only whether a placeholder has something to say. */
    byPresence: () => marks.every(({ liquid }) => !liquid.startsWith('{%') || PRESENCE.test(liquid)),
    /** Reads a marked text: the placeholders are back, everything else is printed as it stands. Throws Mistaken. */
    read(marked: string, printing: Printing, known: ReadonlySet<string>): ReadText {
      const { source, spans } = unmarked(marked, marks)
      const read = readLiquid(source, { printing, known, pieces: spans })
      if ('text' in read) return read.text
      const at = spans.findLast(({ begin }) => begin <= read.mistake.offset) ?? spans[0]
      const { path, line, column } = marks[at?.mark ?? 0] ?? { path: 'body' as const, line: 1, column: 1 }
      throw new Mistaken({ path, line, column, rule: read.mistake.rule })
    },
  }
}

export type Marker = ReturnType<typeof marking>

interface Marking {
  readonly words?: (part: string) => string
  readonly filter?: string
}

/** `{{ x }}` → `{{ x | url_encode }}`; what trims blanks stays. */
function withFilter(liquid: string, filter: string): string {
  if (filter === '' || liquid.includes(filter)) return liquid
  const end = liquid.endsWith('-}}') ? '-}}' : '}}'
  return `${liquid.slice(0, -end.length)}| ${filter} ${end}`
}

function unmarked(marked: string, marks: readonly Mark[]) {
  const spans: (Span & { readonly mark: number })[] = []
  let source = ''
  let from = 0
  for (const found of marked.matchAll(MARK)) {
    const mark = Number(found[1])
    source += marked.slice(from, found.index)
    const begin = source.length
    source += marks[mark]?.liquid ?? ''
    spans.push({ begin, end: source.length, mark })
    from = found.index + found[0].length
  }
  return { source: source + marked.slice(from), spans }
}

/** The place of a character of a text that begins at a place. Formatted text has no line breaks of its own. */
function after({ path, line, column }: Place, text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n')
  const last = lines.at(-1) ?? ''
  return { path, line: line + lines.length - 1, column: lines.length === 1 ? column + last.length : last.length + 1 }
}

/** Runs what reads texts; a mistake in them is BAD_INPUT with its place below `words`. */
export function orBadInput<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof Mistaken ? badInput(error) : error
  }
}

function badInput({ issue: { path, rule, line, column } }: Mistaken): Failure {
  return new Failure('BAD_INPUT', { issues: [{ path: `words.${path}`, rule, line, column }] })
}
