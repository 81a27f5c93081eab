// What other areas may ask of consent: write down what files say, and ask whether somebody may be written to.
export { entriesOf, standings } from './entries.ts'
export { hasherOf, suppressionKeyOf, takeSuppressionKey } from './hash.ts'
export { mayBeWritten } from './may-write.ts'
export { stateOf } from './read.ts'
export { recordConsents, type ConsentEntry } from './record.ts'
export { suppressionMark, suppressionReasons } from './reasons.ts'
export { isSuppressed, suppress, type SuppressionEntry } from './suppress.ts'
