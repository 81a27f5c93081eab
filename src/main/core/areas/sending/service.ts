// What other areas may ask of sending: freeze messages, hold them back, say what became of them, and how they stand. They import nothing
// else from this folder. Pausing needs no call: a source whose `writer` answers null (area.ts) keeps its rows where they are.
export { writeByHand, type ByHand } from './by-hand.ts'
export { cappedOn, isCappedOn } from './caps.ts'
export { caughtUp } from './catch-up.ts'
export { cancelUnsent, markSent, noteEvent, setDue, skipSends, UNSENT } from './change.ts'
export { footerLines } from './envelope.ts'
export { freeze, type ToFreeze } from './freeze.ts'
export { leftToday } from './limits.ts'
export { sendOfMail, sentTo, type KnownSend } from './marks.ts'
export type { MailSettings } from './parts.ts'
export { maySend, optOutsCheckedAt, rulesOf } from './rules.ts'
export { noteEvents } from './note.ts'
export { recipientsOf, type Recipient } from './states.ts'
