// What a person cost the shop, from whatever areas know of it.
import type { RelationshipCosts } from '../../../../shared/domain/value/lifetime.ts'
import type { CostDeclaration } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'

/** Of one person, up to and with a shop day, in minor units. `known`: an area keeps costs at all. */
export function costsOf(
  db: ReadDb,
  declared: readonly CostDeclaration[],
  { id, until }: { readonly id: number; readonly until: number },
): RelationshipCosts & { readonly known: boolean } {
  const sums = { acquisition: 0, service: 0, messages: 0, rewards: 0 }
  for (const { kind, spentOn } of declared) sums[kind] += spentOn(db, { ids: [id], from: null, to: until }).get(id) ?? 0
  return { ...sums, known: declared.length > 0 }
}
