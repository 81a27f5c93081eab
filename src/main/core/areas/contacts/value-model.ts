// What was learned of all customers, kept with the sums of each: the areas above learn it and judge by it. Tables of this PC alone.
import type { BuyerModel, Judged } from '../../../../shared/domain/value/judge.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { noteTouch } from './derive.ts'

/** The models of buying, and whatever else was learned with them, as JSON has it. */
export type Learned = BuyerModel & Readonly<Record<string, unknown>>

export interface ValueModel {
  /** Shop day up to which customers were looked at. */
  readonly asOf: number
  /** When it was learned, UTC epoch ms. */
  readonly at: number
  /** From when on everybody is judged by it; null while they are being judged anew: then sums of what it says are half old, half new. */
  readonly judgedAt: number | null
  readonly learned: Learned
}

/** Null until it was learned for the first time. */
export function valueModelOf(db: ReadDb): ValueModel | null {
  const row = db.get<Omit<ValueModel, 'learned'> & { readonly learned: string }>(
    'SELECT as_of AS asOf, at, judged_at AS judgedAt, learned FROM value_model',
  )
  return row === undefined ? null : { ...row, learned: JSON.parse(row.learned) as Learned } // what setValueModel wrote
}

/** Who stands in the sums is judged by the model before until each is judged anew. */
export function setValueModel(tx: WriteDb, { asOf, at, learned }: Omit<ValueModel, 'judgedAt'>): void {
  tx.run(
    `INSERT INTO value_model (id, as_of, at, learned) VALUES (1, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET as_of = excluded.as_of, at = excluded.at, judged_at = NULL, learned = excluded.learned`,
    asOf,
    at,
    JSON.stringify(learned),
  )
}

/** Everybody was judged anew. @param at UTC epoch ms */
export function sayJudged(tx: WriteDb, at: number): void {
  tx.run('UPDATE value_model SET judged_at = ?', at)
}

/** What gap is usual for somebody who has none of their own. */
export interface Usual {
  readonly usualGap: number | null
  /** Whose gap it is; both are null where the category says nothing. */
  readonly usualCategory: string | null
}

/** Of people who have a row of sums; null for those who have nothing usual. */
export function setUsual(tx: WriteDb, usual: ReadonlyMap<number, Usual | null>): void {
  const changed: number[] = []
  for (const [contactId, of] of usual) {
    const [gap, category] = [of?.usualGap ?? null, of?.usualCategory ?? null]
    const { changes } = tx.run(
      `UPDATE contact_stats SET usual_gap = ?, usual_category = ?
        WHERE contact_id = ? AND (usual_gap, usual_category) IS NOT (?, ?)`,
      gap,
      category,
      contactId,
      gap,
      category,
    )
    if (changes > 0) changed.push(contactId)
  }
  if (changed.length > 0) noteTouch(tx, changed)
}

/** What the model says of a person, and what is usual for them. */
export interface Judgement extends Judged, Usual {
  readonly contactId: number
}

/** Of people who have a row of sums. Nobody is noted as touched: this is no news of the person, and lists ask the model's `judgedAt`. */
export function setJudgements(tx: WriteDb, judgements: readonly Judgement[]): void {
  for (const { contactId, alive, expected, worth, usualGap, usualCategory } of judgements) {
    tx.run(
      'UPDATE contact_stats SET alive = ?, expected = ?, worth = ?, usual_gap = ?, usual_category = ? WHERE contact_id = ?',
      alive,
      expected,
      worth,
      usualGap,
      usualCategory,
      contactId,
    )
  }
}

export interface UsualGap {
  /** '' is the whole shop. */
  readonly category: string
  /** Median of the own gaps (days) of so many people. */
  readonly gap: number
  readonly people: number
}

export function usualGapsOf(db: ReadDb): ReadonlyMap<string, UsualGap> {
  const rows = db.all<UsualGap>('SELECT category, gap, people FROM usual_gap')
  return new Map(rows.map((row) => [row.category, row]))
}

/** What is not named any more goes. */
export function setUsualGaps(tx: WriteDb, gaps: readonly UsualGap[]): void {
  tx.run('DELETE FROM usual_gap WHERE category NOT IN (SELECT value FROM json_each(?))', namesOf(gaps))
  for (const { category, gap, people } of gaps) {
    tx.run(
      `INSERT INTO usual_gap (category, gap, people) VALUES (?, ?, ?)
        ON CONFLICT (category) DO UPDATE SET gap = excluded.gap, people = excluded.people`,
      category,
      gap,
      people,
    )
  }
}

const namesOf = (gaps: readonly UsualGap[]) => JSON.stringify(gaps.map(({ category }) => category))
