// What every field of an opened part is given.
import type { Fact } from '../../../shared/contract/segments.ts'
import type { Condition } from '../../../shared/domain/segments/rule.ts'
import type { RuleSpeech } from './say-condition.ts'

export interface ConditionFieldProps {
  readonly condition: Condition
  readonly fact: Fact
  readonly speech: RuleSpeech
  readonly onChange: (condition: Condition, about: string) => void
}
