// What may be asked of the plan of a campaign.
import type { campaignPlans } from '../../../../shared/contract/campaigns.ts'
import type { Handlers } from '../../area.ts'
import { calendarOf } from './calendar.ts'
import { callsOf } from './calls.ts'
import { moveCampaign } from './moving.ts'
import { occasionsFor } from './occasions.ts'
import type { CampaignParts } from './parts.ts'
import { excludedFor, preflight } from './preflight/preflight.ts'
import { campaignsOf } from './shown.ts'
import { pauseCampaign, startCampaign, stopCampaign } from './start.ts'
import { readCampaign } from './stored.ts'
import { archiveCampaign, copyCampaign, createCampaign, saveCampaign } from './write.ts'

export const planHandlers = (parts: CampaignParts): Handlers<typeof campaignPlans> => ({
  list: (context, { archived }) => campaignsOf(parts, context, archived),
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
  preflight: (context, asked) => preflight(parts, context, asked),
  excluded: (context, asked) => excludedFor(parts, context, asked),
  start: (context, request) => startCampaign(parts, context, request),
  pause: (context, request) => {
    pauseCampaign(context, request)
    return {}
  },
  move: async (context, request) => moveCampaign(context, request),
  stop: (context, request) => {
    stopCampaign(context, request)
    return {}
  },
  calendar: (context, request) => calendarOf(context, request),
  occasions: (context, request) => occasionsFor(context, request),
  calls: (context, request) => callsOf(context, request),
})
