// The touchpoint map as a table: when it was (before, while or after buying) by who began it. Pure.
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { interactions } from '../../../shared/contract/interactions.ts'

export type Counts = OutputOf<(typeof interactions)['counts']>

export const PHASES = ['before', 'during', 'after', null] as const
export const BEGINNERS = ['customer', 'shop', null] as const
export type Phase = (typeof PHASES)[number]
export type Beginner = (typeof BEGINNERS)[number]

export interface Cell {
  readonly begunBy: Beginner
  readonly count: number
  /** Of all that is counted, 0 to 1. */
  readonly share: number
}

export interface MapRow {
  readonly phase: Phase
  readonly cells: readonly Cell[]
  readonly total: number
}

export interface TouchpointMap {
  readonly rows: readonly MapRow[]
  /** Columns in which anything stands; what nobody said has no column of its own unless it is needed. */
  readonly beginners: readonly Beginner[]
  readonly total: number
}

export function touchpointMap(touchpoints: Counts['touchpoints']): TouchpointMap {
  const count = (phase: Phase, begunBy: Beginner) =>
    touchpoints.filter((one) => one.phase === phase && one.begunBy === begunBy).reduce((sum, one) => sum + one.count, 0)
  const total = touchpoints.reduce((sum, one) => sum + one.count, 0)
  const beginners = BEGINNERS.filter((begunBy) => begunBy !== null || PHASES.some((phase) => count(phase, null) > 0))
  const rows = PHASES.map((phase) => {
    const cells = beginners.map((begunBy) => {
      const here = count(phase, begunBy)
      return { begunBy, count: here, share: total === 0 ? 0 : here / total }
    })
    return { phase, cells, total: cells.reduce((sum, cell) => sum + cell.count, 0) }
  })
  return { rows: rows.filter(({ phase, total: sum }) => phase !== null || sum > 0), beginners, total }
}

/** Which of six shades a share has: steps at 5, 11, 22, 36 and 50 per cent. */
export function shadeOf(share: number): 0 | 1 | 2 | 3 | 4 | 5 {
  if (share < 0.05) return 0
  if (share < 0.11) return 1
  if (share < 0.22) return 2
  if (share < 0.36) return 3
  return share < 0.5 ? 4 : 5
}
