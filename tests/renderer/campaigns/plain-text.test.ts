// Plain text with placeholders, as the editor takes it and gives it back.
import { describe, expect, it } from 'vitest'
import { plainDoc, plainText } from '../../../src/renderer/areas/campaigns/composer/plain-text.ts'

describe('plain text with placeholders', () => {
  it.each([
    '',
    'A treat is waiting',
    '{{ first_name | default: "friend" }}, a treat & a <b> is waiting',
    '{{ first_name }}{{ shop }}',
    'half {{ of one',
    '{{ }}',
  ])('comes back as it was in one line: %s', (text) => {
    expect(plainText(plainDoc(text, 'one'))).toBe(text)
  })

  it('keeps lines where there may be many, empty ones too, and makes one of them where there may not', () => {
    expect(plainText(plainDoc('Hello {{ first_name }}\n\nBye', 'many'))).toBe('Hello {{ first_name }}\n\nBye')
    expect(plainText(plainDoc('one\r\ntwo', 'many'))).toBe('one\ntwo')
    expect(plainText(plainDoc('Buy\r\nBcc: all', 'one'))).toBe('Buy Bcc: all')
  })

  it('makes one thing of each placeholder', () => {
    expect(plainDoc('Hi {{ first_name }}!', 'one').content?.[0]?.content?.map(({ type }) => type)).toEqual([
      'text',
      'placeholder',
      'text',
    ])
  })
})
