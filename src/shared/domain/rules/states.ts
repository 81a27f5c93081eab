// Where states of the United States let fewer hours for calls and texts than the federal rule: a dated table with its sources, and the
// area codes of these states. Their law mostly speaks of calls nobody asked for; here they hold for everybody.
import type { OpenHours, RulePack } from './packs.ts'

const ALL_WEEK = [0, 1, 2, 3, 4, 5, 6] as const
const TO_SATURDAY = [0, 1, 2, 3, 4, 5] as const
const WORKDAYS = [0, 1, 2, 3, 4] as const
const span = (days: readonly number[], from: number, until: number): OpenHours => ({
  days,
  from: from * 60,
  until: until * 60,
})

export interface StateRule {
  /** As mail has it: `TX`. */
  readonly state: string
  readonly hours: readonly OpenHours[]
  /** Statute and section, where it is known. */
  readonly law: string
  /** The words of the law itself were read, or what others say of it. */
  readonly seen: 'text' | 'summary'
  readonly codes: string
}

/** Looked at on 2026-11-22; tables of others: dropcowboy.com/state-compliance (2025-11-01), clickpointsoftware.com (2025-07). */
export const STATE_RULES: readonly StateRule[] = [
  {
    state: 'AL',
    hours: [span(TO_SATURDAY, 8, 20)],
    law: 'Ala. Code 8-19A, 8-19C',
    seen: 'summary',
    codes: '205 251 256 334 659 938',
  },
  {
    state: 'CT',
    hours: [span(ALL_WEEK, 9, 20)],
    law: 'Conn. Gen. Stat. 42-288a',
    seen: 'summary',
    codes: '203 475 860 959',
  },
  {
    state: 'FL',
    hours: [span(ALL_WEEK, 8, 20)],
    law: 'Fla. Stat. 501.616(6)',
    seen: 'text',
    codes: '239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954',
  },
  {
    state: 'KY',
    hours: [span(ALL_WEEK, 10, 21)],
    law: 'Ky. Rev. Stat. 367.46955',
    seen: 'summary',
    codes: '270 364 502 606 859',
  },
  {
    state: 'LA',
    hours: [span(TO_SATURDAY, 8, 20)],
    law: 'La. R.S. 45:844',
    seen: 'summary',
    codes: '225 318 337 457 504 985',
  },
  {
    state: 'MA',
    hours: [span(ALL_WEEK, 8, 20)],
    law: 'M.G.L. c. 159C',
    seen: 'summary',
    codes: '339 351 413 508 617 774 781 857 978',
  },
  {
    state: 'MD',
    hours: [span(ALL_WEEK, 8, 20)],
    law: 'Md. Com. Law 14-4501',
    seen: 'summary',
    codes: '227 240 301 410 443 667',
  },
  {
    state: 'MI',
    hours: [span(ALL_WEEK, 9, 21)],
    law: 'Mich. Comp. Laws 445.111',
    seen: 'summary',
    codes: '231 248 269 313 517 586 616 679 734 810 906 947 989',
  },
  {
    state: 'MN',
    hours: [span(ALL_WEEK, 9, 21)],
    law: 'Minn. Stat. 325E.30',
    seen: 'summary',
    codes: '218 320 507 612 651 763 924 952',
  },
  {
    state: 'MS',
    hours: [span(TO_SATURDAY, 8, 20)],
    law: 'Miss. Code 77-3-723',
    seen: 'summary',
    codes: '228 471 601 662 769',
  },
  { state: 'NM', hours: [span(ALL_WEEK, 9, 21)], law: 'N.M. Stat. 57-12-22', seen: 'summary', codes: '505 575' },
  {
    state: 'NV',
    hours: [span(ALL_WEEK, 9, 20)],
    law: 'Nev. Rev. Stat. 228, 599B',
    seen: 'summary',
    codes: '702 725 775',
  },
  {
    state: 'OK',
    hours: [span(ALL_WEEK, 8, 20)],
    law: 'Okla. Stat. 15-775C.4',
    seen: 'summary',
    codes: '405 539 572 580 918',
  },
  {
    // Tables differ about weekends: the narrowest of each.
    state: 'PA',
    hours: [span(WORKDAYS, 8, 21), span([5], 8, 12), span([6], 13.5, 21)],
    law: '73 P.S. 2241',
    seen: 'summary',
    codes: '215 223 267 272 412 445 484 570 582 610 717 724 814 835 878',
  },
  {
    state: 'RI',
    hours: [span(WORKDAYS, 9, 18), span([5], 10, 17)],
    law: 'R.I. Gen. Laws 5-61-2(2), 5-61-3.6',
    seen: 'text',
    codes: '401',
  },
  { state: 'SD', hours: [span(TO_SATURDAY, 9, 21)], law: 'S.D. Codified Laws 37-30A', seen: 'summary', codes: '605' },
  {
    state: 'TX',
    hours: [span(TO_SATURDAY, 9, 21), span([6], 12, 21)],
    law: 'Tex. Bus. & Com. Code 301.051, 302.001 (SB 140, 2025)',
    seen: 'summary',
    codes:
      '210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 915 936 940 945 956 972 979',
  },
  {
    state: 'UT',
    hours: [span(TO_SATURDAY, 8, 21)],
    law: 'Utah Code 13-25a-103',
    seen: 'summary',
    codes: '385 435 801',
  },
  {
    state: 'WA',
    hours: [span(ALL_WEEK, 8, 20)],
    law: 'RCW 19.158.040(2), 80.36.390',
    seen: 'text',
    codes: '206 253 360 425 509 564',
  },
  { state: 'WY', hours: [span(WORKDAYS, 8, 20)], law: 'Wyo. Stat. 40-12-302', seen: 'summary', codes: '307' },
]

const byCode = new Map(
  STATE_RULES.flatMap(({ state, codes }) => codes.split(' ').map((code) => [code, state] as const)),
)
const byState = new Map(STATE_RULES.map((rule) => [rule.state, rule]))

/**
 * The state whose narrower hours a number of the United States stands for; null: none of these. People keep numbers when they move, so it
 * only ever adds to what the address says; Florida and Oklahoma presume that who has their codes lives there.
 * @param phone E.164
 */
export const stateOfNumber = (phone: string): string | null =>
  byCode.get(/^\+1(\d{3})\d{7}$/.exec(phone)?.[1] ?? '') ?? null

/**
 * The hours of a pack where states narrow them: for calls and texts, what the rules of all these states allow too.
 * @param states letters as in an address; null: somewhere in the United States, where every state's may hold
 */
export function hoursAt(
  pack: Pick<RulePack, 'hours' | 'byState'>,
  states: readonly (string | null)[],
): RulePack['hours'] {
  const { sms, phone } = pack.hours
  if (!pack.byState || states.length === 0 || sms === undefined || phone === undefined) return pack.hours
  return { ...pack.hours, sms: narrowedTo(sms, states), phone: narrowedTo(phone, states) }
}

function narrowedTo(hours: readonly OpenHours[], states: readonly (string | null)[]): readonly OpenHours[] {
  const rules = states.flatMap((state) => (state === null ? STATE_RULES : (byState.get(state) ?? [])))
  return [...new Set(rules)].reduce((left, rule) => both(left, rule.hours), hours)
}

/** By day, what lies in both. */
function both(one: readonly OpenHours[], other: readonly OpenHours[]): readonly OpenHours[] {
  return ALL_WEEK.flatMap((day) =>
    one.flatMap((a) =>
      other.flatMap((b) => {
        const [from, until] = [Math.max(a.from, b.from), Math.min(a.until, b.until)]
        return a.days.includes(day) && b.days.includes(day) && from < until ? [{ days: [day], from, until }] : []
      }),
    ),
  )
}
