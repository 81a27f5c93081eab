// The campaigns area: what is told to whom on which day, what would happen, what happened, and what it was worth.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { END, endingJob } from './ending.ts'
import { freezingWriter, START } from './freezing.ts'
import { MOVE, movingWriter } from './moving.ts'
import type { CampaignParts } from './parts.ts'
import { planHandlers } from './plan-handlers.ts'
import { aboutPeople } from './results/about-people.ts'
import { campaignCosts } from './results/cost.ts'
import { resultHandlers, type ResultParts } from './results/handlers.ts'
import { fields, tables } from './schema.ts'
import { campaignSource } from './source.ts'
import { standingJob } from './standing.ts'
import { writingHandlers } from './writing/handlers.ts'
import { TIDY, tidyingJob } from './writing/pictures.ts'

export function campaigns(parts: CampaignParts & ResultParts): Area {
  return {
    name: 'campaigns',
    tables,
    fields,
    aboutPeople,
    costs: campaignCosts,
    works: { [START]: freezingWriter, [MOVE]: movingWriter },
    jobs: (place) => [standingJob(parts, place), endingJob(place), tidyingJob(place)],
    silent: [END, TIDY],
    sends: campaignSource(parts),
    nameOf: (table, { name }) =>
      (table === 'campaign' || table === 'message_template') && typeof name === 'string' ? name : null,
    records: {
      campaign: {
        table: 'campaign',
        parts: [
          ['held_out', 'campaign_id'],
          ['response', 'campaign_id'],
        ],
      },
    },
    procedures: bind('campaigns', contract.campaigns, {
      ...planHandlers(parts),
      ...writingHandlers(parts),
      ...resultHandlers(parts),
    }),
  }
}
