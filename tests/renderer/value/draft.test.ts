// What is changed on the page of loyalty: only what differs is sent, and only what can be right.
import { describe, expect, it } from 'vitest'
import { changedSettings, troubleOf, withCut } from '../../../src/renderer/areas/value/loyalty/draft.ts'
import type { ValueSettings } from '../../../src/shared/contract/value.ts'

const tier = (share: number) => ({
  share,
  treatment: 'average' as const,
  action: '',
  discountCeiling: 10,
  contactsPerYear: 6,
})
const saved: ValueSettings = {
  overdueFactor: 1.5,
  lapseFactor: 3,
  lapseLeast: 90,
  model: 'past',
  scoring: 'quintiles',
  tiers: { 'very-high': tier(5), high: tier(20), medium: tier(50), low: tier(100) },
  projection: { years: 3, retention: null, margin: null },
}
const cuts = { r: [365, 180, 90, 30], f: [2, 4, 8, 16], m: [5_000, 15_000, 40_000, 100_000] }

describe('a draft of how customers are ranked', () => {
  it('sends what differs and nothing else', () => {
    expect(changedSettings(saved, { ...saved })).toBeNull()
    expect(changedSettings(saved, { ...saved, model: 'rfm', tiers: { ...saved.tiers } })).toEqual({ model: 'rfm' })
    expect(changedSettings(saved, { ...saved, projection: { ...saved.projection, retention: 80 } })).toEqual({
      projection: { years: 3, retention: 80, margin: null },
    })
  })

  it('refuses a number that is none, wherever it stands', () => {
    expect(troubleOf(saved)).toBeNull()
    expect(troubleOf({ ...saved, lapseLeast: Number.NaN })).toBe('numbers')
    expect(troubleOf({ ...saved, tiers: { ...saved.tiers, low: tier(Number.NaN) } })).toBe('numbers')
    expect(troubleOf({ ...saved, scoring: withCut(cuts, 'm', { at: 2, cut: Number.NaN }) })).toBe('numbers')
  })

  it('refuses shares and steps that do not rise, and lapsing before being overdue', () => {
    expect(troubleOf({ ...saved, tiers: { ...saved.tiers, high: tier(5) } })).toBe('shares')
    expect(troubleOf({ ...saved, scoring: cuts })).toBeNull()
    expect(troubleOf({ ...saved, scoring: withCut(cuts, 'r', { at: 0, cut: 90 }) })).toBe('cuts')
    expect(troubleOf({ ...saved, scoring: withCut(cuts, 'f', { at: 3, cut: 8 }) })).toBe('cuts')
    expect(troubleOf({ ...saved, overdueFactor: 4 })).toBe('factors')
  })
})
