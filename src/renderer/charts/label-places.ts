// Where the words beside points stand: to the free side, never over each other or over a point that matters, and not at all where
// there is no room. Pure; in pixels of the drawing.

export interface Labelled {
  readonly x: number
  readonly y: number
  readonly wide: number
}

interface Box {
  readonly from: number
  readonly to: number
  readonly over: number
  readonly under: number
}

interface Room {
  readonly from: number
  readonly to: number
  readonly over: number
  readonly under: number
}

/** Between a point and its words. */
const GAP = 9
/** Half of the height of a line of words. */
const HALF = 9
/** Half of the size of a point that matters. */
const POINT = 6

const meet = (a: Box, b: Box) => a.from < b.to && b.from < a.to && a.over < b.under && b.over < a.under

/** For each point where its words begin and on which side, or null where they would hide something. */
export function placeLabels(
  points: readonly Labelled[],
  room: Room,
): readonly ({ readonly x: number; readonly side: 'after' | 'before' } | null)[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    from: x - POINT,
    to: x + POINT,
    over: y - POINT,
    under: y + POINT,
  }))
  return points.map(({ x, y, wide }) => {
    for (const side of ['after', 'before'] as const) {
      const from = side === 'after' ? x + GAP : x - GAP - wide
      const box = { from, to: from + wide, over: y - HALF, under: y + HALF }
      const fits = box.from >= room.from && box.to <= room.to && box.over >= room.over && box.under <= room.under
      if (!fits || taken.some((other) => meet(box, other))) continue
      taken.push(box)
      return { x: from, side }
    }
    return null
  })
}
