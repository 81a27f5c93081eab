// The result of a campaign in one sentence, and the numbers that are read together. Pure.
import type { Results } from '../../../../shared/contract/campaigns.ts'
import type { SendState } from '../../../../shared/domain/messages/words.ts'
import type { Formats } from '../../../../shared/words/format.ts'
import type { Words } from '../../../../shared/words/words.ts'

export interface Speech {
  readonly words: Words
  readonly formats: Formats
}

/** @param window days in which a purchase counts */
export function findingOf(results: Results, window: number, { words, formats }: Speech): string {
  const { treated, held, uplift, openUntil } = results
  const sentence = () => {
    if (treated.people === 0) return words('results.finding.none')
    if (uplift === null)
      return words('results.finding.lone', { bought: treated.bought, people: treated.people, window })
    const share = shareOf(uplift.meant.bought, uplift.meant.people, formats)
    const heldShare = shareOf(held.bought, held.people, formats)
    if (uplift.few) return words('results.finding.few', { share, heldShare })
    if (uplift.low > 0) return words('results.finding.worked', { more: formats.number(Math.round(uplift.percent)) })
    if (uplift.high < 0) return words('results.finding.harmed', { fewer: formats.number(Math.round(-uplift.percent)) })
    return words('results.finding.chance', { share, heldShare })
  }
  return openUntil === null || treated.people === 0
    ? sentence()
    : words('results.sofar', { sentence: sentence(), day: formats.dayShort(openUntil) })
}

/** A part of some people, as it is read; a dash where there is nobody. */
export function shareOf(part: number, people: number, formats: Formats): string {
  return people === 0 ? '–' : formats.percent(part / people)
}

const GOT = ['handed_over', 'sent', 'uncertain'] as const satisfies readonly SendState[]
const UNREACHED = ['failed', 'bounced', 'skipped'] as const satisfies readonly SendState[]
const WAITING = ['waiting', 'claimed', 'deferred', 'late'] as const satisfies readonly SendState[]

type Counts = Results['counts']

const sum = (counts: Counts, states: readonly SendState[]) =>
  states.reduce((all, state) => all + (counts[state] ?? 0), 0)

export const gotOf = (counts: Counts): number => sum(counts, GOT)
export const unreachedOf = (counts: Counts): number => sum(counts, UNREACHED)
export const waitingOf = (counts: Counts): number => sum(counts, WAITING)
/** Somebody said something, by whatever way. */
export const answeredOf = ({ responses }: Results): number =>
  (['answered', 'interested', 'not_interested', 'stopped'] as const).reduce(
    (all, kind) => all + (responses[kind] ?? 0),
    0,
  )
