// Names of files from anywhere, made harmless on any system.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName } from '../../../src/shared/domain/file-name.ts'

test.each([
  ['Contract 2026.pdf', 'Contract 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\Rosa\\Desktop\\list.csv', 'list.csv'],
  ['  .hidden.  ', 'hidden'],
  ['CON.txt', '_CON.txt'],
  ['lpt1', '_lpt1'],
  ['console.txt', 'console.txt'],
  ['a<b>:c|d?e*"f".txt', 'a_b__c_d_e__f_.txt'],
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ['tab\tand\nline.txt', 'tabandline.txt'],
  ['契約書　最終.pdf', '契約書 最終.pdf'],
  ['Café.pdf', 'Café.pdf'],
  ['🥐.png', '🥐.png'],
  ['', 'document'],
  ['///', 'document'],
  ['..', 'document'],
])('%j becomes %j', (name, clean) => {
  expect(cleanFileName(name, 'document')).toBe(clean)
})

test('a long name is cut before its ending, never within a character', () => {
  expect(cleanFileName(`${'🥐'.repeat(300)}.jpeg`, 'x')).toBe(`${'🥐'.repeat(115)}.jpeg`)
  expect([...cleanFileName('x'.repeat(300), 'x')]).toHaveLength(120)
  expect([...cleanFileName(`a.${'y'.repeat(300)}`, 'x')]).toHaveLength(120)
})

test('whatever it was, it can be written, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const clean = cleanFileName(name, 'document')
      expect(clean).not.toBe('')
      expect(clean).not.toMatch(/[<>:"|?*/\\\p{Cc}]|^\.|[. ]$/u)
      expect(cleanFileName(clean, 'document')).toBe(clean)
    }),
  )
})
