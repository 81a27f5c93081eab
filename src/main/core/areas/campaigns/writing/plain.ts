// The plain text of a message, from the same HTML as what is shown.
import { compile } from 'html-to-text'

const convert = compile({
  // Mail programs break lines themselves; a break of ours would stand in the middle of a phone's line.
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
    { selector: 'img', format: 'skip' },
    ...['h2', 'h3'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 1 },
    })),
    { selector: 'li > p', format: 'paragraph', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'hr', options: { length: 20 } },
  ],
})

/** Every word of the HTML, paragraphs parted by a blank line, links behind their words. */
export function plainOf(html: string): string {
  return convert(html)
}

/** What is left where conditions left paragraphs out: never more than one blank line. */
export function tidied(text: string): string {
  return text
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
