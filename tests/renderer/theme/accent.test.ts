// Any colour a shop may wish becomes a pair that can be read in light and dark, or is refused with an offer.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveAccent, LEAST, OFFERED_ACCENTS } from '../../../src/renderer/app/theme/accent.ts'
import { contrast, toHex, toLch } from '../../../src/renderer/app/theme/colour.ts'

const GROUNDS = { light: ['#f4f2ec', '#fdfcf9'], dark: ['#231e1b', '#2c2622'] } as const

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

function expectReadable(accent: Extract<ReturnType<typeof deriveAccent>, { ok: true }>) {
  for (const scheme of ['light', 'dark'] as const) {
    const set = accent[scheme]
    for (const ground of [...GROUNDS[scheme], set['accent-soft']])
      expect(contrast(set.accent, ground)).toBeGreaterThanOrEqual(LEAST)
    expect(contrast(set['on-accent'], set.accent)).toBeGreaterThanOrEqual(LEAST)
  }
}

test('every allowed colour can be read on page, sheet and its own soft ground, and carries text', () => {
  fc.assert(
    fc.property(hex, (wish) => {
      const accent = deriveAccent(wish)
      if (accent.ok) expectReadable(accent)
    }),
    { numRuns: 300 },
  )
})

test('what is offered in place of a refused colour is allowed', () => {
  fc.assert(
    fc.property(hex, (wish) => {
      const accent = deriveAccent(wish)
      if (!accent.ok) expect(deriveAccent(accent.instead).ok).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('reds read as late and ambers as soon, and both are refused', () => {
  expect(deriveAccent('#c0392b')).toMatchObject({ ok: false, reads: 'late' })
  expect(deriveAccent('#a13a22')).toMatchObject({ ok: false, reads: 'late' })
  expect(deriveAccent('#f0a000')).toMatchObject({ ok: false, reads: 'soon' })
  expect(deriveAccent('#835400')).toMatchObject({ ok: false, reads: 'soon' })
})

test('every colour that the settings offer is allowed, and so are greys and browns', () => {
  for (const offered of [...OFFERED_ACCENTS, '#4b4a45', '#57504a']) expect(deriveAccent(offered).ok).toBe(true)
})

test('a colour survives the way to OKLCH and back', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      expect(contrast(colour, toHex(toLch(colour)))).toBeLessThan(1.03)
    }),
  )
})
