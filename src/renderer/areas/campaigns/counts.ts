// Messages of a campaign by what a person wants to know of them: gone, waiting, in trouble, and what only a person can say.
import type { SendState } from '../../../shared/domain/messages/words.ts'

type Counts = Readonly<Partial<Record<SendState, number>>>

const sum = (counts: Counts, states: readonly SendState[]): number =>
  states.reduce((total, state) => total + (counts[state] ?? 0), 0)

const GONE_STATES = ['sent', 'handed_over'] as const satisfies readonly SendState[]
const WAITING_STATES = ['waiting', 'claimed', 'deferred', 'late'] as const satisfies readonly SendState[]
const TROUBLED_STATES = ['failed', 'bounced'] as const satisfies readonly SendState[]

export const gone = (counts: Counts): number => sum(counts, GONE_STATES)
export const waiting = (counts: Counts): number => sum(counts, WAITING_STATES)
export const troubled = (counts: Counts): number => sum(counts, TROUBLED_STATES)
export const uncertain = (counts: Counts): number => counts.uncertain ?? 0
