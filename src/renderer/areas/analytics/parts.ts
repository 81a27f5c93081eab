// Groups of people that a finding speaks of, each with its count: "the five who make up half". Pure.
import type { Report } from './asking.ts'

/** Names of groups, by which the core tells them, with the count of each among the marks. */
const PARTS = {
  best: [
    ['top', 'top'],
    ['all', 'customers'],
  ],
  due: [
    ['overdue', 'overdue'],
    ['due', 'due'],
  ],
  slipping: [
    ['half', 'half'],
    ['all', 'people'],
    ['lapsed', 'lapsed'],
  ],
  churn: [
    ['left', 'left'],
    ['active', 'active'],
  ],
  alike: [
    ['alike', 'alike'],
    ['all', 'best'],
  ],
  lost: [['all', 'people']],
} as const satisfies Partial<Record<Report['report'], readonly (readonly [string, string])[]>>

type Parted = keyof typeof PARTS
export type PartKey = {
  [R in Parted]: `${R}.${(typeof PARTS)[R][number][0]}`
}[Parted]

export interface Part {
  readonly people: string
  readonly key: PartKey
  readonly count: number
}

const isParted = (report: string): report is Parted => Object.hasOwn(PARTS, report)

export function partsOf({ report, marks }: Report): readonly Part[] {
  if (!isParted(report)) return []
  return PARTS[report].flatMap(([people, mark]) => {
    const count = marks[mark] ?? 0
    return count > 0 ? [{ people, key: `${report}.${people}` as PartKey, count }] : [] // one of the table above
  })
}

const AT = 'part '

/** The place of a group, where numbers of a table have `row:column`. */
export function placeOfPart(people: string): string {
  return `${AT}${people}`
}

export function partAt(report: Report, at: string): Part | undefined {
  return at.startsWith(AT) ? partsOf(report).find(({ people }) => placeOfPart(people) === at) : undefined
}
