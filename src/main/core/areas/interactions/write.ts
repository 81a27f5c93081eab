// Writes down what was said, changes it, takes it away.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { interactions } from '../../../../shared/contract/interactions.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { changed, completed, type Said } from './said.ts'

const COLUMNS = {
  kind: 'kind',
  words: 'words',
  direction: 'direction',
  phase: 'phase',
  begunBy: 'begun_by',
  tone: 'tone',
  open: 'open',
} as const satisfies Record<keyof Said, string>
const KEYS = Object.keys(COLUMNS) as (keyof Said)[] // keys of a literal

/** Null for blank text. */
const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim())

const stored = (value: Said[keyof Said]): SqlValue => (typeof value === 'boolean' ? Number(value) : value)

/** 1900-01-01: nobody alive said anything before. */
const EARLIEST = -2_208_988_800_000

/** Errors: NOT_FOUND; BAD_INPUT `in_future`, `too_small`, `not_for_note`. */
export function addInteraction(
  context: CommandContext,
  input: InputOf<typeof interactions.add>,
): { readonly id: number } {
  const { db, session, settings, outside } = context
  const now = outside.clock.now()
  const at = input.at ?? now
  if (at > now) throw new Failure('BAD_INPUT', { issues: [{ path: 'at', rule: 'in_future' }] })
  if (at < EARLIEST) throw new Failure('BAD_INPUT', { issues: [{ path: 'at', rule: 'too_small', limit: EARLIEST }] })
  const said = completed(input)
  refuseDirection(said)
  const contactId = input.contactId === null ? null : shownPerson(db, input.contactId)
  const id = db.newId('interaction')
  db.run(
    `INSERT INTO interaction (id, contact_id, owner_id, ${Object.values(COLUMNS).join(', ')}, at, day, user_id, caller)
      VALUES (?, ?, ?, ${KEYS.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
    id,
    contactId,
    contactId,
    ...KEYS.map((key) => stored(said[key])),
    at,
    shopCalendar(settings.zone, settings.dayTurn).dayOf(at),
    session.userId,
    orNull(input.caller ?? null),
  )
  return { id }
}

/** Writes what differs. Errors: NOT_FOUND; BAD_INPUT `not_for_note`. */
export function saveInteraction({ db }: CommandContext, { id, patch }: InputOf<typeof interactions.save>): void {
  const before = saidOrFail(db, id)
  const { caller, ...said } = patch
  const after = changed(before, said)
  refuseDirection(after)
  for (const key of KEYS) {
    if (after[key] !== before[key]) {
      db.run(`UPDATE interaction SET ${COLUMNS[key]} = ? WHERE id = ?`, stored(after[key]), id)
    }
  }
  if (caller !== undefined) {
    db.run('UPDATE interaction SET caller = ? WHERE id = ?', orNull(caller), id)
  }
}

/** Whose it is now follows from whom it is said of. Errors: NOT_FOUND for it, for nobody, and for somebody in the trash. */
export function attachInteraction(
  { db }: CommandContext,
  { id, contactId }: InputOf<typeof interactions.attach>,
): void {
  const row = db.get<{ owner: number | null }>('SELECT owner_id AS owner FROM interaction WHERE id = ?', id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'interaction' })
  const whose = contactId === null ? null : shownPerson(db, contactId)
  if (whose !== row.owner) db.run('UPDATE interaction SET contact_id = ? WHERE id = ?', whose, id)
}

/** Errors: NOT_FOUND. */
export function removeInteraction({ db }: CommandContext, id: number): void {
  saidOrFail(db, id)
  db.run('DELETE FROM interaction WHERE id = ?', id)
}

function refuseDirection({ kind, direction }: Said): void {
  if (kind === 'note' && direction !== null) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'direction', rule: 'not_for_note' }] })
  }
}

/** Errors: NOT_FOUND. */
function saidOrFail(db: ReadDb, id: number): Said {
  const row = db.get<Omit<Said, 'open'> & { open: number }>(
    'SELECT kind, words, direction, phase, begun_by AS begunBy, tone, open FROM interaction WHERE id = ?',
    id,
  )
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'interaction' })
  return { ...row, open: row.open === 1 }
}

/** Errors: NOT_FOUND for nobody, and for somebody in the trash. */
function shownPerson(db: ReadDb, asked: number): number {
  const id = canonOf(db, asked)
  if (db.get('SELECT 1 FROM contact WHERE id = ?', id) === undefined)
    throw new Failure('NOT_FOUND', { what: 'contact' })
  return id
}
