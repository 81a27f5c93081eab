import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageOf, linkOf } from '../../../../src/main/core/areas/campaigns/writing/addresses.ts'
import { readBody } from '../../../../src/main/core/areas/campaigns/writing/body.ts'
import { bodyHtml } from '../../../../src/main/core/areas/campaigns/writing/body-html.ts'
import { cleanHtml } from '../../../../src/main/core/areas/campaigns/writing/clean.ts'

const NAMES = 'p h2 h3 ul ol li a strong em br img hr b i h1 div span script style table td blockquote svg x-y p'.split(
  ' ',
)
const attribute = fc.constantFrom(
  '',
  ' href="https://rosa.example/a?b=1&amp;c=2"',
  ' href="javascript:alert(1)"',
  ' href="https://rosa.example/{{ coupon }}"',
  ' src="cid:bun"',
  ' src="https://evil.example/x.png" alt="x"',
  ' onclick="x()" style="color:red" class="y"',
)
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    ' ',
    '\n',
    '&lt;b&gt;',
    '{{ first_name }}',
    '{% if x %}',
    '<',
    '>',
    '&',
    '\u0000',
    '\uFDD0',
    '\uD800',
    '<!-- c -->',
    ' ',
  ),
)
const soup = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constantFrom(...NAMES), attribute).map(([name, more]) => `<${name}${more}>`),
      fc.constantFrom(...NAMES).map((name) => `</${name}>`),
      words,
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('formatted text', () => {
  it('comes out of any input as a body that written and read again is the same', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const body = readBody(html)
        const written = bodyHtml(body)
        expect(readBody(written)).toEqual(body)
        expect(bodyHtml(readBody(written))).toBe(written)
      }),
      { numRuns: 150 },
    )
  })

  it('holds nothing but the closed set, whatever comes in', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const tags = bodyHtml(readBody(html)).match(/<[^>]*>/g) ?? []
        for (const tag of tags) {
          expect(tag).toMatch(
            /^<(?:\/?(?:p|h2|h3|ul|ol|li|strong|em|a)|br|hr|img src="cid:[\w.-]+" alt="[^"<>]*"|a href="(?:https:|mailto:|tel:)[^"<>]*")>$/,
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  it('keeps every word of what stands in elements it does not know, and none of a script', () => {
    expect(
      cleanHtml('<div>One <span>two</span><table><tr><td>three</td></tr></table><script>four</script></div>'),
    ).toBe('<p>One two</p><p>three</p>')
  })

  it('keeps what the editor writes as it is', () => {
    const html =
      '<h2>Buns</h2><p>Dear <strong>{{ first_name | default: &quot;you&quot; }}</strong>,<br>come <em><a href="https://rosa.example/">by</a></em>.</p><p></p><ul><li><p>one</p></li><li><p>two</p><ol><li><p>three</p></li></ol></li></ul><hr><p><img src="cid:bun" alt="A bun"></p>'
    expect(cleanHtml(html)).toBe(
      html.replace(
        '<em><a href="https://rosa.example/">by</a></em>',
        '<a href="https://rosa.example/"><em>by</em></a>',
      ),
    )
  })

  it('is nothing where only empty paragraphs are left', () => {
    expect(cleanHtml('<p></p><p><br></p><p><img src="https://evil.example/x.png"></p>')).toBe('')
  })

  it('reads a hundred thousand opened elements without running out of stack', () => {
    const deep = `${'<b><i><ul><li>'.repeat(3_000)}end`
    expect(cleanHtml(deep)).toContain('end')
  })
})

describe('addresses', () => {
  it.each([
    'https://rosa.example',
    'https://rosa.example/a b'.replace(' ', '%20'),
    'mailto:rosa@shop.example',
    'tel:+15550100',
  ])('lets %s through', (href) => {
    expect(linkOf(` ${href} `)).toBe(href)
  })

  it.each([
    'javascript:alert(1)',
    'http://rosa.example/',
    'data:text/html,x',
    'https://me:secret@rosa.example/',
    'https:rosa',
    '//rosa.example/',
    'https://rosa.example/ x',
    'https://rosa.example/"onclick="x',
    'java\nscript:alert(1)',
    'mailto:',
    '',
  ])('lets %j not through', (href) => {
    expect(linkOf(href)).toBeNull()
  })

  it('lets placeholders fill in only what follows a fixed host', () => {
    expect(linkOf('https://rosa.example/?code={{ coupon }}')).toBe('https://rosa.example/?code={{ coupon }}')
    expect(linkOf('mailto:rosa@shop.example?subject={{ coupon }}')).not.toBeNull()
    for (const href of [
      '{{ own.page }}',
      'https://{{ own.page }}/',
      'https://rosa.example{{ own.page }}',
      'https://r.example/{% if a %}',
    ]) {
      expect(linkOf(href)).toBeNull()
    }
  })

  it('shows only pictures that travel with the message', () => {
    expect(imageOf('cid:coupon.regulars')).toBe('cid:coupon.regulars')
    for (const src of ['https://x.example/a.png', 'data:image/png;base64,AA', 'cid:a b', 'cid:"'])
      expect(imageOf(src)).toBeNull()
  })
})
