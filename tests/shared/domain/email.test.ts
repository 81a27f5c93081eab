import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanEmail, emailKey, isEmail, suggestEmail } from '../../../src/shared/domain/email.ts'
import { readText, testDataFile } from './test-data.ts'

test.each([
  'anna@example.com',
  'anna.berg+cake@mail.example.co.uk',
  "o'brien@example.ie",
  'müller@bäckerei.example',
  'a@b.museum',
  '用户@例え.テスト',
  '123@iana.org',
])('%s can be written to', (address) => {
  expect(isEmail(address)).toBe(true)
})

test.each([
  '',
  'anna',
  'anna@',
  '@example.com',
  'anna@example',
  'anna@example..com',
  '.anna@example.com',
  'anna.@example.com',
  'anna..berg@example.com',
  'anna berg@example.com',
  'anna@exam ple.com',
  'anna@-example.com',
  'anna@example.com.',
  'anna@192.168.0.1',
  '"anna"@example.com',
  'anna@[192.168.0.1]',
  'anna@example.com, bert@example.com',
  `${'a'.repeat(65)}@example.com`,
  `anna@${'a'.repeat(64)}.com`,
])('"%s" cannot', (address) => {
  expect(isEmail(address)).toBe(false)
})

test('the collection of odd addresses is judged by what a shop can write to', () => {
  const path = testDataFile('isemail', 'tests.xml')
  if (path === null) return
  const tests = [...readText(path).matchAll(/<test id="\d+">([\s\S]*?)<\/test>/g)].map(([, body = '']) => ({
    address: unescaped(/<address>([\s\S]*?)<\/address>/.exec(body)?.[1] ?? ''),
    category: /<category>(.*?)<\/category>/.exec(body)?.[1] ?? '',
  }))
  expect(tests).toHaveLength(164)
  const bare = /@[^.]*$/
  const plain = new Set(['ISEMAIL_VALID_CATEGORY', 'ISEMAIL_DNSWARN'])
  const wrong = tests.filter(({ address, category }) => {
    // Valid addresses, also of domains without mail (that is not asked here), but quoted ones and bare hosts.
    const expected = plain.has(category) && !bare.test(address) && !address.startsWith('"')
    return isEmail(address) !== expected
  })
  expect(wrong).toEqual([])
})

/** XML entities; control characters stand in the collection as their pictures (U+2400 …). */
function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9A-F]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400))
}

test.each([
  ['anna@gmial.com', 'anna@gmail.com'],
  ['anna@gmail.con', 'anna@gmail.com'],
  ['anna@hotmial.com', 'anna@hotmail.com'],
  ['anna@yaho.com', 'anna@yahoo.com'],
  ['anna@outlok.de', 'anna@outlook.de'],
  ['anna@t-onlne.de', 'anna@t-online.de'],
  ['anna@example.con', 'anna@example.com'],
  ['anna@gmail,com', 'anna@gmail.com'],
  ['anna @gmail.com', 'anna@gmail.com'],
  ['anna..berg@gmail.com', 'anna.berg@gmail.com'],
])('%s was probably meant as %s', (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant)
})

test.each([
  'anna@gmail.com',
  'ANNA@Gmail.com',
  'anna@example.org',
  'anna@me.com',
  'anna@gmx.de',
  'anna@mx.de',
  'anna',
  '',
  'anna@ymail.com',
])('"%s" is left alone', (typed) => {
  expect(suggestEmail(typed)).toBeNull()
})

test('a suggestion is always an address, another one, and needs no second', () => {
  const domain = fc.constantFrom('gmial.com', 'gmail.co', 'web.d', 'hotmail.cm', 'example.con', 'icloud.com', 'x.y')
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z.,_ ]{0,8}$/), domain, (local, at) => {
      const meant = suggestEmail(`${local}@${at}`)
      if (meant === null) return
      expect(isEmail(meant)).toBe(true)
      expect(suggestEmail(meant)).toBeNull()
    }),
  )
})

test('two spellings of one address have one key', () => {
  expect(emailKey(' mailto:Anna@Example.COM')).toBe(emailKey('<anna@example.com>'))
  expect(cleanEmail(' <Anna@example.com> ')).toBe('Anna@example.com')
})
