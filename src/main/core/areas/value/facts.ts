// What a segment may ask of rhythm and value: the judgements of sql.ts over the sums of each person.
import type { AnswerType, Condition } from '../../../../shared/domain/segments/rule.ts'
import { VALUE_GROUPS } from '../../../../shared/domain/value/groups.ts'
import { LADDER, STANDINGS, TIERS } from '../../../../shared/domain/value/words.ts'
import { worded, type FactDeclaration, type FactPlace, type Sql } from '../../facts.ts'
import { judgingOf } from './judging.ts'
import { valueSql, type Expression, type ValueSql } from './sql.ts'

type Group = 'rhythm' | 'value'
type Pick = (sql: ValueSql, today: number) => Expression

const plain =
  (sql: string): Pick =>
  () => ({ sql, values: [] })

interface Declared extends Partial<FactDeclaration> {
  readonly fact: string
  readonly type: AnswerType
  readonly pick: Pick
}

const CHOICE = ['any', 'none'] as const
const number = (fact: string, pick: Pick, type: AnswerType = 'number'): Declared => ({ fact, type, pick })
const choice = (fact: string, values: readonly string[], pick: Pick): Declared => ({
  fact,
  type: 'choice',
  ops: CHOICE,
  options: () => worded(values),
  pick,
})

const RHYTHM: readonly Declared[] = [
  choice('rhythm.standing', STANDINGS, ({ standing }) => standing),
  number('rhythm.away', ({ awayDays }) => awayDays, 'days'),
  number('rhythm.gap', plain('s.gap'), 'days'),
  number('rhythm.mean-gap', plain('s.mean_gap'), 'days'),
  number('rhythm.usual-gap', ({ gap }) => gap, 'days'),
  number('rhythm.next', ({ nextDay }) => nextDay, 'day'),
  number(
    'rhythm.due-in',
    ({ nextDay }, today) => ({ sql: `(${nextDay.sql} - ?)`, values: [...nextDay.values, today] }),
    'days',
  ),
  /** Only of those with a rhythm of their own. */
  number(
    'rhythm.overdue',
    ({ overdueDays }) => ({ sql: `iif(s.gap IS NULL, NULL, ${overdueDays.sql})`, values: overdueDays.values }),
    'days',
  ),
  /** How many of their own gaps they have been away. */
  number('rhythm.gaps-away', ({ awayDays }) => ({
    sql: `(CAST(${awayDays.sql} AS REAL) / nullif(s.gap, 0))`,
    values: awayDays.values,
  })),
]

const VALUE: readonly Declared[] = [
  number('value.r', ({ r }) => r),
  number('value.f', ({ f }) => f),
  number('value.m', ({ m }) => m),
  choice('value.group', VALUE_GROUPS, ({ group }) => group),
  choice('value.tier', TIERS, ({ tier }) => tier),
  choice('value.stage', LADDER, ({ stage }) => stage),
  number('value.alive', plain('100 * s.alive'), 'percent'),
  number('value.expected', plain('s.expected')),
  number('value.worth', plain('s.worth'), 'money'),
  {
    ...number('value.margin', plain('iif(s.costed = 0, NULL, s.costed - s.cost)'), 'money'),
    fields: ['sale_line.cost'],
  },
  {
    ...number('value.margin-percent', plain('100.0 * (s.costed - s.cost) / nullif(s.costed, 0)'), 'percent'),
    fields: ['sale_line.cost'],
  },
]

/** Who bought at all, in the order of what they spent; equals share a place. */
const ranked = ({ sums }: FactPlace, answer: string) => ({
  is: 'one' as const,
  sql: `SELECT s.contact_id AS id, ${answer} AS answer FROM ${sums.sql} s WHERE s.last_buy_day IS NOT NULL`,
  values: sums.values,
  heavy: true,
  otherwise: null,
})
const PLACE = 'rank() OVER (ORDER BY s.spend DESC)'

export function facts(place: FactPlace): readonly FactDeclaration[] {
  let known: ValueSql | null = null
  const sql = () => (known ??= valueSql(judgingOf(place.db, { today: place.today, settings: place.settings })))
  const declare =
    (group: Group) =>
    ({ pick, ...fact }: Declared): FactDeclaration => ({
      ...fact,
      group,
      answer: () => ({ is: 'own', ...pick(sql(), place.today) }),
    })
  return [
    ...RHYTHM.map(declare('rhythm')),
    ...VALUE.map(declare('value')),
    {
      fact: 'value.rank',
      group: 'value',
      type: 'count',
      ops: RANKS,
      answer: () => ranked(place, PLACE),
      asked: (condition) => amongFirst(place, condition, (value) => value),
    },
    {
      fact: 'value.top',
      group: 'value',
      type: 'percent',
      ops: RANKS,
      answer: () => ranked(place, `100.0 * ${PLACE} / count(*) OVER ()`),
      asked: (condition) => amongFirst(place, condition, (percent) => (percent * buyers(place)) / 100),
    },
  ]
}

const buyers = ({ db }: FactPlace) =>
  db.pluck<number>('SELECT count(*) FROM contact_stats WHERE last_buy_day IS NOT NULL')[0] ?? 0

/** Who spends as much as the last of so many first ones is among them: no need to rank everybody else. Null for other questions. */
function amongFirst({ until }: FactPlace, { op, value }: Condition, placeOf: (value: number) => number): Sql | null {
  if (until !== null || op !== '<=' || typeof value !== 'number') return null
  const last = Math.floor(placeOf(value) + ROUNDING)
  if (last < 1) return { sql: '0', values: [] }
  return {
    sql: `(s.last_buy_day IS NOT NULL AND s.spend >= ifnull((SELECT o.spend FROM contact_stats o INDEXED BY contact_stats_spend
      WHERE o.last_buy_day IS NOT NULL ORDER BY o.spend DESC LIMIT 1 OFFSET ?), s.spend))`,
    values: [last - 1],
  }
}

/** A share of a whole number of people is that number. */
const ROUNDING = 1e-9

const RANKS = ['=', '<', '<=', '>', '>=', 'between'] as const
