// What a file says about being written to, held against what was said before: a no always goes in, a yes only where it is said how
// it was given, and never over a no that it does not come after. Pure.
import {
  consentStanding,
  type ConsentAct,
  type ConsentChannel,
  type ConsentEvent as Event,
} from '../../../../shared/domain/consent.ts'
import type { PlannedConsent } from './plan.ts'
import type { Change, Noted } from './reasons.ts'

export interface ConsentEvent extends Event {
  readonly channel: ConsentChannel
  readonly purpose: string
}

export const PURPOSE = 'marketing' as const

export interface ConsentsDecided {
  readonly written: readonly (PlannedConsent & { readonly at: number })[]
  readonly changes: readonly Change[]
  readonly noted: readonly Noted[]
  /** All that was said then. */
  readonly after: readonly ConsentEvent[]
}

/** @param now UTC epoch ms, for what bears no date */
export function consentsOf(
  planned: readonly PlannedConsent[],
  before: readonly ConsentEvent[],
  now: number,
): ConsentsDecided {
  const written: (PlannedConsent & { readonly at: number })[] = []
  const changes: Change[] = []
  const noted: Noted[] = []
  const after = [...before]
  for (const one of planned) {
    const { row, channel, act } = one
    const said = after.filter((event) => event.channel === channel && event.purpose === PURPOSE)
    const { state, live } = consentStanding(said)
    const note = (why: Noted['why']) => noted.push({ row, fate: 'look', why, field: `${channel}-consent`, value: act })
    if (act === 'given' && one.how.trim() === '') {
      note('consent-without-how')
      continue
    }
    if (isKnown(said, state, one)) continue
    if (act === 'given' && live.some((no) => one.at === null || no.at >= one.at)) {
      note('consent-withdrawn-before')
      continue
    }
    const at = one.at ?? now
    written.push({ ...one, at })
    const overrides = act === 'given' ? live.map(({ id }) => id) : []
    after.push({ id: -after.length - 1, channel, purpose: PURPOSE, act, at, overrides })
    changes.push({ field: `${channel}-consent`, old: state === 'unknown' ? '' : state, new: act })
  }
  return { written, changes, noted, after }
}

function isKnown(said: readonly ConsentEvent[], state: ConsentAct | 'unknown', { act, at }: PlannedConsent): boolean {
  if (said.some((event) => event.act === act && event.at === at)) return true
  if (act === 'given') return at === null && state === 'given'
  return consentStanding(said).live.some((event) => event.act === act)
}
