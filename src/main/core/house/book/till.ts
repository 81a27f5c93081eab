// What a country's tills have in common: whether prices carry their tax, and the smallest coin cash is rounded to.

export interface Till {
  readonly taxIncluded: boolean
  /** Minor units; 1: cash is not rounded. */
  readonly cashStep: number
}

/** Where sales tax is added at the till. */
const TAX_ADDED = new Set(['US', 'CA', 'PR'])

// Smallest coin in minor units, where smaller amounts exist on price tags but not in the purse (national cash rounding rules).
const CASH_STEP: Readonly<Record<string, number>> = {
  CH: 5,
  LI: 5,
  CA: 5,
  AU: 5,
  NZ: 10,
  DK: 50,
  SE: 100,
  NO: 100,
  HU: 500,
  CZ: 100,
  FI: 5,
  NL: 5,
  BE: 5,
  IE: 5,
  IT: 5,
  SK: 5,
  EE: 5,
  IL: 10,
  ZA: 10,
  MY: 5,
  SG: 5,
}

/** `country`: ISO 3166-1 alpha-2. */
export function tillOf(country: string): Till {
  return { taxIncluded: !TAX_ADDED.has(country), cashStep: CASH_STEP[country] ?? 1 }
}
