// Birthdays on which nobody was born, and what of them may still be kept. Pure.
import { ageOn, readPartialDate, writePartialDate } from '../../../../shared/domain/partial-date.ts'
import type { PartialDateParts } from '../../../../shared/domain/partial-date.ts'
import { dateOfDay, dayOfDate } from '../../../../shared/domain/shop-day.ts'
import { ageAfter } from '../contacts/service.ts'
import { finding, type Finding, type Yardstick } from './finding.ts'
import type { KnownPerson } from './record.ts'

/** Of a 1 January: it counts where many more were born on it than on other days. */
export const NEW_YEAR = 'new-year'

const OLDEST = 120
/** First days of the calendars of programs, which they write where nothing was said. */
const ZEROES = new Set([
  '1899-12-30',
  '1899-12-31',
  '1900-01-00',
  '1900-01-01',
  '1904-01-01',
  '1970-01-01',
  '0001-01-01',
])
/** Years by which an age that was said may be off: people round, and birthdays come round. */
const ROUNDED = 2

export function judgeBirthdays(person: KnownPerson, yardstick: Yardstick): Finding[] {
  const { birthdays } = person
  const [most] = birthdays.toSorted((a, b) => b.date.length - a.date.length)
  return birthdays.flatMap((one) => [...(one === most ? [] : judgeBeside(one, most)), ...judge(one, person, yardstick)])
}

type Birthday = KnownPerson['birthdays'][number]

/** Nobody is born twice. What the longer of two says as well may go. */
function judgeBeside({ id, date }: Birthday, most: Birthday | undefined): Finding[] {
  if (most === undefined) return []
  const said = most.date.includes(date.replace(/^--/, '-'))
  return [finding('birthday-twice', id, date, { detail: most.date, proposal: said ? '' : null })]
}

/** Says on which day to congratulate. */
export function hasDay(person: KnownPerson): boolean {
  return person.birthdays.some(({ date }) => readPartialDate(date)?.day != null)
}

function judge({ id, date }: Birthday, person: KnownPerson, { today }: Yardstick): Finding[] {
  const parts = readPartialDate(date)
  if (parts?.year == null) return []
  const { year } = parts
  const now = dateOfDay(today)
  if (ZEROES.has(date)) return [finding('birthday-placeholder', id, date, { proposal: '' })]
  if (begins(parts) > today) {
    // 68 was read as 2068: a century too late. Somebody born next week is another slip.
    const earlier = year > now.year + 1 ? writePartialDate({ ...parts, year: year - 100 }) : null
    return [finding('birthday-future', id, date, { proposal: earlier ?? withoutYear(parts) })]
  }
  if (year < 1900 || now.year - year > OLDEST) {
    return [finding('birthday-too-old', id, date, { detail: String(now.year - year), proposal: withoutYear(parts) })]
  }
  const said = ageAfter(person.age, person.ageOn, today)
  const age = ageOn(date, today) ?? now.year - year
  if (said !== null && Math.abs(said - age) > ROUNDED) {
    return [finding('birthday-against-age', id, date, { detail: String(said), proposal: withoutYear(parts) })]
  }
  if (parts.month === 1 && parts.day === 1) {
    return [finding('birthday-placeholder', id, date, { detail: NEW_YEAR, proposal: String(year).padStart(4, '0') })]
  }
  return []
}

/** The first day it may mean. */
const begins = ({ year, month, day }: PartialDateParts) =>
  dayOfDate({ year: year ?? 0, month: month ?? 1, day: day ?? 1 })

/** Day and month may be right where the year is not; null where nothing would be left. */
const withoutYear = ({ month, day }: PartialDateParts) =>
  month === null || day === null ? null : writePartialDate({ year: null, month, day })
