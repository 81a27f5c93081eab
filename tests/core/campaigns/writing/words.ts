// Words of a message for these tests, and how they are read and written.
import type { Words } from '../../../../src/shared/contract/campaigns.ts'
import {
  compileWords,
  readWords,
  type CompileRequest,
  type WritingPlace,
} from '../../../../src/main/core/areas/campaigns/writing/compile.ts'
import { write, type Facts } from '../../../../src/main/core/areas/campaigns/writing/write.ts'
import { isFailure } from '../../../../src/shared/errors.ts'

export const PLACE: WritingPlace = {
  shop: "Rosa's & Sons",
  language: 'en-US',
  accent: null,
  own: ['own.shoe_size'],
  hasPicture: (id) => id === 7,
}

export const COUPON = { kind: 'personal', what: 'One bun', goodFor: 7, cost: 100 } as const

export const wordsOf = (words: Partial<Words>): Words => ({
  subject: 'Hello {{ first_name }}',
  subjectB: '',
  preview: '',
  body: '<p>Hello {{ first_name }}</p>',
  button: { label: '', href: '' },
  letter: '',
  script: '',
  ...words,
})

/** As it would go, in its frame. */
export async function mailOf(words: Partial<Words>, facts: Facts, request: Partial<CompileRequest> = {}) {
  return write(await compileWords(wordsOf(words), PLACE, { channel: 'email', ...request }), facts)
}

/** The same without the frame. */
export function writtenOf(words: Partial<Words>, facts: Facts, request: Partial<CompileRequest> = {}) {
  return write(readWords(wordsOf(words), PLACE, { channel: 'email', ...request }), facts)
}

/** The one mistake that reading these words finds; null where there is none. */
export function mistakeIn(words: Partial<Words>, request: Partial<CompileRequest> = {}) {
  try {
    readWords(wordsOf(words), PLACE, { channel: 'email', ...request })
    return null
  } catch (error) {
    if (!isFailure(error, 'BAD_INPUT')) throw error
    return error.data.issues[0] ?? null
  }
}
