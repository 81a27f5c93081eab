// Reads the days on which everybody bought, in one walk through an index in the order of people and days.
import type { PurchaseDays } from '../../../../shared/domain/reports/purchase-days.ts'
import type { Ask, BesideDb, People } from './report.ts'
import { beside } from './window.ts'

// One text a person: a row of its own for each purchase would cost several times as much. The index gives each person's days in order.
const BOUGHT = `SELECT owner_id AS person, group_concat(day) AS days FROM visit INDEXED BY visit_owner_day
  WHERE owner_id IS NOT NULL AND day <= ? AND kind = 'sale' AND corrected_by IS NULL
    AND owner_id NOT IN (SELECT owner_id FROM no_profile) GROUP BY owner_id ORDER BY owner_id`

/** Until the end of the day that counts as today; of those asked about alone. */
export function purchaseDays(db: BesideDb, { asOf, only }: Pick<Ask, 'asOf' | 'only'>): PurchaseDays {
  const wanted = only === null ? null : new Set(only)
  const rows = db.all<PersonDays>(BOUGHT, asOf)
  return packed(wanted === null ? rows : rows.filter(({ person }) => wanted.has(person)))
}

export interface PersonDays {
  readonly person: number
  /** Shop days in order, with commas between. */
  readonly days: string
}

const COMMA = 44
const MINUS = 45
const ZERO = 48

/** @param rows by ascending person */
export function packed(rows: readonly PersonDays[]): PurchaseDays {
  const people = new Float64Array(rows.length)
  const starts = new Int32Array(rows.length + 1)
  // A day and its comma are two letters at least.
  const days = new Int32Array(rows.reduce((room, row) => room + ((row.days.length + 1) >> 1), 0))
  let length = 0
  for (const [place, { person, days: text }] of rows.entries()) {
    people[place] = person
    let [day, sign, before] = [0, 1, Number.NEGATIVE_INFINITY]
    for (let at = 0; at <= text.length; at += 1) {
      const code = at === text.length ? COMMA : text.charCodeAt(at)
      if (code === MINUS) sign = -1
      else if (code !== COMMA) day = day * 10 + code - ZERO
      else {
        if (day * sign !== before) {
          days[length] = before = day * sign
          length += 1
        }
        ;[day, sign] = [0, 1]
      }
    }
    starts[place + 1] = length
  }
  return { people, starts, days: days.slice(0, length) }
}

const SPENT = 'SELECT contact_id, spend FROM contact_stats NOT INDEXED WHERE buys > 0 ORDER BY contact_id'

/** What each of them spent in all, in minor units: by it people are put in order where a number is not about money. */
export function spentBy(db: BesideDb, people: Float64Array): Float64Array {
  const { ids, spent } = db.numbers(['ids', 'spent'], SPENT)
  return beside(people, { ids }, spent)
}

/** The people at those places, those who spent most in all first. */
export function byMoney(
  { people, spent }: { readonly people: Float64Array; readonly spent: Float64Array },
  places: readonly number[],
): People {
  const sorted = places.toSorted((a, b) => (spent[b] ?? 0) - (spent[a] ?? 0) || a - b)
  return { ids: Float64Array.from(sorted, (place) => people[place] ?? 0), amounts: null, days: null }
}
