// What the reports need of areas they do not know.
import type { ActionContext } from '../../area.ts'

export interface AskParts {
  /** Resolves when what was learned of all customers is true of the book. */
  readonly upToDate: () => Promise<void>
  /** Names of declared fields that a role may not see. */
  readonly hiddenFrom: (role: NonNullable<ActionContext['session']>['role']) => readonly string[]
  /** Ids of those in a saved segment, ascending. Errors: NOT_FOUND, FORBIDDEN. */
  readonly membersOf: (context: ActionContext, segment: number, asOf: number) => Promise<Float64Array> | Float64Array
}
