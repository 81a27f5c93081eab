// Feast days that shops plan for, by country: when they fall is computed, not fetched. A day that belongs to no law but to every shop
// window (Mother's Day, Valentine's, Black Friday) is here too.
import { dateOfDay, dayOfDate, weekdayOf } from './shop-day.ts'

/** Names in the catalogue: `campaigns.holiday.<name>`. */
const HOLIDAYS = [
  'new-year',
  'epiphany',
  'valentines',
  'womens-day',
  'st-patricks',
  'mothers-day',
  'good-friday',
  'easter',
  'easter-monday',
  'ascension',
  'whit-monday',
  'fathers-day',
  'labour-day',
  'national-day',
  'assumption',
  'halloween',
  'all-saints',
  'remembrance',
  'thanksgiving',
  'black-friday',
  'cyber-monday',
  'st-nicholas',
  'christmas-eve',
  'christmas',
  'boxing-day',
  'new-years-eve',
] as const
type Holiday = (typeof HOLIDAYS)[number]

/** Shop day in a year; null where it does not come. */
type Falls = (year: number) => number

const on =
  (month: number, day: number): Falls =>
  (year) =>
    dayOfDate({ year, month, day })

const MONDAY = 0
const THURSDAY = 3
const SUNDAY = 6

/** The nth weekday of a month; −1 the last one. */
function nth(count: number, weekday: number, month: number): Falls {
  return (year) => {
    if (count < 0) {
      const last =
        dayOfDate(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) - 1
      return last - ((weekdayOf(last) - weekday + 7) % 7)
    }
    const first = dayOfDate({ year, month, day: 1 })
    return first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7
  }
}

const after =
  (falls: Falls, days: number): Falls =>
  (year) =>
    falls(year) + days

/**
 * Easter Sunday in the Gregorian calendar, by the algorithm of J.-M. Oudin (1940) as given in P. K. Seidelmann (ed.), Explanatory
 * Supplement to the Astronomical Almanac, 1992, 8.3.
 */
export function easterSunday(year: number): number {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const k = Math.floor((century - 17) / 25)
  let moon = (century - Math.floor(century / 4) - Math.floor((century - k) / 3) + 19 * golden + 15) % 30
  moon -=
    Math.floor(moon / 28) * (1 - Math.floor(moon / 28) * Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11))
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7
  const past = moon - weekday
  const month = 3 + Math.floor((past + 40) / 44)
  return dayOfDate({ year, month, day: past + 28 - 31 * Math.floor(month / 4) })
}

const EVERYWHERE = {
  'new-year': on(1, 1),
  valentines: on(2, 14),
  'good-friday': after(easterSunday, -2),
  easter: easterSunday,
  halloween: on(10, 31),
  'black-friday': after(nth(4, THURSDAY, 11), 1),
  'cyber-monday': after(nth(4, THURSDAY, 11), 4),
  'christmas-eve': on(12, 24),
  christmas: on(12, 25),
  'new-years-eve': on(12, 31),
} as const satisfies Partial<Record<Holiday, Falls>>

const SECOND_MAY_SUNDAY = nth(2, SUNDAY, 5)
const THIRD_JUNE_SUNDAY = nth(3, SUNDAY, 6)
const EASTER_MONDAY = after(easterSunday, 1)
const ASCENSION = after(easterSunday, 39)
const WHIT_MONDAY = after(easterSunday, 50)

const CATHOLIC = {
  epiphany: on(1, 6),
  'easter-monday': EASTER_MONDAY,
  'labour-day': on(5, 1),
  assumption: on(8, 15),
  'all-saints': on(11, 1),
} as const satisfies Partial<Record<Holiday, Falls>>

/** In France Mother's Day is the last Sunday of May, but the first of June where that is Whit Sunday (Code de l'action sociale, D215-1). */
const frenchMothersDay: Falls = (year) => {
  const last = nth(-1, SUNDAY, 5)(year)
  return last === easterSunday(year) + 49 ? last + 7 : last
}

/**
 * What a country has beside what everybody has, read in November 2026. United States: 5 U.S.C. 6103; Mother's Day 36 U.S.C. 117, Father's
 * Day 36 U.S.C. 109. United Kingdom: Banking and Financial Dealings Act 1971; Mothering Sunday is the fourth in Lent. Canada: Holidays
 * Act. Germany, Austria, Switzerland: laws of the states, what all or nearly all have. Others: their laws on public holidays.
 */
const BY_COUNTRY: Readonly<Record<string, Readonly<Partial<Record<Holiday, Falls>>>>> = {
  US: {
    'st-patricks': on(3, 17),
    'mothers-day': SECOND_MAY_SUNDAY,
    'fathers-day': THIRD_JUNE_SUNDAY,
    'national-day': on(7, 4),
    'labour-day': nth(1, MONDAY, 9),
    remembrance: on(11, 11),
    thanksgiving: nth(4, THURSDAY, 11),
  },
  CA: {
    'mothers-day': SECOND_MAY_SUNDAY,
    'fathers-day': THIRD_JUNE_SUNDAY,
    'national-day': on(7, 1),
    'labour-day': nth(1, MONDAY, 9),
    thanksgiving: nth(2, MONDAY, 10),
    remembrance: on(11, 11),
    'boxing-day': on(12, 26),
  },
  GB: {
    'mothers-day': after(easterSunday, -21),
    'easter-monday': EASTER_MONDAY,
    'fathers-day': THIRD_JUNE_SUNDAY,
    remembrance: nth(2, SUNDAY, 11),
    'boxing-day': on(12, 26),
  },
  IE: {
    'st-patricks': on(3, 17),
    'mothers-day': after(easterSunday, -21),
    'easter-monday': EASTER_MONDAY,
    'fathers-day': THIRD_JUNE_SUNDAY,
    'boxing-day': on(12, 26),
  },
  AU: {
    'national-day': on(1, 26),
    'easter-monday': EASTER_MONDAY,
    remembrance: on(4, 25),
    'mothers-day': SECOND_MAY_SUNDAY,
    'fathers-day': nth(1, SUNDAY, 9),
    'boxing-day': on(12, 26),
  },
  NZ: {
    'national-day': on(2, 6),
    'easter-monday': EASTER_MONDAY,
    remembrance: on(4, 25),
    'mothers-day': SECOND_MAY_SUNDAY,
    'fathers-day': nth(1, SUNDAY, 9),
    'labour-day': nth(4, MONDAY, 10),
    'boxing-day': on(12, 26),
  },
  DE: {
    epiphany: on(1, 6),
    'womens-day': on(3, 8),
    'easter-monday': EASTER_MONDAY,
    'labour-day': on(5, 1),
    'mothers-day': SECOND_MAY_SUNDAY,
    ascension: ASCENSION,
    'fathers-day': ASCENSION,
    'whit-monday': WHIT_MONDAY,
    'national-day': on(10, 3),
    'all-saints': on(11, 1),
    'st-nicholas': on(12, 6),
    'boxing-day': on(12, 26),
  },
  AT: {
    ...CATHOLIC,
    'mothers-day': SECOND_MAY_SUNDAY,
    ascension: ASCENSION,
    'fathers-day': nth(2, SUNDAY, 6),
    'whit-monday': WHIT_MONDAY,
    'national-day': on(10, 26),
    'st-nicholas': on(12, 6),
    'boxing-day': on(12, 26),
  },
  CH: {
    'easter-monday': EASTER_MONDAY,
    'mothers-day': SECOND_MAY_SUNDAY,
    ascension: ASCENSION,
    'fathers-day': nth(1, SUNDAY, 6),
    'whit-monday': WHIT_MONDAY,
    'national-day': on(8, 1),
    'st-nicholas': on(12, 6),
    'boxing-day': on(12, 26),
  },
  FR: {
    ...CATHOLIC,
    'mothers-day': frenchMothersDay,
    ascension: ASCENSION,
    'fathers-day': THIRD_JUNE_SUNDAY,
    'whit-monday': WHIT_MONDAY,
    'national-day': on(7, 14),
    remembrance: on(11, 11),
  },
  IT: {
    ...CATHOLIC,
    'womens-day': on(3, 8),
    'fathers-day': on(3, 19),
    'mothers-day': SECOND_MAY_SUNDAY,
    'national-day': on(6, 2),
    'boxing-day': on(12, 26),
  },
  ES: {
    ...CATHOLIC,
    'fathers-day': on(3, 19),
    'mothers-day': nth(1, SUNDAY, 5),
    'national-day': on(10, 12),
  },
  NL: {
    'easter-monday': EASTER_MONDAY,
    'mothers-day': SECOND_MAY_SUNDAY,
    ascension: ASCENSION,
    'whit-monday': WHIT_MONDAY,
    'fathers-day': THIRD_JUNE_SUNDAY,
    // King's Day, the day before where the 27th is a Sunday.
    'national-day': (year) => {
      const day = dayOfDate({ year, month: 4, day: 27 })
      return weekdayOf(day) === SUNDAY ? day - 1 : day
    },
    'st-nicholas': on(12, 5),
    'boxing-day': on(12, 26),
  },
  BE: {
    ...CATHOLIC,
    'mothers-day': SECOND_MAY_SUNDAY,
    ascension: ASCENSION,
    'whit-monday': WHIT_MONDAY,
    'fathers-day': nth(2, SUNDAY, 6),
    'national-day': on(7, 21),
    'st-nicholas': on(12, 6),
    remembrance: on(11, 11),
  },
}

interface HolidayOn {
  /** Days since 1970-01-01. */
  readonly day: number
  readonly name: Holiday
}

/** @param country ISO 3166-1 alpha-2; one that is not known has the days that are the same everywhere. Both days included. */
export function holidaysBetween(country: string, from: number, to: number): readonly HolidayOn[] {
  const known: Readonly<Partial<Record<Holiday, Falls>>> = { ...EVERYWHERE, ...BY_COUNTRY[country] }
  const [first, last] = [dateOfDay(from).year, dateOfDay(to).year]
  const found = HOLIDAYS.flatMap((name) => {
    const falls = known[name]
    if (falls === undefined) return []
    return Array.from({ length: last - first + 1 }, (_, at) => ({ day: falls(first + at), name }))
  })
  return found.filter(({ day }) => day >= from && day <= to).sort((a, b) => a.day - b.day)
}
