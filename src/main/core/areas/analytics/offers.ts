// The competitor calendar: what others in the market offered, when, and whom it reached.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { analytics, CompetitorOffer } from '../../../../shared/contract/analytics.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

type Offer = Omit<CompetitorOffer, 'id' | 'archived'>
type Row = Omit<CompetitorOffer, 'note' | 'archived'> & { readonly note: string | null; readonly archived: number }

const OFFERS = `SELECT id, competitor, offer, from_day AS "from", until_day AS until, focus, segment_id AS segment, note, archived
  FROM competitor_offer`

/** Newest first. */
export function offersOf(db: ReadDb, archived: boolean): CompetitorOffer[] {
  return db.all<Row>(`${OFFERS} WHERE archived = ? ORDER BY from_day DESC, id DESC`, Number(archived)).map(told)
}

const told = (row: Row): CompetitorOffer => ({ ...row, note: row.note ?? '', archived: row.archived === 1 })

/** Errors: NOT_FOUND. */
export function storedOffer(db: ReadDb, id: number): CompetitorOffer {
  const row = db.get<Row>(`${OFFERS} WHERE id = ?`, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'offer' })
  return told(row)
}

/** Each stated column with where its value stands. */
const COLUMNS = {
  competitor: ({ competitor }) => competitor,
  offer: ({ offer }) => offer,
  from_day: ({ from }) => from,
  until_day: ({ until }) => until,
  focus: ({ focus }) => focus,
  segment_id: ({ segment }) => segment,
  note: ({ note }) => (note.trim() === '' ? null : note),
} as const satisfies Record<string, (offer: Offer) => string | number | null>

const ADD = `INSERT INTO competitor_offer (id, ${Object.keys(COLUMNS).join(', ')})
  VALUES (?, ${Object.keys(COLUMNS)
    .map(() => '?')
    .join(', ')})`

/** Errors: BAD_INPUT (ends before it begins), NOT_FOUND (segment). */
export function addOffer(db: WriteDb, offer: InputOf<typeof analytics.addOffer>): number {
  check(db, offer)
  const id = db.newId('competitor_offer')
  db.run(ADD, id, ...Object.values(COLUMNS).map((valueIn) => valueIn(offer)))
  return id
}

/** Errors: those of adding, NOT_FOUND (offer). */
export function saveOffer(db: WriteDb, { id, patch }: InputOf<typeof analytics.saveOffer>): void {
  const before = storedOffer(db, id)
  const said = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const after: Offer = { ...before, ...said }
  check(db, after)
  for (const [column, valueIn] of Object.entries(COLUMNS)) {
    const value = valueIn(after)
    if (value !== valueIn(before)) db.run(`UPDATE competitor_offer SET ${column} = ? WHERE id = ?`, value, id)
  }
}

/** Errors: NOT_FOUND. */
export function archiveOffer(db: WriteDb, { id, archived }: InputOf<typeof analytics.archiveOffer>): void {
  if (storedOffer(db, id).archived === archived) return
  db.run('UPDATE competitor_offer SET archived = ? WHERE id = ?', Number(archived), id)
}

function check(db: ReadDb, { from, until, segment }: Offer): void {
  if (until < from) throw new Failure('BAD_INPUT', { issues: [{ path: 'until', rule: 'ends_before_it_begins' }] })
  if (segment === null) return
  if (db.get('SELECT 1 FROM segment WHERE id = ?', segment) === undefined)
    throw new Failure('NOT_FOUND', { what: 'segment' })
}
