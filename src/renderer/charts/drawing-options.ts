// From a picture to what the drawing library is told: the one house style. No border, hairlines across only, few steps, no motion.
import type { ChartConfiguration, ChartOptions } from 'chart.js'
import type { Ink } from './ink.ts'
import type { Marks } from './marks.ts'
import type { BarsPicture, CurvePicture, DotsPicture, Picture } from './picture.ts'
import { stepsTo } from './steps.ts'

export interface Style {
  readonly ink: Ink
  readonly family: string
  /** The page runs from right to left: so do the axes. */
  readonly mirrored: boolean
  readonly onPick?: ((index: number) => void) | undefined
}

type Drawn = 'scatter' | 'bar'
export type Drawing = Pick<
  ChartConfiguration<Drawn, { x: number; y: number }[] | number[], string | string[]>,
  'data'
> & {
  readonly type: Drawn
  readonly options: ChartOptions<Drawn>
}

export function drawingOf(picture: Picture, style: Style): Drawing {
  switch (picture.kind) {
    case 'curve':
      return curve(picture, style)
    case 'bars':
      return bars(picture, style)
    case 'dots':
      return dots(picture, style)
  }
}

const POINT = 4

function marksOf({ ink, family }: Style, part: Partial<Marks>): { readonly read: () => Marks } {
  const marks = {
    labels: [],
    many: null,
    threshold: null,
    above: false,
    ink: ink.ink,
    ink2: ink.ink2,
    late: ink.late,
    family,
    ...part,
  }
  return { read: () => marks }
}

/** What every drawing has; axes are given by each. */
function house({ ink, family, onPick }: Style): ChartOptions<Drawn> {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    font: { family, size: 13 },
    layout: { padding: { top: 4, right: 8 } },
    ...(onPick !== undefined && {
      onClick: (_event, [found]) => found !== undefined && onPick(found.index),
      onHover: ({ native }, found) => {
        if (native?.target instanceof HTMLElement) native.target.style.cursor = found.length > 0 ? 'pointer' : ''
      },
    }),
    plugins: {
      tooltip: {
        animation: false,
        backgroundColor: ink.sheet,
        borderColor: ink.line,
        borderWidth: 1,
        cornerRadius: 6,
        padding: 8,
        displayColors: false,
        titleColor: ink.ink,
        bodyColor: ink.ink,
        titleFont: { family, size: 13, weight: 600 },
        bodyFont: { family, size: 13 },
      },
    },
  }
}

function axis({ ink, family }: Style, say: (value: number) => string) {
  return {
    border: { display: false },
    ticks: {
      color: ink.ink2,
      font: { family, size: 13 },
      padding: 8,
      callback: (value: string | number) => say(Number(value)),
    },
  }
}

const noLines = { display: false } as const

interface Side {
  readonly highest: number
  readonly lowest?: number
  readonly whole?: boolean
  readonly say: (value: number) => string
}

function sideAxis(style: Style, { highest, say, ...held }: Side) {
  const { step, begin, end } = stepsTo(highest, held)
  const side = axis(style, say)
  return {
    ...side,
    position: style.mirrored ? ('right' as const) : ('left' as const),
    min: begin,
    max: end,
    grid: { color: style.ink.line, drawTicks: false },
    ticks: { ...side.ticks, stepSize: step },
  }
}

function curve(picture: CurvePicture, style: Style): Drawing {
  const options = house(style)
  const { mark } = picture
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: picture.points.map(({ x, y }) => ({ x, y })),
          showLine: true,
          borderColor: style.ink.first,
          borderWidth: 2,
          pointRadius: 0,
          pointHitRadius: 8,
        },
        {
          data: mark === null ? [] : [{ x: mark.x, y: mark.y }],
          pointStyle: 'rectRot',
          pointRadius: 6,
          backgroundColor: style.ink.strong,
          borderWidth: 0,
        },
      ],
    },
    options: {
      ...options,
      scales: {
        x: {
          ...axis(style, picture.sayX),
          type: 'linear',
          min: 0,
          max: 100,
          reverse: style.mirrored,
          grid: noLines,
          afterBuildTicks: (scale) => {
            scale.ticks = [0, 20, 50, 100].map((value) => ({ value }))
          },
        },
        y: sideAxis(style, { highest: 100, say: picture.sayY }),
      },
      plugins: {
        ...options.plugins,
        tooltip: {
          ...options.plugins?.tooltip,
          callbacks: {
            label: ({ parsed }) => `${picture.sayX(parsed.x ?? 0)} → ${picture.sayY(parsed.y ?? 0)}`,
          },
        },
        houseMarks: marksOf(style, {
          labels: mark === null ? [] : [{ dataset: 1, index: 0, words: mark.words, quiet: false, lower: 18 }],
        }),
      },
    },
  }
}

/** So few bars that each can be said. */
const SAID_ALL = 8

function bars(picture: BarsPicture, style: Style): Drawing {
  const options = house(style)
  const all = picture.bars.length <= SAID_ALL
  const values = picture.bars.map(({ value }) => value)
  const [highest, lowest] = [Math.max(0, ...values), Math.min(0, ...values)]
  // Words above the highest bar, and below the lowest, need their room.
  const room = (highest - lowest) * 0.1
  return {
    type: 'bar',
    data: {
      labels: picture.bars.map(({ label }) => label),
      datasets: [
        {
          data: values,
          backgroundColor: picture.bars.map((_, at) => (at === picture.strong ? style.ink.strong : style.ink.first)),
          maxBarThickness: 40,
          categoryPercentage: 0.8,
          barPercentage: 0.9,
        },
      ],
    },
    options: {
      ...options,
      scales: {
        x: {
          border: { display: false },
          reverse: style.mirrored,
          grid: noLines,
          ticks: {
            color: style.ink.ink2,
            font: { family: style.family, size: 13 },
            maxRotation: 0,
            autoSkipPadding: 16,
          },
        },
        y: sideAxis(style, {
          highest: highest + room,
          lowest: lowest === 0 ? 0 : lowest - room,
          whole: picture.whole ?? false,
          say: picture.sayY,
        }),
      },
      plugins: {
        ...options.plugins,
        tooltip: {
          ...options.plugins?.tooltip,
          callbacks: { label: ({ dataIndex }) => picture.bars[dataIndex]?.said ?? '' },
        },
        houseMarks: marksOf(style, {
          above: true,
          labels: picture.bars.flatMap(({ said }, index) =>
            all || index === picture.strong
              ? [{ dataset: 0, index, words: said, quiet: index !== picture.strong }]
              : [],
          ),
        }),
      },
    },
  }
}

function dots(picture: DotsPicture, style: Style): Drawing {
  const options = house(style)
  const place = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: Math.min(x, picture.to), y })
  const strong = picture.dots.flatMap((dot, at) => (dot.strong ? [{ dot, at }] : []))
  const rest = picture.dots.flatMap((dot, at) => (dot.strong ? [] : [{ dot, at }]))
  const ofDataset = [strong, rest] as const
  const side = axis(style, picture.sayX)
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: strong.map(({ dot }) => place(dot)),
          pointStyle: 'rectRot',
          pointRadius: 6,
          pointHoverRadius: 7,
          backgroundColor: style.ink.strong,
          borderWidth: 0,
          clip: false,
        },
        {
          data: rest.map(({ dot }) => place(dot)),
          pointRadius: POINT,
          pointHoverRadius: POINT + 1,
          backgroundColor: style.ink.rest,
          borderWidth: 0,
          clip: false,
        },
      ],
    },
    options: {
      ...options,
      ...(style.onPick !== undefined && {
        onClick: (_event, [found]) => {
          const dot = found === undefined ? undefined : ofDataset[found.datasetIndex]?.[found.index]
          if (dot !== undefined) style.onPick?.(dot.at)
        },
      }),
      scales: {
        x: {
          ...side,
          type: 'linear',
          min: picture.from,
          max: picture.to,
          reverse: style.mirrored,
          grid: noLines,
          afterBuildTicks: (scale) => {
            const count = Math.floor((picture.to - picture.from) / picture.stepX + 1e-9)
            const first = Math.ceil(picture.from / picture.stepX) * picture.stepX
            const inside = Array.from({ length: count + 1 }, (_, at) => first + at * picture.stepX)
            // The words of the first place need their room.
            const near = picture.from + (picture.to - picture.from) * 0.12
            const late = picture.to - (picture.to - picture.from) * 0.12
            const fits = (value: number) => value > near && value < late
            const ticks = [picture.from, ...inside.filter(fits), picture.to]
            scale.ticks = ticks.map((value) => ({ value }))
          },
        },
        y: sideAxis(style, { highest: Math.max(0, ...picture.dots.map(({ y }) => y)), say: picture.sayY }),
      },
      plugins: {
        ...options.plugins,
        tooltip: {
          ...options.plugins?.tooltip,
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => {
              const dot = ofDataset[datasetIndex]?.[dataIndex]?.dot
              return dot === undefined ? '' : [dot.label ?? '', `${picture.sayX(dot.x)}, ${picture.sayY(dot.y)}`]
            },
          },
        },
        houseMarks: marksOf(style, {
          threshold: picture.threshold,
          labels: strong.map(({ dot }, index) => ({ dataset: 0, index, words: dot.label ?? '', quiet: false })),
          many: picture.others === null || rest.length === 0 ? null : { dataset: 1, words: picture.others },
        }),
      },
    },
  }
}
