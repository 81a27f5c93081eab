// Whom a call asks about.
import type { Rule } from '../../../../shared/domain/segments/rule.ts'

/** Either a rule or a saved segment; a day that counts as today. */
export interface AskedFor {
  readonly rule?: Rule | undefined
  readonly id?: number | undefined
  readonly asOf?: number | undefined
}
