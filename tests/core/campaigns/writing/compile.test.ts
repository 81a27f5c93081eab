import fc from 'fast-check'
import { parseDocument, DomUtils } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { readWords } from '../../../../src/main/core/areas/campaigns/writing/compile.ts'
import { gaps, write } from '../../../../src/main/core/areas/campaigns/writing/write.ts'
import { withFooter, withTextFooter } from '../../../../src/shared/domain/messages/footer.ts'
import { withoutIsolates } from '../../../../src/shared/domain/messages/isolate.ts'
import { ownNames } from '../../../../src/shared/domain/messages/placeholders.ts'
import { COUPON, mailOf, mistakeIn, PLACE, wordsOf, writtenOf } from './words.ts'

/** What a reader sees of HTML. */
const seen = (html: string): string => withoutIsolates(DomUtils.textContent(parseDocument(html)))

const anything = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    '<b>{{x}}',
    'Ana\nB',
    'Ana\r\nBcc: all@x.example',
    '{% if a %}',
    '"',
    "O'Neil & Söhne",
    '\u202Eevil\u202C',
    '\u2069\u2069x',
    'משה',
    '</p></div>',
    '<!--footer-->',
    '{{ coupon }}',
    '=?utf-8?q?x?=',
  ),
)

describe('a message', () => {
  it('prints any name as it is written, in one line of subject, in HTML and in text', () => {
    const compiled = readWords(wordsOf({ subject: '[{{ first_name }}]', body: '<p>[{{ first_name }}]</p>' }), PLACE, {
      channel: 'email',
    })
    fc.assert(
      fc.property(anything, (name) => {
        fc.pre(name.trim() !== '')
        const { subject, html, text } = write(compiled, { first_name: name })
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        const printable = withoutIsolates(name).toWellFormed()
        const inLine = printable.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        expect(withoutIsolates(subject)).toBe(`[${inLine}]`)
        expect(seen(html)).toBe(`[${printable.replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')}]`)
        expect(parseDocument(html).children).toHaveLength(1)
        expect(withoutIsolates(text).replaceAll(/\s+/g, ' ')).toBe(
          `[${printable.replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')}]`.replaceAll(/\s+/g, ' '),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('keeps a name that turns its direction from turning the sentence', () => {
    const { subject } = writtenOf({ subject: '{{ first_name }}, 3 buns' }, { first_name: 'משה' })
    expect(subject).toBe('\u2068משה\u2069, 3 buns')
    expect(writtenOf({}, { first_name: '\u2069\u202Ex' }).subject).toBe('Hello \u2068\u2068\u2069\u202Ex\u2069')
  })

  it('prints what the shop writes as it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (typed) => {
        fc.pre(!/\{[{%]/.test(typed) && typed.trim() !== '' && !/[\p{Cc}\uFDD0-\uFDEF\uFFFE\uFFFF]/u.test(typed))
        const paragraph = typed.replaceAll(/[&<>]/g, (one) => `&#${String(one.charCodeAt(0))};`)
        const { html, text } = writtenOf({ body: `<p>${paragraph}</p>` }, { first_name: 'Ana' })
        const shown = typed.replaceAll(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '')
        expect(seen(html)).toBe(shown)
        expect(text.replaceAll(/\s+/g, ' ').trim()).toBe(shown.replaceAll(/[\s\u200B]+/g, ' ').trim())
      }),
      { numRuns: 100 },
    )
  })

  it('says every word of its HTML in its text', async () => {
    const { html, text } = await mailOf(
      {
        body: '<h2>Two <strong>buns</strong></h2><ul><li><p>rye</p></li><li><p>wheat</p><ol><li><p>white</p></li></ol></li></ul><hr><p>See <a href="https://rosa.example/">our page</a></p>',
        button: { label: 'Come by', href: 'https://rosa.example/?c={{ coupon }}' },
      },
      { first_name: 'Ana', coupon: 'ABCDEFGHJKLMN', coupon_what: 'One bun', coupon_until: 'May 1' },
      { coupon: COUPON },
    )
    const words =
      seen(html.slice(html.indexOf('Two'), html.indexOf('Good until')).replaceAll('<', ' <')).match(
        /[\p{L}\p{N}-]+/gu,
      ) ?? []
    expect(words.length).toBeGreaterThan(8)
    for (const word of words) expect(text).toContain(word)
    expect(text).toContain('our page <https://rosa.example/>')
    expect(text).toContain('Come by <https://rosa.example/?c=ABCD-EFGH-JKLMN>')
  })

  it('is held back by what has nothing to say, unless something else is said', () => {
    const body = '<p>{{ last_name }} {{ first_name }} {{ favourite | default: "bun" }} {{ nickname | upcase }}</p>'
    const { text, missing, fallbacks } = writtenOf({ subject: 'x', body }, {})
    expect(missing).toEqual(['last_name'])
    expect(fallbacks).toEqual(['favourite', 'first_name', 'nickname'])
    expect(text).toBe('friend bun FRIEND')
  })

  it('misses nothing that a condition left out', () => {
    const body = '<p>{% if favourite %}Your {{ favourite }}.{% else %}Come by.{% endif %}</p>'
    expect(writtenOf({ subject: 'x', body }, {})).toMatchObject({ text: 'Come by.', missing: [], fallbacks: [] })
    expect(writtenOf({ subject: 'x', body }, { favourite: 'Rye' }).text).toBe('Your Rye.')
  })

  it('counts an empty value as nothing, and zero as something', () => {
    expect(writtenOf({ subject: '{{ last_name }}' }, { last_name: '' }).missing).toEqual(['last_name'])
    expect(writtenOf({ subject: '{{ age_turned }}' }, { age_turned: 0 }).subject).toBe('0')
  })

  it('leaves a paragraph of a condition out as a whole', () => {
    const body =
      '<p>Hello</p><p>{% if own.shoe_size %}</p><p>Size {{ own.shoe_size }}</p><p> {% endif %} </p><p>Bye</p>'
    expect(writtenOf({ body }, { 'own.shoe_size': '42' }).text).toBe('Hello\n\nSize 42\n\nBye')
    const without = writtenOf({ body }, {})
    expect(without.text).toBe('Hello\n\nBye')
    expect(without.html).toBe('<p>Hello</p><p>Bye</p>')
  })

  it('reads straight what an editor made pretty', () => {
    const body = '<p>{{&nbsp;favourite | default: “a bun” }}</p>'
    expect(writtenOf({ body }, {}).text).toBe('a bun')
  })

  it('encodes what it fills into an address', () => {
    const { html } = writtenOf(
      { body: '<p><a href="https://r.example/?n={{ first_name }}&amp;x=1">x</a></p>' },
      { first_name: '"&<é ' },
    )
    expect(html).toContain('href="https://r.example/?n=%22%26%3C%C3%A9%20&amp;x=1"')
  })

  it("reads the name of any of the shop's own fields", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { minLength: 1, maxLength: 5 }), (names) => {
        const own = ownNames(names.map((name) => ({ name })))
        const last = own.at(-1) ?? ''
        const words = wordsOf({
          subject: `{{ ${last} }}`,
          body: `<p>{% if ${last} %}{{ ${last} | upcase }}{% endif %}</p>`,
        })
        const compiled = readWords(words, { ...PLACE, own }, { channel: 'email' })
        expect(write(compiled, { [last]: 'x' })).toMatchObject({ subject: 'x', text: 'X' })
        expect(write(compiled, {}).missing).toEqual([last])
      }),
    )
  })

  it('knows before it is written what would be missing', () => {
    const compiled = readWords(wordsOf({ body: '<p>{{ last_name }}{{ first_name }}</p>' }), PLACE, { channel: 'email' })
    expect(gaps(compiled, { first_name: 'Ana', last_name: 'Bo' })).toEqual({ missing: [], fallbacks: [] })
    expect(gaps(compiled, { last_name: 'Bo' })).toEqual({ missing: [], fallbacks: ['first_name'] })
    expect(gaps(compiled, { first_name: 'Ana' })).toEqual({ missing: ['last_name'], fallbacks: [] })
    expect(compiled.byPresence).toBe(true)
    expect(
      readWords(wordsOf({ body: '<p>{% if age_turned > 17 %}x{% endif %}</p>' }), PLACE, { channel: 'email' })
        .byPresence,
    ).toBe(false)
  })
})

describe('words that cannot be read', () => {
  it.each([
    [
      'a placeholder that is not there',
      { body: '<p>One</p><p>Two {{ frist_name }}</p>' },
      { path: 'words.body', rule: 'unknown_placeholder', line: 2, column: 5 },
    ],
    [
      'braces that are not closed',
      { subject: 'Hi {{ first_name' },
      { path: 'words.subject', rule: 'unclosed', line: 1, column: 4 },
    ],
    [
      'braces torn by emphasis',
      { body: '<p>{{ first_<strong>name</strong> }}</p>' },
      { path: 'words.body', rule: 'unclosed', line: 1, column: 1 },
    ],
    [
      'a filter that is not there',
      { body: '<h2>A</h2><ul><li><p>b {{ shop | sort }}</p></li></ul>' },
      { path: 'words.body', rule: 'liquid', line: 2, column: 3 },
    ],
    [
      'a loop',
      { body: '<p>{% for i in (1..9) %}x{% endfor %}</p>' },
      { path: 'words.body', rule: 'liquid', line: 1, column: 1 },
    ],
    [
      'a file',
      { body: '<p>{% include "/etc/passwd" %}</p>' },
      { path: 'words.body', rule: 'liquid', line: 1, column: 1 },
    ],
    ['a file rendered', { preview: "{% render 'x' %}" }, { path: 'words.preview', rule: 'liquid', line: 1, column: 1 }],
    [
      'an assignment',
      { subject: '{% assign shop = 1 %}' },
      { path: 'words.subject', rule: 'liquid', line: 1, column: 1 },
    ],
    [
      'raw braces',
      { subject: '{% raw %}{{ x }}{% endraw %}' },
      { path: 'words.subject', rule: 'liquid', line: 1, column: 10 },
    ],
    [
      'a condition without an end',
      { subject: 'a {% if shop %}b' },
      { path: 'words.subject', rule: 'liquid', line: 1, column: 3 },
    ],
    [
      'a condition that tears paragraphs',
      { body: '<p>{% if shop %}a</p><p>b{% endif %}</p>' },
      { path: 'words.body', rule: 'across', line: 1, column: 1 },
    ],
    [
      'a condition that tears emphasis',
      { body: '<p>a<strong>{% if shop %}a</strong>b{% endif %}</p>' },
      { path: 'words.body', rule: 'across', line: 1, column: 17 },
    ],
    [
      'a condition that leaves a list',
      { body: '<ul><li><p>{% if shop %}</p></li></ul><p>{% endif %}</p>' },
      { path: 'words.body', rule: 'across', line: 1, column: 1 },
    ],
    [
      'own properties of nothing',
      { subject: '{{ shop.constructor }}' },
      { path: 'words.subject', rule: 'unknown_placeholder', line: 1, column: 1 },
    ],
    [
      'a button to nowhere',
      { button: { label: 'Go', href: 'javascript:alert(1)' } },
      { path: 'words.button.href', rule: 'not_a_link', line: 1, column: 1 },
    ],
  ])('are refused with their place: %s', (_, words, issue) => {
    expect(mistakeIn(words)).toEqual(issue)
  })

  it('are refused on paper and on the phone as well, in lines', () => {
    expect(mistakeIn({ letter: '<p>{{ x }}</p>' }, { channel: 'post' })).toMatchObject({ path: 'words.letter' })
    expect(mistakeIn({ script: 'Hi\n\nthere {{ x }}' }, { channel: 'phone' })).toEqual({
      path: 'words.script',
      rule: 'unknown_placeholder',
      line: 3,
      column: 7,
    })
    expect(mistakeIn({ letter: '<p>{{ x }}</p>' })).toBeNull()
    expect(mistakeIn({ subjectB: '{{ x' }, { subject: 'b' })).toMatchObject({ path: 'words.subjectB' })
  })

  it('never make the reading run away, whatever they are', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      '{',
      '}',
      '"',
      "'",
      '\\',
      ' if ',
      'shop',
      ' | ',
      'append: ',
      'default: ',
      '(1..99999999)',
      '..',
      ' == ',
      ' contains ',
      'endif',
      'else',
      '-',
      '<p>',
      '</p>',
      '<strong>',
      '\n',
      'own.',
      '[',
      ']',
      '\uFDD00\uFDD1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const before = performance.now()
        for (const words of [{ subject: text.replaceAll('\n', ' ') }, { body: text }]) {
          if (mistakeIn(words) === null) writtenOf(words, { first_name: 'Ana', shop: 'x' })
        }
        expect(performance.now() - before).toBeLessThan(5_000)
      }),
      { numRuns: 150 },
    )
  })

  it('are refused where they would make much of little', () => {
    expect(mistakeIn({ subject: '{% if (1..900000000) contains 3 %}x{% endif %}' })).toMatchObject({ rule: 'liquid' })
    expect(mistakeIn({ subject: '{{ shop | default: (1..900000000) }}' })).toMatchObject({ rule: 'liquid' })
    expect(mistakeIn({ subject: '{{ shop | default: "a..b" }}' })).toBeNull()
    expect(mistakeIn({ body: `<p>a{{ shop${' | append: shop'.repeat(60)} }}</p>` })).toMatchObject({ column: 2 })
    expect(mistakeIn({ body: `<p>${'{{ shop }}'.repeat(1_001)}</p>` })).toMatchObject({
      rule: 'liquid',
      column: 10_001,
    })
    expect(mistakeIn({ body: `<p>${'{{ shop }}'.repeat(1_000)}</p>` })).toBeNull()
  })
})

describe('a mail', () => {
  const facts = {
    first_name: 'Zoë <b>',
    favourite: 'Rye loaf',
    shop: "Rosa's & Sons",
    coupon: 'ABCDEFGHJKLMN',
    coupon_what: 'One bun on the house',
    coupon_until: 'March 24, 2026',
  }

  it('is the same document as ever', async () => {
    const { subject, html, text, images } = await mailOf(
      {
        subject: 'Happy birthday, {{ first_name }}!',
        preview: 'A treat for {{ first_name }}',
        body: '<h2>Happy birthday</h2><p>Dear {{ first_name }},</p><p>{% if favourite %}</p><p>Your <strong>{{ favourite }}</strong> waits.</p><p>{% endif %}</p>',
        button: { label: 'Come by', href: 'https://rosa.example/?c={{ coupon }}' },
      },
      facts,
      { coupon: COUPON },
    )
    await expect(
      withFooter(html, [{ text: '1 High Street\nLondon' }, { text: 'Stop', href: 'mailto:a@b.example?subject=x' }]),
    ).toMatchFileSnapshot('golden/mail-html.txt')
    await expect(
      `${subject}\n\n${withTextFooter(text, [{ text: 'Stop', href: 'mailto:a@b.example' }])}`,
    ).toMatchFileSnapshot('golden/mail-text.txt')
    expect(images.map(({ cid, type }) => [cid, type])).toEqual([['coupon.regulars', 'image/png']])
    expect(html).not.toMatch(/https?:\/\/(?!rosa\.example|www\.w3\.org)/)
  })

  it('fetches nothing from anywhere, and keeps its words when it is dark', async () => {
    const { html } = await mailOf({}, facts)
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('@media (prefers-color-scheme: dark)')
    expect(html).not.toMatch(/<link|@import|src="http/)
  })

  it('takes its second subject where there is one', async () => {
    const words = { subject: 'A {{ first_name }}', subjectB: 'B {{ first_name }}' }
    expect((await mailOf(words, { first_name: 'Ana' }, { subject: 'b' })).subject).toBe('B Ana')
    expect((await mailOf({ ...words, subjectB: '' }, { first_name: 'Ana' }, { subject: 'b' })).subject).toBe('A Ana')
  })

  it('can hold no second footer slot', async () => {
    const { html } = await mailOf({ body: '<p>{{ first_name }}<!--footer--></p>' }, { first_name: '<!--footer-->' })
    expect(html.split('<!--footer-->')).toHaveLength(2)
  })
})

describe('a letter', () => {
  it('is the same as ever, with its coupon to be scanned', async () => {
    const { html } = await mailOf(
      { letter: '<p>{{ salutation }},</p><p>come by.</p>' },
      { salutation: 'Dear Zoë', coupon: 'ABCDEFGHJKLMN', coupon_what: 'One bun', coupon_until: 'May 1' },
      { channel: 'post', coupon: COUPON },
    )
    const code = /<svg .*<\/svg>/s
    expect(html).toMatch(code)
    await expect(html.replace(code, '<svg/>')).toMatchFileSnapshot('golden/letter-html.txt')
    expect(html).not.toContain('style=')
  })

  it('says what the mail says where it has no words of its own', () => {
    expect(writtenOf({ letter: '<p></p>' }, { first_name: 'Ana' }, { channel: 'post' }).text).toBe('Hello Ana')
  })
})

it('what is said on the phone keeps its lines', () => {
  const { text, html } = writtenOf(
    { script: 'Hello {{ first_name }}\n\n- ask <how>' },
    { first_name: 'Ana' },
    { channel: 'phone' },
  )
  expect(text).toBe('Hello Ana\n\n- ask <how>')
  expect(html).toBe('<p>Hello Ana<br><br>- ask &lt;how&gt;</p>')
})
