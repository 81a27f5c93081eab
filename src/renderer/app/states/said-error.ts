// From an error of the core to words: what happened, what was kept, what to do now, and a button.
import type { ErrorCode, ErrorDataOf } from '../../../shared/errors.ts'
import type { SaidCode } from '../../../shared/words/en/errors.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Values, Words } from '../../../shared/words/words.ts'

export interface SaidError {
  /** The code, for the screen to decide what its button does; never shown. */
  readonly code: SaidCode
  readonly what: string
  readonly kept: string
  readonly do: string
  readonly button: string
}

type ValuesOf = { readonly [C in ErrorCode]?: (data: ErrorDataOf<C>, formats: Formats, words: Words) => Values }

const seconds = (waitMs: number) => ({ seconds: Math.ceil(waitMs / 1000) })

/** Codes whose sentences name something. */
const VALUES: ValuesOf = {
  FORBIDDEN: ({ need }) => ({ need }),
  BOOK_IN_USE: ({ holder, since }, formats) => ({ holder, since: formats.instant(since) }),
  BOOK_NEWER: ({ book, program }) => ({ book, program }),
  BOOK_DAMAGED: ({ part, backup }, formats) => ({
    part,
    backup: backup ? 'some' : 'none',
    at: backup ? formats.instant(backup.at) : '',
  }),
  WRONG_PASSWORD: ({ waitMs }) => seconds(waitMs),
  WRONG_CODE: ({ waitMs }) => seconds(waitMs),
  WRONG_PIN: ({ triesLeft }) => ({ tries: triesLeft }),
  TOO_SOON: ({ waitMs }) => seconds(waitMs),
  BACKUP_DAMAGED: ({ name }) => ({ name }),
  BUNDLE_REFUSED: ({ reason }) => ({ reason }),
  NAME_TAKEN: ({ name }) => ({ name }),
  UNDO_BLOCKED: ({ reason, by }, formats, words) => ({
    reason,
    by: by ? 'some' : 'none',
    user: by?.user ?? '',
    at: by ? formats.instant(by.at) : '',
    // As the history calls it, so that it can be found there.
    done: (by && words.find(`history.kind.${by.kind}`, { about: 'none', count: 1 })) ?? '',
  }),
  TOO_LARGE: ({ limit }, formats) => ({ limit: formats.bytes(limit) }),
  // A message's choices are plain words.
  FILE_UNREADABLE: ({ name, why }) => ({ name, why: why === 'old-workbook' ? 'old' : (why ?? 'other') }),
  CLOCK_BEHIND: ({ newest, now }, formats) => ({ newest: formats.instant(newest), now: formats.instant(now) }),
}

export interface CodedError {
  readonly code: SaidCode
  readonly data: unknown
}

/** Words for a code and its data, as the core sent them. */
export function sayCode({ code, data }: CodedError, words: Words, formats: Formats): SaidError {
  const valuesOf = Object.hasOwn(VALUES, code)
    ? (VALUES[code as ErrorCode] as (data: unknown, formats: Formats, words: Words) => Values) // data was checked against its code
    : undefined
  const values = valuesOf?.(data, formats, words)
  const say = (part: 'what' | 'kept' | 'do' | 'button') => words.find(`error.${code}.${part}`, values) ?? ''
  return { code, what: say('what'), kept: say('kept'), do: say('do'), button: say('button') }
}
