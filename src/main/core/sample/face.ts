// Faces for a few people of the sample shop: flat cut-paper portraits, drawn here, so that nobody real is shown.
import type { Dice } from './dice.ts'
import { encodePng } from './png.ts'

type Colour = readonly [number, number, number]
interface Shape {
  readonly colour: Colour
  readonly holds: (x: number, y: number) => boolean
}

const SIZE = 144
const SAMPLES = 2

const PAPER: readonly Colour[] = [
  [234, 231, 222],
  [219, 231, 234],
  [246, 232, 200],
  [225, 235, 219],
  [236, 222, 214],
]
const SKIN: readonly Colour[] = [
  [244, 214, 190],
  [226, 180, 146],
  [198, 145, 108],
  [150, 103, 74],
  [108, 72, 52],
]
const HAIR: readonly Colour[] = [
  [52, 42, 36],
  [92, 62, 40],
  [150, 98, 52],
  [206, 166, 104],
  [170, 164, 156],
  [120, 48, 32],
]
const CLOTH: readonly Colour[] = [
  [27, 82, 104],
  [169, 202, 214],
  [131, 84, 0],
  [60, 107, 58],
  [161, 98, 82],
  [95, 88, 77],
]
const INK: Colour = [44, 38, 34]

/** A square PNG of 144 pixels; the same dice give the same face. */
export function drawFace(dice: Dice): Uint8Array<ArrayBuffer> {
  const shapes = portrait(dice)
  const paper = dice.pick(PAPER)
  return encodePng(SIZE, (px, py) => {
    const sum = [0, 0, 0]
    for (let sy = 0; sy < SAMPLES; sy += 1)
      for (let sx = 0; sx < SAMPLES; sx += 1) {
        const x = (px + (sx + 0.5) / SAMPLES) / SIZE
        const y = (py + (sy + 0.5) / SAMPLES) / SIZE
        const colour = shapes.findLast((shape) => shape.holds(x, y))?.colour ?? paper
        for (let i = 0; i < 3; i += 1) sum[i] = (sum[i] ?? 0) + (colour[i] ?? 0)
      }
    const area = SAMPLES * SAMPLES
    return [Math.round((sum[0] ?? 0) / area), Math.round((sum[1] ?? 0) / area), Math.round((sum[2] ?? 0) / area)]
  })
}

/** Painted from back to front; lengths are shares of the picture's side. */
function portrait(dice: Dice): Shape[] {
  const skin = dice.pick(SKIN)
  const hair = dice.pick(HAIR)
  const shadow: Colour = [skin[0] * 0.88, skin[1] * 0.86, skin[2] * 0.84]
  const width = 0.17 + dice.fraction() * 0.025
  const height = 0.215 + dice.fraction() * 0.025
  const face = ellipse(0.5, 0.46, width, height)
  const style = dice.weighted({ short: 4, long: 4, bun: 2, bald: 1, curly: 3 })
  const shapes: Shape[] = []
  const paint = (colour: Colour, holds: Shape['holds']) => shapes.push({ colour, holds })

  if (style === 'long') paint(hair, (x, y) => ellipse(0.5, 0.5, width + 0.075, height + 0.1)(x, y) && y < 0.8)
  if (style === 'bun') paint(hair, ellipse(0.5, 0.19, 0.08, 0.075))
  paint(dice.pick(CLOTH), ellipse(0.5, 1.06, 0.36, 0.34))
  paint(shadow, (x, y) => Math.abs(x - 0.5) < 0.072 && y > 0.58 && y < 0.775)
  paint(skin, face)
  if (style !== 'bald') {
    const fringe = 0.3 + dice.fraction() * 0.06
    const lean = (dice.fraction() - 0.5) * 0.5
    const cap = ellipse(0.5, 0.43, width + 0.025, height + 0.035)
    paint(hair, (x, y) => cap(x, y) && y < fringe + lean * (x - 0.5) + (x - 0.5) ** 2 * 2)
    if (style === 'curly')
      for (let i = 0; i < 9; i += 1) {
        const turn = Math.PI + (i / 8) * Math.PI
        paint(hair, ellipse(0.5 + Math.cos(turn) * (width + 0.02), 0.38 + Math.sin(turn) * height * 0.78, 0.058, 0.058))
      }
  }
  for (const side of [-1, 1]) {
    paint(INK, ellipse(0.5 + side * 0.068, 0.465, 0.013, 0.017))
    paint(shadow, ellipse(0.5 + side * 0.1, 0.535, 0.026, 0.016))
  }
  paint(shadow, ellipse(0.5, 0.515, 0.016, 0.012))
  paint(INK, (x, y) => ring(0.5, 0.545, 0.062, 0.045)(x, y) && y > 0.567)
  if (dice.chance(0.25)) for (const side of [-1, 1]) paint(INK, ring(0.5 + side * 0.068, 0.467, 0.048, 0.044))
  const bearded = style === 'bald' || (style === 'short' && dice.chance(0.4))
  if (bearded) paint(hair, (x, y) => face(x, y) && y > 0.61)
  return shapes
}

function ellipse(cx: number, cy: number, rx: number, ry: number): Shape['holds'] {
  return (x, y) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1
}

function ring(cx: number, cy: number, rx: number, ry: number): Shape['holds'] {
  const outer = ellipse(cx, cy, rx, ry)
  const inner = ellipse(cx, cy, rx - 0.009, ry - 0.009)
  return (x, y) => outer(x, y) && !inner(x, y)
}
