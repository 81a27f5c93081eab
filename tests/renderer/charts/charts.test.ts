// Where axes, words and colours of charts stand.
import { describe, expect, test } from 'vitest'
import { placeLabels, placeOfMany } from '../../../src/renderer/charts/label-places.ts'
import { shareStep } from '../../../src/renderer/charts/share-step.ts'
import { stepsTo } from '../../../src/renderer/charts/steps.ts'

describe('an axis', () => {
  test.each([
    [0.4, 0.1, 0.4],
    [3, 1, 3],
    [9, 2.5, 10],
    [101_000, 50_000, 150_000],
    [1_234_567, 500_000, 1_500_000],
  ])('up to %s goes in steps of %s to %s', (highest, step, end) => {
    const found = stepsTo(highest)
    expect(found.step).toBeCloseTo(step, 9)
    expect(found.end).toBeCloseTo(end, 9)
  })

  test('never has more than four steps, and always holds what it must', () => {
    for (let highest = 1; highest < 5_000_000; highest = Math.ceil(highest * 1.37)) {
      const { step, end } = stepsTo(highest)
      expect(end / step).toBeLessThanOrEqual(4 + 1e-9)
      expect(end).toBeGreaterThanOrEqual(highest - 1e-6)
    }
  })

  test('without anything to show has one step', () => {
    expect(stepsTo(0)).toEqual({ step: 1, begin: 0, end: 1 })
    expect(stepsTo(Number.NaN)).toEqual({ step: 1, begin: 0, end: 1 })
  })

  test.each([
    [1, 1, 1],
    [9, 5, 10],
    [30, 10, 30],
    [101, 50, 150],
  ])('of %s people has a line at whole people only: every %s to %s', (highest, step, end) => {
    expect(stepsTo(highest, { whole: true })).toEqual({ step, begin: 0, end })
  })

  test('goes below zero as far as something lies there, with a line at zero', () => {
    expect(stepsTo(1_350, { lowest: -120 })).toEqual({ step: 500, begin: -500, end: 1_500 })
    expect(stepsTo(0, { lowest: -80 })).toEqual({ step: 20, begin: -80, end: 0 })
  })
})

const room = { from: 0, to: 400, over: 0, under: 200 }

describe('words beside points', () => {
  test('stand after their point, before it at the edge, and not at all where they would hide another', () => {
    const points = [
      { x: 100, y: 50, wide: 80 },
      { x: 390, y: 50, wide: 80 },
      { x: 200, y: 52, wide: 300 },
    ]
    expect(placeLabels(points, { room, others: [] })).toEqual([{ x: 109 }, { x: 301 }, null])
  })

  test('stand on the side where no other point is', () => {
    const [found] = placeLabels([{ x: 200, y: 50, wide: 80 }], { room, others: [{ x: 230, y: 50 }] })
    expect(found).toEqual({ x: 111 })
  })

  test('about many points stand where nothing is', () => {
    const points = [
      { x: 100, y: 180 },
      { x: 200, y: 180 },
      { x: 390, y: 180 },
    ]
    const found = placeOfMany(points, { room, wide: 100, taken: [] })
    expect(found).toEqual({ x: 281, y: 180 })
    const crowded = Array.from({ length: 100 }, (_, at) => ({ x: at * 4, y: 180 }))
    expect(placeOfMany(crowded, { room, wide: 100, taken: [] })?.y).toBeLessThan(180)
  })
})

test('shares have six colours, with their steps in per cent', () => {
  expect([0, 4.9, 5, 21.9, 22, 49.9, 50, 100].map((percent) => shareStep(percent, 'parts'))).toEqual([
    0, 0, 1, 2, 3, 4, 5, 5,
  ])
})
