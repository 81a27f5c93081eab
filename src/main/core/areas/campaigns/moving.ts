// Moves what of a campaign has not left to another day, as long work: the day is said first, then message after message follows. What went
// stays; what leaves meanwhile has left.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { campaignPlans, Schedule } from '../../../../shared/contract/campaigns.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import type { Work } from '../../database/work.ts'
import { setDue, UNSENT } from '../sending/service.ts'
import { duesOf, type DuesOrder } from './audience/times.ts'
import { storedCampaign } from './stored.ts'

export const MOVE = 'campaigns.move'

type Moved = InputOf<typeof campaignPlans.move>

const refused = (path: string, rule: string): Failure => new Failure('BAD_INPUT', { issues: [{ path, rule }] })

const WAITING = `SELECT t.send_id FROM send_state t WHERE t.source = 'campaign' AND t.source_id = ?
  AND t.state IN (SELECT value FROM json_each(?)) ORDER BY t.send_id`

const waitingOf = (db: ReadDb, campaign: number) => db.pluck<number>(WAITING, campaign, JSON.stringify(UNSENT))

/** Errors: NOT_FOUND, BUSY; BAD_INPUT `not_running`, `standing`, `over`, `nothing_waits`. */
export function moveCampaign({ book, outside }: ActionContext, moved: Moved): OutputOf<typeof campaignPlans.move> {
  const door = book()
  const { state, schedule } = storedCampaign(door.db, moved.id)
  if (state !== 'running' && state !== 'paused') throw refused('id', 'not_running')
  if (schedule.when === 'yearly') throw refused('id', 'standing')
  const today = shopCalendar(door.settings.zone, door.settings.dayTurn).dayOf(outside.clock.now())
  if (moved.day < today) throw refused('day', 'over')
  const total = waitingOf(door.db, moved.id).length
  if (total === 0) throw refused('id', 'nothing_waits')
  return { work: door.longWork({ kind: MOVE, total, source: JSON.stringify(moved) }) }
}

/** Messages that are moved between two looks at the time. */
const AT_ONCE = 32

const TO_MOVE = `SELECT s.id, s.owner_id AS person, s.channel, t.due FROM json_each(?) m CROSS JOIN send_state t ON t.send_id = m.value
  CROSS JOIN send s ON s.id = t.send_id WHERE s.owner_id IS NOT NULL`

interface ToMove {
  readonly id: number
  readonly person: number
  readonly channel: MessageChannel
  readonly due: number | null
}

/** Begun anew it looks at all that still waits; who was moved already is passed over. */
export function movingWriter({ source, user }: Work, { db: read, outside, settings }: WorkPlace): SliceWriter {
  const { id, day, at } = JSON.parse(source ?? '') as Moved // written by `moveCampaign`
  const schedule: Schedule = { when: 'on', day, at }
  const waiting = waitingOf(read, id)
  let next = 0
  return (db, { position, more }) => {
    const before = next
    const session = { userId: user ?? 0, name: '', role: 'manager' } as const
    const { class: kind } = storedCampaign(db, id)
    if (next === 0) db.run('UPDATE campaign SET schedule = ? WHERE id = ?', JSON.stringify(schedule), id)
    for (let going = true; next < waiting.length && going;) {
      const some = db.all<ToMove>(TO_MOVE, JSON.stringify(waiting.slice(next, next + AT_ONCE)))
      next = Math.min(waiting.length, next + AT_ONCE)
      const order = { settings, schedule, now: outside.clock.now(), class: kind }
      setDue({ db, outside, settings, session }, dueOn(db, order, { day, some }))
      for (const _ of some) going = more() && going
    }
    return { position: position + next - before, done: next >= waiting.length }
  }
}

/** When each of them goes on the new day, by the clocks of its person; without those that go then anyway. */
function dueOn(
  db: WriteDb,
  order: DuesOrder,
  { day, some }: { readonly day: number; readonly some: readonly ToMove[] },
) {
  const dueFor = duesOf(db, order, JSON.stringify(some.map(({ person }) => person)))
  return some
    .map(({ id, person, channel, due }) => ({ sendId: id, due: dueFor(person, day, channel).at, before: due }))
    .filter(({ due, before }) => due !== before)
}
