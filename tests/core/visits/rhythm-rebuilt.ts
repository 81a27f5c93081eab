// What is known of the rhythm, the costs and the worth of people, rebuilt from the ledgers the plain way.
import { usualGapsOf, valueModelOf } from '../../../src/main/core/areas/contacts/service.ts'
import type { ReadDb } from '../../../src/main/core/database/handle.ts'
import { judge } from '../../../src/shared/domain/value/judge.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

interface Line {
  readonly total: number
  readonly cost: number | null
  readonly category: string | null
}

export function rebuiltRhythm(db: ReadDb) {
  const model = valueModelOf(db)
  return db.pluck<number>('SELECT id FROM contact ORDER BY id').map((id) => {
    const sales = db.all<{ day: number; total: number }>(
      `SELECT day, total FROM visit WHERE owner_id = ? AND kind = 'sale' AND id NOT IN (SELECT corrects FROM visit WHERE corrects IS NOT NULL)
        ORDER BY day`,
      id,
    )
    const lines = db.all<Line>(
      `SELECT l.total, l.cost, p.category FROM sale_line l LEFT JOIN product p ON p.id = l.product_id WHERE l.owner_id = ?`,
      id,
    )
    const costed = lines.filter(({ cost }) => cost !== null)
    const days = [...new Set(sales.map(({ day }) => day))]
    const gaps = days.slice(1).map((day, at) => day - (days[at] ?? 0))
    const sums = {
      buyDays: days.length,
      firstBuyDay: days[0] ?? null,
      lastBuyDay: days.at(-1) ?? null,
      bought: sum(sales.map(({ total }) => total)),
      boughtFirst: sum(sales.filter(({ day }) => day === days[0]).map(({ total }) => total)),
    }
    return {
      id,
      ...sums,
      meanGap: gaps.length === 0 ? null : sum(gaps) / gaps.length,
      cost: sum(costed.map(({ cost }) => cost ?? 0)),
      costed: sum(costed.map(({ total }) => total)),
      ...(days.length === 1 ? usualIn(db, lines) : { usualGap: null, usualCategory: null }),
      ...(model === null ? { alive: null, expected: null, worth: null } : judge(model.learned, sums, model.asOf)),
    }
  })
}

function usualIn(db: ReadDb, lines: readonly Line[]) {
  const spent = [...Map.groupBy(lines, ({ category }) => category)]
    .map(([category, of]) => ({ category, spent: sum(of.map(({ total }) => total)) }))
    .filter((one) => one.category !== null && one.spent > 0)
    .sort((a, b) => b.spent - a.spent || (String(a.category) < String(b.category) ? -1 : 1))
  const [most] = spent
  const usual = most?.category == null ? undefined : usualGapsOf(db).get(most.category)
  return { usualGap: usual?.gap ?? null, usualCategory: usual?.category ?? null }
}

/** The same as the book keeps it. */
export function keptRhythm(db: ReadDb) {
  return db.all(
    `SELECT contact_id AS id, buy_days AS buyDays, first_buy_day AS firstBuyDay, last_buy_day AS lastBuyDay, bought,
       bought_first AS boughtFirst, mean_gap AS meanGap, cost, costed, usual_gap AS usualGap, usual_category AS usualCategory,
       alive, expected, worth
     FROM contact_stats ORDER BY contact_id`,
  )
}
