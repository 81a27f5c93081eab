// The sums of everybody as they were at the end of an earlier day, computed from the visits until then, in place of contact_stats.
import type { Sql } from '../../facts.ts'

const PRESENT: Sql = { sql: 'contact_stats', values: [] }

/** @param until shop day; null: the sums of now are those that are asked for */
export const sumsAsOf = (until: number | null): Sql =>
  until === null ? PRESENT : { sql: PAST, values: [until, until] }

/** What is owed, and what the model says of somebody, is as it stands now; so is who wants no profile made of them. */
const PAST = `(WITH stood AS MATERIALIZED (
    SELECT v.owner_id AS id, v.day, v.kind, v.total, v.corrected_by
      FROM visit v INDEXED BY visit_window WHERE v.owner_id IS NOT NULL AND v.day <= ?),
  came AS (SELECT id, sum(kind <> 'correction' AND corrected_by IS NULL) AS visits,
      sum(kind = 'sale' AND corrected_by IS NULL) AS buys,
      min(iif(kind <> 'correction' AND corrected_by IS NULL, day, NULL)) AS first_day,
      max(iif(kind <> 'correction' AND corrected_by IS NULL, day, NULL)) AS last_day,
      min(iif(kind = 'sale' AND corrected_by IS NULL, day, NULL)) AS first_buy_day,
      max(iif(kind = 'sale' AND corrected_by IS NULL, day, NULL)) AS last_buy_day,
      sum(total) AS spend, sum(iif(kind = 'return' OR (kind = 'correction' AND total > 0), -total, 0)) AS returned,
      sum(iif(kind = 'sale' AND corrected_by IS NULL, total, 0)) AS bought FROM stood GROUP BY id),
  days AS (SELECT DISTINCT id, day FROM stood WHERE kind = 'sale' AND corrected_by IS NULL),
  gaps AS (SELECT id, day - lag(day) OVER (PARTITION BY id ORDER BY day) AS gap FROM days),
  ranked AS (SELECT id, gap, row_number() OVER (PARTITION BY id ORDER BY gap) AS n, count(*) OVER (PARTITION BY id) AS of
      FROM gaps WHERE gap IS NOT NULL),
  rhythm AS MATERIALIZED (SELECT id, avg(iif(2 * n BETWEEN of AND of + 2, gap, NULL)) AS gap, avg(gap) AS mean_gap, max(of) + 1 AS buy_days
      FROM ranked GROUP BY id),
  nobodys AS MATERIALIZED (SELECT DISTINCT owner_id AS id FROM no_profile),
  cost AS (SELECT k.owner_id AS id, sum(k.cost) AS cost, sum(iif(k.cost IS NULL, 0, k.total)) AS costed
      FROM sale_line k WHERE k.owner_id IS NOT NULL AND k.day <= ? GROUP BY k.owner_id)
  SELECT o.contact_id, ifnull(c.visits, 0) AS visits, ifnull(c.buys, 0) AS buys, c.first_day, c.last_day, iif(n.id IS NULL, c.first_buy_day, NULL) AS first_buy_day,
    iif(n.id IS NULL, c.last_buy_day, NULL) AS last_buy_day, ifnull(c.spend, 0) AS spend, ifnull(c.returned, 0) AS returned, iif(n.id IS NULL, ifnull(c.bought, 0), 0) AS bought, r.gap, r.mean_gap,
    iif(n.id IS NULL, coalesce(r.buy_days, c.last_buy_day IS NOT NULL, 0), 0) AS buy_days,
    c.last_buy_day + CAST(round(r.gap) AS INTEGER) AS next_day, ifnull(x.cost, 0) AS cost, ifnull(x.costed, 0) AS costed,
    iif(r.gap IS NULL, o.usual_gap, NULL) AS usual_gap, o.usual_category, o.owed, o.oldest_due, o.alive, o.expected, o.worth
  FROM contact_stats o LEFT JOIN came c ON c.id = o.contact_id LEFT JOIN nobodys n ON n.id = o.contact_id
    LEFT JOIN rhythm r ON r.id = o.contact_id AND n.id IS NULL
    LEFT JOIN cost x ON x.id = o.contact_id)`
