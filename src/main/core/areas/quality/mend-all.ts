// Puts right all that has a proposal, as long work: what was shown is frozen at the beginning, and what became other since is left.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { quality } from '../../../../shared/contract/quality.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, CommandContext, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import type { WriteDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { readWork, type Work } from '../../database/work.ts'
import { trashContacts } from '../contacts/service.ts'
import { COUNTS, IS_LEFT } from './counts.ts'
import { mendAsProposed, mendingIn, staleValueOf, type Wrong } from './mend.ts'
import { IS_STALE, STALE_FROM, STALE_VALUE, staleSince } from './stale.ts'

export const MEND_ALL = 'quality.mendAll'

type Request = InputOf<typeof quality.mendAll>

const MENDABLE = `FROM quality_hit h WHERE h.code = ? AND h.proposal IS NOT NULL AND ${COUNTS} AND NOT ${IS_LEFT}`
const STALE = `FROM ${STALE_FROM} WHERE ${IS_STALE} AND NOT EXISTS (SELECT 1 FROM quality_leave v
  WHERE v.owner_id = l.contact_id AND v.code = 'stale' AND v.value = ${STALE_VALUE})`
const INTO = 'INSERT INTO quality_mending (work_id, at, code, contact_id, item, value)'
const NUMBERED = (order: string) => `row_number() OVER (ORDER BY ${order}) - 1`

/** Errors: BUSY; CANCELLED when it was stopped on the way. */
export async function mendAll(
  { book, outside }: ActionContext,
  request: Request,
): Promise<OutputOf<typeof quality.mendAll>> {
  const door = book()
  const { code, years } = request
  const stale = staleSince({ settings: door.settings, outside }, years).values
  const [total = 0] =
    code === 'stale'
      ? door.db.pluck<number>(`SELECT count(*) ${STALE}`, ...stale)
      : door.db.pluck<number>(`SELECT count(*) ${MENDABLE}`, code)
  if (total === 0) return { count: 0, command: null }
  const work = door.longWork({ kind: MEND_ALL, total, source: String(years) }, (db, id) => {
    db.run('DELETE FROM quality_mending')
    if (code === 'stale') {
      db.run(
        `${INTO} SELECT ?, ${NUMBERED('l.contact_id')}, 'stale', l.contact_id, 0, ${STALE_VALUE} ${STALE}`,
        id,
        ...stale,
      )
    } else {
      const columns = `?, ${NUMBERED('h.contact_id, h.item')}, h.code, h.contact_id, h.item, h.value`
      db.run(`${INTO} SELECT ${columns} ${MENDABLE}`, id, code)
    }
  })
  await door.longWorkEnds()
  const { db } = book()
  const { state, group } = readWork(db, work)
  if (state !== 'done') throw new Failure('CANCELLED', {})
  return { count: total, command: group }
}

const NEXT = `SELECT at, code, contact_id AS contactId, item, value FROM quality_mending
  WHERE work_id = ? AND at >= ? ORDER BY at LIMIT ?`
const AT_ONCE = 100

type Frozen = Wrong & { readonly at: number }

/** Whoever went meanwhile is not there any more. Errors: NOT_FOUND when a later mending took its place. */
export function mendingWriter({ id, user, total, source }: Work, { outside, settings }: WorkPlace): SliceWriter {
  const years = Number(source)
  return (db, { position, more }) => {
    if (position < total && db.get('SELECT 1 FROM quality_mending WHERE work_id <> ?', id) !== undefined) {
      throw new Failure('NOT_FOUND', { what: 'work' })
    }
    // What is mended is what a proposal says, whoever began it: nothing of it depends on who they are.
    const context: CommandContext = {
      db,
      outside,
      settings,
      session: { userId: user ?? 0, name: '', role: 'manager' },
    }
    const mending = mendingIn(context)
    const frozen = db.all<Frozen>(NEXT, id, position, AT_ONCE)
    let at = position
    for (const wrong of frozen) {
      if (wrong.code === 'stale') trashOne(context, wrong, years)
      else mendAsProposed(context, mending, wrong)
      at = wrong.at + 1
      if (!more()) break
    }
    const done = frozen.length === 0 || at >= total
    if (done) forget(db, id)
    return { position: done ? total : at, done }
  }
}

function trashOne(context: CommandContext, { contactId, value }: Wrong, years: number): void {
  const person = canonOf(context.db, contactId)
  if (staleValueOf(context, person, years) === value) trashContacts(context.db, [person])
}

function forget(db: WriteDb, work: number): void {
  db.run('DELETE FROM quality_mending WHERE work_id = ?', work)
}
