// Cells of the tables we write: what a spreadsheet would calculate is guarded, and reading takes the guard off again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell, csvLine, guarded, unguarded } from '../../../src/shared/domain/csv.ts'

test('what a spreadsheet would take for a formula gets an apostrophe', () => {
  for (const text of [
    '=1+1',
    '=HYPERLINK("x")',
    '+SUM(A1)',
    '-cmd',
    '@here',
    '\tTab',
    '\rReturn',
    '- likes tea',
    '+',
    '-',
    '=',
  ]) {
    expect(guarded(text), text).toBe(`'${text}`)
  }
})

test('a plain number and a phone stay as they are', () => {
  for (const text of [
    '-5',
    '+5',
    '-1,234.50',
    '+44 20 7946 0000',
    '+49 (0) 30 / 123-45',
    '+44.20.7946',
    '(0) 5',
    'plain',
    '',
  ]) {
    expect(guarded(text), text).toBe(text)
  }
})

test('cells are quoted where they must be, and lines end as RFC 4180 says', () => {
  expect(['a"b', 'a,b', 'a\nb', ' a', 'a ', 'ab'].map(csvCell)).toEqual([
    '"a""b"',
    '"a,b"',
    '"a\nb"',
    '" a"',
    '"a "',
    'ab',
  ])
  expect(csvLine(['a', null, 'b,c'])).toBe('a,,"b,c"\r\n')
})

test('reading takes off exactly what writing put on, and nothing that is written begins a formula', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@\t\r1]{0,3}[a-z0-9 ]{0,5}$/))
  fc.assert(
    fc.property(texts, (text) => {
      expect(unguarded(guarded(text))).toBe(text)
      expect(/^[=@\t\r]/.test(guarded(text))).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})
