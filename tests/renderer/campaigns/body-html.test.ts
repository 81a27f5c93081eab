// Words between how they are kept and the editor: each placeholder is one thing there, and comes back as it was written.
import { expect, test } from 'vitest'
import {
  editorHtml,
  placeholderCode,
  placeholderName,
  storedHtml,
  type DocNode,
} from '../../../src/renderer/areas/campaigns/composer/body-html.ts'

const text = (words: string, ...marks: NonNullable<DocNode['marks']>): DocNode => ({ type: 'text', text: words, marks })
const chip = (code: string): DocNode => ({ type: 'placeholder', attrs: { code } })
const doc = (...content: readonly DocNode[]): DocNode => ({ type: 'doc', content })
const p = (...content: readonly DocNode[]): DocNode => ({ type: 'paragraph', content })

test('a placeholder becomes one element of the editor, and what stands in a link stays in it', () => {
  expect(editorHtml('<p>Hello {{ first_name }}, <a href="https://x.example/{{ coupon }}">come</a>.</p>')).toBe(
    '<p>Hello <span data-placeholder="{{ first_name }}"></span>, <a href="https://x.example/{{ coupon }}">come</a>.</p>',
  )
})

test('a placeholder that says what to read otherwise keeps its quotes, escaped or not', () => {
  const chipped = '<p><span data-placeholder="{{ nickname | default: &quot;you &amp; yours&quot; }}"></span></p>'
  expect(editorHtml('<p>{{ nickname | default: "you &amp; yours" }}</p>')).toBe(chipped)
  expect(editorHtml('<p>{{ nickname | default: &quot;you &amp; yours&quot; }}</p>')).toBe(chipped)
  expect(storedHtml(doc(p(chip('{{ nickname | default: "you & yours" }}'))))).toBe(
    '<p>{{ nickname | default: "you &amp; yours" }}</p>',
  )
})

test('a document is kept in the closed set of elements, marks in one order', () => {
  const link = { type: 'link', attrs: { href: 'https://shop.example/?a=1&b="2"' } }
  const shown = doc(
    { type: 'heading', attrs: { level: 2 }, content: [text('New & good')] },
    { type: 'heading', attrs: { level: 3 }, content: [text('This week')] },
    p(text('Dear '), chip('{{ first_name }}'), text(', '), text('come', { type: 'italic' }, { type: 'bold' }, link)),
    p(text('one'), { type: 'hardBreak' }, text('two < three')),
    { type: 'bulletList', content: [{ type: 'listItem', content: [p(text('rye'))] }] },
    { type: 'orderedList', content: [{ type: 'listItem', content: [p(text('first'))] }] },
    { type: 'horizontalRule' },
    p({ type: 'picture', attrs: { src: 'cid:bun', alt: 'a "bun"' } }),
  )
  expect(storedHtml(shown)).toBe(
    '<h2>New &amp; good</h2><h3>This week</h3>' +
      '<p>Dear {{ first_name }}, <a href="https://shop.example/?a=1&amp;b=&quot;2&quot;"><strong><em>come</em></strong></a></p>' +
      '<p>one<br>two &lt; three</p><ul><li><p>rye</p></li></ul><ol><li><p>first</p></li></ol><hr>' +
      '<p><img src="cid:bun" alt="a &quot;bun&quot;"></p>',
  )
})

test('a page on which nothing is written is kept as nothing', () => {
  expect(storedHtml(doc(p(), p(text('  '))))).toBe('')
  expect(storedHtml({ type: 'doc' })).toBe('')
  expect(storedHtml(doc(p(chip(placeholderCode('shop')))))).toBe('<p>{{ shop }}</p>')
})

test('the name of a placeholder is read from its code, and none where it is more than a name', () => {
  expect(placeholderName('{{ first_name }}')).toBe('first_name')
  expect(placeholderName('{{own.größe|default:"x"}}')).toBe('own.größe')
  expect(placeholderName('{{- shop -}}')).toBe('shop')
  expect(placeholderName('{{ 1 + 2 }}')).toBeNull()
})
