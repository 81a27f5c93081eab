// The campaign a call asks about: a saved one, one that is being written, or a saved one as it is being changed.
import type { CampaignPlan } from '../../../../shared/contract/campaigns.ts'
import type { CampaignState } from '../../../../shared/domain/messages/words.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../database/handle.ts'
import { storedCampaign } from './stored.ts'

export interface Asked {
  readonly id?: number | undefined
  readonly plan?: CampaignPlan | undefined
}

export interface AskedCampaign {
  /** 0 for one that was never saved. */
  readonly id: number
  readonly plan: CampaignPlan
  readonly state: CampaignState
}

/** Errors: NOT_FOUND; BAD_INPUT where neither is said. */
export function askedCampaign(db: ReadDb, { id, plan }: Asked): AskedCampaign {
  if (id === undefined) {
    if (plan === undefined) throw new Failure('BAD_INPUT', { issues: [{ path: 'id', rule: 'required' }] })
    return { id: 0, plan, state: 'draft' }
  }
  const stored = storedCampaign(db, id)
  return { id, plan: plan ?? stored, state: stored.state }
}
