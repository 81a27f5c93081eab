// What a segment may ask of visits and purchases. Money is what was rung up, with tax; returns and counter-entries take off on the day they
// were made. A purchase is a sale that stands; of a product it is a purchase with at least one of it that did not come back by mistake.
import type { AnswerType, ScopePart } from '../../../../shared/domain/segments/rule.ts'
import type { FactAnswer, FactDeclaration, FactPlace, FactScope } from '../../facts.ts'
import { BOUGHT, LINE_BOUGHT, STANDS, isAll, linesOf, ofProducts, visitsOf, type Rows } from './fact-sql.ts'

const WHEN: readonly ScopePart[] = ['period', 'weekdays', 'hours', 'outlets']
const WHAT: readonly ScopePart[] = [...WHEN, 'products', 'categories']

interface Counted {
  /** Of contact_stats, for all time. */
  readonly own: string
  /** Of rows `v`: what is answered, and which of them count. */
  readonly of: string
  readonly which?: string
  /** The same of rows `k`, for facts that ask of products. */
  readonly line?: { readonly of: string; readonly which?: string }
  readonly otherwise: number | null
}

function counted({ own, of, which, line, otherwise }: Counted, place: FactPlace): (scope: FactScope) => FactAnswer {
  return (scope) => {
    if (isAll(scope)) return { is: 'own', sql: own, values: [] }
    if (line !== undefined && ofProducts(scope)) {
      return grouped('k', { of: line.of, which: line.which, otherwise }, linesOf(scope, place))
    }
    return grouped('v', { of, which, otherwise }, visitsOf(scope, place))
  }
}

interface Grouping {
  readonly of: string
  readonly which: string | undefined
  readonly otherwise: number | null
}

function grouped(row: 'v' | 'k', { of, which, otherwise }: Grouping, rows: Rows): FactAnswer {
  const by = `${row}.owner_id`
  const counted =
    which === undefined ? of : of.replace(/(count|sum|min|max|avg)\([^()]*\)/, `$& FILTER (WHERE ${which})`)
  const sql = `SELECT ${by} AS id, ${counted} AS answer ${rows.sql} GROUP BY ${by}`
  return { is: 'one', sql, values: rows.values, heavy: rows.heavy, otherwise, from: { rows, by, of: counted } }
}

/** A day, and how many days ago it was. */
function dayFacts(fact: string, what: Counted & { readonly scope: readonly ScopePart[] }, place: FactPlace) {
  const { own, of, line } = what
  const ago = (expression: string) => `${String(place.today)} - ${expression}`
  const since: Counted = {
    ...what,
    own: ago(own),
    of: ago(of),
    ...(line && { line: { ...line, of: ago(line.of) } }),
  }
  return [
    declare(fact, 'day', { scope: what.scope, answer: counted(what, place) }),
    declare(`${fact}-ago`, 'days', { scope: what.scope, answer: counted(since, place) }),
  ]
}

const declare = (fact: string, type: AnswerType, rest: Omit<FactDeclaration, 'fact' | 'type'>): FactDeclaration => ({
  fact,
  type,
  ...rest,
})

/** The middle one of what they spent at a time, or the mean of the two in the middle. */
function median(place: FactPlace): (scope: FactScope) => FactAnswer {
  return (scope) => {
    const rows = visitsOf(scope, place)
    const ranked = `SELECT v.owner_id AS id, v.total, row_number() OVER (PARTITION BY v.owner_id ORDER BY v.total) AS n,
      count(*) OVER (PARTITION BY v.owner_id) AS of ${rows.sql} AND ${BOUGHT}`
    const sql = `SELECT id, avg(total) AS answer FROM (${ranked}) WHERE 2 * n BETWEEN of AND of + 2 GROUP BY id`
    return { is: 'one', sql, values: rows.values, heavy: true, otherwise: null }
  }
}

const MEAN = 'avg(v.total)'
const RETURNED = `sum(iif(v.kind = 'return' OR (v.kind = 'correction' AND v.total > 0), -v.total, 0))`

function visitFacts(place: FactPlace): readonly FactDeclaration[] {
  const days = (of: 'min' | 'max', own: string, which: string): Counted => ({
    own,
    of: `${of}(v.day)`,
    which,
    otherwise: null,
  })
  return [
    declare('visits.count', 'count', {
      scope: WHEN,
      answer: counted({ own: 's.visits', of: 'count(*)', which: STANDS, otherwise: 0 }, place),
    }),
    ...dayFacts('visits.last', { ...days('max', 's.last_day', STANDS), scope: WHEN }, place),
    ...dayFacts('visits.first', { ...days('min', 's.first_day', STANDS), scope: WHEN }, place),
    declare('returns.count', 'count', {
      scope: WHEN,
      answer: (scope) =>
        grouped(
          'v',
          { of: 'count(*)', which: `v.kind = 'return' AND v.corrected_by IS NULL`, otherwise: 0 },
          visitsOf(scope, place),
        ),
    }),
    declare('returns.amount', 'money', {
      scope: WHEN,
      ops: AMOUNTS,
      answer: counted({ own: 's.returned', of: RETURNED, otherwise: 0 }, place),
    }),
  ]
}

/** Nothing spent is an answer too. */
const AMOUNTS = ['=', '<>', '<', '<=', '>', '>=', 'between'] as const

function purchaseFacts(place: FactPlace): readonly FactDeclaration[] {
  const day = (of: 'min' | 'max', own: string): Counted => ({
    own,
    of: `${of}(v.day)`,
    which: BOUGHT,
    line: { of: `${of}(k.day)`, which: LINE_BOUGHT },
    otherwise: null,
  })
  return [
    declare('purchases.count', 'count', {
      scope: WHAT,
      answer: counted(
        {
          own: 's.buys',
          of: 'count(*)',
          which: BOUGHT,
          line: { of: 'count(DISTINCT k.visit_id)', which: LINE_BOUGHT },
          otherwise: 0,
        },
        place,
      ),
    }),
    declare('purchases.days', 'count', {
      scope: WHAT,
      answer: counted(
        {
          own: 's.buy_days',
          of: 'count(DISTINCT v.day)',
          which: BOUGHT,
          line: { of: 'count(DISTINCT k.day)', which: LINE_BOUGHT },
          otherwise: 0,
        },
        place,
      ),
    }),
    declare('purchases.amount', 'money', {
      scope: WHAT,
      ops: AMOUNTS,
      answer: counted({ own: 's.spend', of: 'sum(v.total)', line: { of: 'sum(k.total)' }, otherwise: 0 }, place),
    }),
    declare('purchases.quantity', 'number', {
      scope: WHAT,
      ops: AMOUNTS,
      answer: (scope) =>
        grouped('k', { of: 'sum(k.quantity) / 1000.0', which: undefined, otherwise: 0 }, linesOf(scope, place)),
    }),
    declare('purchases.average', 'money', {
      scope: WHEN,
      answer: counted(
        { own: 'CAST(s.bought AS REAL) / nullif(s.buys, 0)', of: MEAN, which: BOUGHT, otherwise: null },
        place,
      ),
    }),
    declare('purchases.median', 'money', { scope: WHEN, slow: true, answer: median(place) }),
    declare('purchases.largest', 'money', {
      scope: WHEN,
      answer: (scope) => grouped('v', { of: 'max(v.total)', which: BOUGHT, otherwise: null }, visitsOf(scope, place)),
    }),
    ...dayFacts('purchases.last', { ...day('max', 's.last_buy_day'), scope: WHAT }, place),
    ...dayFacts('purchases.first', { ...day('min', 's.first_buy_day'), scope: WHAT }, place),
  ]
}

const accountFacts = ({ today }: FactPlace): readonly FactDeclaration[] => [
  declare('account.owed', 'money', { ops: AMOUNTS, answer: () => ({ is: 'own', sql: 's.owed', values: [] }) }),
  declare('account.overdue', 'days', {
    answer: () => ({
      is: 'own',
      sql: `${String(today)} - s.oldest_due`,
      values: [],
    }),
  }),
]

export const facts = (place: FactPlace): readonly FactDeclaration[] => [
  ...visitFacts(place),
  ...purchaseFacts(place),
  ...accountFacts(place),
]
