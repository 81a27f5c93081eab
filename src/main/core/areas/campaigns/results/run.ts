// The work of results on another thread: a reading connection of its own, as the book stands at one moment.
import type { Results } from '../../../../../shared/contract/campaigns.ts'
import type { ResultGroup } from '../../../../../shared/domain/results/words.ts'
import { shopCalendar } from '../../../../../shared/domain/shop-day.ts'
import { openFile, type DatabaseFile } from '../../../book/copy.ts'
import { createReadDb } from '../../../database/bind.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { ShopSettings } from '../../../shop-settings.ts'
import { storedCampaign } from '../stored.ts'
import { behind, type Behind } from './behind.ts'
import { gather, rateOf } from './gather.ts'
import { judge, type Judged, type Judging } from './judged.ts'
import { returnsOf, type Returns } from './returns.ts'
import { tell } from './tell.ts'

/** What is asked of the results: one campaign, the people behind one of its numbers, a year of all of them. */
export type ResultsAsked =
  | { readonly what: 'results'; readonly id: number }
  | { readonly what: 'behind'; readonly id: number; readonly of: ResultGroup }
  | { readonly what: 'returns'; readonly from: number; readonly to: number }

export interface ResultsOrder {
  readonly file: DatabaseFile
  readonly asked: ResultsAsked
  /** UTC epoch ms */
  readonly now: number
  readonly settings: ShopSettings
}

export type ResultsFound =
  | { readonly what: 'results'; readonly results: Results }
  | { readonly what: 'behind'; readonly people: readonly Behind[] }
  | { readonly what: 'returns'; readonly returns: Returns }

/** Errors: NOT_FOUND. */
export function campaignResults({ file, ...order }: ResultsOrder): ResultsFound {
  const sqlite = openFile(file, { readonly: true })
  try {
    const db = createReadDb(sqlite)
    return sqlite.transaction(() => find(db, order))()
  } finally {
    sqlite.close()
  }
}

/** Before and after everything that a book can speak of. */
const EVER = { from: -1_000_000, to: 4_000_000 }

function find(db: ReadDb, { asked, now, settings }: Omit<ResultsOrder, 'file'>): ResultsFound {
  const calendar = shopCalendar(settings.zone, settings.dayTurn)
  const today = calendar.dayOf(now)
  if (asked.what === 'returns') {
    return { what: 'returns', returns: returnsOf(db, { ...asked, today, calendar }) }
  }
  const campaign = storedCampaign(db, asked.id)
  const rate = rateOf(db)
  const known = gather(db, { campaign, calendar, rate, span: { ...EVER, today } })
  const stopped = campaign.state === 'stopped' && campaign.endedAt !== null
  const judging: Judging = { campaign, today, stoppedOn: stopped ? calendar.dayOf(campaign.endedAt ?? now) : null }
  const judged: Judged = judge(known, judging)
  return asked.what === 'behind'
    ? { what: 'behind', people: behind(judged, asked.of) }
    : { what: 'results', results: tell(judged, judging, rate) }
}
