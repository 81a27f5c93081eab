// Freezes who gets a message, as long work: it is decided once and kept, so that it goes on with the same people after a crash, whatever
// was changed meanwhile. Only when all are frozen does the campaign run; before that nothing of it leaves.
import { personalCode } from '../../../../shared/domain/messages/coupon-code.ts'
import { armOf } from '../../../../shared/domain/messages/subject-test.ts'
import { MESSAGE_CHANNELS } from '../../../../shared/domain/messages/words.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import type { WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { canonOf } from '../../database/people.ts'
import type { Work } from '../../database/work.ts'
import { freeze, type ToFreeze } from '../sending/service.ts'
import { drawn } from './audience/draw.ts'
import { isGoing, type Decision } from './deciding.ts'
import { storedCampaign, type StoredCampaign } from './stored.ts'

export const START = 'campaigns.start'

type Place = Pick<CommandContext, 'db' | 'outside' | 'settings'>

interface Freezing {
  readonly campaign: StoredCampaign
  /** The rules in force. */
  readonly pack: string
  /** In whose name. */
  readonly by: number
}

/** Writes decisions: who gets it into the outbox, who hears nothing beside it. Whoever is not in the book any more is left out. */
export function freezeSome(place: Place, { campaign, pack, by }: Freezing, decisions: readonly Decision[]): void {
  const now = standing(place.db, decisions)
  const session = { userId: by, name: '', role: 'manager' } as const
  freeze(
    { ...place, session },
    now.filter(isGoing).map((going): ToFreeze => {
      const { person, step, outcome: channel, due } = going
      return {
        contactId: person,
        source: 'campaign',
        sourceId: campaign.id,
        step,
        channel,
        class: campaign.class,
        due,
        arm: armFor(campaign, going),
        coupon: campaign.coupon?.kind === 'personal' ? personalCode(place.outside.random) : null,
        pack,
      }
    }),
  )
  holdOut(
    place,
    campaign.id,
    now.filter(({ outcome }) => outcome === 'held_out'),
  )
}

/** By who they are now. */
const standing = (db: WriteDb, decisions: readonly Decision[]): readonly Decision[] =>
  decisions.flatMap((decision) => {
    const person = canonOf(db, decision.person)
    return db.get('SELECT 1 FROM contact WHERE id = ?', person) === undefined ? [] : [{ ...decision, person }]
  })

/** Subjects are of mails alone. */
function armFor({ id, words }: StoredCampaign, { person, step, outcome }: Decision): string {
  if (words.subjectB.trim() === '' || outcome !== 'email') return ''
  return armOf(drawn({ what: 'subject', campaign: id, person, step }))
}

const HELD = `SELECT h.owner_id || ' ' || h.step FROM json_each(?) m CROSS JOIN held_out h INDEXED BY held_out_owner
  ON h.owner_id = m.value WHERE h.campaign_id = ?`

function holdOut({ db, outside }: Place, campaign: number, held: readonly Decision[]): void {
  if (held.length === 0) return
  const key = ({ person, step }: Decision) => `${String(person)} ${String(step)}`
  const known = new Set(db.pluck<string>(HELD, JSON.stringify(held.map(({ person }) => person)), campaign))
  const fresh = [...new Map(held.map((one) => [key(one), one])).values()].filter((one) => !known.has(key(one)))
  if (fresh.length === 0) return
  const rows = manyRows(db, { table: 'held_out', columns: 'id, campaign_id, contact_id, owner_id, step, day, at' })
  let id = db.newIds('held_out', fresh.length)
  for (const { person, step, day } of fresh) {
    rows.add(id, campaign, person, person, step, day, outside.clock.now())
    id += 1
  }
  rows.end()
}

const HELD_OUT = MESSAGE_CHANNELS.length
const NUMBERS = 4

/** What is to be frozen, as it is kept until it is: person, day, instant, and what. All of one step. */
export function packed(decisions: readonly Decision[]): Uint8Array {
  const frozen = decisions.filter((one) => isGoing(one) || one.outcome === 'held_out')
  const numbers = new Float64Array(frozen.length * NUMBERS)
  for (const [at, one] of frozen.entries()) {
    const what = isGoing(one) ? MESSAGE_CHANNELS.indexOf(one.outcome) : HELD_OUT
    numbers.set([one.person, one.day, one.due, what], at * NUMBERS)
  }
  return new Uint8Array(numbers.buffer)
}

export const countPacked = (bytes: Uint8Array): number => bytes.length / (NUMBERS * Float64Array.BYTES_PER_ELEMENT)

function unpacked(numbers: Float64Array, at: number): Decision {
  const [person = 0, day = 0, due = 0, what = HELD_OUT] = numbers.subarray(at * NUMBERS, (at + 1) * NUMBERS)
  return { person, step: 0, day, due, outcome: MESSAGE_CHANNELS[what] ?? 'held_out', waits: false }
}

const KEEP = 'INSERT INTO campaign_freezing (work_id, campaign_id, plan, people) VALUES (?, ?, ?, ?)'
const KEPT = 'SELECT campaign_id AS campaign, plan, people FROM campaign_freezing WHERE work_id = ?'
/** Rows that are written between two looks at the time. */
const AT_ONCE = 20

export function keepFreezing(
  db: WriteDb,
  work: number,
  kept: { readonly campaign: number; readonly pack: string; readonly people: Uint8Array },
): void {
  db.run('DELETE FROM campaign_freezing')
  db.run(KEEP, work, kept.campaign, JSON.stringify({ pack: kept.pack }), kept.people)
}

/** Errors: NOT_FOUND when it is done, or a later freezing took its place. */
export function freezingWriter({ id: work, user }: Work, { db: read, outside, settings }: WorkPlace): SliceWriter {
  const kept = read.get<{ campaign: number; plan: string; people: Uint8Array }>(KEPT, work)
  if (kept === undefined || kept.people.length === 0) throw new Failure('NOT_FOUND', { what: 'work' })
  const { pack } = JSON.parse(kept.plan) as { readonly pack: string } // written by `keepFreezing`
  // Copied, because numbers must begin at a multiple of their length.
  const numbers = new Float64Array(Uint8Array.from(kept.people).buffer)
  const total = numbers.length / NUMBERS
  return (db, { position, more }) => {
    const freezing = { campaign: storedCampaign(db, kept.campaign), pack, by: user ?? 0 }
    let at = position
    for (let going = true; at < total && going;) {
      const until = Math.min(total, at + AT_ONCE)
      const some = Array.from({ length: until - at }, (_, one) => unpacked(numbers, at + one))
      freezeSome({ db, outside, settings }, freezing, some)
      at = until
      // Asked for each row: it looks at the time after so many of them.
      for (const _ of some) going = more() && going
    }
    const done = at >= total
    if (done) {
      setRunning(db, kept.campaign, { at: outside.clock.now(), by: freezing.by })
      db.run(`UPDATE campaign_freezing SET people = x'' WHERE work_id = ?`, work)
    }
    return { position: at, done }
  }
}

export function setRunning(
  db: WriteDb,
  campaign: number,
  { at, by }: { readonly at: number; readonly by: number },
): void {
  db.run(`UPDATE campaign SET state = 'running', started_at = ?, started_by = ? WHERE id = ?`, at, by, campaign)
}
