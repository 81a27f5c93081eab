// The dated tables of what the law asks, which of them is in force, and how much marketing a person may get.
import { expect, test } from 'vitest'
import { capOf, isCapped } from '../../../../src/shared/domain/rules/caps.ts'
import { packOf, packsToChoose, RULE_PACKS } from '../../../../src/shared/domain/rules/packs.ts'

test('every pack is dated, says when its sources were read and which they are', () => {
  for (const pack of RULE_PACKS) {
    expect(pack.pack).toBe(`${pack.pack.split('-')[0] ?? ''}-${pack.from.slice(0, 7)}`)
    expect(pack.read >= pack.from).toBe(true)
    expect(Number.isNaN(Date.parse(pack.read))).toBe(false)
    if (pack.countries.length > 0) expect(pack.sources.length).toBeGreaterThan(0)
    for (const { read, source } of pack.sources) expect(read, source).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(new Set(pack.sources.map(({ source }) => source)).size).toBe(pack.sources.length)
    for (const spans of Object.values(pack.hours)) {
      for (const { days, from, until } of spans) {
        expect(from < until && until <= 1_440 && days.every((day) => day >= 0 && day <= 6)).toBe(true)
      }
    }
  }
})

test('no country is in two packs of one day', () => {
  const countries = packsToChoose().flatMap((pack) => pack.countries)
  expect(new Set(countries).size).toBe(countries.length)
})

test('the country of the shop decides, unless its owner chose another; of a chosen family the newest is in force', () => {
  expect(packOf('US', null).pack).toBe('us-2025-04')
  expect(packOf('GB', null).pack).toBe('uk-2018-05')
  expect(packOf('DE', null).pack).toBe('de-2024-05')
  expect(packOf('NL', null).pack).toBe('eu-2018-05')
  expect(packOf('CH', null).pack).toBe('none-2026-11')
  expect(packOf('CH', 'eu-2018-05').pack).toBe('eu-2018-05')
  expect(packOf('DE', 'us-1999-01').pack).toBe('us-2025-04')
  expect(packOf('DE', 'gone-2001-01').pack).toBe('de-2024-05')
})

const rules = { cap: { most: 4, inDays: 30, byTier: { 'very-high': 8, low: 0 } } } as const

test('the cap differs by tier where the shop says so, and is the common one elsewhere', () => {
  expect(capOf(rules, 'very-high')).toEqual({ most: 8, inDays: 30 })
  expect(capOf(rules, 'low')).toEqual({ most: 0, inDays: 30 })
  expect(capOf(rules, 'medium')).toEqual({ most: 4, inDays: 30 })
  expect(capOf(rules, null)).toEqual({ most: 4, inDays: 30 })
})

test('one more is too much when the last days had as many as allowed, today among them', () => {
  const cap = { most: 2, inDays: 7 }
  expect(isCapped(cap, [100, 94], 100)).toBe(true)
  expect(isCapped(cap, [100, 93], 100)).toBe(false)
  expect(isCapped(cap, [101, 102], 100)).toBe(false)
  expect(isCapped({ most: 0, inDays: 1 }, [], 100)).toBe(true)
})
