// What a mail from the shop's mailbox comes to when it is fed into the book.

/**
 * stop         wants no more
 * bounce       came back for good
 * soft_bounce  came back, or waits, for a reason that passes
 * yes          agrees to what it was asked
 * answer       a customer says something else: for people to read
 * automatic    written by a machine: out of office, receipts
 * unknown      nothing that concerns the book
 * known        was fed before
 */
export const FED_KINDS = ['stop', 'bounce', 'soft_bounce', 'yes', 'answer', 'automatic', 'unknown', 'known'] as const
export type FedKind = (typeof FED_KINDS)[number]
