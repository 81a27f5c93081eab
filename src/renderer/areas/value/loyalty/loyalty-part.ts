// What the parts of the page of loyalty share: what is known, what is being changed.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { value as valueContract } from '../../../../shared/contract/value.ts'

export type Loyalty = OutputOf<(typeof valueContract)['loyalty']>
export type Known = OutputOf<(typeof valueContract)['settings']>
export type Draft = Known['settings']

/** What every part of the page is given. */
export interface LoyaltyPart {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly mayChange: boolean
  readonly known: Known
  readonly loyalty: Loyalty
}
