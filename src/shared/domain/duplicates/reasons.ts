// Why two are taken for one, or not quite: what agrees, what speaks against, with the values as people read them.
import { AT, type Comparison } from './comparison.ts'
import { LEVELS, MISSING } from './levels.ts'
import type { Field } from './model.ts'
import type { Prepared } from './prepared.ts'
import type { COMPARED, COMPARISONS, DuplicateAddress, DuplicateReason, DuplicateRecord } from './record.ts'
import type { Scorer } from './score.ts'

type How = (typeof COMPARISONS)[number]
type What = (typeof COMPARED)[number]

export interface Explained {
  readonly a: Prepared
  readonly b: Prepared
  readonly comparison: Comparison
  readonly scorer: Scorer
}

/** Strongest first, those against last. */
export function reasonsOf(explained: Explained): DuplicateReason[] {
  const reasons = [...nameReasons(explained), ...valueReasons(explained), ...placeReasons(explained)]
  return reasons.sort((one, other) => other.weight - one.weight || (one.what < other.what ? -1 : 1))
}

const WORDED: Readonly<Partial<Record<string, How>>> = { near: 'close', some: 'part' }

function howOf(field: Field, level: number): How {
  const name: string = LEVELS[field][level] ?? 'different'
  return WORDED[name] ?? (name as How) // the levels left are named as in COMPARISONS
}

const nameOf = ({ kind, given, family, nickname }: DuplicateRecord): string =>
  kind === 'company' ? family || given : `${given} ${family}`.trim() || (nickname ?? '')

const round = (bits: number): number => Math.round(bits * 10) / 10

interface Two {
  readonly a: string
  readonly b: string
}

const reason = (what: What, how: How, { a, b }: Two, weight: number): DuplicateReason => ({
  what,
  how,
  a,
  b,
  weight: round(weight),
})

function nameReasons({ a, b, comparison, scorer }: Explained): DuplicateReason[] {
  const level = (field: Field): number => comparison.levels[AT[field]] ?? MISSING
  const [one, other] = [a.record, b.record]
  const whole = { a: nameOf(one), b: nameOf(other) }
  if (level('name') !== MISSING) {
    return [reason('name', howOf('name', level('name')), whole, scorer.bits('name', comparison))]
  }
  const bits = scorer.bits('given', comparison) + scorer.bits('family', comparison)
  if (level('order') === 1) return [reason('name', 'turned', whole, bits + scorer.bits('order', comparison))]
  if (level('given') === 0 && level('family') === 0) return [reason('name', 'same', whole, bits)]
  return (['given', 'family'] as const)
    .filter((field) => level(field) !== MISSING)
    .map((field) =>
      reason(field, howOf(field, level(field)), { a: one[field], b: other[field] }, scorer.bits(field, comparison)),
    )
}

/** A telephone or a mailbox so many have that it says little: fewer bits than of something rare. */
const FEW_BITS = 9

function valueReasons({ a, b, comparison, scorer }: Explained): DuplicateReason[] {
  const values: Readonly<Record<'birthday' | 'phone' | 'email' | 'number', Two>> = {
    birthday: { a: a.record.birthday ?? '', b: b.record.birthday ?? '' },
    phone: alike(a.record.phones, b.record.phones, (value) => value.replace(/\D/g, '').slice(-6)),
    email: alike(a.record.emails, b.record.emails, (value) => value.replace(/@.*/, '')),
    number: alike(
      a.record.numbers.map(({ number }) => number),
      b.record.numbers.map(({ number }) => number),
      (value) => value,
    ),
  }
  return (['birthday', 'phone', 'email', 'number'] as const).flatMap((field) => {
    const level = comparison.levels[AT[field]] ?? MISSING
    if (level === MISSING) return []
    const bits = scorer.bits(field, comparison)
    const shared = level === 0 && bits < FEW_BITS && (field === 'phone' || field === 'email')
    return [reason(field, shared ? 'shared' : howOf(field, level), values[field], bits)]
  })
}

/** The two of several values that are equal, else in `by`, else the first of each. */
function alike(a: readonly string[], b: readonly string[], by: (value: string) => string): Two {
  const first: Two = { a: a[0] ?? '', b: b[0] ?? '' }
  for (const same of [
    (one: string, other: string) => one === other,
    (one: string, other: string) => by(one) === by(other),
  ]) {
    for (const one of a) for (const other of b) if (same(one, other)) return { a: one, b: other }
  }
  return first
}

const line = ({ street, postcode, city }: DuplicateAddress): string =>
  [street.replace(/\s*\n\s*/g, ', '), [postcode, city].filter((part) => part !== '').join(' ')]
    .filter((part) => part !== '')
    .join(', ')

function placeReasons({ a, b, comparison, scorer }: Explained): DuplicateReason[] {
  const level = (field: Field): number => comparison.levels[AT[field]] ?? MISSING
  const [street, house, postcode, city] = [level('street'), level('house'), level('postcode'), level('city')]
  if ([street, house, postcode, city].every((one) => one === MISSING)) return []
  const one = nearest(a, b)
  const where = { a: line(one.a), b: line(one.b) }
  const weight = scorer.placeBits(comparison)
  if (scorer.movedOf(comparison) > 0.5) return [reason('address', 'moved', where, weight)]
  if (street === MISSING && house === MISSING) {
    const towns = { a: one.a.city || one.a.postcode, b: one.b.city || one.b.postcode }
    return [
      reason(
        'city',
        city === 0 || (city === MISSING && postcode === 0) ? 'same' : weight > 0 ? 'close' : 'different',
        towns,
        weight,
      ),
    ]
  }
  const same =
    (street === 0 || street === MISSING) && (house === 0 || house === MISSING) && postcode !== 2 && city !== 2
  return [reason('address', same ? 'same' : weight > 0 ? 'close' : 'different', where, weight)]
}

/** Of several addresses those of one postcode and street. */
function nearest(a: Prepared, b: Prepared): { readonly a: DuplicateAddress; readonly b: DuplicateAddress } {
  let best = -1
  let found = { a: a.addresses[0], b: b.addresses[0] }
  for (const one of a.addresses) {
    for (const other of b.addresses) {
      const agree =
        (one.street.key === other.street.key ? 4 : 0) +
        (one.house === other.house ? 2 : 0) +
        (one.postcodeKey === other.postcodeKey ? 1 : 0)
      if (agree > best) {
        best = agree
        found = { a: one, b: other }
      }
    }
  }
  return { a: found.a?.address ?? NOWHERE, b: found.b?.address ?? NOWHERE }
}

const NOWHERE: DuplicateAddress = { street: '', postcode: '', city: '', region: '', country: '' }
