// Hours of calls and texts that single states narrow: by where somebody lives and by what their number stands for.
import { expect, test } from 'vitest'
import { packOf } from '../../../../src/shared/domain/rules/packs.ts'
import { quietUntil } from '../../../../src/shared/domain/rules/quiet.ts'
import { hoursAt, STATE_RULES, stateOfNumber } from '../../../../src/shared/domain/rules/states.ts'
import { statesOf } from '../../../../src/shared/domain/rules/zones.ts'

const us = packOf('US', null)
const ALWAYS = { from: 0, until: 1_440, days: [0, 1, 2, 3, 4, 5, 6] }
const utc = (iso: string) => Date.parse(`${iso}Z`)
const at = (hour: number) => hour * 60

/** `9-20` by day from Monday on; `-` where nothing is allowed. */
const week = (states: readonly (string | null)[]) =>
  [0, 1, 2, 3, 4, 5, 6].map((day) => {
    const spans = (hoursAt(us, states).phone ?? []).filter(({ days }) => days.includes(day))
    return spans.length === 0
      ? '-'
      : spans.map(({ from, until }) => `${String(from / 60)}-${String(until / 60)}`).join(' ')
  })

test.each([
  ['nowhere special', ['OH'], Array<string>(7).fill('8-20')],
  ['Florida', ['FL'], Array<string>(7).fill('8-20')],
  ['Connecticut', ['CT'], Array<string>(7).fill('9-20')],
  ['Texas, later on Sundays', ['TX'], ['9-20', '9-20', '9-20', '9-20', '9-20', '9-20', '12-20']],
  ['Alabama, not on Sundays', ['AL'], ['8-20', '8-20', '8-20', '8-20', '8-20', '8-20', '-']],
  ['Rhode Island', ['RI'], ['9-18', '9-18', '9-18', '9-18', '9-18', '10-17', '-']],
  [
    'who moved from Kentucky to Rhode Island with their number',
    ['RI', 'KY'],
    ['10-18', '10-18', '10-18', '10-18', '10-18', '10-17', '-'],
  ],
  ['somewhere in the country', [null], ['10-18', '10-18', '10-18', '10-18', '10-18', '-', '-']],
])('calls to %s', (_, states, expected) => {
  expect(week(states)).toEqual(expected)
})

test('texts are held to the same, mail and other countries to nothing of it', () => {
  expect(hoursAt(us, ['TX']).sms).toEqual(hoursAt(us, ['TX']).phone)
  expect(hoursAt(us, ['TX']).email).toBeUndefined()
  expect(hoursAt(us, [])).toBe(us.hours)
  expect(hoursAt(packOf('CA', null), ['TX'])).toBe(packOf('CA', null).hours)
})

test('on the boundary of an hour of a state it waits or goes by the clock of that place', () => {
  const ask = (now: number, state: string, zone: string) =>
    quietUntil({ pack: { hours: hoursAt(us, [state]) }, rules: ALWAYS, zones: [zone], now, channel: 'phone' })
  // Sunday, 18 January 2026, in Dallas: noon is 18:00 UTC.
  expect(ask(utc('2026-01-18T17:59'), 'TX', 'America/Chicago')).toBe(utc('2026-01-18T18:00'))
  expect(ask(utc('2026-01-18T18:00'), 'TX', 'America/Chicago')).toBeNull()
  // Saturday, 20:00 in Birmingham: nothing before Monday at eight.
  expect(ask(utc('2026-01-18T02:00'), 'AL', 'America/Chicago')).toBe(utc('2026-01-19T14:00'))
  // The night summer time begins, 8 March 2026 (a Sunday): Monday, 8:00 in Birmingham is an hour earlier by UTC.
  expect(ask(utc('2026-03-08T12:00'), 'AL', 'America/Chicago')).toBe(utc('2026-03-09T13:00'))
})

test('the address and the number both count, a number alone as well, and neither of another country', () => {
  const of = (phone: string | null, region: string | null, country = 'US') =>
    statesOf({
      country: 'US',
      zone: 'America/New_York',
      phone,
      address: region === null ? null : { country, region, postcode: '' },
    })
  expect(of('+12125550123', 'Texas')).toEqual(['TX'])
  expect(of('+14015550123', 'TX')).toEqual(['TX', 'RI'])
  expect(of('+14015550123', null)).toEqual(['RI'])
  expect(of('+14015550123', 'Narnia')).toEqual(['RI'])
  expect(of('+12125550123', null)).toEqual([])
  expect(of('+12125550123', 'Narnia')).toEqual([null])
  expect(of(null, null)).toEqual([])
  expect(of('+4930123456', 'BE', 'DE')).toEqual([])
  expect(stateOfNumber('+18005550123')).toBeNull()
})

test('every state stands once, each area code in one of them, with its law', () => {
  const states = STATE_RULES.map(({ state }) => state)
  expect(new Set(states).size).toBe(states.length)
  const codes = STATE_RULES.flatMap((rule) => rule.codes.split(' '))
  expect(new Set(codes).size).toBe(codes.length)
  for (const { law, hours, codes: of } of STATE_RULES) {
    expect(law).not.toBe('')
    expect(of).toMatch(/^[2-9]\d\d(?: [2-9]\d\d)*$/)
    for (const { from, until } of hours) expect(from >= at(8) && from < until && until <= at(21)).toBe(true)
  }
})
