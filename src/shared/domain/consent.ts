// May somebody be written to? Consent is a pure function of all that was said about one person, channel and purpose: the order in
// which it was said or arrived, a clock, a merge can only narrow it. A yes counts when no live no stands beside it; a no is live
// until a yes of the same person names it.

export const CONSENT_CHANNELS = ['email', 'sms', 'phone', 'post'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/** A closed list: a stored purpose must be known to every machine that reads it. */
export const CONSENT_PURPOSES = ['marketing'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** `suspended`: asked twice without an answer; neither a yes nor a no, and no part of any total. */
export const CONSENT_ACTS = ['given', 'refused', 'withdrawn', 'suspended'] as const
export type ConsentAct = (typeof CONSENT_ACTS)[number]
export type ConsentState = ConsentAct | 'unknown'

/** Whoever is younger needs a parent to agree for them. */
export const OF_AGE = 18

/** One entry about one person, channel and purpose. */
export interface ConsentEvent {
  readonly id: number
  readonly act: ConsentAct
  /** UTC epoch ms of when it was said. */
  readonly at: number
  /** Of a yes: the entries it was given in sight of, and in spite of. */
  readonly overrides: readonly number[]
}

export interface Standing<E extends ConsentEvent> {
  readonly state: ConsentState
  /** What the state rests on; null when nothing was ever said. */
  readonly by: E | null
  /** Every no that no yes names. */
  readonly live: readonly E[]
}

/** The strictest first: what is shown when several stand. */
const STRICTEST = ['withdrawn', 'refused', 'suspended'] as const satisfies readonly ConsentAct[]

const later = (a: ConsentEvent, b: ConsentEvent) => b.at - a.at || b.id - a.id

/** The state after all that was said about one person, channel and purpose, in whatever order it comes. */
export function consentStanding<E extends ConsentEvent>(events: readonly E[]): Standing<E> {
  const grants = events.filter(({ act }) => act === 'given').sort(later)
  const named = new Set(grants.flatMap(({ overrides }) => overrides))
  const live = events.filter(({ act, id }) => act !== 'given' && !named.has(id)).sort(later)
  for (const act of STRICTEST) {
    const by = live.find((event) => event.act === act)
    if (by !== undefined) return { state: act, by, live }
  }
  const [by] = grants
  return by === undefined ? { state: 'unknown', by: null, live } : { state: 'given', by, live }
}

/**
 * What a yes said at `at` may name: every live no that was said before it. Null: said just now, in sight of all that stands.
 */
export function overriddenBy(live: readonly ConsentEvent[], at: number | null): readonly number[] {
  return live.filter((event) => at === null || event.at < at).map(({ id }) => id)
}

export const WRITE_REASONS = [
  'not_in_book',
  'unknown',
  'refused',
  'withdrawn',
  'suspended',
  'minor',
  'no_address',
  'suppressed',
] as const
export type WriteReason = (typeof WRITE_REASONS)[number]

export interface Writing {
  readonly state: ConsentState
  /** Whoever is, or may be, younger than OF_AGE. */
  readonly minor: boolean
  /** The yes that stands was given by a parent. */
  readonly parent: boolean
  /** Where the channel reaches them, and which of it must not be used. */
  readonly addresses: readonly { readonly suppressed: boolean }[]
}

/** Every reason why marketing must not go to this person on this channel; none: it may. */
export function reasonsNotToWrite({ state, minor, parent, addresses }: Writing): WriteReason[] {
  return [
    ...(state === 'given' ? [] : [state]),
    ...(minor && !(state === 'given' && parent) ? (['minor'] as const) : []),
    ...(addresses.length === 0 ? (['no_address'] as const) : []),
    ...(addresses.length > 0 && addresses.every(({ suppressed }) => suppressed) ? (['suppressed'] as const) : []),
  ]
}

/** An entry of the do-not-disturb list, or what took some of them off it. */
export interface SuppressionEvent {
  readonly id: number
  readonly act: 'suppressed' | 'lifted'
  /** Of a lifting: the entries it was made in sight of. */
  readonly lifts: readonly number[]
}

/** Entries about one address that still stand: whatever came in unseen by a lifting stays. */
export function standingSuppressions<E extends SuppressionEvent>(events: readonly E[]): E[] {
  const lifted = new Set(events.flatMap(({ act, lifts }) => (act === 'lifted' ? lifts : [])))
  return events.filter(({ act, id }) => act === 'suppressed' && !lifted.has(id))
}

/** Why an address must not be written to. Words of other programs are kept as a note. */
export const SUPPRESSION_REASONS = ['asked', 'complained', 'bounced', 'wrong', 'authority', 'other'] as const
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

/**
 * Whether somebody is, or may be, under age on a shop day: by the birthday, however much of it is known, else by an age that was
 * said (years as of `today`). Nobody is taken for a child when nothing is known.
 * @param birthday partial date: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `--MM-DD`
 * @param today days since 1970-01-01
 */
export function mayBeMinor(birthday: string | null, age: number | null, today: number): boolean {
  const [, year, month = '12', day = '31'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(birthday ?? '') ?? []
  if (year === undefined) return age !== null && age < OF_AGE
  const date = new Date(today * 86_400_000)
  const now = (date.getUTCFullYear() * 100 + date.getUTCMonth() + 1) * 100 + date.getUTCDate()
  return now < (Number(year) + OF_AGE) * 10_000 + Number(month) * 100 + Number(day)
}
