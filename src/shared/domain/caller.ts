// What was heard of somebody nobody knows yet, e.g. "Mrs Miller, 01632 960 961": the numbers in it, and the words beside them.
// Pure.

const A_NUMBER = /\+?\d[\d\s()./-]{3,}\d/gu

/** As they were written. */
export const callerNumbers = (caller: string): readonly string[] => caller.match(A_NUMBER) ?? []

/** Without what parted them from the numbers. */
export const callerWords = (caller: string): string =>
  caller
    .replaceAll(A_NUMBER, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s,;:]+|[\s,;:]+$/g, '')
