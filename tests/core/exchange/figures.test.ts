// Dates and amounts as files of many countries write them.
import { describe, expect, test } from 'vitest'
import { formatOf, newAmountSurvey, readAmount, surveyAmount } from '../../../src/main/core/areas/exchange/amounts.ts'
import {
  dateFormatOf,
  newDateSurvey,
  readDate,
  readMoment,
  surveyDate,
} from '../../../src/main/core/areas/exchange/moments.ts'

function column(values: readonly string[], country = 'GB') {
  const survey = newDateSurvey()
  for (const value of values) surveyDate(survey, value)
  return dateFormatOf(survey, country)
}
const options = { locale: 'en-GB', thisYear: 2026 }

describe('dates', () => {
  test.each([
    [['3/4/1984', '13/4/1984'], { format: 'D/M/YYYY', guessed: false }],
    [['3/4/1984', '4/13/1984'], { format: 'M/D/YYYY', guessed: false }],
    [['3/4/1984', '5/6/1990'], { format: 'D/M/YYYY', guessed: true }],
    [['1984-04-03', '12 May 1990'], { format: 'YYYY-MM-DD', guessed: false }],
    [['30816', '41234.5'], { format: 'serial', guessed: false }],
    [['19840403'], { format: 'YYYYMMDD', guessed: false }],
    [['12 mai 1984', '3 avril 1990'], { format: 'D-MMM-YYYY', guessed: false }],
    [['04/25', '05/12'], { format: 'M/D/YYYY', guessed: false }],
  ])('%j', (values, wanted) => {
    expect(column(values)).toEqual(wanted)
  })

  test('the order that nothing decides is the one of the shop’s country', () => {
    expect(column(['3/4/1984'], 'US')).toEqual({ format: 'M/D/YYYY', guessed: true })
    expect(column(['3/4/1984'], 'DE')).toEqual({ format: 'D/M/YYYY', guessed: true })
  })

  test.each([
    ['12/5/1984', 'D/M/YYYY', '1984-05-12'],
    ['12/5/1984', 'M/D/YYYY', '1984-12-05'],
    ['12.5.84', 'D/M/YYYY', '1984-05-12'],
    ['12.5.26', 'D/M/YYYY', '2026-05-12'],
    ['1984-05-12', 'D/M/YYYY', '1984-05-12'],
    ['25/5/1984', 'M/D/YYYY', '1984-05-25'],
    ['12 mai 1984', 'D/M/YYYY', '1984-05-12'],
    ['12. Mai 1984', 'D-MMM-YYYY', '1984-05-12'],
    ['12 de mayo de 1984', 'D-MMM-YYYY', '1984-05-12'],
    ['12 maggio 1984', 'D-MMM-YYYY', '1984-05-12'],
    ['12 mei 1984', 'D-MMM-YYYY', '1984-05-12'],
    ['1er février 1984', 'D-MMM-YYYY', '1984-02-01'],
    ['May 12, 1984', 'D-MMM-YYYY', '1984-05-12'],
    ['Sat, 12 May 1984', 'D-MMM-YYYY', '1984-05-12'],
    ['30816', 'serial', '1984-05-14'],
    ['12/5', 'D/M/YYYY', '--05-12'],
    ['12/5', 'M/D/YYYY', '--12-05'],
    ['05/25', 'D/M/YYYY', '--05-25'],
    ['12 May', 'D/M/YYYY', '--05-12'],
    ['--05-12', 'D/M/YYYY', '--05-12'],
    ['1604-05-12', 'YYYY-MM-DD', '--05-12'],
    ['0000-05-12', 'YYYY-MM-DD', '--05-12'],
    ['1984', 'D/M/YYYY', '1984'],
    ['31/2/1984', 'D/M/YYYY', null],
    ['soon', 'D/M/YYYY', null],
    ['', 'D/M/YYYY', null],
  ])('%j written %s is %j', (text, format, wanted) => {
    expect(readDate(text, { ...options, format })).toBe(wanted)
  })

  test('a time of day is kept, also as part of a day of a spreadsheet', () => {
    const noon = { day: 15 * 365 - 236, seconds: 43_200 }
    expect(readMoment('30816.5', { ...options, format: 'serial' })).toEqual({ ...noon, day: 5_247 })
    expect(readMoment('14/5/1984 12:00', { ...options, format: 'D/M/YYYY' })).toEqual({ ...noon, day: 5_247 })
    expect(readMoment('14 mai 1984 12:00', { ...options, format: 'D/M/YYYY' })).toEqual({ ...noon, day: 5_247 })
  })
})

describe('amounts', () => {
  function read(values: readonly string[], own: ',' | '.' = '.') {
    const survey = newAmountSurvey()
    for (const value of values) surveyAmount(survey, value)
    const format = formatOf(survey, own)
    return values.map((value) => readAmount(value, { format, scale: 2 })?.units ?? null)
  }

  test.each([
    [
      ['1.234,56', '12,50', '3'],
      [123_456, 1_250, 300],
    ],
    [
      ['1,234.56', '12.50'],
      [123_456, 1_250],
    ],
    [
      ['1 234,56', '1\u202f234,5'],
      [123_456, 123_450],
    ],
    [
      ["1'234.56", '1’234.50'],
      [123_456, 123_450],
    ],
    [
      ['(12.50)', '12.50-', '-12.50', '−12.50', '- 12.50'],
      [-1_250, -1_250, -1_250, -1_250, -1_250],
    ],
    [
      ['€ 12,50', '12,50 €', '12,50 EUR', 'EUR 12,50', '-€12,50'],
      [1_250, 1_250, 1_250, 1_250, -1_250],
    ],
    [
      ['Fr. 12.50', 'CHF 12.–', 'Fr. 1’200.--'],
      [1_250, 1_200, 120_000],
    ],
    [
      ['12,-', '12,50'],
      [1_200, 1_250],
    ],
    [
      ['12,34,567.80', '1,00,000.00'],
      [123_456_780, 10_000_000],
    ],
    [
      ['12.50', '9,90', '1.234,56'],
      [1_250, 990, 123_456],
    ],
    [
      ['19 %', '7%'],
      [1_900, 700],
    ],
    [
      ['£1,234', '£12.50'],
      [123_400, 1_250],
    ],
    [
      ['١٢٫٥', '12.50'],
      [null, 1_250],
    ],
    [
      ['abc', '', '1.2.3', '--'],
      [null, null, null, null],
    ],
  ])('%j', (values, wanted) => {
    expect(read(values)).toEqual(wanted)
  })

  test('where nothing decides, the shop’s language does', () => {
    expect(read(['1.234'], ',')).toEqual([123_400])
    expect(read(['1.234'], '.')).toEqual([123])
  })
})
