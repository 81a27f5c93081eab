// Where the marks of the rhythm strip stand: some weeks of visits up to today, and the visit that is expected next.
// Pure; days are shop days.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import { relativeUnit } from '../../../../shared/words/format.ts'

export type Standing = OutputOf<(typeof visits)['standing']>

/** Days that a strip shows before today, and behind it for the visit that is expected. */
interface StripSpan {
  readonly before: number
  readonly ahead: number
}
export const TWELVE_WEEKS: StripSpan = { before: 84, ahead: 14 }
/** Where there is room for 160 px at most. */
export const SEVEN_WEEKS: StripSpan = { before: 49, ahead: 8 }

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

export function rhythmMarks({ recentDays, nextDay }: Rhythm, today: number, span = TWELVE_WEEKS): RhythmMarks {
  const { before, ahead } = span
  const place = (day: number) => (day - (today - before)) / (before + ahead)
  const visits = recentDays.filter((day) => day >= today - before && day <= today).map(place)
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
