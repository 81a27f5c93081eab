// What an address is worth to the shop: the revenue of twelve months of everybody who may be written to there, divided by how many they are.
// Revenue and not margin, and of all of them: also of those whom no message brought.

export interface Addressee {
  /** How they came to the shop, as somebody wrote it; null where nobody did. */
  readonly source: string | null
  /** Minor units of twelve months. */
  readonly revenue: number
}

export interface AddressValue {
  readonly people: number
  /** Minor units; null where there is nobody. */
  readonly perAddress: number | null
  /** The largest first; together everybody. */
  readonly bySource: { readonly source: string | null; readonly people: number; readonly perAddress: number }[]
}

export function addressValueOf(addressees: readonly Addressee[]): AddressValue {
  const mean = (some: readonly Addressee[]) =>
    Math.round(some.reduce((sum, { revenue }) => sum + revenue, 0) / some.length)
  const bySource = [...Map.groupBy(addressees, ({ source }) => source)]
    .map(([source, some]) => ({ source, people: some.length, perAddress: mean(some) }))
    .sort((one, other) => other.people - one.people || (one.source ?? '').localeCompare(other.source ?? ''))
  return {
    people: addressees.length,
    perAddress: addressees.length === 0 ? null : mean(addressees),
    bySource,
  }
}
