// A campaign as it is stored and as it is read: its plan, and how far it has come.
import * as z from 'zod'
import {
  Audience,
  type Campaign,
  type CampaignPlan,
  Coupon,
  Schedule,
  Words,
} from '../../../../shared/contract/campaigns.ts'
import { MessageChannel } from '../../../../shared/contract/sending.ts'
import type { CampaignState, CatchUp, MessageClass } from '../../../../shared/domain/messages/words.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../database/handle.ts'

/** What the contract tells, and in whose name it runs. */
export interface StoredCampaign extends Campaign {
  /** Null before it was started. */
  readonly startedBy: number | null
}

interface Row {
  readonly id: number
  readonly name: string
  readonly note: string
  readonly class: MessageClass
  readonly because: string
  readonly channels: string
  readonly audience: string
  readonly holdOut: number
  readonly schedule: string
  readonly catchUp: CatchUp
  readonly words: string
  readonly coupon: string | null
  readonly codes: string
  readonly window: number
  readonly costFixed: number
  readonly costPer: number
  readonly budget: number | null
  readonly state: CampaignState
  readonly madeAt: number
  readonly madeBy: number
  readonly madeByName: string | null
  readonly startedAt: number | null
  readonly startedBy: number | null
  readonly endedAt: number | null
  readonly archived: number
}

const ROWS = `SELECT c.id, c.name, c.note, c.class, c.because, c.channels, c.audience, c.hold_out AS holdOut, c.schedule,
    c.catch_up AS catchUp, c.words, c.coupon, c.codes, c.window, c.cost_fixed AS costFixed, c.cost_per AS costPer, c.budget, c.state,
    c.made_at AS madeAt, c.made_by AS madeBy, u.name AS madeByName, c.started_at AS startedAt, c.started_by AS startedBy,
    c.ended_at AS endedAt, c.archived
  FROM campaign c LEFT JOIN user u ON u.id = c.made_by`

const Channels = z.array(MessageChannel)
const Codes = z.partialRecord(MessageChannel, z.string())

/** The columns that hold JSON, written by `textOf` of the very same types. */
const read = (row: Row): StoredCampaign => ({
  ...row,
  channels: Channels.parse(JSON.parse(row.channels)),
  audience: Audience.parse(JSON.parse(row.audience)),
  schedule: Schedule.parse(JSON.parse(row.schedule)),
  words: Words.parse(JSON.parse(row.words)),
  coupon: row.coupon === null ? null : Coupon.parse(JSON.parse(row.coupon)),
  codes: Codes.parse(JSON.parse(row.codes)),
  archived: row.archived === 1,
})

/** Errors: NOT_FOUND. */
export function storedCampaign(db: ReadDb, id: number): StoredCampaign {
  const row = db.get<Row>(`${ROWS} WHERE c.id = ?`, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'campaign' })
  return read(row)
}

/** Newest first. */
export function storedCampaigns(db: ReadDb, archived: boolean): readonly StoredCampaign[] {
  return db.all<Row>(`${ROWS} WHERE c.archived = ? ORDER BY c.made_at DESC, c.id DESC`, Number(archived)).map(read)
}

/** Without whom it runs for. Errors: NOT_FOUND. */
export function readCampaign(db: ReadDb, id: number): Campaign {
  const { startedBy: _, ...campaign } = storedCampaign(db, id)
  return campaign
}

/** Each column of a plan with its value as it is stored. */
export const PLAN_COLUMNS = {
  name: ({ name }) => name,
  note: ({ note }) => note,
  class: (plan) => plan.class,
  because: ({ because }) => because,
  channels: ({ channels }) => JSON.stringify(channels),
  audience: ({ audience }) => JSON.stringify(audience),
  hold_out: ({ holdOut }) => holdOut,
  schedule: ({ schedule }) => JSON.stringify(schedule),
  catch_up: ({ catchUp }) => catchUp,
  words: ({ words }) => JSON.stringify(words),
  coupon: ({ coupon }) => (coupon === null ? null : JSON.stringify(coupon)),
  window: (plan) => plan.window,
  cost_fixed: ({ costFixed }) => costFixed,
  cost_per: ({ costPer }) => costPer,
  budget: ({ budget }) => budget,
} as const satisfies Record<string, (plan: CampaignPlan) => string | number | null>
