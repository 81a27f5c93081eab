// The timeline's small decisions: what it is narrowed to, months, and what stands in the composer before anybody chose.
import { describe, expect, it } from 'vitest'
import {
  begin,
  byMonth,
  kindsOf,
  turnInto,
  withDirection,
  withTone,
  type Row,
} from '../../../src/renderer/areas/contacts/profile/timeline-view.ts'

const DAY = Math.floor(Date.UTC(2026, 2, 14) / 86_400_000)

const row = (day: number, id: number): Row => ({
  at: day * 86_400_000,
  day,
  area: 'visits',
  kind: 'sale',
  id,
  title: null,
  words: 'timeline.sale',
  values: {},
  amount: 1_450,
  by: null,
  tone: null,
  phase: null,
  begunBy: null,
  open: false,
  corrected: false,
})

describe('the timeline', () => {
  it('asks for everything, also for kinds nobody knows yet, unless it is narrowed', () => {
    expect(kindsOf('all')).toBeUndefined()
    expect(kindsOf('visits')).toEqual(['visit', 'sale', 'return', 'correction', 'payment'])
    expect(kindsOf('said')).toContain('letter')
  })

  it('puts rows under the month of the shop’s day, and keeps their order', () => {
    const months = byMonth([row(DAY, 4), row(DAY - 13, 3), row(DAY - 14, 2), row(DAY - 365, 1)])
    expect(months.map(({ day, rows }) => [day, rows.map(({ id }) => id)])).toEqual([
      [DAY, [4, 3]],
      [DAY - 14, [2]],
      [DAY - 365, [1]],
    ])
  })
})

describe('what was said begins', () => {
  it('while buying for a talk on the day of a purchase, after buying for a month, before buying otherwise', () => {
    const phase = (kind: 'talk' | 'call', lastPurchaseDay: number | null) =>
      begin(kind, { lastPurchaseDay, today: DAY }).phase
    expect(phase('talk', DAY)).toBe('during')
    expect(phase('call', DAY)).toBe('after')
    expect(phase('talk', DAY - 30)).toBe('after')
    expect(phase('talk', DAY - 31)).toBe('before')
    expect(phase('talk', null)).toBe('before')
  })

  it('without anybody’s side for a note', () => {
    expect(begin('note', { lastPurchaseDay: DAY, today: DAY })).toMatchObject({
      direction: null,
      phase: null,
      begunBy: null,
    })
  })

  it('and keeps the words and the tone when another kind is chosen', () => {
    const bought = { lastPurchaseDay: null, today: DAY }
    const draft = withTone({ ...begin('call', bought), words: 'Stale rye' }, 'complaint')
    expect(turnInto(draft, 'letter', bought)).toEqual({ ...draft, kind: 'letter' })
    const note = turnInto(draft, 'note', bought)
    expect(note).toMatchObject({ kind: 'note', words: 'Stale rye', tone: 'complaint', open: true, direction: null })
    expect(turnInto(note, 'call', bought)).toMatchObject({ words: 'Stale rye', direction: 'in', begunBy: 'customer' })
  })

  it('open when it is a complaint or a question, settled when it is a compliment', () => {
    const draft = begin('talk', { lastPurchaseDay: null, today: DAY })
    expect(withTone(draft, 'question').open).toBe(true)
    expect(withTone(withTone(draft, 'complaint'), 'compliment').open).toBe(false)
    expect(withTone(withTone(draft, 'complaint'), null).open).toBe(false)
  })

  it('by whoever called, until it is said otherwise', () => {
    const draft = begin('call', { lastPurchaseDay: null, today: DAY })
    expect(withDirection(draft, 'out')).toMatchObject({ direction: 'out', begunBy: 'shop' })
    expect(withDirection(withDirection(draft, 'out'), 'in').begunBy).toBe('customer')
  })
})
