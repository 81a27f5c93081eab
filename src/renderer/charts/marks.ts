// What the house writes into a drawing itself: words beside the points that matter, and a dotted line where something begins.
import type { Chart, ChartType, Plugin } from 'chart.js'
import { placeLabels, placeOfMany } from './label-places.ts'

export interface Mark {
  readonly dataset: number
  readonly index: number
  readonly words: string
  /** In the second ink. */
  readonly quiet: boolean
  /** px below the point, where a line runs through its height. */
  readonly lower?: number
}

/** Words about many points: beside the last of them that has room. */
export interface ManyMark {
  readonly dataset: number
  readonly words: string
}

export interface Marks {
  /** Most important first: where there is no room the last ones go unsaid. */
  readonly labels: readonly Mark[]
  readonly many: ManyMark | null
  readonly threshold: { readonly x: number; readonly before: string; readonly after: string } | null
  /** Bars are said above, points beside. */
  readonly above: boolean
  readonly ink: string
  readonly ink2: string
  readonly late: string
  readonly family: string
}

declare module 'chart.js' {
  // The type parameter is the library's own: an interface is only joined when it has the same ones.
  interface PluginOptionsByType<TType extends ChartType> {
    houseMarks?: { readonly read: () => Marks; readonly kind?: TType }
  }
}

const SMALL = '13px'

export const marksPlugin: Plugin<ChartType, { readonly read?: () => Marks }> = {
  id: 'houseMarks',
  afterDatasetsDraw(chart, _args, { read }) {
    const marks = read?.()
    if (marks === undefined) return
    const { ctx } = chart
    ctx.save()
    // Names of any language keep their own direction; the drawing itself is measured from its left edge.
    ctx.direction = 'ltr'
    ctx.textAlign = 'start'
    ctx.textBaseline = 'middle'
    if (marks.threshold !== null) drawThreshold(chart, marks, marks.threshold)
    if (marks.above) drawAbove(chart, marks)
    else drawBeside(chart, marks)
    ctx.restore()
  },
}

function drawThreshold({ ctx, chartArea, scales }: Chart, marks: Marks, at: NonNullable<Marks['threshold']>): void {
  const x = scales['x']?.getPixelForValue(at.x)
  if (x === undefined || x < chartArea.left || x > chartArea.right) return
  ctx.strokeStyle = marks.late
  ctx.lineWidth = 1
  ctx.setLineDash([2, 3])
  ctx.beginPath()
  ctx.moveTo(x, chartArea.top)
  ctx.lineTo(x, chartArea.bottom)
  ctx.stroke()
  ctx.setLineDash([])
  ctx.font = `400 ${SMALL} ${marks.family}`
  ctx.fillStyle = marks.ink2
  const y = chartArea.top + 10
  if (ctx.measureText(at.before).width < x - chartArea.left - 16) ctx.fillText(at.before, chartArea.left + 8, y)
  if (ctx.measureText(at.after).width < chartArea.right - x - 8) ctx.fillText(at.after, x + 8, y)
}

const pointOf = (chart: Chart, { dataset, index }: Mark) => chart.getDatasetMeta(dataset).data[index]

function drawBeside(chart: Chart, marks: Marks): void {
  const { ctx, chartArea } = chart
  const found = marks.labels.flatMap((label) => {
    const point = pointOf(chart, label)
    if (point === undefined) return []
    ctx.font = fontOf(label, marks)
    return [{ label, x: point.x, y: point.y + (label.lower ?? 0), wide: ctx.measureText(label.words).width }]
  })
  const others = marks.many === null ? [] : chart.getDatasetMeta(marks.many.dataset).data.map(({ x, y }) => ({ x, y }))
  const room = { from: chartArea.left, to: chart.width, over: 0, under: chart.height }
  const places = placeLabels(found, { room, others })
  places.forEach((place, at) => {
    const one = found[at]
    if (one === undefined || place === null) return
    ctx.font = fontOf(one.label, marks)
    ctx.fillStyle = one.label.quiet ? marks.ink2 : marks.ink
    ctx.fillText(one.label.words, place.x, one.y)
  })
  if (marks.many === null) return
  ctx.font = `400 ${SMALL} ${marks.family}`
  ctx.fillStyle = marks.ink2
  const wide = ctx.measureText(marks.many.words).width
  const taken = found.map((one, at) => ({ ...one, from: places[at]?.x ?? one.x }))
  const place = placeOfMany(others, { room, wide, taken })
  if (place !== null) ctx.fillText(marks.many.words, place.x, place.y)
}

function drawAbove(chart: Chart, marks: Marks): void {
  const { ctx } = chart
  for (const label of marks.labels) {
    const bar = pointOf(chart, label)
    if (bar === undefined) continue
    ctx.font = fontOf(label, marks)
    ctx.fillStyle = label.quiet ? marks.ink2 : marks.ink
    // What is less than nothing hangs from the line, and so do its words.
    const below = bar.y > (chart.scales['y']?.getPixelForValue(0) ?? bar.y)
    ctx.fillText(label.words, bar.x - ctx.measureText(label.words).width / 2, bar.y + (below ? 10 : -10))
  }
}

const fontOf = ({ quiet }: Mark, { family }: Marks) => `${quiet ? '400' : '500'} ${SMALL} ${family}`
