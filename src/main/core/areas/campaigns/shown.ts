// The list of campaigns: each with what became of its messages, and when the next one goes.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { campaigns } from '../../../../shared/contract/campaigns.ts'
import type { SendState } from '../../../../shared/domain/messages/words.ts'
import type { QueryContext } from '../../area.ts'
import type { CampaignParts } from './parts.ts'
import { storedCampaigns } from './stored.ts'
import { stuckReason } from './stuck.ts'

const COUNTS = `SELECT source_id AS id, state, count(*) AS count, min(iif(state IN ('waiting', 'deferred'), due, NULL)) AS next
  FROM send_state WHERE source = 'campaign' GROUP BY source_id, state`
const REDEEMED = `SELECT campaign_id AS id, count(*) AS count FROM response WHERE kind = 'redeemed' GROUP BY campaign_id`

interface Counted {
  readonly id: number
  readonly state: SendState
  readonly count: number
  readonly next: number | null
}

/** Newest first. */
export function campaignsOf(
  parts: Pick<CampaignParts, 'segments'>,
  context: QueryContext,
  archived: boolean,
): OutputOf<typeof campaigns.list> {
  const { db } = context
  const counted = Map.groupBy(db.all<Counted>(COUNTS), ({ id }) => id)
  const redeemed = new Map(db.all<{ id: number; count: number }>(REDEEMED).map(({ id, count }) => [id, count]))
  return storedCampaigns(db, archived).map((campaign) => {
    const { id, name, state, class: kind, channels, schedule, startedAt } = campaign
    const its = counted.get(id) ?? []
    const times = its.flatMap(({ next }) => (next === null ? [] : [next]))
    return {
      id,
      name,
      state,
      class: kind,
      channels: [...channels],
      schedule,
      archived: campaign.archived,
      startedAt,
      counts: Object.fromEntries(its.map(({ state: at, count }) => [at, count])),
      next: times.length === 0 ? null : Math.min(...times),
      redeemed: redeemed.get(id) ?? 0,
      stuck: stuckReason(parts, context, campaign),
    }
  })
}
