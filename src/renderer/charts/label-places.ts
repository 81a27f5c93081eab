// Where the words beside points stand: to the free side, never over each other or over a point, and not at all where there is no
// room. Pure; in pixels of the drawing.

interface Point {
  readonly x: number
  readonly y: number
}

export interface Labelled extends Point {
  readonly wide: number
}

interface Box {
  readonly from: number
  readonly to: number
  readonly over: number
  readonly under: number
}

/** Between a point and its words. */
const GAP = 9
/** Half of the height of a line of words. */
const HALF = 8
/** Half of the size of a point that matters, and of others. */
const POINT = 6
const SMALL_POINT = 4

const meet = (a: Box, b: Box) => a.from < b.to && b.from < a.to && a.over < b.under && b.over < a.under

const around = ({ x, y }: Point, half: number): Box => ({
  from: x - half,
  to: x + half,
  over: y - half,
  under: y + half,
})

const within = (box: Box, room: Box) =>
  box.from >= room.from && box.to <= room.to && box.over >= room.over && box.under <= room.under

/** The words of a point, after it and before it. */
const sides = ({ x, y, wide }: Labelled): readonly Box[] =>
  [x + GAP, x - GAP - wide].map((from) => ({ from, to: from + wide, over: y - HALF, under: y + HALF }))

interface Surroundings {
  readonly room: Box
  /** Points without words of their own: words stand over them only where there is no free side. */
  readonly others: readonly Point[]
}

/** For each point, most important first, where its words begin, or null where they would hide what matters. */
export function placeLabels(
  points: readonly Labelled[],
  { room, others }: Surroundings,
): readonly ({ readonly x: number } | null)[] {
  const taken = points.map((point) => around(point, POINT))
  const quiet = others.map((point) => around(point, SMALL_POINT))
  return points.map((point) => {
    const free = sides(point).filter((box) => within(box, room) && !taken.some((other) => meet(box, other)))
    const best = free.find((box) => !quiet.some((other) => meet(box, other))) ?? free[0]
    if (best === undefined) return null
    taken.push(best)
    return { x: best.from }
  })
}

interface Many {
  readonly room: Box
  readonly wide: number
  /** Words that stand already, with where they begin. */
  readonly taken: readonly (Labelled & { readonly from: number })[]
}

/** Beside which of many points there is room for words about all of them: the last that has it, from the end of the drawing. */
export function placeOfMany(points: readonly Point[], { room, wide, taken }: Many): Point | null {
  const boxes = [
    ...points.map((point) => around(point, SMALL_POINT)),
    ...taken.map((one) => around(one, POINT)),
    ...taken.map(({ from, y, wide: theirs }) => ({ from, to: from + theirs, over: y - HALF, under: y + HALF })),
  ]
  for (const { x, y } of points.toSorted((a, b) => b.x - a.x)) {
    // Above the last dots there is room where beside them is none.
    for (const height of [y, y - 24, y - 48]) {
      const found = sides({ x, y: height, wide }).find(
        (box) => within(box, room) && !boxes.some((other) => meet(box, other)),
      )
      if (found !== undefined) return { x: found.from, y: height }
    }
  }
  return null
}
