// Which part of a picture becomes the photo.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PHOTO_SIDE, squareOf } from '../../../src/renderer/areas/contacts/form/photo-square.ts'

describe('the square of a photo', () => {
  it('keeps the middle of a wide picture and the upper part of a tall one', () => {
    expect(squareOf(1600, 900)).toEqual({ x: 350, y: 0, side: 900, target: 512 })
    expect(squareOf(900, 1500)).toEqual({ x: 0, y: 200, side: 900, target: 512 })
  })

  it('does not blow up a small picture', () => {
    expect(squareOf(120, 120).target).toBe(120)
  })

  it('always lies inside the picture', () => {
    const side = fc.integer({ min: 1, max: 20_000 })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const square = squareOf(width, height)
        expect(square.x).toBeGreaterThanOrEqual(0)
        expect(square.y).toBeGreaterThanOrEqual(0)
        expect(square.x + square.side).toBeLessThanOrEqual(width)
        expect(square.y + square.side).toBeLessThanOrEqual(height)
        expect(square.target).toBeLessThanOrEqual(PHOTO_SIDE)
      }),
    )
  })
})
