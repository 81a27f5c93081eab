// What a message's events come to. Pure, and a function of the set of events alone: whatever order they arrive in, whichever of them
// were undone. What has left can be confirmed or come back, but never waits again by anybody's word.
import type { SendState } from '../../../../shared/domain/messages/words.ts'

export interface SendEvent {
  readonly state: SendState
  /** UTC epoch ms */
  readonly at: number
  /** Shop day of `at`. */
  readonly day: number
  /** UTC epoch ms of the next try. */
  readonly due: number | null
}

export interface Standing {
  readonly state: SendState
  /** UTC epoch ms */
  readonly since: number
  /** UTC epoch ms from which it may go; null where nothing is to come. */
  readonly due: number | null
  /** How often it was tried. */
  readonly attempts: number
  /** Shop day on which it was handed over; null where none of it reached anybody. */
  readonly sentDay: number | null
}

const OPEN: readonly SendState[] = ['waiting', 'claimed', 'deferred', 'late']
const LEFT: readonly SendState[] = ['handed_over', 'uncertain']

/** From which states an event is heard; in any other it comes too late to matter. */
const FROM: Readonly<Record<SendState, readonly SendState[]>> = {
  waiting: OPEN,
  claimed: OPEN,
  late: OPEN,
  cancelled: OPEN,
  skipped: OPEN,
  deferred: [...OPEN, 'handed_over'],
  // It did leave, whatever somebody elsewhere had decided meanwhile.
  handed_over: [...OPEN, 'cancelled', 'skipped', 'failed'],
  sent: [...OPEN, ...LEFT, 'cancelled', 'skipped', 'failed'],
  uncertain: ['handed_over'],
  failed: [...OPEN, ...LEFT],
  bounced: [...OPEN, ...LEFT, 'sent'],
}

/** @param events in the order of (at, id) */
export function standingOf(
  frozen: { readonly at: number; readonly due: number },
  events: readonly SendEvent[],
): Standing {
  const start: Standing = { state: 'waiting', since: frozen.at, due: frozen.due, attempts: 0, sentDay: null }
  return events.reduce(after, start)
}

function after(before: Standing, { state, at, day, due }: SendEvent): Standing {
  // Refused before it could be handed over is a try as well.
  const tried = state === 'handed_over' || (state === 'deferred' && before.state !== 'handed_over')
  const attempts = before.attempts + (tried ? 1 : 0)
  if (!FROM[state].includes(before.state)) return { ...before, attempts }
  switch (state) {
    case 'waiting':
      return { ...before, state, since: at, due: due ?? before.due }
    case 'deferred':
      return { state, since: at, due: due ?? at, attempts, sentDay: null }
    case 'handed_over':
    case 'sent':
      return { state, since: at, due: null, attempts, sentDay: before.sentDay ?? day }
    case 'failed':
      return { state, since: at, due: null, attempts, sentDay: null }
    default:
      return { ...before, state, since: at, due: null, attempts }
  }
}
