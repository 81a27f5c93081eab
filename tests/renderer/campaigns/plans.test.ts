// What the screens of messages decide: how a plan begins, what of it may still change, how it is said, where keys lead in a month.
import { expect, test } from 'vitest'
import { gone, troubled, uncertain, waiting } from '../../../src/renderer/areas/campaigns/counts.ts'
import {
  dayAfterKey,
  monthOf,
  sameDayOf,
  stepMonth,
  weekStartOf,
  weeksOf,
} from '../../../src/renderer/areas/campaigns/home/month.ts'
import { messageResultsPath, newMessageOnPath, placeOf } from '../../../src/renderer/areas/campaigns/paths.ts'
import { beginPlan, copiedName, mayChange, NO_WORDS, troubleOf } from '../../../src/renderer/areas/campaigns/plan.ts'
import { isNobody, sayWays, sayWhen, sayWhom } from '../../../src/renderer/areas/campaigns/say-plan.ts'
import { CampaignPlan } from '../../../src/shared/contract/campaigns.ts'
import { dayOfDate } from '../../../src/shared/domain/shop-day.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const words = createWords('en', 'en-US')
const formats = createFormats({ locale: 'en-US', zone: 'America/New_York', currency: 'USD' })
const speech = {
  words,
  formats,
  segmentName: (id: number) => `Segment ${String(id)}`,
  listName: (id: number) => `List ${String(id)}`,
}
const day = (year: number, month: number, of: number) => dayOfDate({ year, month, day: of })
const begun = (part: Partial<Parameters<typeof beginPlan>[0]> = {}) =>
  beginPlan({ name: 'Bun', words: NO_WORDS, occasion: null, day: null, ...part })

test('every beginning is a plan that can be kept, and speaks to nobody unless it is a greeting for each one’s day', () => {
  for (const occasion of [null, 'offer', 'birthday', 'anniversary'] as const) {
    const plan = begun({ occasion })
    expect(CampaignPlan.parse(plan)).toEqual(plan)
    expect(troubleOf(plan)).toBeNull()
    expect(isNobody(plan.audience)).toBe(occasion === null || occasion === 'offer')
  }
  expect(begun({ occasion: 'birthday' }).schedule).toEqual({ when: 'yearly', occasion: 'birthday', offset: 0, at: 540 })
  expect(begun({ occasion: 'birthday', day: 20_000 }).schedule).toEqual({ when: 'on', day: 20_000, at: 540 })
})

test('a plan without a name, a way or a reason is not kept', () => {
  expect(troubleOf({ ...begun(), name: '  ' })).toBe('name')
  expect(troubleOf({ ...begun(), channels: [] })).toBe('channels')
  expect(troubleOf({ ...begun(), class: 'service' })).toBe('because')
  expect(troubleOf({ ...begun(), class: 'service', because: 'their order' })).toBeNull()
  expect(copiedName('x'.repeat(80), (name) => `${name}, again`)).toHaveLength(80)
})

test('words may change until it is over, whom it is for only before it starts or of one that stands for years', () => {
  const may = (state: Parameters<typeof mayChange>[0], stands = false) =>
    (['name', 'words', 'audience'] as const).filter((part) => mayChange(state, part, stands))
  expect(may('draft')).toEqual(['name', 'words', 'audience'])
  expect(may('running')).toEqual(['name', 'words'])
  expect(may('paused', true)).toEqual(['name', 'words', 'audience'])
  expect(may('done', true)).toEqual(['name'])
  expect(may('stopped')).toEqual(['name'])
})

test('a schedule is said as part of a sentence', () => {
  const say = (schedule: CampaignPlan['schedule']) => sayWhen(schedule, speech)
  expect(say({ when: 'now' })).toBe('As soon as it is started')
  expect(say({ when: 'on', day: day(2026, 3, 17), at: 570 })).toBe('On Tuesday, March 17 at 9:30 AM')
  expect(say({ when: 'usual', from: day(2026, 3, 2), days: 14, at: 600 })).toBe(
    'The day before each one usually comes, from Mar 2 for 14 days, at 10:00 AM',
  )
  const yearly = { when: 'yearly', at: 540 } as const
  expect(say({ ...yearly, occasion: 'birthday', offset: 0 })).toBe('On each one’s birthday, at 9:00 AM')
  expect(say({ ...yearly, occasion: 'anniversary', offset: -1 })).toBe(
    '1 day before each one’s anniversary, at 9:00 AM',
  )
  expect(say({ ...yearly, occasion: 'first-visit', offset: 3 })).toBe('3 days after each one’s first visit, at 9:00 AM')
})

test('an audience and its ways are said with the names of segments and lists', () => {
  const { audience } = begun()
  const say = (part: Partial<typeof audience>) => sayWhom({ ...audience, ...part }, speech)
  expect(say({})).toBe('nobody yet: choose whom')
  expect(say({ everyone: true, segments: [1] })).toBe('everybody in the book')
  expect(say({ segments: [1], lists: [2], people: [5, 6] })).toBe('“Segment 1”, “List 2”, or 2 people by name')
  expect(say({ everyone: true, exceptLists: [3], exceptSegments: [4] })).toBe(
    'everybody in the book, without “Segment 4” or “List 3”',
  )
  expect(sayWays(['email', 'post', 'phone'], speech)).toBe('by e-mail, else by letter, else by phone')
})

test('a month is whole weeks from the day on which a week begins there', () => {
  const march = weeksOf({ year: 2026, month: 3 }, weekStartOf('US'))
  expect(march).toHaveLength(5)
  expect(march[0]?.[0]).toBe(day(2026, 3, 1))
  const german = weeksOf({ year: 2026, month: 3 }, weekStartOf('DE'))
  expect(german).toHaveLength(6)
  expect(german[0]?.[0]).toBe(day(2026, 2, 23))
  expect(german.at(-1)?.at(-1)).toBe(day(2026, 4, 5))
  expect(weeksOf({ year: 2027, month: 2 }, 0)).toHaveLength(4)
})

test('keys move by day, week and month, and stay within what a month has', () => {
  const at = day(2026, 1, 31)
  const after = (key: string) => dayAfterKey(key, at, 0)
  expect(after('ArrowRight')).toBe(day(2026, 2, 1))
  expect(after('ArrowUp')).toBe(day(2026, 1, 24))
  expect(after('Home')).toBe(day(2026, 1, 26))
  expect(after('End')).toBe(day(2026, 2, 1))
  expect(after('PageDown')).toBe(day(2026, 2, 28))
  expect(after('PageUp')).toBe(day(2025, 12, 31))
  expect(after('x')).toBeNull()
  expect(sameDayOf(day(2028, 1, 30), 1)).toBe(day(2028, 2, 29))
  expect(monthOf(at)).toEqual({ year: 2026, month: 1 })
  expect(stepMonth({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 })
})

test('addresses lead to their page, and odd ones to the calendar', () => {
  expect(placeOf('/messages/new')).toEqual({ at: 'new', day: null })
  expect(placeOf(newMessageOnPath(20_530))).toEqual({ at: 'new', day: 20_530 })
  expect(placeOf('/messages/17')).toEqual({ at: 'one', id: 17 })
  expect(placeOf(messageResultsPath(17))).toEqual({ at: 'results', id: 17 })
  expect(placeOf('/messages/paper/17')).toEqual({ at: 'paper' })
  expect(placeOf('/messages/calls/17')).toEqual({ at: 'paper' })
  expect(placeOf('/messages/occasions')).toEqual({ at: 'paper' })
  expect(placeOf('/messages/outbox')).toEqual({ at: 'outbox' })
  expect(placeOf('/messages/17/else')).toEqual({ at: 'all' })
})

test('messages are counted by what a person asks: gone, waiting, in trouble, and perhaps there', () => {
  const counts = { sent: 5, handed_over: 1, waiting: 3, late: 2, uncertain: 1, failed: 4, skipped: 9 }
  expect([gone(counts), waiting(counts), troubled(counts), uncertain(counts)]).toEqual([6, 5, 4, 1])
})
