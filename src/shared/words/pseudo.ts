// The pseudo-language: every sentence about a third longer, accented, read from right to left. It shows at a glance
// which text does not come from the catalogue, which box is too small, and which margin is on the wrong side.
import type IntlMessageFormat from 'intl-messageformat'

type Message = ReturnType<IntlMessageFormat['getAst']>
type Part = Message[number]

const PLAIN = 'aAcCdDeEgGhHiIjJkKlLnNoOrRsStTuUwWyYzZ'
const ACCENTED = 'áÁçÇðÐéÉĝĜĥĤîÎĵĴķĶļĻñÑöÖŕŔšŠţŢûÛŵŴýÝžŽ'
const accents = new Map([...PLAIN].map((letter, at) => [letter, [...ACCENTED][at] ?? letter]))

/** How much longer than English: German and Finnish need about this much on short labels. */
const LONGER = 0.35

function stretch(text: string): string {
  const accented = [...text].map((letter) => accents.get(letter) ?? letter).join('')
  const letters = [...text].filter((letter) => accents.has(letter)).length
  const extra = Math.ceil(letters * LONGER)
  return extra === 0 ? accented : `${accented}${'~'.repeat(extra)}`
}

/** Numbers of the part kinds in the syntax tree of intl-messageformat. */
const LITERAL = 0
const SELECT = 5
const PLURAL = 6
const TAG = 8

function pseudoPart(part: Part): Part {
  if (part.type === LITERAL) return { ...part, value: stretch(part.value) }
  if (part.type === TAG) return { ...part, children: pseudoMessage(part.children) }
  if (part.type === SELECT || part.type === PLURAL) {
    const options = Object.entries(part.options).map(
      ([name, option]) => [name, { ...option, value: pseudoMessage(option.value) }] as const,
    )
    return { ...part, options: Object.fromEntries(options) }
  }
  return part
}

/** The same message with every literal stretched; parameters, plurals and tags stay. */
export function pseudoMessage(message: Message): Message {
  return message.map(pseudoPart)
}
