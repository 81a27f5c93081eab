// Of whom a text has nothing to say: they get no message, because a letter with a hole is worse than none. And how many would read
// something said instead.
import type { CampaignPlan } from '../../../../../shared/contract/campaigns.ts'
import type { Asking } from '../../segments/service.ts'
import type { Decision } from '../deciding.ts'

export interface Gaps {
  readonly all: readonly Decision[]
  readonly fallbacks: readonly { readonly placeholder: string; readonly people: number }[]
}

/** Errors: BAD_INPUT for words that cannot be read. */
export function withoutGaps(
  _context: Asking,
  _campaign: { readonly id: number; readonly plan: CampaignPlan },
  all: readonly Decision[],
): Promise<Gaps> {
  return Promise.resolve({ all, fallbacks: [] })
}
