// Where the points of a line of the trend stand. Pure.
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { quality } from '../../../shared/contract/quality.ts'

export type TrendPoint = OutputOf<typeof quality.trend>[number]

const PER_MILLE = 1_000
/** Half of the line's own width, or it is cut off at the edge. */
const EDGE = 1

/** `x,y` pairs for SVG, days at their distance, shares from nothing at the foot to everybody at the head. */
export function linePoints(
  points: readonly TrendPoint[],
  share: 'phone' | 'text' | 'email' | 'address' | 'birthday',
  { wide, high }: { readonly wide: number; readonly high: number },
): string {
  const from = points[0]?.day ?? 0
  const days = Math.max(1, (points.at(-1)?.day ?? 0) - from)
  const round = (value: number) => Math.round(value * 10) / 10
  return points
    .map((point) => {
      const x = (wide * (point.day - from)) / days
      const y = high - EDGE - ((high - 2 * EDGE) * point[share]) / PER_MILLE
      return `${String(round(x))},${String(round(y))}`
    })
    .join(' ')
}
