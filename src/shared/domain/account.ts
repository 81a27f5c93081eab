// What a customer owes: what was put on account, what was paid of it since, and what counts as paid in time. Pure.

/** Something put on account (`later` false; below zero for a return or a counter-entry), or money for it (`later` true). */
export interface AccountEntry {
  /** The sale it belongs to: of a return or counter-entry, the sale it takes from. */
  readonly charge: number
  readonly later: boolean
  /** Minor units. */
  readonly amount: number
  /** Shop days. */
  readonly day: number
  readonly dueDay: number | null
}

export interface Charge {
  readonly id: number
  /** Put on account, returns taken off. */
  readonly amount: number
  readonly day: number
  readonly dueDay: number
  /** Not paid yet. */
  readonly open: number
  /** Paid on the due day or before. */
  readonly inTime: number
}

export interface Account {
  /** Oldest due first; those that came to nothing are left out. */
  readonly charges: readonly Charge[]
  /** Below zero when the shop owes the customer. */
  readonly owed: number
  /** The first day on which something open fell or falls due. */
  readonly oldestDue: number | null
}

interface Credit {
  amount: number
  readonly day: number
}

interface Tally {
  readonly id: number
  amount: number
  day: number
  dueDay: number
  readonly credits: Credit[]
}

/** Settles every entry of one customer. Money beyond a sale's own debt goes to the one that is due first. */
export function settleAccount(entries: readonly AccountEntry[]): Account {
  const { debts, spare } = tallied(entries)
  const charges = debts.map((debt) => settleCharge(debt, spare))
  const open = charges.reduce((sum, charge) => sum + charge.open, 0)
  const left = spare.reduce((sum, credit) => sum + credit.amount, 0)
  return { charges, owed: open - left, oldestDue: charges.find((charge) => charge.open > 0)?.dueDay ?? null }
}

function tallied(entries: readonly AccountEntry[]): { readonly debts: readonly Tally[]; readonly spare: Credit[] } {
  const tallies = new Map<number, Tally>()
  for (const { charge, later, amount, day, dueDay } of entries) {
    const tally = tallies.get(charge) ?? { id: charge, amount: 0, day, dueDay: Infinity, credits: [] }
    tallies.set(charge, tally)
    if (later) tally.credits.push({ amount, day })
    else tally.amount += amount
    if (!later && amount > 0) {
      tally.day = Math.min(tally.day, day)
      tally.dueDay = Math.min(tally.dueDay, dueDay ?? day)
    }
  }
  const all = [...tallies.values()]
  const debts = all.filter(({ amount }) => amount > 0)
  debts.sort((a, b) => a.dueDay - b.dueDay || a.day - b.day || a.id - b.id)
  const others = all.filter(({ amount }) => amount <= 0)
  const spare = others.flatMap(({ amount, day, credits }) => [{ amount: -amount, day }, ...credits])
  for (const debt of debts) spare.push(...beyond(debt))
  return { debts, spare: spare.filter(({ amount }) => amount !== 0).sort((a, b) => a.day - b.day) }
}

/** Takes out what was paid beyond the debt itself, the last money first. */
function beyond(debt: Tally): Credit[] {
  let over = debt.credits.reduce((sum, { amount }) => sum + amount, 0) - debt.amount
  const out: Credit[] = []
  for (const credit of debt.credits.toReversed()) {
    const some = Math.min(over, credit.amount)
    if (some <= 0) continue
    credit.amount -= some
    over -= some
    out.push({ amount: some, day: credit.day })
  }
  return out
}

function settleCharge({ id, amount, day, dueDay, credits }: Tally, spare: readonly Credit[]): Charge {
  const used: Credit[] = [...credits]
  let open = amount - credits.reduce((sum, credit) => sum + credit.amount, 0)
  for (const credit of spare) {
    const some = Math.min(open, credit.amount)
    if (some <= 0) continue
    credit.amount -= some
    open -= some
    used.push({ amount: some, day: credit.day })
  }
  const early = used.reduce((sum, credit) => sum + (credit.day <= dueDay ? credit.amount : 0), 0)
  return { id, amount, day, dueDay, open, inTime: Math.min(amount, Math.max(0, early)) }
}

/** Of what fell due before `today`: the part paid in time, 0-1; null while nothing did. */
export function paidInTime({ charges }: Account, today: number): number | null {
  const due = charges.filter(({ dueDay }) => dueDay < today)
  const amount = due.reduce((sum, charge) => sum + charge.amount, 0)
  return amount === 0 ? null : due.reduce((sum, charge) => sum + charge.inTime, 0) / amount
}
