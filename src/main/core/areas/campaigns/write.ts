// Makes and changes campaigns, and puts them aside. What is frozen of one that runs stays as it was frozen.
import type { CampaignPlan } from '../../../../shared/contract/campaigns.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import { PLAN_COLUMNS, storedCampaign, type StoredCampaign } from './stored.ts'

const COLUMNS = Object.keys(PLAN_COLUMNS)
const INSERT = `INSERT INTO campaign (id, ${COLUMNS.join(', ')}, codes, state, made_at, made_by)
  VALUES (?, ${COLUMNS.map(() => '?').join(', ')}, '{}', 'draft', ?, ?)`

export function createCampaign({ db, outside, session }: CommandContext, plan: CampaignPlan): number {
  refuseWrong(plan)
  const id = db.newId('campaign')
  const values = Object.values(PLAN_COLUMNS).map((valueOf) => valueOf(plan))
  db.run(INSERT, id, ...values, outside.clock.now(), session.userId)
  return id
}

/** Errors: NOT_FOUND; BAD_INPUT `frozen` for what can no longer be changed, `over` for one that is done or stopped. */
export function saveCampaign(
  { db }: CommandContext,
  { id, plan }: { readonly id: number; readonly plan: CampaignPlan },
): void {
  refuseWrong(plan)
  const before = storedCampaign(db, id)
  refuseFrozen(before, plan)
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

export const isGoing = ({ state }: Pick<StoredCampaign, 'state'>) => state === 'running' || state === 'paused'

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

/** What no campaign can be. Errors: BAD_INPUT. */
function refuseWrong({ channels, class: kind, because }: CampaignPlan): void {
  const refuse = (path: string, rule: string) => {
    throw new Failure('BAD_INPUT', { issues: [{ path: `plan.${path}`, rule }] })
  }
  if (new Set(channels).size !== channels.length) refuse('channels', 'twice')
  if (kind === 'service' && because.trim() === '') refuse('because', 'too_short')
}
