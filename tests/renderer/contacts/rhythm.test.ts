// The rhythm strip: where its marks stand and what is said beside them.
import { describe, expect, it } from 'vitest'
import { rhythmMarks, rhythmWords, type Standing } from '../../../src/renderer/areas/contacts/profile/rhythm.ts'

const TODAY = 20_000

const standing = (part: Partial<Standing>): Standing => ({
  visits: 0,
  purchases: 0,
  firstDay: null,
  lastDay: null,
  lastPurchaseDay: null,
  spent: 0,
  spentThisYear: 0,
  returned: 0,
  gap: null,
  nextDay: null,
  months: [],
  recentDays: [],
  favourites: [],
  categories: [],
  owed: 0,
  oldestDue: null,
  paidOnTime: null,
  ...part,
})

describe('the strip', () => {
  it('shows twelve weeks, with today before its end', () => {
    const marks = rhythmMarks({ recentDays: [TODAY - 90, TODAY - 84, TODAY - 42, TODAY], nextDay: null }, TODAY)
    expect(marks.visits).toHaveLength(3)
    expect(marks.visits[0]).toBe(0)
    expect(marks.visits[1]).toBeCloseTo(42 / 98)
    expect(marks.visits[2]).toBe(marks.today)
    expect(marks.today).toBeLessThan(1)
    expect(marks.lateFrom).toBeNull()
  })

  it('is dotted from the last visit on when they were expected before today', () => {
    const marks = rhythmMarks({ recentDays: [TODAY - 20], nextDay: TODAY - 1 }, TODAY)
    expect(marks.lateFrom).toBe(marks.visits[0])
    expect(marks.next).toBeLessThan(marks.today)
  })

  it('is not dotted on the very day they are expected', () => {
    expect(rhythmMarks({ recentDays: [TODAY - 7], nextDay: TODAY }, TODAY).lateFrom).toBeNull()
  })

  it('begins dotted when they were last here longer ago than it reaches, and keeps the ring in sight', () => {
    expect(rhythmMarks({ recentDays: [], nextDay: TODAY - 400 }, TODAY)).toMatchObject({ lateFrom: 0, next: 0 })
  })

  it('shows no ring that lies beyond its end', () => {
    expect(rhythmMarks({ recentDays: [TODAY], nextDay: TODAY + 60 }, TODAY).next).toBeNull()
  })
})

describe('its sentence', () => {
  it('is not there before the first visit', () => {
    expect(rhythmWords(standing({}), TODAY)).toEqual({ is: 'none' })
  })

  it('says when they are expected', () => {
    const regular = standing({
      visits: 9,
      lastDay: TODAY - 2,
      lastPurchaseDay: TODAY - 2,
      gap: 6.4,
      nextDay: TODAY + 4,
    })
    expect(rhythmWords(regular, TODAY)).toEqual({ is: 'expected', gap: 6, next: TODAY + 4 })
  })

  it('says how late they are in the unit one would say it in', () => {
    const late = (days: number) =>
      rhythmWords(standing({ visits: 9, lastDay: 1, gap: 6, nextDay: TODAY - days }), TODAY)
    expect(late(13)).toEqual({ is: 'late', gap: 6, unit: 'day', count: 13 })
    expect(late(42)).toEqual({ is: 'late', gap: 6, unit: 'week', count: 6 })
    expect(late(800)).toEqual({ is: 'late', gap: 6, unit: 'year', count: 2 })
  })

  it('tells a single purchase from visits without one', () => {
    expect(rhythmWords(standing({ visits: 1, lastDay: 9, lastPurchaseDay: 9 }), TODAY)).toEqual({ is: 'once', last: 9 })
    expect(rhythmWords(standing({ visits: 3, lastDay: 9 }), TODAY)).toEqual({ is: 'visits', visits: 3, last: 9 })
  })
})
