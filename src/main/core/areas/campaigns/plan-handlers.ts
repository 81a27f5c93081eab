// What may be asked of the plan of a campaign.
import type { campaignPlans } from '../../../../shared/contract/campaigns.ts'
import type { Handlers } from '../../area.ts'
import { campaignsOf } from './shown.ts'
import { readCampaign } from './stored.ts'
import { archiveCampaign, copyCampaign, createCampaign, saveCampaign } from './write.ts'

type Handled = Pick<typeof campaignPlans, 'list' | 'get' | 'create' | 'save' | 'copy' | 'archive'>

export const planHandlers = (): Handlers<Handled> => ({
  list: ({ db }, { archived }) => campaignsOf(db, archived),
  get: ({ db }, { id }) => readCampaign(db, id),
  create: (context, plan) => ({ id: createCampaign(context, plan) }),
  save: (context, request) => {
    saveCampaign(context, request)
    return {}
  },
  copy: (context, request) => ({ id: copyCampaign(context, request) }),
  archive: (context, request) => {
    archiveCampaign(context, request)
    return {}
  },
})
