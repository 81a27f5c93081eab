// What is said for every code of shared/errors.ts: what happened, what was kept, what to do now, and one button.
import type { ErrorCode } from '../../errors.ts'

/** The codes of the core, and what only a window can know. */
export type SaidCode = ErrorCode | 'CONNECTION_LOST' | 'CONNECTION_REFUSED'

type ErrorWords = Record<`error.${SaidCode}.${'what' | 'kept' | 'do' | 'button'}`, string>

export const errors = {
  'error.BAD_INPUT.what': 'Something in the form does not fit',
  'error.BAD_INPUT.kept': 'What you typed is still there; nothing was saved yet.',
  'error.BAD_INPUT.do': 'Look at the fields that say why, then save again.',
  'error.BAD_INPUT.button': 'Back to the form',

  'error.NOT_FOUND.what': 'This is not in the book any more',
  'error.NOT_FOUND.kept': 'Nothing was changed. Somebody may have removed it; the trash keeps it.',
  'error.NOT_FOUND.do': 'Look in the trash, or go back.',
  'error.NOT_FOUND.button': 'Go back',

  'error.FORBIDDEN.what': 'Your sign-in may not do this',
  'error.FORBIDDEN.kept': 'Nothing was changed.',
  'error.FORBIDDEN.do':
    '{need, select, owner {Only the owner can.} manager {The owner or a manager can.} bookkeeper {The owner, a manager or the bookkeeper can.} staff {The owner, a manager or staff can.} other {Ask the owner.}}',
  'error.FORBIDDEN.button': 'Switch person',

  'error.NOT_SIGNED_IN.what': 'Nobody is signed in here',
  'error.NOT_SIGNED_IN.kept': 'Nothing was changed.',
  'error.NOT_SIGNED_IN.do': 'Sign in, then do it again.',
  'error.NOT_SIGNED_IN.button': 'Sign in',

  'error.SCREENED.what': 'The screen is locked',
  'error.SCREENED.kept': 'Nothing was changed; work in the background goes on.',
  'error.SCREENED.do': 'Unlock with your PIN or password.',
  'error.SCREENED.button': 'Unlock',

  'error.BOOK_CLOSED.what': 'The book is closed',
  'error.BOOK_CLOSED.kept': 'Everything that was saved is in it.',
  'error.BOOK_CLOSED.do': 'Open it with your password.',
  'error.BOOK_CLOSED.button': 'Open the book',

  'error.BOOK_MISSING.what': 'There is no book in this folder',
  'error.BOOK_MISSING.kept': 'Nothing was written.',
  'error.BOOK_MISSING.do': 'Make a new book here, or look whether the folder was moved.',
  'error.BOOK_MISSING.button': 'Make a book',

  'error.BOOK_EXISTS.what': 'There is a book in this folder already',
  'error.BOOK_EXISTS.kept': 'It was left as it is.',
  'error.BOOK_EXISTS.do': 'Open it with its password.',
  'error.BOOK_EXISTS.button': 'Open the book',

  'error.BOOK_NOT_EMPTY.what': 'This book is not empty',
  'error.BOOK_NOT_EMPTY.kept': 'Nothing was changed, here or in the archive.',
  'error.BOOK_NOT_EMPTY.do': 'An archive goes into a new book: make one, and bring the archive into that.',
  'error.BOOK_NOT_EMPTY.button': 'Close',

  'error.BOOK_IN_USE.what': 'Another window has this book open',
  'error.BOOK_IN_USE.kept': 'Nothing was changed here. {holder} has held it since {since}.',
  'error.BOOK_IN_USE.do': 'Go on in that window, or close it and try again.',
  'error.BOOK_IN_USE.button': 'Try again',

  'error.BOOK_NEWER.what': 'This book was used with a newer Regulars',
  'error.BOOK_NEWER.kept': 'It was not touched, so nothing in it is lost. It needs version {book}; this is {program}.',
  'error.BOOK_NEWER.do': 'Install the newer version on this PC, then open it again.',
  'error.BOOK_NEWER.button': 'Try again',

  'error.BOOK_DAMAGED.what':
    '{part, select, header {The key part of the book cannot be read} files {A file kept in the book cannot be read} other {The book cannot be read}}',
  'error.BOOK_DAMAGED.kept':
    '{backup, select, none {The book was not changed. No good backup was found beside it.} other {The book was not changed. There is a good backup from {at}.}}',
  'error.BOOK_DAMAGED.do':
    '{backup, select, none {Copy a backup into the backups folder, then try again.} other {Go on from that backup; the damaged book is kept aside.}}',
  'error.BOOK_DAMAGED.button': 'Look at the backups',

  'error.WRONG_PASSWORD.what': 'That is not the password',
  'error.WRONG_PASSWORD.kept': 'Nothing was changed.',
  'error.WRONG_PASSWORD.do':
    '{seconds, plural, =0 {Try it once more; look at Caps Lock.} one {Wait # second, then try again.} other {Wait # seconds, then try again.}}',
  'error.WRONG_PASSWORD.button': 'Try again',

  'error.WRONG_CODE.what': 'That is not the recovery code of this book',
  'error.WRONG_CODE.kept': 'Nothing was changed.',
  'error.WRONG_CODE.do':
    '{seconds, plural, =0 {Compare it with the paper, group by group.} one {Wait # second, then compare it with the paper.} other {Wait # seconds, then compare it with the paper.}}',
  'error.WRONG_CODE.button': 'Try again',

  'error.WRONG_PIN.what': 'That is not the PIN',
  'error.WRONG_PIN.kept': 'Nothing was changed.',
  'error.WRONG_PIN.do':
    '{tries, plural, =0 {Use the password now.} one {You have # try left, then the password is needed.} other {You have # tries left.}}',
  'error.WRONG_PIN.button': 'Try again',

  'error.PASSWORD_NEEDED.what': 'The PIN is not enough here',
  'error.PASSWORD_NEEDED.kept': 'Nothing was changed.',
  'error.PASSWORD_NEEDED.do': 'Type the password instead.',
  'error.PASSWORD_NEEDED.button': 'Use the password',

  'error.TOO_SOON.what': 'That was a little fast',
  'error.TOO_SOON.kept': 'Nothing was changed.',
  'error.TOO_SOON.do':
    '{seconds, plural, one {Wait # second, then try again.} other {Wait # seconds, then try again.}}',
  'error.TOO_SOON.button': 'Try again',

  'error.DISK_FULL.what': 'The disk of this PC is full',
  'error.DISK_FULL.kept': 'Everything saved so far is safe; this last step was not saved.',
  'error.DISK_FULL.do': 'Make some room on the disk, then do it again.',
  'error.DISK_FULL.button': 'Try again',

  'error.FOLDER_READ_ONLY.what': 'Nothing may be written into the folder of the book',
  'error.FOLDER_READ_ONLY.kept': 'The book is as it was.',
  'error.FOLDER_READ_ONLY.do': 'Allow writing to the folder, or move the book elsewhere.',
  'error.FOLDER_READ_ONLY.button': 'Try again',

  'error.FOLDER_GONE.what': 'The folder of the book is gone',
  'error.FOLDER_GONE.kept': 'What was saved is where the folder is now. This last step was not saved.',
  'error.FOLDER_GONE.do': 'Plug the drive in again, or bring the folder back.',
  'error.FOLDER_GONE.button': 'Try again',

  'error.BACKUP_DAMAGED.what': 'This backup cannot be read',
  'error.BACKUP_DAMAGED.kept': 'The book is as it was. The backup is called {name}.',
  'error.BACKUP_DAMAGED.do': 'Choose another backup.',
  'error.BACKUP_DAMAGED.button': 'See the others',

  'error.BUNDLE_REFUSED.what':
    '{reason, select, newer {What came from the other PC was written by a newer Regulars} other_book {What came is of another book} fork {Two PCs wrote in this book under one number} restored {This PC has an older state of the book than the others} other {What came from the other PC is damaged}}',
  'error.BUNDLE_REFUSED.kept': 'Nothing was changed, here or there.',
  'error.BUNDLE_REFUSED.do':
    '{reason, select, newer {Install the newer version on this PC.} other_book {Choose the files of this book.} fork {Let one of them join again with a fresh copy.} restored {Close the book and open it again; it then goes on as a new PC.} other {Have it sent again.}}',
  'error.BUNDLE_REFUSED.button': 'Try again',

  'error.CHANGED_MEANWHILE.what': 'Somebody else changed this meanwhile',
  'error.CHANGED_MEANWHILE.kept': 'Their words are in the book; yours are still in the form.',
  'error.CHANGED_MEANWHILE.do': 'Look at what they wrote, then save again.',
  'error.CHANGED_MEANWHILE.button': 'Show their words',

  'error.NAME_TAKEN.what': 'There is a {name} already',
  'error.NAME_TAKEN.kept': 'What you typed is still there.',
  'error.NAME_TAKEN.do': 'Choose another name, so that you can tell them apart.',
  'error.NAME_TAKEN.button': 'Change the name',

  'error.LAST_OWNER.what': 'A shop needs one owner who can sign in',
  'error.LAST_OWNER.kept': 'Nothing was changed.',
  'error.LAST_OWNER.do': 'Make somebody else an owner first.',
  'error.LAST_OWNER.button': 'Back',

  'error.UNDO_BLOCKED.what':
    '{reason, select, already {This was undone already} never {This cannot be undone} too_old {This is too long ago to undo} group_running {This is still running} other {Something newer stands on this}}',
  'error.UNDO_BLOCKED.kept': 'Nothing was changed.',
  'error.UNDO_BLOCKED.do':
    '{reason, select, already {It is in the history as undone.} never {Correct it by hand.} too_old {Correct it by hand.} group_running {Stop it first, then undo it.} other {{by, select, none {Correct it by hand.} other {Undo what {user} did on {at} first: “{done}”.}}}}',
  'error.UNDO_BLOCKED.button': 'See the history',

  'error.BUSY.what': 'Something bigger is running just now',
  'error.BUSY.kept': 'Nothing was changed.',
  'error.BUSY.do': 'Wait until it is through; the bar on top shows how far it is.',
  'error.BUSY.button': 'Try again',

  'error.TOO_LARGE.what': 'This file is too large',
  'error.TOO_LARGE.kept': 'Nothing was changed.',
  'error.TOO_LARGE.do': 'Choose one of at most {limit}.',
  'error.TOO_LARGE.button': 'Choose another',

  'error.FILE_UNREADABLE.what': 'This file cannot be read',
  'error.FILE_UNREADABLE.kept': 'Nothing was changed. The file is {name}.',
  'error.FILE_UNREADABLE.do':
    '{why, select, bomb {It unpacks to far more than a file of a shop holds. Ask whoever gave it to you for the table alone.} encrypted {It is locked with a password of Excel. Open it there, take the password off, save it, then choose it once more.} old {It is an Excel file of the old kind. Open it, save it as .xlsx or as CSV, then choose that one.} several {This archive must hold one file of customers or sales. Unpack it, then choose the file itself.} unsafe {It holds instructions that a table has no use for. Open it in its own program, save it again, then choose it once more.} other {Open it in its own program, save it again, then choose it once more.}}',
  'error.FILE_UNREADABLE.button': 'Choose another',

  'error.CANCELLED.what': 'Stopped, as you asked',
  'error.CANCELLED.kept': 'What was done before you stopped is in the book.',
  'error.CANCELLED.do': 'Start it again when you like.',
  'error.CANCELLED.button': 'Back',

  'error.CLOCK_BEHIND.what': 'The clock of this PC is behind',
  'error.CLOCK_BEHIND.kept': 'Everything is in order. The newest entry is from {newest}; the clock says {now}.',
  'error.CLOCK_BEHIND.do': 'Set the clock right, so that new entries get the right day.',
  'error.CLOCK_BEHIND.button': 'Look again',

  'error.INTERNAL.what': 'That did not work, and it is our fault',
  'error.INTERNAL.kept': 'Everything saved before is safe; this step was not saved.',
  'error.INTERNAL.do': 'Try it once more. If it stays, start Regulars again.',
  'error.INTERNAL.button': 'Try again',

  'error.CONNECTION_LOST.what': 'The book is not answering',
  'error.CONNECTION_LOST.kept': 'What was confirmed is safe; whether this last step was saved is not certain.',
  'error.CONNECTION_LOST.do': 'We try again by ourselves. Then look whether the last step is there.',
  'error.CONNECTION_LOST.button': 'Try now',

  'error.CONNECTION_REFUSED.what': 'This window belongs to an earlier start',
  'error.CONNECTION_REFUSED.kept': 'Everything that was saved is in the book.',
  'error.CONNECTION_REFUSED.do': 'Close this window and start Regulars again.',
  'error.CONNECTION_REFUSED.button': 'Try again',
} as const satisfies ErrorWords
