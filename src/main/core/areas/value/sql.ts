// The judgements of shared/domain/value in SQL, for whole books at once: the one place that says them so. Each is an expression over a row `s` of
// contact_stats with the values it binds, in order. A test holds them equal to the rules they are of.
import { GROUP_PLACES, VALUE_GROUPS } from '../../../../shared/domain/value/groups.ts'
import { LOYAL_DAYS } from '../../../../shared/domain/value/ladder.ts'
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import { CUT_TIERS, REFERRAL_UNIT } from '../../../../shared/domain/value/tiers.ts'
import type { LoyaltyModel } from '../../../../shared/domain/value/words.ts'
import type { SqlValue } from '../../database/handle.ts'
import { BROUGHT_BY_S, WHO_BROUGHT } from './customers.ts'
import type { Judging } from './judging.ts'

export interface Expression {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** Joins texts and expressions; the values come in their order. */
function express(texts: TemplateStringsArray, ...parts: readonly (Expression | number)[]): Expression {
  const all = parts.map((part) => (typeof part === 'number' ? { sql: '?', values: [part] } : part))
  return {
    sql: texts.reduce((sql, text, at) => sql + (all[at - 1]?.sql ?? '') + text),
    values: all.flatMap(({ values }) => values),
  }
}

const raw = (sql: string): Expression => ({ sql, values: [] })

export interface ValueSql {
  /** Usual days between purchases that decide here: own, category's, shop's; NULL where none is known. */
  readonly gap: Expression
  /** 'own', 'category', 'shop' or NULL. */
  readonly gapSource: Expression
  /** Shop day of the next expected purchase. */
  readonly nextDay: Expression
  /** Days past that day; below 0: still to go. */
  readonly overdueDays: Expression
  /** Days since the last purchase. */
  readonly awayDays: Expression
  readonly standing: Expression
  /** 1 or 0: bought, and not lapsed. */
  readonly stays: Expression
  /** 1 to 5; NULL for whoever never bought. */
  readonly r: Expression
  readonly f: Expression
  readonly m: Expression
  readonly group: Expression
  readonly tier: Expression
  readonly stage: Expression
  /** People they brought. */
  readonly brought: Expression
}

export function valueSql(judging: Judging): ValueSql {
  const { today, rules, cuts } = judging
  const away = express`max(0, ${today} - s.last_buy_day)`
  const gap =
    rules.shopGap === null
      ? raw('coalesce(s.gap, s.usual_gap)')
      : express`coalesce(s.gap, s.usual_gap, ${rules.shopGap})`
  const nextDay = express`(s.last_buy_day + CAST(round(${gap}) AS INTEGER))`
  const lapsed = express`${away} > max(${rules.lapseLeast}, ${rules.lapseFactor} * coalesce(${gap}, 0))`
  const late = express`${away} > ${rules.overdueFactor} * s.gap`
  const upper = rules.halfSpend === null ? raw('0') : express`s.spend >= ${rules.halfSpend}`
  const r = scoreOf(cuts.r, (cut) => express`(${away} <= ${cut})`)
  const f = scoreOf(cuts.f, (cut) => express`(s.buy_days >= ${cut})`)
  const m = scoreOf(cuts.m, (cut) => express`(s.spend >= ${cut})`)
  const brought = raw(BROUGHT_BY_S)
  const measure = measureSql(judging.model, { r, f, m, brought })
  return {
    gap,
    gapSource: gapSourceSql(rules.shopGap),
    nextDay,
    overdueDays: express`(${today} - ${nextDay})`,
    awayDays: away,
    standing: express`CASE WHEN s.last_buy_day IS NULL THEN 'none' WHEN ${lapsed} THEN 'lapsed' WHEN s.gap IS NULL THEN 'new'
      WHEN NOT (${late}) THEN 'regular' WHEN ${upper} THEN 'slipping' ELSE 'overdue' END`,
    stays: express`(s.last_buy_day IS NOT NULL AND NOT (${lapsed}))`,
    r,
    f,
    m,
    group: groupSql({ r, f, m }),
    tier: tierSql(judging, { lapsed, measure }),
    stage: stageSql(today, lapsed),
    brought,
  }
}

function scoreOf(cuts: readonly number[], reached: (cut: number) => Expression): Expression {
  const sum = cuts.map(reached).reduce((all, one) => express`${all} + ${one}`, raw('1'))
  return express`iif(s.last_buy_day IS NULL, NULL, ${sum})`
}

const gapSourceSql = (shopGap: number | null): Expression =>
  raw(
    `CASE WHEN s.gap IS NOT NULL THEN 'own' WHEN s.usual_gap IS NOT NULL THEN 'category' ELSE ${shopGap === null ? 'NULL' : "'shop'"} END`,
  )

interface ScoreSql {
  readonly r: Expression
  readonly f: Expression
  readonly m: Expression
}

function measureSql(
  model: LoyaltyModel,
  { r, f, m, brought }: ScoreSql & { readonly brought: Expression },
): Expression {
  switch (model) {
    case 'past':
      return raw('s.spend')
    case 'recency':
      return raw('s.last_buy_day')
    case 'referral':
      return express`(${brought} * ${REFERRAL_UNIT} + min(max(s.spend, 0), ${REFERRAL_UNIT - 1}))`
    case 'rfm':
      return express`(${r} + ${f} + ${m})`
    case 'projected':
      return raw('s.worth')
  }
}

function tierSql(
  { tierCuts }: Judging,
  { lapsed, measure }: { readonly lapsed: Expression; readonly measure: Expression },
): Expression {
  const cuts =
    tierCuts === null
      ? raw('')
      : CUT_TIERS.map((tier) => express`WHEN ${measure} >= ${tierCuts[tier]} THEN ${raw(`'${tier}'`)}`).reduce(
          (all, one) => express`${all} ${one}`,
        )
  return express`CASE WHEN s.last_buy_day IS NULL THEN 'none' WHEN ${lapsed} THEN 'lapsed' ${cuts} ELSE 'low' END`
}

/** The grid of groups as a text: for r 1 to 5, for f + m 2 to 10, the place of the group in their list. */
const GRID = [1, 2, 3, 4, 5]
  .flatMap((r) =>
    [2, 3, 4, 5, 6, 7, 8, 9, 10].map((worth) => {
      const place = GROUP_PLACES.find(
        (one) => r >= one.r[0] && r <= one.r[1] && worth >= one.worth[0] && worth <= one.worth[1],
      )
      return place === undefined ? '' : String(VALUE_GROUPS.indexOf(place.group))
    }),
  )
  .join('')

function groupSql({ r, f, m }: ScoreSql): Expression {
  const names = VALUE_GROUPS.map((group, at) => `WHEN '${String(at)}' THEN '${group}'`).join(' ')
  return express`CASE substr(${raw(`'${GRID}'`)}, 9 * (${r} - 1) + ${f} + ${m} - 1, 1) ${raw(names)} END`
}

/** Everybody with so many purchase days in the twelve months up to and with a day; one range of an index that covers it. */
const LOYAL = `SELECT v.owner_id FROM visit v INDEXED BY visit_window WHERE v.owner_id IS NOT NULL AND v.day > ? AND v.day <= ?
  AND v.kind = 'sale' AND v.corrected_by IS NULL GROUP BY v.owner_id HAVING count(DISTINCT v.day) >= ${String(LOYAL_DAYS)}`

function stageSql(today: number, lapsed: Expression): Expression {
  const loyal: Expression = { sql: LOYAL, values: [addMonths(today, -12), today] }
  return express`CASE WHEN s.last_buy_day IS NULL OR ${lapsed} THEN 'none' WHEN s.buy_days < 2 THEN 'happy'
    WHEN s.contact_id IN (${raw(WHO_BROUGHT)}) THEN 'advocate' WHEN s.contact_id IN (${loyal}) THEN 'loyal' ELSE 'faithful' END`
}
