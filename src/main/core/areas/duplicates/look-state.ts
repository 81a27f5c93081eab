// How far the look through the book is, and how what it found is kept: in slices, so that nobody at the counter waits for it.
import type { DuplicateModel } from '../../../../shared/domain/duplicates/model.ts'
import type { DuplicatePair, DuplicateReason } from '../../../../shared/domain/duplicates/record.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { EVERYBODY } from '../contacts/service.ts'

export interface LookState {
  /** Under which the pairs that count are kept. */
  readonly look: number
  /** When the last look through the whole book ended, UTC epoch ms; null before the first. */
  readonly at: number | null
  /** The newest of contact_touch that is in it. */
  readonly seq: number
}

const STATE = 'SELECT look, at, seq FROM duplicate_look'
const MODEL = 'SELECT version, model FROM duplicate_look'

export function lookState(db: ReadDb): LookState {
  return db.get<LookState>(STATE) ?? { look: 0, at: null, seq: 0 }
}

const models = new WeakMap<ReadDb, { readonly version: number; readonly model: DuplicateModel | null }>()

/** What the last look learned; null before the first. Read once per change. */
export function storedModel(db: ReadDb): DuplicateModel | null {
  const [version = 0] = db.pluck<number>('SELECT version FROM duplicate_look')
  const known = models.get(db)
  if (known?.version === version) return known.model
  const row = db.get<{ version: number; model: string | null }>(MODEL)
  // Written below, by this program or an earlier one; the finder looks at its format.
  const model = row?.model == null ? null : (JSON.parse(row.model) as DuplicateModel)
  models.set(db, { version, model })
  return model
}

export function newestTouch(db: ReadDb): number {
  return db.pluck<number | null>('SELECT max(seq) FROM contact_touch')[0] ?? 0
}

/** Who was changed since; null where that is not known one by one. */
export function changedSince(db: ReadDb, seq: number): readonly number[] | null {
  const newest = newestTouch(db)
  if (newest === seq) return []
  const oldest = db.pluck<number | null>('SELECT min(seq) FROM contact_touch')[0] ?? 0
  if (newest < seq || seq < oldest - 1) return null
  const touched = db.pluck<number>('SELECT DISTINCT contact_id FROM contact_touch WHERE seq > ?', seq)
  return touched.includes(EVERYBODY) ? null : touched
}

/** So many rows are written at once: a few milliseconds. */
const SLICE = 500

const PAIR_COLUMNS = 'look, a, b, score, against'

/** Whoever stands in the book twice has two numbers in the till as well: these alone keep nobody from being sure. */
const speaksAgainst = ({ what, weight }: DuplicateReason): boolean => weight < 0 && what !== 'number'

export function insertPairs(db: WriteDb, look: number, pairs: readonly DuplicatePair[]): void {
  const into = manyRows(db, { table: 'duplicate_pair', columns: PAIR_COLUMNS })
  for (const { a, b, score, reasons } of pairs) into.add(look, a, b, score, Number(reasons.some(speaksAgainst)))
  into.end()
}

export interface Keeping {
  /** One transaction on tables of this PC. */
  readonly local: (work: (db: WriteDb) => void) => void
  /** Resolves when others had their turn; throws when the book is being closed. */
  readonly breath: () => Promise<void>
}

export interface WholeLook {
  readonly pairs: readonly DuplicatePair[]
  readonly model: DuplicateModel
  readonly seq: number
  readonly at: number
}

const SHOWN = (id: string) => `EXISTS (SELECT 1 FROM contact WHERE id = ${id})`
// Whoever is hidden now may be back with an undo: what was found about them stays.
const CARRY = `INSERT INTO duplicate_pair (${PAIR_COLUMNS}) SELECT ?, p.a, p.b, p.score, p.against
  FROM duplicate_pair p WHERE p.look = ? AND NOT (${SHOWN('p.a')} AND ${SHOWN('p.b')}) ON CONFLICT DO NOTHING`
const DROP = `DELETE FROM duplicate_pair WHERE (look, a, b) IN (
  SELECT look, a, b FROM duplicate_pair WHERE look <> ? LIMIT ${String(SLICE)})`
const TURN = `UPDATE duplicate_look SET look = ?, at = ?, seq = ?, model = ?, version = version + 1`

/** Under a number of its own, which counts when all of it is there. */
export async function keepWhole(before: LookState, found: WholeLook, { local, breath }: Keeping): Promise<void> {
  const look = before.look + 1
  await dropOthers(before.look, { local, breath })
  for (let at = 0; at < found.pairs.length; at += SLICE) {
    local((db) => insertPairs(db, look, found.pairs.slice(at, at + SLICE)))
    await breath()
  }
  const model = JSON.stringify(found.model)
  local((db) => {
    db.run(CARRY, look, before.look)
    db.run(TURN, look, found.at, found.seq, model)
  })
  await dropOthers(look, { local, breath })
}

async function dropOthers(look: number, { local, breath }: Keeping): Promise<void> {
  for (let left = 1; left > 0;) {
    local((db) => void (left = db.run(DROP, look).changes))
    await breath()
  }
}

const FORGET = (
  own: string,
  other: string,
) => `DELETE FROM duplicate_pair WHERE look = ? AND ${own} IN (SELECT value FROM json_each(?))
  AND ${SHOWN(`duplicate_pair.${other}`)}`

/** What was found anew about some people takes the place of what was known of them. */
export function keepSome(
  db: WriteDb,
  { look }: LookState,
  {
    pairs,
    about,
    seq,
  }: { readonly pairs: readonly DuplicatePair[]; readonly about: readonly number[]; readonly seq: number },
): void {
  const some = JSON.stringify(about)
  db.run(FORGET('a', 'b'), look, some)
  db.run(FORGET('b', 'a'), look, some)
  // Between somebody hidden and somebody changed what was known still stands; it is not found now.
  insertPairs(db, look, pairs)
  db.run('UPDATE duplicate_look SET seq = ?, version = version + 1', seq)
}
