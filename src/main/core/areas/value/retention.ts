// The share of customers who stay for another year, as the shop's own book has it.
import type { Learned } from './learned.ts'

/** Of fewer a share says nothing. */
const FEWEST = 20

/** In per cent, to a tenth; null where there were too few a year ago. */
export function retentionOf(learned: Learned | null): number | null {
  if (learned === null || learned.retention.customers < FEWEST) return null
  return Math.round((learned.retention.stayed / learned.retention.customers) * 1_000) / 10
}
