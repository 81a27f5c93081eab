// Conditions in formatted text begin and end at places that a page can leave out as a whole: within a paragraph at the same
// emphasis, or each in a paragraph of its own, in the same list item or outside of lists.
import type { Block, Body, Marks } from './body.ts'
import { Mistaken, type TextPath } from './marked.ts'
import { type Piece, splitLiquid } from './split.ts'

interface Tag {
  readonly name: string
  readonly column: number
  readonly marks: string
}

const piecesOf = (text: string): readonly Piece[] => {
  const split = splitLiquid(text)
  return 'pieces' in split ? split.pieces : []
}

const nameOfTag = (text: string): string => /^\{%-?\s*(\w+)/.exec(text)?.[1] ?? ''

const marksOf = ({ strong, em, href }: Marks): string => `${String(strong)} ${String(em)} ${href ?? ''}`

function tagsOf(block: Block): readonly Tag[] {
  if (!('runs' in block)) return []
  let before = 0
  return block.runs.flatMap((run) => {
    if (run.kind !== 'text') return []
    const column = before + 1
    before += run.text.length
    return piecesOf(run.text)
      .filter(({ kind }) => kind === 'tag')
      .map(({ text, begin }) => ({ name: nameOfTag(text), column: column + begin, marks: marksOf(run) }))
  })
}

/** A paragraph of conditions alone stands for the conditions, without being one in the message. */
export function isOnlyTags(block: Block): boolean {
  if (!('runs' in block) || block.runs.length === 0) return false
  return block.runs.every(
    (run) =>
      run.kind === 'text' &&
      piecesOf(run.text).every(({ kind, text }) => kind === 'tag' || (kind === 'words' && text.trim() === '')),
  )
}

/** Throws Mistaken with the rule `across` at the first condition that would tear elements apart. */
export function refuseAcross(body: Body, path: TextPath): void {
  let line = 0
  const inside = (blocks: Body) => {
    const open: string[] = []
    for (const block of blocks) {
      if ('items' in block) for (const item of block.items) inside(item)
      if (!('runs' in block)) continue
      line += 1
      const alone = isOnlyTags(block)
      const stack = alone ? open : []
      for (const tag of tagsOf(block)) {
        if (!follows(stack, { ...tag, marks: alone ? '' : tag.marks }))
          throw new Mistaken({ path, line, column: tag.column, rule: 'across' })
      }
      if (!alone && stack.length > 0)
        throw new Mistaken({ path, line, column: tagsOf(block)[0]?.column ?? 1, rule: 'across' })
    }
    if (open.length > 0) throw new Mistaken({ path, line: Math.max(1, line), column: 1, rule: 'across' })
  }
  inside(body)
}

/** Moves on by one tag; false where it cannot stand here. `stack` holds where the open conditions began. */
function follows(stack: string[], { name, marks }: Tag): boolean {
  if (name === 'if' || name === 'unless') stack.push(marks)
  else if (name === 'else' || name === 'elsif') return stack.at(-1) === marks
  else if (name === 'endif' || name === 'endunless') return stack.pop() === marks
  return true
}
