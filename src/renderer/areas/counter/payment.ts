// How a sale is paid: the parts that were named, and the rest by the tender that is chosen. Pure; minor units.
import { roundedCash } from '../../../shared/domain/sale.ts'
import type { SaleDraft, TenderName } from './sale-draft.ts'

interface Tendered {
  readonly tender: TenderName
  readonly amount: number
  /** Shop day, for what goes on account. */
  readonly dueDay: number | null
}

export interface Payment {
  /** What is sent to the book: adds up to the total, cash rounding aside. */
  readonly tenders: readonly Tendered[]
  /** What the parts leave for the chosen tender, rounded to the smallest coin where that is cash. */
  readonly rest: number
  readonly rounding: number
  /** To give back of the cash that was handed over; below zero while it is too little; null where nothing was typed. */
  readonly change: number | null
}

export interface Till {
  /** With tax. */
  readonly total: number
  readonly cashStep: number
  /** Shop day of today. */
  readonly today: number
}

type Paying = Pick<SaleDraft, 'tender' | 'parts' | 'given' | 'dueIn'>

export function paymentOf({ tender, parts, given, dueIn }: Paying, { total, cashStep, today }: Till): Payment {
  const due = (name: TenderName, amount: number) => (name === 'account' && amount > 0 ? today + dueIn : null)
  const named = parts.map((part) => ({ ...part, dueDay: due(part.tender, part.amount) }))
  const left = total - named.reduce((sum, { amount }) => sum + amount, 0)
  const inCash = tender === 'cash' ? roundedCash(left, cashStep) : left
  const tenders = merged([...named, { tender, amount: inCash, dueDay: due(tender, inCash) }])
  // Cash that was named as a part is rounded with the rest, since the book rounds all the cash of a sale at once.
  return {
    tenders,
    rest: inCash,
    rounding: inCash - left,
    change: given === null || tender !== 'cash' ? null : given - inCash,
  }
}

/** Each tender once; what comes to nothing is left out. */
function merged(all: readonly Tendered[]): readonly Tendered[] {
  const byName = new Map<TenderName, Tendered>()
  for (const { tender, amount, dueDay } of all) {
    const before = byName.get(tender)
    byName.set(tender, { tender, amount: amount + (before?.amount ?? 0), dueDay: dueDay ?? before?.dueDay ?? null })
  }
  return [...byName.values()].filter(({ amount }) => amount !== 0)
}

/** Notes and coins that somebody is likely to hand over, for one press instead of typing: 19.00 → 20, 50. */
export function likelyGiven(due: number, minorDigits: number): readonly number[] {
  const unit = 10 ** minorDigits
  if (due <= 0) return []
  const notes = [5, 10, 20, 50, 100, 200].map((note) => note * unit)
  const up = notes.map((note) => Math.ceil(due / note) * note).filter((amount) => amount > due)
  return [...new Set(up)].sort((a, b) => a - b).slice(0, 3)
}
