// Starts a campaign: what its checks stop does not start; else its recipients are frozen, or it stands from now on. And holds it up,
// lets it go on, and ends it.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { campaignPlans } from '../../../../shared/contract/campaigns.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, CommandContext } from '../../area.ts'
import { cancelUnsent } from '../sending/service.ts'
import { decideFor } from './deciding.ts'
import { countPacked, keepFreezing, packed, setRunning, START } from './freezing.ts'
import type { CampaignParts } from './parts.ts'
import { lookedThrough, stoppedBy } from './preflight/preflight.ts'
import { freezeComing, noteFrozen } from './standing.ts'
import { storedCampaign } from './stored.ts'

const refused = (path: string, rule: string): Failure => new Failure('BAD_INPUT', { issues: [{ path, rule }] })

/** Errors: NOT_FOUND, BUSY; BAD_INPUT with the check that stops it, `everyone` where that was not meant, `started`. */
export async function startCampaign(
  parts: CampaignParts,
  context: ActionContext,
  { id, everyone }: InputOf<typeof campaignPlans.start>,
): Promise<OutputOf<typeof campaignPlans.start>> {
  const plan = storedCampaign(context.book().db, id)
  if (plan.state !== 'draft') throw refused('id', 'started')
  if (plan.archived) throw refused('id', 'archived')
  if (plan.audience.everyone && !everyone) throw refused('everyone', 'unsaid')
  const campaign = { id, plan, state: plan.state }
  const decisions = await decideFor(parts, context, { campaign })
  const looked = await lookedThrough(parts, context, { campaign, decisions })
  const stop = stoppedBy(looked)
  if (stop !== null) throw refused(stop, 'stop')
  const door = context.book()
  // Somebody may have started or changed it while this looked.
  if (JSON.stringify(storedCampaign(door.db, id)) !== JSON.stringify(plan)) {
    throw new Failure('CHANGED_MEANWHILE', { what: 'campaign' })
  }
  if (plan.schedule.when === 'yearly') {
    await stand(parts, context, id)
    return { work: null }
  }
  const { people, kinds } = packed(decisions)
  const work = door.longWork({ kind: START, total: countPacked(people) }, (db, workId) => {
    keepFreezing(db, workId, { campaign: id, pack: looked.pack, kinds, people })
  })
  return { work }
}

/** What comes before today is over; what comes today goes at once. */
async function stand(parts: CampaignParts, { book, session, outside }: ActionContext, id: number): Promise<void> {
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  const door = book()
  const { dayOf } = shopCalendar(door.settings.zone, door.settings.dayTurn)
  const today = dayOf(outside.clock.now())
  door.command(START, ({ db }) => {
    setRunning(db, id, { at: outside.clock.now(), by: session.userId })
  })
  door.local((db) => {
    noteFrozen(db, id, today - 1)
  })
  await freezeComing(parts, { session, outside, book }, id)
}

/** Errors: NOT_FOUND; BAD_INPUT `not_running`. */
export function pauseCampaign(
  { db, settings, outside }: CommandContext,
  { id, on }: InputOf<typeof campaignPlans.pause>,
): void {
  const { state, schedule } = storedCampaign(db, id)
  if (state === (on ? 'paused' : 'running')) return
  if (state !== (on ? 'running' : 'paused')) throw refused('id', 'not_running')
  db.run('UPDATE campaign SET state = ? WHERE id = ?', on ? 'paused' : 'running', id)
  // Days that came while it was held up are over.
  if (!on && schedule.when === 'yearly') {
    const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
    noteFrozen(db, id, dayOf(outside.clock.now()) - 1)
  }
}

/** Errors: NOT_FOUND; BAD_INPUT `not_running`. */
export function stopCampaign(context: CommandContext, { id }: InputOf<typeof campaignPlans.stop>): void {
  const { db, outside } = context
  const { state } = storedCampaign(db, id)
  if (state === 'stopped') return
  if (state !== 'running' && state !== 'paused') throw refused('id', 'not_running')
  db.run(`UPDATE campaign SET state = 'stopped', ended_at = ? WHERE id = ?`, outside.clock.now(), id)
  cancelUnsent(context, { source: 'campaign', sourceId: id, why: 'stopped' })
}
