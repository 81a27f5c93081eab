// The printed recovery code: what is typed back is understood, and a typing mistake is told from a wrong code.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRecoveryCode, recoveryCodeFrom } from '../../../src/shared/domain/recovery-code.ts'

const code = fc.uint8Array({ minLength: 23, maxLength: 23 }).map(recoveryCodeFrom)
const LETTERS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']

test('a code is six groups of four and is read back as itself', () => {
  fc.assert(
    fc.property(code, (printed) => {
      expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readRecoveryCode(printed)).toEqual({ ok: true, code: printed.replaceAll('-', '') })
    }),
  )
})

test('case, blanks, any hyphen, and letters that look like digits do not matter', () => {
  const read = readRecoveryCode(recoveryCodeFrom(new Uint8Array(23)))
  expect(read).toEqual({ ok: true, code: '0'.repeat(24) })
  expect(readRecoveryCode(' oooo–oooo OOOO\toooo\noooo—0000 ')).toEqual(read)
  const ones = recoveryCodeFrom(new Uint8Array(23).fill(1))
  expect(readRecoveryCode(ones.replaceAll('1', 'l').toLowerCase())).toEqual(readRecoveryCode(ones))
})

test('every single wrong character is told as a typing mistake', () => {
  fc.assert(
    fc.property(code, fc.nat(23), fc.integer({ min: 1, max: 31 }), (printed, at, shift) => {
      const letters = [...printed.replaceAll('-', '')]
      letters[at] = LETTERS[(LETTERS.indexOf(letters[at] ?? '') + shift) % 32] ?? ''
      expect(readRecoveryCode(letters.join(''))).toEqual({ ok: false, wrong: 'typo' })
    }),
  )
})

test('every exchange of two different characters is told as a typing mistake', () => {
  fc.assert(
    fc.property(code, fc.nat(23), fc.nat(23), (printed, a, b) => {
      const letters = [...printed.replaceAll('-', '')]
      fc.pre(letters[a] !== letters[b])
      ;[letters[a], letters[b]] = [letters[b] ?? '', letters[a] ?? '']
      expect(readRecoveryCode(letters.join(''))).toEqual({ ok: false, wrong: 'typo' })
    }),
  )
})

test('too short, too long and strange letters are told apart', () => {
  expect(readRecoveryCode('ABCD-EFGH')).toEqual({ ok: false, wrong: 'length', missing: 16 })
  expect(readRecoveryCode('0'.repeat(26))).toEqual({ ok: false, wrong: 'length', missing: -2 })
  expect(readRecoveryCode('ABC$')).toEqual({ ok: false, wrong: 'letter', letter: '$' })
})

test('fewer random bytes than a code has characters are refused', () => {
  expect(() => recoveryCodeFrom(new Uint8Array(22))).toThrow(RangeError)
})
