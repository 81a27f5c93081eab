// The catalogue: every message can be read, nothing is said twice, every error has its words, buttons stay short.
import IntlMessageFormat from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { sayCode } from '../../../src/renderer/app/states/said-error.ts'
import { ERROR_DATA, type ErrorCode, type ErrorDataOf } from '../../../src/shared/errors.ts'
import { english, PARTS, type WordKey } from '../../../src/shared/words/catalogue.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const keys = Object.keys(english) as WordKey[] // of a constant object
const AT = Date.UTC(2026, 2, 14, 10, 42)

test('every message is a message that can be parsed', () => {
  for (const key of keys) expect(() => new IntlMessageFormat(english[key], 'en'), key).not.toThrow()
})

test('no key stands in two parts of the catalogue', () => {
  const all = Object.values(PARTS).flatMap((part) => Object.keys(part))
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([])
})

// Words for the terminal are for people who use one.
test('no sentence on a screen speaks of the machine', () => {
  const technical = /\b(null|undefined|NaN|exception|stack|database|error code|UUID|JSON|SQL)\b/i
  expect(keys.filter((key) => !key.startsWith('host.') && technical.test(english[key]))).toEqual([])
})

/** One example of data for every code; the compiler asks for a new one when a code is added. */
const EXAMPLES: { readonly [C in ErrorCode]: ErrorDataOf<C> } = {
  BAD_INPUT: { issues: [{ path: 'given', rule: 'too_long', limit: 120 }] },
  NOT_FOUND: { what: 'contact' },
  FORBIDDEN: { need: 'manager' },
  NOT_SIGNED_IN: {},
  SCREENED: {},
  BOOK_CLOSED: {},
  BOOK_MISSING: {},
  BOOK_EXISTS: {},
  BOOK_NOT_EMPTY: {},
  BOOK_IN_USE: { holder: 'Regulars on KASSE-1', since: AT, pid: 77 },
  BOOK_NEWER: { book: '2.0.0', program: '1.0.0' },
  BOOK_DAMAGED: { part: 'header', backup: { name: 'daily.regulars', at: AT } },
  WRONG_PASSWORD: { waitMs: 0 },
  WRONG_CODE: { waitMs: 2_000 },
  WRONG_PIN: { triesLeft: 3 },
  PASSWORD_NEEDED: {},
  TOO_SOON: { waitMs: 1_000 },
  DISK_FULL: {},
  FOLDER_READ_ONLY: {},
  FOLDER_GONE: {},
  BACKUP_DAMAGED: { name: 'daily.regulars' },
  BUNDLE_REFUSED: { reason: 'fork', machine: 7 },
  CHANGED_MEANWHILE: { what: 'contact' },
  NAME_TAKEN: { name: 'Tomás' },
  LAST_OWNER: {},
  UNDO_BLOCKED: { reason: 'later_change', by: { command: 9, kind: 'contacts.save', at: AT, user: 'Tomás' } },
  BUSY: { kind: 'import' },
  TOO_LARGE: { limit: 400_000 },
  FILE_UNREADABLE: { name: 'list.csv' },
  CANCELLED: {},
  CLOCK_BEHIND: { newest: AT, now: AT - 86_400_000 },
  INTERNAL: {},
}

describe.each(Object.keys(ERROR_DATA) as ErrorCode[])('%s', (code) => {
  const formats = createFormats({ locale: 'en-US', zone: 'America/New_York', currency: 'USD' })

  test.each(['en', 'pseudo'] as const)('is told in %s with what was kept, what to do and one button', (language) => {
    const said = sayCode({ code, data: EXAMPLES[code] }, createWords(language), formats)
    for (const part of [said.what, said.kept, said.do, said.button]) {
      expect(part).not.toBe('')
      expect(part).not.toMatch(/[{}]/)
    }
    expect(said.button.split(/\s+/).length).toBeLessThanOrEqual(12)
  })

  test('its data is of the shape the core sends', () => {
    expect(ERROR_DATA[code].safeParse(EXAMPLES[code]).success).toBe(true)
  })
})

test('a blocked undo says whose later step stands on it', () => {
  const formats = createFormats({ locale: 'en-US', zone: 'America/New_York', currency: 'USD' })
  const said = sayCode({ code: 'UNDO_BLOCKED', data: EXAMPLES.UNDO_BLOCKED }, createWords('en'), formats)
  expect(said.do).toBe('Undo what Tomás did on Mar 14, 2026, 6:42 AM first: “Changed a customer”.')
})
