// After a model was learned: judges everybody by it, and mends sums that were wrong, in short transactions beside the counter. It is done
// here and not by whoever learned it, from the row as it is now: a visit that comes meanwhile is neither lost nor overwritten.
import type { BuyerSums } from '../../../../../shared/domain/value/judge.ts'
import type { BookDoor } from '../../../area.ts'
import type { WriteDb } from '../../../database/handle.ts'
import { sayJudged, setJudgements, valueModelOf, type Judgement } from '../../contacts/service.ts'
import { deriveVisits, judgeBy } from '../derive.ts'
import { NOTHING_USUAL, usualOf } from '../usual.ts'

/** So many people at once: two milliseconds, which whoever logs a visit may have to wait. */
const SLICE = 200

export interface Judging {
  /** Asked anew after every wait. Throws BOOK_CLOSED. */
  readonly book: () => Pick<BookDoor, 'db' | 'local'>
  /** UTC epoch ms. */
  readonly now: () => number
}

type Row = Judgement & BuyerSums

const ROWS = `SELECT contact_id AS contactId, buy_days AS buyDays, first_buy_day AS firstBuyDay, last_buy_day AS lastBuyDay, bought,
    bought_first AS boughtFirst, usual_gap AS usualGap, usual_category AS usualCategory, alive, expected, worth
  FROM contact_stats WHERE contact_id > ? ORDER BY contact_id LIMIT ${String(SLICE)}`

/**
 * Judges everybody by the stored model and the stored gaps. Answers how many were judged otherwise before. Errors: BOOK_CLOSED.
 * @param wrong people whose sums are derived anew before
 */
export async function judgeEverybody({ book, now }: Judging, wrong: readonly number[]): Promise<number> {
  for (let from = 0; from < wrong.length; from += SLICE) {
    book().local((tx) => {
      mend(tx, wrong.slice(from, from + SLICE))
    }, true)
    await breath()
  }
  let changed = 0
  for (let after: number | null = -1; after !== null;) {
    const from: number = after
    const done = book().local((tx) => judgeSome(tx, from), true)
    changed += done.changed
    after = done.last
    await breath()
  }
  book().local((tx) => {
    sayJudged(tx, now())
  })
  return changed
}

const breath = () => new Promise((resolve) => setImmediate(resolve))

/** Some may be gone by now. */
function mend(tx: WriteDb, ids: readonly number[]): void {
  const shown = 'SELECT m.value FROM json_each(?) m JOIN contact c ON c.id = m.value'
  deriveVisits(tx, tx.pluck<number>(shown, JSON.stringify(ids)))
}

/** `last`: whom to go on after; null when these were the last. */
function judgeSome(tx: WriteDb, after: number): { readonly changed: number; readonly last: number | null } {
  const rows = tx.all<Row>(ROWS, after)
  const judged = judgeBy(valueModelOf(tx))
  const once = rows.filter(({ buyDays }) => buyDays === 1).map(({ contactId }) => contactId)
  const usual = usualOf(tx, once)
  const others = rows.flatMap((row) => {
    const { contactId } = row
    const right: Judgement = { contactId, ...judged(row), ...(usual.get(contactId) ?? NOTHING_USUAL) }
    return JUDGED.every((name) => right[name] === row[name]) ? [] : [right]
  })
  setJudgements(tx, others)
  return { changed: others.length, last: rows.length < SLICE ? null : (rows.at(-1)?.contactId ?? null) }
}

const JUDGED = ['alive', 'expected', 'worth', 'usualGap', 'usualCategory'] as const
