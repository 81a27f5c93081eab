// What a segment may ask of birthdays and other days that come round, and how old somebody is.
import { OccasionKind } from '../../../../shared/contract/contacts.ts'
import { nextOccurrence } from '../../../../shared/domain/partial-date.ts'
import { dateOfDay, isLeapYear } from '../../../../shared/domain/shop-day.ts'
import { worded, type FactDeclaration, type FactPlace, type FactScope } from '../../facts.ts'

/** Every day of the year as `month * 100 + day`, with 29 February. */
const MONTH_DAYS = Array.from({ length: 366 }, (_, at) => {
  const { month, day } = dateOfDay(10_957 + at) // from 1 January 2000, a leap year
  return month * 100 + day
})

const isoOf = (monthDay: number) =>
  `--${String(Math.floor(monthDay / 100)).padStart(2, '0')}-${String(monthDay % 100).padStart(2, '0')}`

/** [month-day, days until it comes round next, the year it does so]: by the rule of the calendar, 29 February included. */
function comingRound(today: number): string {
  return JSON.stringify(
    MONTH_DAYS.map((monthDay) => {
      const next = nextOccurrence(isoOf(monthDay), today) ?? today
      return [monthDay, next - today, dateOfDay(next).year]
    }),
  )
}

/** A day that lies before the date itself has not come round yet. */
const NEXT = `FROM (SELECT value ->> 0 AS md, value ->> 1 AS days, value ->> 2 AS year FROM json_each(?)) n
  CROSS JOIN occasion o INDEXED BY occasion_day ON o.month_day = +n.md
  WHERE (o.date LIKE '--%' OR CAST(substr(o.date, 1, 4) AS INTEGER) <= n.year) AND (? OR o.kind IN (SELECT value FROM json_each(?)))`

export function occasionFacts({ today }: FactPlace): readonly FactDeclaration[] {
  let table: string | null = null
  const declare = (fact: string, type: FactDeclaration['type'], of: string, which: string): FactDeclaration => ({
    fact,
    type,
    group: 'occasions',
    scope: ['kinds'],
    kinds: worded(OccasionKind.options),
    answer({ kinds }: FactScope) {
      table ??= comingRound(today)
      const sql = `SELECT o.owner_id AS id, ${of} AS answer ${NEXT}${which}`
      return { is: 'some', sql, values: [table, Number(kinds === null), JSON.stringify(kinds ?? [])] }
    },
  })
  return [
    declare('occasions.days', 'days', 'n.days', ''),
    declare(
      'occasions.years',
      'number',
      'n.year - CAST(substr(o.date, 1, 4) AS INTEGER)',
      ` AND o.date NOT LIKE '--%'`,
    ),
  ]
}

const BIRTHDAYS = `FROM occasion o WHERE o.kind = 'birthday' AND length(o.date) = 10`

/** From the whole date of a birthday, else as it was said, with the years since. */
export function ageFact({ today }: FactPlace): FactDeclaration {
  const { year, month, day } = dateOfDay(today)
  const born = (part: string) => `CAST(substr(b.date, ${part}) AS INTEGER)`
  // 29 February falls on the 28th in other years.
  const monthDay = `(${born('6, 2')} * 100 + ${born('9, 2')}${isLeapYear(year) ? '' : ` - (substr(b.date, 6) = '02-29')`})`
  const age = `${String(year)} - ${born('1, 4')} - (${monthDay} > ${String(month * 100 + day)})`
  const said = `min(130, c.age + max(0, CAST((${String(today)} - ifnull(c.age_on, ${String(today)})) / 365.2425 AS INTEGER)))`
  return {
    fact: 'contacts.age',
    type: 'number',
    fields: ['contact.age'],
    answer: () => ({
      is: 'one',
      sql: `SELECT b.id, iif(${age} < 0, NULL, ${age}) AS answer FROM (SELECT o.owner_id AS id, max(o.date) AS date ${BIRTHDAYS} GROUP BY o.owner_id) b
        UNION ALL SELECT c.id, ${said} FROM contact c WHERE c.age IS NOT NULL AND c.id NOT IN (SELECT o.owner_id ${BIRTHDAYS})`,
      values: [],
      otherwise: null,
    }),
  }
}
