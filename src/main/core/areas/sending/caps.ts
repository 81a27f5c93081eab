// How many marketing messages people had on all channels together in the last days, and who may get no more for now.
import { capOf, isCapped } from '../../../../shared/domain/rules/caps.ts'
import type { Tier } from '../../../../shared/domain/value/words.ts'
import type { QueryContext } from '../../area.ts'
import { judgingOf, valueSql } from '../value/service.ts'
import { rulesOf } from './rules.ts'

type Context = Pick<QueryContext, 'db' | 'settings'>

const MANY = `SELECT s.owner_id AS person, count(*) AS had FROM send_state t INDEXED BY send_state_sent CROSS JOIN send s ON s.id = t.send_id
  WHERE t.sent_day > ? AND t.sent_day <= ? AND t.class = 'marketing' AND s.owner_id IS NOT NULL GROUP BY s.owner_id`
const ONE = `SELECT t.sent_day FROM send s CROSS JOIN send_state t ON t.send_id = s.id
  WHERE s.owner_id = ? AND t.class = 'marketing' AND t.sent_day > ? AND t.sent_day <= ?`

/**
 * Everybody who had as many as the shop allows.
 * @param day shop day on which they would get one more
 */
export function cappedOn(context: Context, day: number): ReadonlySet<number> {
  const rules = rulesOf(context.db)
  const had = context.db.all<{ person: number; had: number }>(MANY, day - rules.cap.inDays, day)
  const tierOf = tiersOf(
    context,
    had.map(({ person }) => person),
    day,
  )
  return new Set(
    had.filter(({ person, had: count }) => count >= capOf(rules, tierOf(person)).most).map(({ person }) => person),
  )
}

/** Whether one person had as many as the shop allows. `day`: as above. */
export function isCappedOn(context: Context, person: number, day: number): boolean {
  const rules = rulesOf(context.db)
  const days = context.db.pluck<number>(ONE, person, day - rules.cap.inDays, day)
  return isCapped(capOf(rules, tiersOf(context, [person], day)(person)), days, day)
}

/** Asked only where the cap differs by tier. */
function tiersOf({ db, settings }: Context, people: readonly number[], today: number): (person: number) => Tier | null {
  if (people.length === 0 || Object.keys(rulesOf(db).cap.byTier).length === 0) return () => null
  const { tier } = valueSql(judgingOf(db, { today, settings }))
  const sql = `SELECT s.contact_id AS person, ${tier.sql} AS tier FROM json_each(?) m CROSS JOIN contact_stats s ON s.contact_id = m.value`
  const rows = db.all<{ person: number; tier: Tier }>(sql, ...tier.values, JSON.stringify(people))
  const tiers = new Map(rows.map((row) => [row.person, row.tier]))
  return (person) => tiers.get(person) ?? null
}
