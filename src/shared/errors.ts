// The closed list of what can go wrong. The core speaks these codes and parameters, never prose;
// the sentences are in shared/words (`error.CODE`), one for every code here.
import * as z from 'zod'

const none = z.object({})
/** Days since 1970-01-01 are called `day`, instants are UTC epoch milliseconds. */
const instant = z.number()

export const ERROR_DATA = {
  /**
   * The input does not fit its schema. `path` names the field; `rule` is a short code such as too_long, not_a_phone. `line` and `column`
   * (from 1) say where in a text; of a formatted text `line` is the paragraph.
   */
  BAD_INPUT: z.object({
    issues: z.array(
      z.object({
        path: z.string(),
        rule: z.string(),
        limit: z.number().optional(),
        line: z.number().optional(),
        column: z.number().optional(),
      }),
    ),
  }),
  NOT_FOUND: z.object({ what: z.string() }),
  /** Signed in, but this role may not. `need` is the access level asked for. */
  FORBIDDEN: z.object({ need: z.string() }),
  NOT_SIGNED_IN: none,
  /** The screen is locked: the session gets nothing until PIN or password. */
  SCREENED: none,
  BOOK_CLOSED: none,
  BOOK_MISSING: none,
  BOOK_EXISTS: none,
  /** An archive goes into a book into which nothing was written yet, but for settings and people of the shop. */
  BOOK_NOT_EMPTY: none,
  /** Another program holds the book. */
  BOOK_IN_USE: z.object({ holder: z.string(), since: instant, pid: z.number() }),
  /** Made by a newer program: this one must not touch it. */
  BOOK_NEWER: z.object({ book: z.string(), program: z.string() }),
  /** The file cannot be trusted. `backup` is the newest good backup, if one is known. */
  BOOK_DAMAGED: z.object({
    part: z.enum(['header', 'database', 'files']),
    backup: z.object({ name: z.string(), at: instant }).nullable(),
  }),
  /** `waitMs`: how long the next try is refused, because guessing is slowed down. */
  WRONG_PASSWORD: z.object({ waitMs: z.number() }),
  WRONG_CODE: z.object({ waitMs: z.number() }),
  /** A PIN has five tries; afterwards only the password opens. */
  WRONG_PIN: z.object({ triesLeft: z.number() }),
  PASSWORD_NEEDED: none,
  TOO_SOON: z.object({ waitMs: z.number() }),
  DISK_FULL: z.object({ needed: z.number().optional() }),
  FOLDER_READ_ONLY: none,
  FOLDER_GONE: none,
  BACKUP_DAMAGED: z.object({ name: z.string() }),
  /**
   * What another machine of this book wrote cannot be taken in as it is. `fork`: two histories under one machine number;
   * `restored`: this book is behind what others have of it, so it must take a new machine number first.
   */
  BUNDLE_REFUSED: z.object({
    reason: z.enum(['damaged', 'newer', 'other_book', 'fork', 'restored']),
    machine: z.number().nullable(),
  }),
  /** Somebody else changed it since it was read. */
  CHANGED_MEANWHILE: z.object({ what: z.string() }),
  NAME_TAKEN: z.object({ name: z.string() }),
  LAST_OWNER: none,
  /** `by`: kinds and instants of what stands later on top of what was to be undone. */
  UNDO_BLOCKED: z.object({
    reason: z.enum(['later_change', 'in_use', 'never', 'too_old', 'already', 'group_running']),
    by: z.object({ command: z.number(), kind: z.string(), at: instant, user: z.string() }).nullable(),
  }),
  /** Another long work runs; one at a time. */
  BUSY: z.object({ kind: z.string() }),
  TOO_LARGE: z.object({ limit: z.number() }),
  /**
   * `why`, where more is known: `bomb` unpacks to more than any shop's file; `encrypted` by an office program; `old-workbook` of
   * Excel 97 (.xls); `several` files in one archive, or none to read; `unsafe` holds declarations that a table has no use for.
   */
  FILE_UNREADABLE: z.object({
    name: z.string(),
    why: z.enum(['bomb', 'encrypted', 'old-workbook', 'damaged', 'several', 'unsafe']).optional(),
  }),
  CANCELLED: none,
  /** The clock of this PC stands before the newest entry of the book. */
  CLOCK_BEHIND: z.object({ newest: instant, now: instant }),
  INTERNAL: none,
} as const

export type ErrorCode = keyof typeof ERROR_DATA
export type ErrorDataOf<C extends ErrorCode> = z.infer<(typeof ERROR_DATA)[C]>

/** The one error that areas and the book throw on purpose. Anything else reaches the screen as INTERNAL. */
export class Failure<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C
  readonly data: ErrorDataOf<C>

  constructor(code: C, data: ErrorDataOf<C>) {
    super(code)
    this.name = 'Failure'
    this.code = code
    this.data = data
  }
}

export function isFailure<C extends ErrorCode>(error: unknown, code?: C): error is Failure<C> {
  return error instanceof Failure && (code === undefined || error.code === code)
}
