// How birthdays, telephone numbers, e-mail addresses and other programs' numbers compare. Of several the best two.
import { slips } from './letters.ts'
import { MISSING } from './levels.ts'
import type { Prepared, PreparedDate, PreparedEmail } from './prepared.ts'

const SAME = 0
const CLOSE = 1
const DIFFERENT = 2

/** same, day-and-month, close, part, some, different */
export function compareBirthdays(a: PreparedDate | null, b: PreparedDate | null): number {
  if (a === null || b === null) return MISSING
  const whole = a.year > 0 && a.day > 0 && b.year > 0 && b.day > 0
  if (!whole) return partial(a, b)
  const year = a.year === b.year
  const month = a.month === b.month
  const day = a.day === b.day
  if (year && month && day) return 0
  if (year && a.day === b.month && a.month === b.day) return 1
  // One of the three mistyped: one digit, two neighbours turned, a century.
  if (month && day) return digitApart(a.year, b.year) ? 2 : 4
  if (year && day) return 2
  if (year && month) return 2
  return year ? 4 : 5
}

function digitApart(a: number, b: number): boolean {
  return slips(String(a), String(b), 1) <= 1 || Math.abs(a - b) === 100
}

/** Only what both say counts. */
function partial(a: PreparedDate, b: PreparedDate): number {
  const year = a.year > 0 && b.year > 0
  const month = a.month > 0 && b.month > 0
  const day = a.day > 0 && b.day > 0
  if ((year && a.year !== b.year) || (month && a.month !== b.month) || (day && a.day !== b.day)) {
    return year && a.year !== b.year && digitApart(a.year, b.year) && !month ? MISSING : 5
  }
  if (month && day) return 3
  return year ? 4 : MISSING
}

export interface ValueLevel {
  readonly level: number
  /** log2 of the share that bears what is equal; 0 where nothing is. */
  readonly rare: number
}

const NEITHER: ValueLevel = { level: MISSING, rare: 0 }
const OTHER: ValueLevel = { level: DIFFERENT, rare: 0 }
const NEARLY: ValueLevel = { level: CLOSE, rare: 0 }

type Rare = (key: number) => number

function equalOf(
  a: readonly { readonly key: number }[],
  b: readonly { readonly key: number }[],
  rare: Rare,
): ValueLevel | null {
  let best: ValueLevel | null = null
  for (const one of a) {
    for (const other of b) {
      if (one.key !== other.key) continue
      const found = { level: SAME, rare: rare(one.key) }
      if (best === null || found.rare < best.rare) best = found
    }
  }
  return best
}

export function comparePhones(a: Prepared['phones'], b: Prepared['phones'], rare: Rare): ValueLevel {
  if (a.length === 0 || b.length === 0) return NEITHER
  const equal = equalOf(a, b, rare)
  if (equal !== null) return equal
  return a.some((one) => b.some((other) => nearlyDialled(one.digits, other.digits))) ? NEARLY : OTHER
}

/** Without its area code, or one digit wrong or turned. */
function nearlyDialled(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter < 6) return false
  if (a.length !== b.length && (a.endsWith(b.slice(-shorter)) || b.endsWith(a.slice(-shorter)))) return true
  return shorter >= 7 && a.length === b.length && slips(a, b, 1) <= 1
}

/** `ofName`: whether what stands before the @ is but a name of theirs, which says no more than the name does. */
export function compareEmails(
  a: readonly PreparedEmail[],
  b: readonly PreparedEmail[],
  { rare, ofName }: { readonly rare: Rare; readonly ofName: (local: string) => boolean },
): ValueLevel {
  if (a.length === 0 || b.length === 0) return NEITHER
  const equal = equalOf(a, b, rare)
  if (equal !== null) return equal
  let found = OTHER
  for (const one of a) {
    for (const other of b) {
      if (!nearlyWritten(one, other)) continue
      if (one.domain === other.domain || !ofName(one.local)) return NEARLY
      found = NEITHER
    }
  }
  return found
}

/** What mailboxes are called that belong to no one. */
const OFFICES = new Set(
  'info office mail kontakt contact hello hallo post sales service support admin team shop webmaster verkauf buero buro einkauf bestellung order orders'.split(
    ' ',
  ),
)

function nearlyWritten(a: PreparedEmail, b: PreparedEmail): boolean {
  if (a.local === b.local && a.domain === b.domain) return true
  if (a.local === b.local) return a.local.length >= 5 && !OFFICES.has(a.local)
  if (a.domain !== b.domain)
    return a.local.length >= 8 && slips(a.local, b.local, 1) <= 1 && slips(a.domain, b.domain, 2) <= 2
  return (
    Math.min(a.local.length, b.local.length) >= 5 && !/\d/.test(a.local + b.local) && slips(a.local, b.local, 1) <= 1
  )
}

/** Only numbers of one program can be compared. */
export function compareNumbers(a: Prepared['numbers'], b: Prepared['numbers'], rare: Rare): ValueLevel {
  if (a.length === 0 || b.length === 0) return NEITHER
  const equal = equalOf(a, b, rare)
  if (equal !== null) return equal
  let found = NEITHER
  for (const one of a) {
    for (const other of b) {
      if (one.source !== other.source) continue
      if (one.number.length >= 6 && slips(one.number, other.number, 1) <= 1) return NEARLY
      found = OTHER
    }
  }
  return found
}
