// Makes and changes campaigns, and puts them aside. What is frozen of one that runs stays as it was frozen.
import type { CampaignPlan } from '../../../../shared/contract/campaigns.ts'
import { Failure } from '../../../../shared/errors.ts'
import { sharedCode } from '../../../../shared/domain/messages/coupon-code.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { PLAN_COLUMNS, storedCampaign, type StoredCampaign } from './stored.ts'
import { cleanWords } from './writing/clean.ts'

const COLUMNS = Object.keys(PLAN_COLUMNS)
const INSERT = `INSERT INTO campaign (id, ${COLUMNS.join(', ')}, codes, state, made_at, made_by)
  VALUES (?, ${COLUMNS.map(() => '?').join(', ')}, ?, 'draft', ?, ?)`

/** Errors: BAD_INPUT; NOT_FOUND for a segment or list that is none. */
export function createCampaign(context: CommandContext, typed: CampaignPlan): number {
  const { db, outside, session } = context
  const plan = { ...typed, words: cleanWords(typed.words) }
  refuseWrong(db, plan)
  const id = db.newId('campaign')
  const values = Object.values(PLAN_COLUMNS).map((valueOf) => valueOf(plan))
  db.run(INSERT, id, ...values, JSON.stringify(codesFor(context, plan, {})), outside.clock.now(), session.userId)
  return id
}

/** Errors: those of making one; BAD_INPUT `frozen` for what can no longer be changed, `over` for one that is done or stopped. */
export function saveCampaign(
  context: CommandContext,
  { id, plan: typed }: { readonly id: number; readonly plan: CampaignPlan },
): void {
  const { db } = context
  const plan = { ...typed, words: cleanWords(typed.words) }
  refuseWrong(db, plan)
  const before = storedCampaign(db, id)
  refuseFrozen(before, plan)
  const codes = codesFor(context, plan, before.codes)
  if (JSON.stringify(codes) !== JSON.stringify(before.codes)) {
    db.run('UPDATE campaign SET codes = ? WHERE id = ?', JSON.stringify(codes), id)
  }
  for (const [column, valueOf] of Object.entries(PLAN_COLUMNS)) {
    const value = valueOf(plan)
    if (value !== valueOf(before)) db.run(`UPDATE campaign SET ${column} = ? WHERE id = ?`, value, id)
  }
}

/** A new draft with the same plan. Errors: NOT_FOUND. */
export function copyCampaign(
  context: CommandContext,
  { id, name }: { readonly id: number; readonly name: string },
): number {
  return createCampaign(context, { ...storedCampaign(context.db, id), name })
}

/** Errors: NOT_FOUND; BAD_INPUT `running`. */
export function archiveCampaign(
  { db }: CommandContext,
  { id, archived }: { readonly id: number; readonly archived: boolean },
): void {
  const before = storedCampaign(db, id)
  if (before.archived === archived) return
  if (archived && isGoing(before)) throw new Failure('BAD_INPUT', { issues: [{ path: 'id', rule: 'running' }] })
  db.run('UPDATE campaign SET archived = ? WHERE id = ?', Number(archived), id)
}

const isGoing = ({ state }: Pick<StoredCampaign, 'state'>) => state === 'running' || state === 'paused'

/** Once it was started these are in every message that waits; of a standing one they hold for those that are still to be frozen. */
const FROZEN = [
  'class',
  'channels',
  'audience',
  'hold_out',
  'schedule',
] as const satisfies readonly (keyof typeof PLAN_COLUMNS)[]
/** When it is over, its words, its cost and its window still explain what happened. */
const ALWAYS = [
  'name',
  'note',
  'window',
  'cost_fixed',
  'cost_per',
  'budget',
] as const satisfies readonly (keyof typeof PLAN_COLUMNS)[]

function refuseFrozen(before: StoredCampaign, plan: CampaignPlan): void {
  const changed = (column: keyof typeof PLAN_COLUMNS) => PLAN_COLUMNS[column](plan) !== PLAN_COLUMNS[column](before)
  const refuse = (column: string, rule: string) => {
    throw new Failure('BAD_INPUT', { issues: [{ path: `plan.${column}`, rule }] })
  }
  if (before.state === 'draft') return
  const standing = before.schedule.when === 'yearly'
  if (before.state === 'done' || before.state === 'stopped') {
    const over = (Object.keys(PLAN_COLUMNS) as (keyof typeof PLAN_COLUMNS)[]).find(
      (column) => !ALWAYS.some((one) => one === column) && changed(column),
    )
    if (over !== undefined) refuse(over, 'over')
    return
  }
  if (standing && plan.schedule.when === 'yearly') return
  const frozen = FROZEN.find(changed)
  if (frozen !== undefined) refuse(frozen, 'frozen')
}

type Codes = StoredCampaign['codes']

const CODES = `SELECT 1 FROM campaign c CROSS JOIN json_each(c.codes) k WHERE k.value = ? LIMIT 1`

/** A code for each channel that shares one. What was printed once stays, though the channel or the coupon is taken back. */
function codesFor({ db, outside }: CommandContext, { coupon, channels }: CampaignPlan, before: Codes): Codes {
  if (coupon?.kind !== 'shared') return before
  const free = (): string => {
    const code = sharedCode(outside.random)
    return db.get(CODES, code) === undefined ? code : free()
  }
  const fresh = channels.filter((channel) => before[channel] === undefined)
  return { ...before, ...Object.fromEntries(fresh.map((channel) => [channel, free()])) }
}

/** What no campaign can be. Errors: BAD_INPUT; NOT_FOUND for a segment or list that is none. */
function refuseWrong(db: ReadDb, { channels, class: kind, because, audience }: CampaignPlan): void {
  const { segments, exceptSegments, lists, exceptLists } = audience
  const refuseUnknown = (table: 'segment' | 'people_list', what: string, ids: readonly number[]) => {
    const known = db.pluck<number>(
      `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
    if (ids.some((id) => !known.includes(id))) throw new Failure('NOT_FOUND', { what })
  }
  refuseUnknown('segment', 'segment', [...segments, ...exceptSegments])
  refuseUnknown('people_list', 'list', [...lists, ...exceptLists])
  const refuse = (path: string, rule: string) => {
    throw new Failure('BAD_INPUT', { issues: [{ path: `plan.${path}`, rule }] })
  }
  if (new Set(channels).size !== channels.length) refuse('channels', 'twice')
  if (kind === 'service' && because.trim() === '') refuse('because', 'too_short')
}
