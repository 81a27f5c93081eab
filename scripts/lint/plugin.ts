// The house's own lint rules, gathered for eslint.config.mjs.
import { ambientInput } from './ambient-input.ts'
import { coreProse } from './core-prose.ts'
import { literalWords } from './literal-words.ts'
import { logicalProps } from './logical-props.ts'
import { syncTransaction } from './sync-transaction.ts'
import { upsert } from './upsert.ts'

export const house = {
  meta: { name: 'house' },
  rules: {
    'ambient-input': ambientInput,
    'core-prose': coreProse,
    'literal-words': literalWords,
    'logical-props': logicalProps,
    'sync-transaction': syncTransaction,
    upsert,
  },
}
