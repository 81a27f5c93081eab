// What came back of one campaign, as it was written down.
import type { OutputOf } from '../../../../../shared/contract/base.ts'
import type { campaignResults } from '../../../../../shared/contract/campaigns.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { storedCampaign } from '../stored.ts'

type Responses = OutputOf<typeof campaignResults.responses>
type Row = Omit<Responses[number], 'contact' | 'by'> & {
  readonly owner: number | null
  readonly name: string | null
  readonly by: string | null
}

const ROWS = `SELECT r.id, r.campaign_id AS campaignId, r.owner_id AS owner, l.name, r.kind, r.channel, r.code, r.visit_id AS visitId,
    r.text, r.at, u.name AS "by"
  FROM response r INDEXED BY response_campaign LEFT JOIN contact_list l ON l.contact_id = r.owner_id LEFT JOIN user u ON u.id = r.user_id
  WHERE r.campaign_id = ? ORDER BY r.at DESC, r.id DESC`

/** Newest first. Errors: NOT_FOUND. */
export function responsesOf(db: ReadDb, campaignId: number): Responses {
  const { id } = storedCampaign(db, campaignId)
  return db.all<Row>(ROWS, id).map(({ owner, name, by, ...row }) => ({
    ...row,
    contact: owner === null || name === null ? null : { id: owner, name },
    by: by ?? '',
  }))
}
