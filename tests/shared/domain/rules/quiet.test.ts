// When marketing may arrive, held against a clock that looks at every minute.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OpenHours } from '../../../../src/shared/domain/rules/packs.ts'
import { packOf } from '../../../../src/shared/domain/rules/packs.ts'
import { quietUntil, type ShopHours } from '../../../../src/shared/domain/rules/quiet.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ALWAYS: ShopHours = { from: 0, until: 1_440, days: [0, 1, 2, 3, 4, 5, 6] }
const OFFICE: ShopHours = { from: 9 * 60, until: 18 * 60, days: [0, 1, 2, 3, 4] }
const us = packOf('US', null)
const uk = packOf('GB', null)
const utc = (iso: string) => Date.parse(`${iso}Z`)

const format = new Map<string, Intl.DateTimeFormat>()
/** Weekday (Monday 0) and minute of the day on a clock, by Intl alone. */
function seen(zone: string, instant: number) {
  const known =
    format.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  format.set(zone, known)
  const part = Object.fromEntries(known.formatToParts(instant).map(({ type, value }) => [type, value]))
  return {
    day: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part['weekday'] ?? ''),
    minute: Number(part['hour']) * 60 + Number(part['minute']),
  }
}

interface Asked {
  readonly law: readonly OpenHours[] | null
  readonly rules: ShopHours
  readonly zones: readonly string[]
}

const allows = ({ law, rules, zones }: Asked, instant: number) =>
  zones.every((zone) => {
    const { day, minute } = seen(zone, instant)
    const open = ({ days, from, until }: ShopHours | OpenHours) =>
      days.includes(day) && minute >= from && minute < until
    return open(rules) && (law === null || law.some(open))
  })

const zone = fc.constantFrom(
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
)
const span = fc
  .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 1_440 }))
  .map(([from, length]) => ({ from, until: Math.min(1_440, from + length) }))
const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })
const hours = fc.record({ span, days }).map(({ span: of, days: on }) => ({ ...of, days: on }))
/** Around the days on which clocks change in these zones, and any other time. */
const now = fc
  .tuple(
    fc.constantFrom(
      '2026-03-08T00:00',
      '2026-03-29T00:00',
      '2026-04-05T00:00',
      '2026-10-25T00:00',
      '2026-11-01T00:00',
      '2026-07-01T00:00',
    ),
    fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
    fc.integer({ min: 0, max: 59_999 }),
  )
  .map(([about, minutes, ms]) => utc(about) + minutes * MINUTE + ms)

test('it answers the first instant that all clocks allow, and none before it, whatever the clocks do', () => {
  fc.assert(
    fc.property(
      fc.option(fc.array(hours, { minLength: 1, maxLength: 2 }), { nil: null }),
      hours,
      fc.uniqueArray(zone, { minLength: 1, maxLength: 3 }),
      now,
      (law, rules, zones, at) => {
        const asked = { law, rules, zones }
        const until = quietUntil({
          pack: { hours: law === null ? {} : { email: law } },
          rules,
          zones,
          now: at,
          channel: 'email',
        })
        if (until === null) return allows(asked, at)
        if (allows(asked, at)) return false
        const last = until === 'never' ? at + 8 * 24 * HOUR : until
        // Clocks show whole minutes: what begins is the first instant of one.
        for (let one = Math.ceil((at + 1) / MINUTE) * MINUTE; one < last; one += MINUTE * 7) {
          if (allows(asked, one)) return false
        }
        if (until === 'never') return true
        return allows(asked, until) && !allows(asked, until - 1)
      },
    ),
    { numRuns: 150 },
  )
})

test('the hour that summer time leaves out is not waited for, and the one that comes twice counts twice', () => {
  const early = { from: 2 * 60 + 30, until: 4 * 60, days: ALWAYS.days }
  const at = (now: number, rules: ShopHours) =>
    quietUntil({ pack: uk, rules, zones: ['Europe/Berlin'], now, channel: 'email' })
  // 2026-03-29: 02:00 becomes 03:00, which is already inside.
  expect(at(utc('2026-03-29T00:30'), early)).toBe(utc('2026-03-29T01:00'))
  const half = { from: 2 * 60 + 30, until: 3 * 60, days: ALWAYS.days }
  expect(at(utc('2026-03-29T00:30'), half)).toBe(utc('2026-03-30T00:30'))
  // 2026-10-25: 03:00 becomes 02:00 again.
  expect(at(utc('2026-10-25T00:40'), half)).toBe(null)
  expect(at(utc('2026-10-25T01:10'), half)).toBe(utc('2026-10-25T01:30'))
  expect(at(utc('2026-10-25T01:40'), half)).toBe(null)
})

test('calls in the United States wait until the whole country is between eight and eight', () => {
  const everywhere = ['America/New_York', 'Pacific/Honolulu']
  const ask = (now: number, zones: readonly string[]) =>
    quietUntil({ pack: us, rules: ALWAYS, zones, now, channel: 'phone' })
  // In winter New York is five hours before Honolulu.
  expect(ask(utc('2026-01-14T13:00'), ['America/New_York'])).toBe(null)
  expect(ask(utc('2026-01-14T12:59'), ['America/New_York'])).toBe(utc('2026-01-14T13:00'))
  expect(ask(utc('2026-01-14T13:00'), everywhere)).toBe(utc('2026-01-14T18:00'))
  expect(ask(utc('2026-01-15T01:00'), everywhere)).toBe(utc('2026-01-15T18:00'))
})

test('an e-mail waits for the hours and days of the shop, a letter for nothing', () => {
  const saturday = utc('2026-03-14T12:00')
  const ask = (channel: 'email' | 'post') =>
    quietUntil({ pack: uk, rules: OFFICE, zones: ['Europe/London'], now: saturday, channel })
  expect(ask('email')).toBe(utc('2026-03-16T09:00'))
  expect(ask('post')).toBe(null)
})

test('where the hours of the shop are shorter than the country is wide it never may', () => {
  const rules = { from: 9 * 60, until: 13 * 60, days: ALWAYS.days }
  const zones = ['America/New_York', 'Pacific/Honolulu']
  expect(quietUntil({ pack: us, rules, zones, now: utc('2026-01-14T12:00'), channel: 'email' })).toBe('never')
})

test('calls in France leave the lunch hour and the weekend free', () => {
  const pack = packOf('FR', null)
  const ask = (iso: string) =>
    quietUntil({ pack, rules: ALWAYS, zones: ['Europe/Paris'], now: utc(iso), channel: 'phone' })
  expect(ask('2026-01-14T12:30')).toBe(utc('2026-01-14T13:00'))
  expect(ask('2026-01-16T19:30')).toBe(utc('2026-01-19T09:00'))
  expect(ask('2026-01-14T11:59')).toBe(null)
})
