// The colours of the house are measured as they stand in the style sheet, in every scheme.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast } from '../../../src/renderer/app/theme/colour.ts'

const css = readFileSync(new URL('../../../src/renderer/app/theme/tokens.css', import.meta.url), 'utf8')

/** Tokens of the rule whose selector ends with this text; a shop's own accent is left at the house ink. */
function tokensOf(selector: string): Readonly<Record<string, string>> {
  const start = css.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`no rule ${selector}`)
  const rule = css.slice(start, css.indexOf('}', start))
  const found = [...rule.matchAll(/--([\w-]+): (?:var\([\w-]+, )?(#[0-9a-f]{6})/g)]
  return Object.fromEntries(found.map(([, name = '', hex = '']) => [name, hex] as const))
}

const SCHEMES = {
  light: ":root,\n:root[data-mantine-color-scheme='light']",
  dark: ":root[data-mantine-color-scheme='dark']",
  'high light': ":root[data-contrast='high'][data-mantine-color-scheme='light']",
  'high dark': ":root[data-contrast='high'][data-mantine-color-scheme='dark']",
} as const

/** Text, and the grounds it stands on. */
const TEXT = [
  ['ink', ['page', 'sheet', 'sunken', 'accent-soft', 'thumb']],
  ['ink-2', ['page', 'sheet', 'sunken', 'accent-soft']],
  ['accent', ['page', 'sheet', 'accent-soft']],
  ['accent-2', ['page', 'sheet']],
  ['on-accent', ['accent', 'accent-2']],
  ['good', ['page', 'sheet', 'good-soft']],
  ['soon', ['page', 'sheet', 'soon-soft']],
  ['late', ['page', 'sheet', 'late-soft']],
] as const

describe.each(Object.entries(SCHEMES))('in %s', (name, selector) => {
  const tokens = tokensOf(selector)
  const ratio = (one: string, other: string) => contrast(tokens[one] ?? '', tokens[other] ?? '')
  const least = name.startsWith('high') ? 7 : 4.5

  test.each(TEXT.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    '%s can be read on %s',
    (text, ground) => {
      expect(ratio(text, ground)).toBeGreaterThanOrEqual(least)
    },
  )

  test('the edge of what one types into can be seen on sheet and page', () => {
    expect(ratio('edge', 'sheet')).toBeGreaterThanOrEqual(3)
    expect(ratio('edge', 'page')).toBeGreaterThanOrEqual(3)
  })
})

test('the ratio of black and white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
