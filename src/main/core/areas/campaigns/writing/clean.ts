// Words as they are kept: formatted text in the closed set of elements, whatever was pasted into it.
import type { Words } from '../../../../../shared/contract/campaigns.ts'
import { hasWords, plainText, readBody } from './body.ts'
import { bodyHtml } from './body-html.ts'

export function cleanWords(words: Words): Words {
  return { ...words, body: cleanHtml(words.body), letter: cleanHtml(words.letter), script: plainText(words.script) }
}

/** The same again is the same; nothing but empty paragraphs is nothing. */
export function cleanHtml(html: string): string {
  const body = readBody(html)
  return hasWords(body) ? bodyHtml(body) : ''
}
