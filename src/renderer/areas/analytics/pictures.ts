// From a report to the picture that shows it: which numbers are drawn, which of them matter, and what is written beside them. Pure.
import type { Dot, Picture } from '../../charts/picture.ts'
import type { Pair } from '../../charts/PairChart.tsx'
import type { Range } from '../../charts/RangeChart.tsx'
import type { Report, ReportRow } from './asking.ts'
import { firstOfMonth, passingMoney, sayCell, type Speech } from './say.ts'

export interface Shown {
  readonly picture: Picture
  /** What the height means. */
  readonly title: string
  /** The person that each dot is of, in its order. */
  readonly people?: readonly (number | null)[]
}

/** Null for reports whose table is their picture, and where there is nothing to draw. */
export function pictureOf(report: Report, speech: Speech): Shown | null {
  switch (report.report) {
    case 'best':
      return curveOfBest(report, speech)
    case 'due':
      return barsOfDays(report, speech)
    case 'slipping':
      return dotsOfSlipping(report, speech)
    case 'churn':
      return barsOfMonths(report, speech)
    case 'lost':
      return barsOfTiers(report, speech)
    case 'vulnerability':
      return barsOfOffers(report, speech)
    default:
      return null
  }
}

function curveOfBest({ points, marks, columns }: Report, { words, formats }: Speech): Shown | null {
  if (points.length < 2) return null
  const top = points.find(({ x }) => x === 20)
  const percent = (value: number) => formats.percent(value / 100)
  const margin = columns.some(({ key }) => key === 'margin')
  return {
    title: words(margin ? 'analytics.chart.best-margin' : 'analytics.chart.best'),
    picture: {
      kind: 'curve',
      points: [{ x: 0, y: 0 }, ...points.map(({ x, y }) => ({ x, y: Math.min(100, y) }))],
      mark:
        top === undefined
          ? null
          : {
              x: top.x,
              y: Math.min(100, top.y),
              words: words('analytics.chart.best-mark', {
                share: percent(top.x),
                money: formats.percentFine((marks['topPercent'] ?? top.y) / 100),
              }),
            },
      sayX: percent,
      sayY: percent,
    },
  }
}

function barsOfDays({ points, marks }: Report, { words, formats }: Speech): Shown | null {
  const overdue = marks['overdue'] ?? 0
  if (overdue === 0 && points.every(({ y }) => y === 0)) return null
  const bar = (label: string, value: number) => ({ label, value, said: formats.number(value) })
  return {
    title: words('analytics.chart.due'),
    picture: {
      kind: 'bars',
      bars: [
        ...(overdue > 0 ? [bar(words('analytics.chart.due-overdue'), overdue)] : []),
        ...points.map(({ x, y }) => bar(formats.dayShort(x), y)),
      ],
      strong: overdue > 0 ? 0 : null,
      sayY: formats.number,
    },
  }
}

/** So many have their name beside them. */
const NAMED = 5
/** Nobody is drawn farther out than this many gaps, unless most are. */
const FAR = 5

function dotsOfSlipping({ points, marks }: Report, { words, formats }: Speech): Shown | null {
  if (points.length === 0) return null
  const first = marks['overdueTimes'] ?? 1.5
  const lapse = marks['lapseTimes'] ?? 3
  const times = points.map(({ x }) => x).toSorted((a, b) => a - b)
  const usual = times[Math.floor((times.length - 1) * 0.9)] ?? FAR
  const farthest = times.at(-1) ?? FAR
  const to = Math.ceil(Math.max(lapse + 1, Math.min(farthest, Math.max(FAR, usual))))
  const dots = points.map<Dot>(({ x, y, label }, at) => ({
    x,
    y: Math.max(0, y),
    label: at < NAMED ? label : null,
    strong: at < NAMED,
  }))
  const rest = points.slice(NAMED)
  const most = Math.max(0, ...rest.map(({ y }) => y))
  const sayTimes = (value: number) => formats.number(Math.round(value * 10) / 10)
  return {
    title: words('analytics.chart.slipping'),
    people: points.map(({ contactId }) => contactId),
    picture: {
      kind: 'dots',
      dots,
      others:
        rest.length === 0
          ? null
          : words('analytics.chart.slipping-others', { count: rest.length, money: passingMoney(most, formats) }),
      threshold:
        lapse < to
          ? {
              x: lapse,
              before: words('analytics.chart.slipping-before'),
              after: words('analytics.chart.slipping-after', { count: sayTimes(lapse) }),
            }
          : null,
      from: first,
      to,
      stepX: Math.max(1, Math.ceil((to - first) / 6)),
      sayX: (value) =>
        value === first
          ? words('analytics.chart.slipping-first', { count: sayTimes(value) })
          : value === to && farthest > to
            ? words('analytics.chart.slipping-end', { count: sayTimes(value) })
            : words('analytics.chart.slipping-x', { count: sayTimes(value) }),
      sayY: (minor) => formats.moneyWhole(minor),
    },
  }
}

const numberIn = (row: ReportRow, key: string) => Number(row.cells[key] ?? 0)

function barsOfMonths({ rows }: Report, { words, formats }: Speech): Shown | null {
  if (rows.length === 0) return null
  return {
    title: words('analytics.chart.churn'),
    picture: {
      kind: 'bars',
      bars: rows.map((row) => ({
        label: formats.monthShort(firstOfMonth(numberIn(row, 'month'))),
        value: numberIn(row, 'rate'),
        said: formats.percentFine(numberIn(row, 'rate') / 100),
      })),
      strong: null,
      sayY: (value) => formats.percentFine(value / 100),
    },
  }
}

function barsOfTiers({ rows }: Report, { words, formats }: Speech): Shown | null {
  if (rows.length === 0) return null
  const money = rows.map((row) => Math.max(0, numberIn(row, 'year')))
  return {
    title: words('analytics.chart.lost'),
    picture: {
      kind: 'bars',
      bars: rows.map((row, at) => ({
        label: words.find(`analytics.word.${String(row.cells['tier'])}`) ?? '',
        value: money[at] ?? 0,
        said: words('analytics.chart.lost-bar', {
          money: passingMoney(numberIn(row, 'year'), formats),
          people: numberIn(row, 'customers'),
        }),
      })),
      strong: money.indexOf(Math.max(...money)),
      sayY: (minor) => formats.moneyWhole(minor),
    },
  }
}

/** One bar says nothing of a course. */
function barsOfOffers({ points }: Report, { words, formats }: Speech): Shown | null {
  if (points.length < 2) return null
  return {
    title: words('analytics.chart.vulnerability'),
    picture: {
      kind: 'bars',
      bars: points.map(({ x, y, label }) => ({
        label: [label ?? '', formats.dayMedium(x)],
        value: y,
        said: formats.percentFine(y / 100),
      })),
      strong: null,
      sayY: (value) => formats.percentFine(value / 100),
    },
  }
}

/** The middle half of each group, from a quarter to three quarters. */
export function rangesOf({ rows, columns }: Report, speech: Speech): readonly Range[] {
  const [first] = columns
  return rows.map((row) => ({
    label:
      first === undefined || row.cells[first.key] === null
        ? sayCell(row.cells['groupWord'], 'word', speech)
        : sayCell(row.cells[first.key], first.type, speech),
    from: numberIn(row, 'lower'),
    to: numberIn(row, 'upper'),
    median: numberIn(row, 'median'),
    mean: numberIn(row, 'mean'),
  }))
}

/** So many stand in the picture; the table has all. */
const MOST_PAIRS = 8

/** What the best have in common, beside how many of the others have it. */
export function pairsOf({ rows }: Report, speech: Speech): readonly Pair[] {
  const { words } = speech
  return rows.slice(0, MOST_PAIRS).map(({ cells }) => ({
    label: words('analytics.behind', {
      row: sayCell(cells['trait'], 'word', speech),
      column: sayCell(cells['value'] ?? cells['valueWord'], cells['value'] === null ? 'word' : 'text', speech),
    }),
    first: Number(cells['bestShare'] ?? 0),
    second: Number(cells['othersShare'] ?? 0),
  }))
}
