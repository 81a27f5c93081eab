// Looks at people and keeps what is found: at everybody once, and then at whoever was changed, in short transactions on tables of
// this PC. No command is ever slower for it: what changed is read from contact_touch afterwards.
import type { QualityCode } from '../../../../shared/domain/quality.ts'
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { BookDoor } from '../../area.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import type { Outside } from '../../outside.ts'
import { suppressionMark, suppressionReasons } from '../consent/service.ts'
import type { Yardstick } from './finding.ts'
import { hitsOf, writeHits, type Hit } from './hits.ts'
import { judge, wellKnown } from './judge.ts'
import { NEW_YEAR } from './judge-birthdays.ts'
import { knownPeople } from './record.ts'
import { RELATIONS, relate, relateAll } from './relations.ts'
import { notePoint } from './trend.ts'

/** Raised whenever a judge judges otherwise: then everybody is looked at again. */
const RULES = 1
/** People looked at in one transaction: a few milliseconds. */
const AT_ONCE = 100
/** As in contact_touch: too many to name. */
const EVERYBODY = 0

export interface Look {
  readonly rules: string
  readonly touched: number
  /** The last person looked at of all; null when everybody was. */
  readonly swept: number | null
  readonly day: number
}

const LOOK = 'SELECT rules, touched, swept, day FROM quality_look WHERE id = 1'
export const lookOf = (db: ReadDb): Look | undefined => db.get<Look>(LOOK)

/** By what everybody was judged, as one text: another country, year or do-not-disturb list judges otherwise. */
function rulesOf(db: ReadDb, { country, language }: ShopSettings, today: number): string {
  return [RULES, country, language, dateOfDay(today).year, suppressionMark(db)].join(' ')
}

interface Present {
  readonly rules: string
  readonly today: number
  /** UTC epoch ms. */
  readonly now: number
  readonly yardstick: Yardstick
}

type Place = Pick<BookDoor, 'db' | 'settings'> & { readonly clock: Outside['clock'] }

export const todayOf = ({ settings, clock }: Pick<Place, 'settings' | 'clock'>): number =>
  shopCalendar(settings.zone, settings.dayTurn).dayOf(clock.now())

const newestTouch = (db: ReadDb) => db.pluck<number | null>('SELECT max(seq) FROM contact_touch')[0] ?? 0

/** Whether anybody has to be looked at. */
export function isDue(place: Place): boolean {
  const { db, settings } = place
  const look = lookOf(db)
  const today = todayOf(place)
  if (look === undefined || look.swept !== null || look.day !== today) return true
  return look.touched !== newestTouch(db) || look.rules !== rulesOf(db, settings, today)
}

/** What everybody is judged by just now; reads the do-not-disturb list. */
export function presentOf(place: Place): Present {
  const { db, settings, clock } = place
  const today = todayOf(place)
  const { country, language } = settings
  return {
    rules: rulesOf(db, settings, today),
    today,
    now: clock.now(),
    yardstick: { country, language, today, reasons: suppressionReasons({ db, settings }) },
  }
}

/** A step of looking, in the transaction it is given; false when there is nothing more to look at. */
export function lookOn(tx: WriteDb, present: Present): boolean {
  const look = lookOf(tx)
  const newest = newestTouch(tx)
  if (look === undefined || look.rules !== present.rules) return beginSweep(tx, present, newest)
  if (look.swept !== null) return sweep(tx, present, look.swept)
  if (look.touched === newest) return look.day !== present.today && newDay(tx, present)
  const touched = touchedSince(tx, look.touched, newest)
  if (touched === null) return beginSweep(tx, present, newest)
  lookAt(tx, touched.ids, present)
  relate(tx, touched.ids)
  setCrowd(tx)
  tx.run('UPDATE quality_look SET touched = ? WHERE id = 1', touched.until)
  if (touched.until === newest) notePoint(tx, present)
  return true
}

function beginSweep(tx: WriteDb, { rules, today }: Present, touched: number): true {
  tx.run('DELETE FROM quality_look')
  tx.run(
    'INSERT INTO quality_look (id, rules, touched, swept, day, crowd) VALUES (1, ?, ?, 0, ?, 0)',
    rules,
    touched,
    today,
  )
  return true
}

function sweep(tx: WriteDb, present: Present, swept: number): boolean {
  const ids = tx.pluck<number>(
    'SELECT contact_id FROM contact_list WHERE contact_id > ? ORDER BY contact_id LIMIT ?',
    swept,
    AT_ONCE,
  )
  lookAt(tx, ids, present)
  const last = ids.at(-1)
  if (last !== undefined && ids.length === AT_ONCE) {
    tx.run('UPDATE quality_look SET swept = ? WHERE id = 1', last)
    return true
  }
  relateAll(tx)
  setCrowd(tx)
  tx.run('UPDATE quality_look SET swept = NULL WHERE id = 1')
  notePoint(tx, present)
  // Somebody may have been changed meanwhile.
  return true
}

/** What lay in the future may not any more. */
function newDay(tx: WriteDb, present: Present): true {
  lookAt(tx, tx.pluck<number>(`SELECT contact_id FROM quality_hit WHERE code = 'birthday-future'`), present)
  tx.run('UPDATE quality_look SET day = ? WHERE id = 1', present.today)
  notePoint(tx, present)
  return true
}

/** Null where it is not known any more, or too many to say, who it was. */
function touchedSince(
  db: ReadDb,
  since: number,
  newest: number,
): { readonly ids: readonly number[]; readonly until: number } | null {
  const [oldest = 0] = db.pluck<number>('SELECT min(seq) FROM contact_touch')
  if (newest < since || since < oldest - 1) return null
  const touches = db.all<{ seq: number; id: number }>(
    'SELECT seq, contact_id AS id FROM contact_touch WHERE seq > ? ORDER BY seq LIMIT ?',
    since,
    AT_ONCE,
  )
  const ids = [...new Set(touches.map(({ id }) => id))]
  return ids.includes(EVERYBODY) ? null : { ids, until: touches.at(-1)?.seq ?? newest }
}

const WELL_OF = `SELECT q.contact_id AS id, q.well FROM json_each(?) m CROSS JOIN quality_person q ON q.contact_id = m.value`
const SET_WELL = `INSERT INTO quality_person (contact_id, well) VALUES (?, ?)
  ON CONFLICT (contact_id) DO UPDATE SET well = excluded.well`

function lookAt(tx: WriteDb, ids: readonly number[], { yardstick }: Present): void {
  if (ids.length === 0) return
  const some = JSON.stringify(ids)
  const people = knownPeople(tx, ids)
  const wanted = people.flatMap((person) =>
    judge(person, yardstick).map((one): Hit => ({ ...one, contactId: person.id, shared: null })),
  )
  writeHits(tx, hitsOf(tx, some, RELATIONS), wanted)
  const before = new Map(tx.all<{ id: number; well: number }>(WELL_OF, some).map(({ id, well }) => [id, well]))
  for (const person of people) {
    const well = wellKnown(person, yardstick)
    if (before.get(person.id) !== well) tx.run(SET_WELL, person.id, well)
  }
}

/** So many on one day are no accident: four times as many as on any other. */
const FEWEST = 5
const TIMES = 4
const DAYS_A_YEAR = 365.25

function setCrowd(tx: WriteDb): void {
  const code: QualityCode = 'birthday-placeholder'
  const [first = 0] = tx.pluck<number>('SELECT count(*) FROM quality_hit WHERE code = ? AND detail = ?', code, NEW_YEAR)
  const dated = () =>
    tx.pluck<number>(`SELECT count(*) FROM occasion WHERE kind = 'birthday' AND month_day > 0`)[0] ?? 0
  const crowd = first >= FEWEST && first > (TIMES * dated()) / DAYS_A_YEAR
  tx.run('UPDATE quality_look SET crowd = ? WHERE id = 1 AND crowd <> ?', Number(crowd), Number(crowd))
}
