// What the outbox asks of campaigns: whether one goes at all, what it says to each of its people, and how to catch up with what was missed.
import type { SendSource } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { isFailure } from '../../../../shared/errors.ts'
import { rulesOf } from '../sending/service.ts'
import { storedCampaign, type StoredCampaign } from './stored.ts'
import type { PictureFiles } from './writing/pictures.ts'
import { campaignWriter } from './writing/writers.ts'

// Another logo is another message.
const MARK = `SELECT json_array(channels, words, coupon, codes,
    (SELECT max(id) FROM document WHERE about_what = 'logo' AND removed = 0)) FROM campaign WHERE id = ? AND state = 'running'`

/** Null for one that is gone. */
function campaignOf(db: ReadDb, id: number): StoredCampaign | null {
  try {
    return storedCampaign(db, id)
  } catch (error) {
    if (isFailure(error, 'NOT_FOUND')) return null
    throw error
  }
}

export const campaignSource = ({ files }: PictureFiles): SendSource => ({
  source: 'campaign',
  // One that is held up, stopped, or not frozen to its end keeps its messages where they are.
  mark: (db, id) => db.pluck<string>(MARK, id)[0] ?? null,
  async writer({ db, settings }, id) {
    const campaign = campaignOf(db, id)
    return campaign?.state === 'running' ? campaignWriter({ db, settings, files }, campaign) : null
  },
  nameOf: (db, id) => campaignOf(db, id)?.name ?? null,
  catchUp(db, id) {
    const campaign = campaignOf(db, id)
    return campaign === null ? null : { how: campaign.catchUp, days: rulesOf(db).catchUpDays }
  },
})
