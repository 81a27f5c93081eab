// Freezes who gets a message, as long work: it is decided once and kept, so that it goes on with the same people after a crash, whatever
// was changed meanwhile. Only when all are frozen does the campaign run; before that nothing of it leaves.
import { personalCode } from '../../../../shared/domain/messages/coupon-code.ts'
import { armOf } from '../../../../shared/domain/messages/subject-test.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import type { WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { canonOf } from '../../database/people.ts'
import type { Work } from '../../database/work.ts'
import { freeze, type ToFreeze } from '../sending/service.ts'
import { drawn } from './audience/draw.ts'
import { decisionAt, frozenAt, isGoing, type Decision, type Decisions } from './deciding.ts'
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

/** Merged with somebody since it was decided, or gone. */
const ELSEWHERE = `SELECT m.value FROM json_each(?) m WHERE EXISTS (SELECT 1 FROM alias a WHERE a.id = m.value)
  OR NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = m.value)`

/** By who they are now. */
function standing(db: WriteDb, decisions: readonly Decision[]): readonly Decision[] {
  const elsewhere = new Set(db.pluck<number>(ELSEWHERE, JSON.stringify(decisions.map(({ person }) => person))))
  if (elsewhere.size === 0) return decisions
  return decisions.flatMap((decision) => {
    if (!elsewhere.has(decision.person)) return [decision]
    const person = canonOf(db, decision.person)
    return db.get('SELECT 1 FROM contact WHERE id = ?', person) === undefined ? [] : [{ ...decision, person }]
  })
}

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

/** Day, instant and outcome: few, which many people share. All of one step. */
type Kind = Pick<Decision, 'day' | 'due' | 'outcome'>

export interface Packed {
  readonly kinds: readonly Kind[]
  /** For each message its person as 8 bytes and its kind as 4. */
  readonly people: Uint8Array
}

const PERSON = Float64Array.BYTES_PER_ELEMENT
const EACH = PERSON + Uint32Array.BYTES_PER_ELEMENT

/** What is to be frozen, as it is kept until it is: small, because it is written while somebody waits at the counter. */
export function packed(decisions: Decisions): Packed {
  const frozen = [...frozenAt(decisions)]
  const people = new Uint8Array(frozen.length * EACH)
  const view = new DataView(people.buffer)
  const kinds: Kind[] = []
  const known = new Map<string, number>()
  for (const [at, place] of frozen.entries()) {
    const { person, day, due, outcome } = decisionAt(decisions, place)
    const key = `${String(day)} ${String(due)} ${outcome}`
    const kind = known.get(key) ?? kinds.push({ day, due, outcome }) - 1
    known.set(key, kind)
    view.setFloat64(at * EACH, person)
    view.setUint32(at * EACH + PERSON, kind)
  }
  return { kinds, people }
}

export const countPacked = (bytes: Uint8Array): number => bytes.length / EACH

const KEEP = 'INSERT INTO campaign_freezing (work_id, campaign_id, plan, people) VALUES (?, ?, ?, ?)'
const KEPT = 'SELECT campaign_id AS campaign, plan, people FROM campaign_freezing WHERE work_id = ?'
/** Messages that are written between two looks at the time: well under a millisecond. */
const AT_ONCE = 64

export function keepFreezing(
  db: WriteDb,
  work: number,
  { campaign, pack, kinds, people }: Packed & { readonly campaign: number; readonly pack: string },
): void {
  db.run('DELETE FROM campaign_freezing')
  db.run(KEEP, work, campaign, JSON.stringify({ pack, kinds }), people)
}

/** Errors: NOT_FOUND when it is done, or a later freezing took its place. */
export function freezingWriter({ id: work, user }: Work, { db: read, outside, settings }: WorkPlace): SliceWriter {
  const kept = read.get<{ campaign: number; plan: string; people: Uint8Array }>(KEPT, work)
  if (kept === undefined || kept.people.length === 0) throw new Failure('NOT_FOUND', { what: 'work' })
  const { pack, kinds } = JSON.parse(kept.plan) as Pick<Packed, 'kinds'> & { readonly pack: string } // written by `keepFreezing`
  const view = new DataView(kept.people.buffer, kept.people.byteOffset, kept.people.byteLength)
  const total = countPacked(kept.people)
  const decision = (at: number): Decision => {
    const kind = kinds[view.getUint32(at * EACH + PERSON)]
    if (kind === undefined) throw new Error('what is to be frozen is of a kind that was kept')
    return { person: view.getFloat64(at * EACH), step: 0, ...kind }
  }
  return (db, { position, more }) => {
    const freezing = { campaign: storedCampaign(db, kept.campaign), pack, by: user ?? 0 }
    let at = position
    for (let going = true; at < total && going;) {
      const until = Math.min(total, at + AT_ONCE)
      const some = Array.from({ length: until - at }, (_, one) => decision(at + one))
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
