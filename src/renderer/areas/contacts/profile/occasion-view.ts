// Decides what is said about a birthday or another day: how near it is, how many years, whether 29 February is kept
// on another day this year. Pure; days are shop days since 1970-01-01.
import type { Contact } from '../../../../shared/contract/contacts.ts'

export type Occasion = Contact['occasions'][number]

export interface OccasionView {
  /** Days from today to the next time; null where the date has no day or no month. */
  readonly away: number | null
  /** Within the coming week: the weekday says more than the date. */
  readonly near: boolean
  /** The day on which it is kept, when that is not the day of the date itself. */
  readonly keptOn: number | null
  readonly years: number | null
}

const NEAR_DAYS = 7
const DAY_MS = 86_400_000

export function viewOccasion(occasion: Occasion, today: number): OccasionView {
  if (occasion.next === null) return { away: null, near: false, keptOn: null, years: null }
  const away = occasion.next - today
  const monthDay = new Date(occasion.next * DAY_MS).toISOString().slice(5, 10)
  return {
    away,
    near: away >= 0 && away < NEAR_DAYS,
    keptOn: occasion.date.endsWith(monthDay) ? null : occasion.next,
    years: occasion.years,
  }
}

/** Birthday first, then the others as they come round; those without a day last. */
export function inOrder(occasions: readonly Occasion[]): readonly Occasion[] {
  const rank = (occasion: Occasion) => (occasion.kind === 'birthday' ? -1 : (occasion.next ?? Number.MAX_SAFE_INTEGER))
  return [...occasions].sort((left, right) => rank(left) - rank(right))
}

/** The one that is worth pinning to the top of the profile: the nearest within a week. */
export function nearest(occasions: readonly Occasion[], today: number): Occasion | null {
  const near = occasions.filter((occasion) => viewOccasion(occasion, today).near)
  return near.sort((left, right) => (left.next ?? 0) - (right.next ?? 0))[0] ?? null
}
