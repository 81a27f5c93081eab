import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ageOn,
  dateOrder,
  formatPartialDate,
  monthDay,
  nextOccurrence,
  parseTypedDate,
  readPartialDate,
  writePartialDate,
  yearsCompleted,
} from '../../../src/shared/domain/partial-date.ts'
import { dateOfDay, dayOfDate, isLeapYear, isoOfDay } from '../../../src/shared/domain/shop-day.ts'

const day = (iso: string) => Date.parse(iso) / 86_400_000
const anyDay = fc.integer({ min: day('1900-01-01'), max: day('2100-12-31') })

test('days that do not exist are refused, 29 February only in leap years or without a year', () => {
  for (const fine of ['2024-02-29', '--02-29', '1984', '1984-05', '--12-31', '0001-01-01']) {
    expect(readPartialDate(fine), fine).not.toBeNull()
  }
  for (const wrong of [
    '2023-02-29',
    '1900-02-29',
    '--02-30',
    '2024-13',
    '2024-00-01',
    '--00-10',
    '0000',
    '84',
    '',
    '2024-4-1',
  ]) {
    expect(readPartialDate(wrong), wrong).toBeNull()
  }
})

test('every date that exists is written and read back', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom('all', 'month', 'year', 'no year'), (at, known) => {
      const { year, month, day: of } = dateOfDay(at)
      const parts = {
        year: known === 'no year' ? null : year,
        month: known === 'year' ? null : month,
        day: known === 'all' || known === 'no year' ? of : null,
      }
      expect(readPartialDate(writePartialDate(parts) ?? '')).toEqual(parts)
    }),
  )
})

describe('what comes round', () => {
  test('the next occurrence is within a year, never in the past, and on the same day of the year', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.boolean(), (born, from, withYear) => {
        const iso = isoOfDay(born)
        const next = nextOccurrence(withYear ? iso : `-${iso.slice(4)}`, from)
        if (next === null) throw new Error('a whole date comes round')
        expect(next).toBeGreaterThanOrEqual(from)
        expect(next - from).toBeLessThan(366)
        const date = dateOfDay(next)
        const leap = iso.endsWith('-02-29') && !isLeapYear(date.year)
        expect(isoOfDay(next).slice(4)).toBe(leap ? '-02-28' : iso.slice(4))
      }),
    )
  })

  test('29 February comes on the 28th in other years, and every year', () => {
    expect(nextOccurrence('2000-02-29', day('2026-02-01'))).toBe(day('2026-02-28'))
    expect(nextOccurrence('--02-29', day('2028-02-01'))).toBe(day('2028-02-29'))
    expect(nextOccurrence('--02-29', day('2026-03-01'))).toBe(day('2027-02-28'))
    expect(yearsCompleted('2000-02-29', day('2026-02-28'))).toBe(26)
  })

  test('a date without a day does not come round', () => {
    expect(nextOccurrence('1984', day('2026-01-01'))).toBeNull()
    expect(nextOccurrence('1984-05', day('2026-01-01'))).toBeNull()
  })

  test('years are completed on the day itself and unknown without a year', () => {
    expect(yearsCompleted('1984-05-12', day('2026-05-12'))).toBe(42)
    expect(yearsCompleted('--05-12', day('2026-05-12'))).toBeNull()
    expect(yearsCompleted('2030-05-12', day('2026-05-12'))).toBeNull()
    expect(ageOn('1984-05-12', day('2026-05-11'))).toBe(41)
    expect(ageOn('1984-05-12', day('2026-05-12'))).toBe(42)
    expect(ageOn('1984-05', day('2026-05-12'))).toBeNull()
  })

  test('the key of the day of the year', () => {
    expect(monthDay('1984-05-12')).toBe(512)
    expect(monthDay('--12-31')).toBe(1231)
    expect(monthDay('1984-05')).toBeNull()
  })
})

describe('typed dates', () => {
  const typed = (text: string, locale: string) => parseTypedDate(text, { locale, thisYear: 2026 })

  test.each([
    ['12.5.1984', 'de', '1984-05-12'],
    ['12/5/84', 'en-GB', '1984-05-12'],
    ['5/12/84', 'en-US', '1984-05-12'],
    ['1984-05-12', 'en-US', '1984-05-12'],
    ['1984/5/12', 'de', '1984-05-12'],
    ['84.5.12', 'hu', '1984-05-12'],
    ['19840512', 'en', '1984-05-12'],
    ['12 May 1984', 'en', '1984-05-12'],
    ['May 12, 1984', 'en', '1984-05-12'],
    ['12. Mai 1984', 'de', '1984-05-12'],
    ['5 maja 1984', 'pl', '1984-05-05'],
    ['3 de mayo de 1990', 'es', '1990-05-03'],
    ['1er août', 'fr', '--08-01'],
    ['12th of May', 'en', '--05-12'],
    ['sept 3', 'en', '--09-03'],
    ['May 1984', 'en', '1984-05'],
    ['05/1984', 'en-US', '1984-05'],
    ['1984', 'de', '1984'],
    ['--05-12', 'de', '--05-12'],
    ['29.2.', 'de', '--02-29'],
    ['12.5.', 'de', '--05-12'],
    ['5/12', 'en-US', '--05-12'],
    ['1984年5月12日', 'ja', '1984-05-12'],
    ['١٢/٥/١٩٨٤', 'ar-EG', '1984-05-12'],
  ])('%s in %s is %s', (text, locale, expected) => {
    expect(typed(text, locale)).toBe(expected)
  })

  test('a day above twelve settles the order that was meant', () => {
    expect(typed('13/5/1984', 'en-US')).toBe('1984-05-13')
    expect(typed('5/13/1984', 'en-GB')).toBe('1984-05-13')
  })

  test('two figures are the latest such year that is not in the future', () => {
    expect(typed('1.1.26', 'de')).toBe('2026-01-01')
    expect(typed('1.1.27', 'de')).toBe('1927-01-01')
  })

  test.each([
    '',
    'soon',
    '30.2.2024',
    '29.2.2023',
    '32.1.',
    '13.13.2020',
    'about 1984',
    'May',
    '12.5.1984 8:00',
    '1/2/3/4',
    '12345',
  ])('"%s" is no date', (text) => {
    expect(typed(text, 'de')).toBeNull()
  })

  test('what a language writes can be typed back in that language', () => {
    const locales = ['en', 'en-GB', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'cs', 'tr', 'hu', 'ja']
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...locales), (at, locale) => {
        const iso = isoOfDay(at)
        expect(parseTypedDate(formatPartialDate(iso, locale), { locale, thisYear: 2100 }), locale).toBe(iso)
      }),
    )
  })

  test('nothing typed makes it throw, and what it answers always exists', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('en', 'de', 'ja'), (text, locale) => {
        const date = parseTypedDate(text, { locale, thisYear: 2026 })
        if (date !== null) expect(readPartialDate(date)).not.toBeNull()
      }),
    )
  })
})

test('known parts are shown and no others', () => {
  expect(formatPartialDate('1984-05-12', 'en-GB')).toBe('12 May 1984')
  expect(formatPartialDate('--05-12', 'en-US')).toBe('May 12')
  expect(formatPartialDate('1984-05', 'en')).toBe('May 1984')
  expect(formatPartialDate('1984', 'en')).toBe('1984')
})

test('languages have their order', () => {
  expect([dateOrder('de'), dateOrder('en-US'), dateOrder('hu'), dateOrder('sv')]).toEqual(['dmy', 'mdy', 'ymd', 'ymd'])
  expect(dayOfDate({ year: 1970, month: 1, day: 1 })).toBe(0)
})
