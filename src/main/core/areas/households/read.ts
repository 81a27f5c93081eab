// Households as they are read: one with who lives there, the one somebody lives in, all of them by name.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { Household, HouseholdAddress, households } from '../../../../shared/contract/households.ts'
import { searchWords } from '../../../../shared/domain/fold.ts'
import { isNoPlace, type Place } from '../../../../shared/domain/place.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { listRows } from '../contacts/service.ts'
import { HOUSEHOLD } from './schema.ts'

export interface StoredHousehold extends Place {
  readonly id: number
  readonly name: string
  readonly note: string | null
  readonly madeAt: number
  readonly dissolved: number
}

const STORED = `SELECT id, name, street, postcode, city, region, country, note, made_at AS madeAt, dissolved
  FROM household WHERE id = ? AND archived = 0`

/** Errors: NOT_FOUND, also for one whose making was undone. */
export function storedHousehold(db: ReadDb, id: number): StoredHousehold {
  const row = db.get<StoredHousehold>(STORED, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'household' })
  return row
}

export function addressOf(place: Place): HouseholdAddress | null {
  const { street, postcode, city, region, country } = place
  return isNoPlace(place) ? null : { street, postcode, city, region, country }
}

/** Who lives there and is shown, by name. */
export function membersOf(db: ReadDb, household: number): readonly number[] {
  return db.pluck<number>(
    `SELECT h.contact_id FROM contact_home h CROSS JOIN contact_list l ON l.contact_id = h.contact_id
      WHERE h.household_id = ? ORDER BY l.sort_name, l.contact_id`,
    household,
  )
}

/** The household somebody lives in; null for none. `person` is somebody shown. */
export function homeOf(db: ReadDb, person: number): number | null {
  return db.pluck<number>('SELECT household_id FROM contact_home WHERE contact_id = ?', person)[0] ?? null
}

/** Number of the newest command that said something of the household itself. */
function versionOf(db: ReadDb, id: number): number {
  return (
    db.pluck<number | null>(
      `SELECT max(cmd) FROM (SELECT cmd FROM cell WHERE tbl = ${String(HOUSEHOLD)} AND row = ?
        UNION ALL SELECT cmd FROM born WHERE tbl = ${String(HOUSEHOLD)} AND lo <= ? AND hi >= ?)`,
      id,
      id,
      id,
    )[0] ?? 0
  )
}

/** Errors: NOT_FOUND. */
export function getHousehold(db: ReadDb, id: number): Household {
  const stored = storedHousehold(db, id)
  return {
    id,
    name: stored.name,
    note: stored.note,
    address: addressOf(stored),
    members: listRows(db, membersOf(db, id)).map(
      ({ id: member, name, initials, number, hasPhoto, lastDay, visits }) => ({
        id: member,
        name,
        initials,
        number,
        hasPhoto,
        lastDay,
        visits,
      }),
    ),
    madeAt: stored.madeAt,
    dissolved: stored.dissolved === 1,
    version: versionOf(db, id),
  }
}

/** The person an id stands for now. Errors: NOT_FOUND. */
export function personOf(db: ReadDb, asked: number): number {
  const id = canonOf(db, asked)
  if (db.get('SELECT 1 FROM contact WHERE id = ?', id) === undefined) {
    throw new Failure('NOT_FOUND', { what: 'contact' })
  }
  return id
}

const ROWS = `SELECT h.id, h.name, h.street, h.postcode, h.city, h.region, h.country,
    (SELECT count(*) FROM contact_home m WHERE m.household_id = h.id) AS count,
    (SELECT min(m.contact_id) FROM contact_home m WHERE m.household_id = h.id) AS memberId FROM household h`
const BY_NAME = 'ORDER BY h.words, h.id'

/** By name; whoever has no house-mates left is nobody's household. */
export function listHouseholds(
  db: ReadDb,
  { text, from, limit }: InputOf<typeof households.list>,
): OutputOf<typeof households.list> {
  const sought = searchWords(text)
  const lives = 'EXISTS (SELECT 1 FROM contact_home m WHERE m.household_id = h.id)'
  const fits = sought.map(() => ' AND instr(h.words, ?) > 0').join('')
  const where = `WHERE h.archived = 0 AND h.dissolved = 0 AND ${lives}${fits}`
  const values = sought.map((word) => ` ${word}`)
  return {
    rows: db.all(`${ROWS} ${where} ${BY_NAME} LIMIT ? OFFSET ?`, ...values, limit, from),
    total: db.pluck<number>(`SELECT count(*) FROM household h ${where}`, ...values)[0] ?? 0,
  }
}
