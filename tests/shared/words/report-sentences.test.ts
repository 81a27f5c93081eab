// Every sentence that the core can say about a report has words, and they hold what it sends and nothing else.
import IntlMessageFormat from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { SENTENCES } from '../../../src/shared/domain/reports/sentences.ts'
import { english, type WordKey } from '../../../src/shared/words/catalogue.ts'
import { createWords } from '../../../src/shared/words/words.ts'

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** Names of what stands in a message, also inside its branches. */
function namesIn(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.type === 0 || part.type === 7) return []
    const inside = 'options' in part ? Object.values(part.options).flatMap((option) => namesIn(option.value)) : []
    return [String(part.value), ...inside]
  })
}

describe.each(Object.entries(SENTENCES))('%s', (code, sent) => {
  test('has words that ask for no more than the core sends', () => {
    const words = createWords('en').find(code, Object.fromEntries(sent.map((name) => [name, 2])))
    expect(words).not.toBeNull()
    expect(words).not.toMatch(/[{}]|undefined/)
    const message = new IntlMessageFormat(english[code as WordKey], 'en')
    expect(sent).toEqual(expect.arrayContaining([...new Set(namesIn(message.getAst()))]))
  })
})
