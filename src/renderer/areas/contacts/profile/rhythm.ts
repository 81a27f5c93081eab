// Where the marks of the rhythm strip stand: twelve weeks of visits up to today, and the visit that is expected next.
// Pure; days are shop days.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import { relativeUnit } from '../../../../shared/words/format.ts'

export type Standing = OutputOf<(typeof visits)['standing']>

/** Days that the strip shows before today. */
const SPAN = 84
/** Share of the strip that lies behind today, for the visit that is expected. */
const AHEAD = 14

export interface RhythmMarks {
  /** Places from 0 (the beginning) to 1 (the end). */
  readonly visits: readonly number[]
  readonly today: number
  /** Null where nobody can say, or where it lies further ahead than the strip reaches. */
  readonly next: number | null
  /** From here to today the line is dotted, because they were expected; null while they are not late. */
  readonly lateFrom: number | null
}

type Rhythm = Pick<Standing, 'recentDays' | 'nextDay'>

export function rhythmMarks({ recentDays, nextDay }: Rhythm, today: number): RhythmMarks {
  const place = (day: number) => (day - (today - SPAN)) / (SPAN + AHEAD)
  const visits = recentDays.filter((day) => day >= today - SPAN && day <= today).map(place)
  const late = nextDay !== null && nextDay < today
  const next = nextDay === null ? null : Math.max(0, place(nextDay))
  return {
    visits,
    today: place(today),
    next: next === null || next > 1 ? null : next,
    lateFrom: late ? (visits.at(-1) ?? 0) : null,
  }
}

export type RhythmWords =
  | { readonly is: 'none' }
  | { readonly is: 'visits'; readonly visits: number; readonly last: number }
  | { readonly is: 'once'; readonly last: number }
  | { readonly is: 'expected'; readonly gap: number; readonly next: number }
  | {
      readonly is: 'late'
      readonly gap: number
      readonly unit: ReturnType<typeof relativeUnit>['unit']
      readonly count: number
    }

/** What is said beside the strip; it is never shown alone. */
export function rhythmWords(standing: Standing, today: number): RhythmWords {
  const { visits, gap, nextDay, lastDay, lastPurchaseDay } = standing
  if (lastDay === null) return { is: 'none' }
  if (gap !== null && nextDay !== null) {
    const days = Math.max(1, Math.round(gap))
    if (nextDay >= today) return { is: 'expected', gap: days, next: nextDay }
    const { unit, amount } = relativeUnit(today - nextDay)
    return { is: 'late', gap: days, unit, count: amount }
  }
  if (visits === 1 && lastPurchaseDay !== null) return { is: 'once', last: lastPurchaseDay }
  return { is: 'visits', visits, last: lastDay }
}
