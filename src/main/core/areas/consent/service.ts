// What other areas may ask of consent: write down what files say, and ask whether somebody may be written to.
export { entriesOf } from './entries.ts'
export { hasherOf, suppressionKeyOf, takeSuppressionKey } from './hash.ts'
export { mayBeWritten, type Permission } from './may-write.ts'
export { stateOf } from './read.ts'
export { recordConsents, type ConsentEntry, type ConsentFate } from './record.ts'
export { isSuppressed, suppress, type SuppressionEntry, type SuppressionFate } from './suppress.ts'
