// Puts addresses on the list of those that must not be written to, or says which would come onto it.
import type { CommandContext, QueryContext } from '../../area.ts'
import { isSuppressed, suppress } from '../consent/service.ts'
import type { PlannedSuppression } from './plan.ts'
import type { Telling } from './write-contacts.ts'

export const SUPPRESSIONS_AT_ONCE = 50

export function writeSuppressions(
  context: CommandContext,
  units: readonly PlannedSuppression[],
  { telling, source }: { readonly telling: Telling; readonly source: string },
): void {
  const fates = suppress(
    context,
    units.map(({ row: _row, ...entry }) => ({ ...entry, source })),
  )
  for (const [at, unit] of units.entries()) tell(unit, fates[at] === 'written', telling)
}

/** Remembers what came before in the file, as the book would. */
export function rehearseSuppressions() {
  const before = new Set<string>()
  return (context: QueryContext, units: readonly PlannedSuppression[], telling: Telling): void => {
    const known = isSuppressed(context, units)
    for (const [at, unit] of units.entries()) {
      const mark = known[at]
      const fresh = mark !== undefined && !mark.known && !before.has(mark.key)
      if (mark !== undefined) before.add(mark.key)
      tell(unit, fresh, telling)
    }
  }
}

function tell({ row, kind }: PlannedSuppression, written: boolean, { tally, note, plain }: Telling): void {
  if (written) {
    tally.created += 1
    tally.made.suppressed += 1
    plain('new', row)
  } else {
    tally.skipped += 1
    note({ row, fate: 'skipped', why: 'same-as-before', field: kind })
  }
}
