// Calendars of birthdays, in the words of the programs and languages that write them.
import { describe, expect, test } from 'vitest'
import { keptDay } from '../../../src/main/core/areas/exchange/ics-birthday.ts'
import { calendarReader } from '../../../src/main/core/areas/exchange/ics-lines.ts'
import { planCalendar } from '../../../src/main/core/areas/exchange/ics-file.ts'
import { Mapping } from '../../../src/shared/contract/exchange.ts'
import { startWithBook } from '../../support/core.ts'

const YEARLY = 'RRULE:FREQ=YEARLY'

function dayOf(lines: readonly string[], { calendar = '', zone = 'Europe/London' } = {}) {
  const reader = calendarReader()
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
  const [entry] = [...reader.push(text), ...reader.end()]
  return entry === undefined ? null : keptDay(entry, { calendar, zone, thisYear: 2026 })
}

describe('whose day it is', () => {
  test.each([
    ["Ann Smith's birthday", 'Ann Smith'],
    ['Ann Smith’s Birthday', 'Ann Smith'],
    ["James Jones' Birthday", 'James Jones'],
    ['Birthday of Ann Smith', 'Ann Smith'],
    ['Birthday: Ann Smith', 'Ann Smith'],
    ['Ann Smith - Birthday', 'Ann Smith'],
    ['Ann Smith (Birthday)', 'Ann Smith'],
    ['🎂 Ann Smith', 'Ann Smith'],
    ['Geburtstag von Ann Schmidt', 'Ann Schmidt'],
    ['Ann Schmidts Geburtstag', 'Ann Schmidt'],
    ['Hans Weiß’ Geburtstag', 'Hans Weiß'],
    ['Ann Schmidt hat Geburtstag', 'Ann Schmidt'],
    ['Geburtstag: Schmidt, Ann', 'Schmidt, Ann'],
    ['Anniversaire de Anne Dupont', 'Anne Dupont'],
    ["Anniversaire d'Anne Dupont", 'Anne Dupont'],
    ['Cumpleaños de Ana García', 'Ana García'],
    ['Compleanno di Anna Rossi', 'Anna Rossi'],
    ['Verjaardag van Anna Jansen', 'Anna Jansen'],
    ['Anna Jansen is jarig', 'Anna Jansen'],
    ['Aniversário de Ana Silva', 'Ana Silva'],
    ['Urodziny: Anna Nowak', 'Anna Nowak'],
  ])('%s', (summary, name) => {
    expect(dayOf([`SUMMARY:${summary.replaceAll(',', '\\,')}`, 'DTSTART;VALUE=DATE:19840512', YEARLY])).toMatchObject({
      kind: 'birthday',
      name,
      date: '1984-05-12',
    })
  })

  test('other days of people are told apart, and what is none is left out', () => {
    const kind = (summary: string) => dayOf([`SUMMARY:${summary}`, 'DTSTART:20100512', YEARLY])?.kind ?? null
    expect(kind("Ann & Bob's wedding anniversary")).toBe('wedding')
    expect(kind('Hochzeitstag von Ann')).toBe('wedding')
    expect(kind('Anniversary: Ann & Bob')).toBe('anniversary')
    expect(kind('Dentist')).toBeNull()
    expect(kind('Birthday')).toBeNull()
  })

  test('a calendar of birthdays may name nobody but the person', () => {
    const lines = ['SUMMARY:Ann Smith', 'DTSTART;VALUE=DATE:19840512', YEARLY]
    expect(dayOf(lines, { calendar: 'Birthdays' })).toMatchObject({ name: 'Ann Smith', kind: 'birthday' })
    expect(dayOf(lines)).toBeNull()
    expect(dayOf([...lines, 'CATEGORIES:Geburtstag'])).toMatchObject({ name: 'Ann Smith' })
  })
})

describe('which day it is', () => {
  const date = (start: string, more: readonly string[] = [YEARLY], zone = 'Europe/London') =>
    dayOf([`SUMMARY:Ann's birthday`, start, ...more], { zone })?.date ?? null

  test.each([
    ['DTSTART;VALUE=DATE:19840512', [YEARLY], '1984-05-12'],
    ['DTSTART:19840512T000000', [YEARLY], '1984-05-12'],
    ['DTSTART;TZID="W. Europe":19840512T090000', [YEARLY], '1984-05-12'],
    ['DTSTART;VALUE=DATE:16040512', [YEARLY], '--05-12'],
    ['DTSTART;VALUE=DATE:19000512', [YEARLY], '--05-12'],
    ['DTSTART;VALUE=DATE:16040229', [YEARLY], '--02-29'],
    ['DTSTART;VALUE=DATE:20260512', [YEARLY], '--05-12'],
    ['DTSTART;VALUE=DATE:20150512', [YEARLY, 'CREATED:20150601T101010Z'], '--05-12'],
    ['DTSTART;VALUE=DATE:20200512', [], '--05-12'],
    ['DTSTART;VALUE=DATE:19840512', [], '1984-05-12'],
    ['DTSTART;VALUE=DATE:20260532', [YEARLY], null],
  ])('%s %j', (start, more, wanted) => {
    expect(date(start, more)).toBe(wanted)
  })

  test.each([
    ['19840511T220000Z', 'Europe/Berlin'],
    ['19840511T230000Z', 'Europe/London'],
    ['19840512T040000Z', 'America/New_York'],
    ['19840511T120000Z', 'Pacific/Auckland'],
    ['19840511T220000Z', 'UTC'],
  ])('a whole day kept as %s stays that day in %s', (start, zone) => {
    expect(date(`DTSTART:${start}`, [YEARLY, 'DURATION:P1D'], zone)).toBe('1984-05-12')
  })

  test('an age says the year', () => {
    const lines = (summary: string) => [`SUMMARY:${summary}`, 'DTSTART;VALUE=DATE:20240512']
    expect(dayOf(lines('Ann Smith’s 40th Birthday'))).toMatchObject({ name: 'Ann Smith', date: '1984-05-12' })
    expect(dayOf(lines('Geburtstag: Ann Smith (40)'))).toMatchObject({ name: 'Ann Smith', date: '1984-05-12' })
    expect(dayOf(lines('Geburtstag Ann Smith (*1984)'))).toMatchObject({ name: 'Ann Smith', date: '1984-05-12' })
  })
})

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'X-WR-CALNAME:Contacts',
  'BEGIN:VTIMEZONE',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'SUMMARY:Ann Sm',
  " ith's birthday",
  'DTSTART;VALUE=DATE:16040512',
  'RRULE:FREQ=YEARLY',
  'BEGIN:VALARM',
  'SUMMARY:Alarm',
  'END:VALARM',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'SUMMARY:Dentist',
  'DTSTART:20240512T090000Z',
  'END:VEVENT',
  'BEGIN:VEVENT',
  "SUMMARY:Ann Smith's birthday",
  'DTSTART;VALUE=DATE:19840512',
  'RRULE:FREQ=YEARLY',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

test('each person comes once, with the year where one entry knows it, and the rest is left out with its reason', async () => {
  const settings = { country: 'GB', language: 'en-GB', zone: 'Europe/London', dayTurn: 0 } as never
  const file = { bytes: new TextEncoder().encode(CALENDAR), name: 'contacts.ics' }
  const plan = await planCalendar(file, { mapping: Mapping.parse({}), settings, now: Date.UTC(2026, 1, 1) })
  expect(plan).toMatchObject({ rows: 3, skipped: 1 })
  expect(plan.units).toEqual([
    {
      rows: [1, 3],
      photo: null,
      patch: { given: 'Ann', family: 'Smith', occasions: [{ kind: 'birthday', label: '', date: '1984-05-12' }] },
    },
  ])
  expect(plan.noted).toEqual([
    { row: 2, fate: 'skipped', why: 'no-birthday' },
    { row: 3, fate: 'updated', why: 'twice-in-file' },
  ])
})

test('a calendar becomes customers with birthdays', async () => {
  const { owner, dispose } = await startWithBook()
  const file = new File([CALENDAR], 'birthdays.ics')
  const preview = await owner.api.exchange.preview({ file })
  expect(preview).toMatchObject({
    kind: 'contacts',
    format: 'ics',
    rows: 3,
    sample: [{ given: 'Ann', family: 'Smith' }],
  })
  const report = await owner.api.exchange.import({ file, kind: 'contacts' })
  expect(report).toMatchObject({ rows: 3, created: 1, made: { contacts: 1 } })
  const [ann] = await owner.api.contacts.search({ text: 'smith' })
  const { occasions } = await owner.api.contacts.get({ id: ann?.id ?? 0 })
  expect(occasions).toMatchObject([{ kind: 'birthday', date: '1984-05-12' }])
  await dispose()
})
