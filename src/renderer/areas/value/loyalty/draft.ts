// What somebody is changing on the page of loyalty: the settings with numbers that may not be right yet. Pure.
import { CUT_TIERS } from '../../../../shared/domain/value/tiers.ts'
import type { ValueSettings } from '../../../../shared/contract/value.ts'

export type OwnCuts = Exclude<ValueSettings['scoring'], 'quintiles'>

const SCORES = ['r', 'f', 'm'] as const
export type Score = (typeof SCORES)[number]

/** What differs from what is saved: only that is sent. Null where nothing does. */
export function changedSettings(saved: ValueSettings, draft: ValueSettings): Partial<ValueSettings> | null {
  const names = Object.keys(saved) as (keyof ValueSettings)[] // its own keys
  const changed = names.filter((name) => JSON.stringify(saved[name]) !== JSON.stringify(draft[name]))
  return changed.length === 0 ? null : Object.fromEntries(changed.map((name) => [name, draft[name]]))
}

type DraftTrouble = 'shares' | 'cuts' | 'factors' | 'numbers'

/** What must be put right before it can be saved. A number that is none stands as NaN. */
export function troubleOf({ tiers, scoring, overdueFactor, lapseFactor, ...rest }: ValueSettings): DraftTrouble | null {
  if (hasNaN({ tiers, scoring, overdueFactor, lapseFactor, rest })) return 'numbers'
  const shares = CUT_TIERS.map((tier) => tiers[tier].share)
  if (!rise(shares)) return 'shares'
  if (scoring !== 'quintiles' && !(rise(scoring.f) && rise(scoring.m) && rise(scoring.r.map((cut) => -cut))))
    return 'cuts'
  return lapseFactor < overdueFactor ? 'factors' : null
}

const rise = (values: readonly number[]) => values.every((value, at) => at === 0 || value > (values[at - 1] ?? value))

function hasNaN(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNaN)
}

export const withCut = (
  cuts: OwnCuts,
  score: Score,
  { at, cut }: { readonly at: number; readonly cut: number },
): OwnCuts => ({
  ...cuts,
  [score]: cuts[score].map((one, place) => (place === at ? cut : one)),
})
