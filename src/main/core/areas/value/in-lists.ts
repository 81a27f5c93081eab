// What the lists of people know of value and rhythm: whom to show by standing, tier, group and rung, in which order, and what stands in a row.
import type { ContactFilter, ContactRow } from '../../../../shared/contract/contacts.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { InLists, ListCondition, ListPlace } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { asOfDay } from './as-of.ts'
import { judgingOf, type Judging } from './judging.ts'
import { ranksOf } from './rank.ts'
import { valueSql, type Expression, type ValueSql } from './sql.ts'

type Value = NonNullable<ContactRow['value']>

function judgingIn({ db, settings, today }: ListPlace): Judging {
  const startOfToday = shopCalendar(settings.zone, settings.dayTurn).startOf(today)
  const { asOf } = asOfDay(db, settings, startOfToday)
  return judgingOf(db, { today: asOf, settings })
}

export const inLists: InLists = { narrow, order, value }

function narrow(
  place: ListPlace,
  { standing, tier, group, stage, dueWithin }: ContactFilter,
): readonly ListCondition[] {
  const asked = [standing, tier, group === undefined ? [] : [group], stage === undefined ? [] : [stage]]
  if (dueWithin === undefined && asked.every((one) => (one ?? []).length === 0)) return []
  const judging = judgingIn(place)
  const sql = valueSql(judging)
  // Whom they brought, others say: a list that rests on it is looked through anew after every change.
  const others = (rests: boolean): Expression =>
    rests ? { sql: ' AND ? >= 0', values: [newestTouch(place.db)] } : { sql: '', values: [] }
  return [
    ...oneOf(sql.standing, standing),
    ...oneOf(sql.tier, tier, others(judging.model === 'referral')),
    ...oneOf(sql.group, group === undefined ? [] : [group]),
    ...oneOf(sql.stage, stage === undefined ? [] : [stage], others(true)),
    ...(dueWithin === undefined ? [] : [due(sql, { from: judging.today, days: dueWithin })]),
  ]
}

const answers = (holds: string, values: readonly SqlValue[]): ListCondition => ({
  all: `l.contact_id IN (SELECT s.contact_id FROM contact_stats s WHERE ${holds})`,
  one: `EXISTS (SELECT 1 FROM contact_stats s WHERE s.contact_id = l.contact_id AND ${holds})`,
  values,
})

function due({ stays, nextDay }: ValueSql, { from, days }: { readonly from: number; readonly days: number }) {
  return answers(`${stays.sql} AND ${nextDay.sql} BETWEEN ? AND ?`, [
    ...stays.values,
    ...nextDay.values,
    from,
    from + days,
  ])
}

const newestTouch = (db: ReadDb) => db.pluck<number>('SELECT coalesce(max(seq), 0) FROM contact_touch')[0] ?? 0
const NOTHING: Expression = { sql: '', values: [] }

function oneOf(
  answer: Expression,
  wanted: readonly string[] = [],
  more: Expression = NOTHING,
): readonly ListCondition[] {
  if (wanted.length === 0) return []
  const holds = `${answer.sql} IN (${wanted.map(() => '?').join(', ')})${more.sql}`
  return [answers(holds, [...answer.values, ...wanted, ...more.values])]
}

/** `next-due`: who is due first; whoever lapsed is not waited for any more. `worth`: as the learned model says, written beside each person. */
function order(place: ListPlace, sort: string) {
  if (sort === 'worth') {
    // Learned anew, everybody's worth is another one, and half of them are the old ones until all are judged; the day makes no difference.
    const [at = 0] = place.db.pluck<number>('SELECT iif(judged_at IS NULL, -at, at) FROM value_model')
    return { key: 'iif(? IS NULL, NULL, s.worth)', values: [at] }
  }
  if (sort !== 'next-due') return null
  const { stays, nextDay } = valueSql(judgingIn(place))
  return { key: `iif(${stays.sql}, ${nextDay.sql}, NULL)`, values: [...stays.values, ...nextDay.values] }
}

interface Row extends Omit<Value, 'ownGap' | 'rank'> {
  readonly id: number
  readonly ownGap: number
  readonly spend: number
}

function value(place: ListPlace, ids: readonly number[]): ReadonlyMap<number, Value> {
  const { standing, tier, gap, nextDay } = valueSql(judgingIn(place))
  const values: readonly SqlValue[] = [standing, tier, gap, nextDay].flatMap((one) => one.values)
  const rows = place.db.all<Row>(
    `SELECT s.contact_id AS id, ${standing.sql} AS standing, ${tier.sql} AS tier, iif(s.last_buy_day IS NULL, NULL, ${gap.sql}) AS gap,
        s.gap IS NOT NULL AS ownGap, s.last_buy_day AS lastBuyDay, ${nextDay.sql} AS nextDay, s.worth, s.spend
      FROM json_each(?) j CROSS JOIN contact_stats s ON s.contact_id = j.value`,
    ...values,
    JSON.stringify(ids),
  )
  const ranks = ranksOf(
    place.db,
    rows.flatMap(({ lastBuyDay, spend }) => (lastBuyDay === null ? [] : [spend])),
  )
  return new Map(
    rows.map(({ id, ownGap, spend, ...row }) => [
      id,
      { ...row, ownGap: ownGap === 1, rank: row.lastBuyDay === null ? null : (ranks.get(spend) ?? null) },
    ]),
  )
}
