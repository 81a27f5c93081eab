// Sums up what was decided, in one pass over its columns: how many, who for example, and on which days.
import { MESSAGE_CHANNELS } from '../../../../../shared/domain/messages/words.ts'
import { isChannelNumber, OUTCOMES, type Decided, type Outcome } from '../audience/order.ts'
import type { Planned } from './spread.ts'

/** People named for each reason, and faces to look at the preview with. */
const FIRST = 5
const FACES = 12

export interface Tally {
  readonly counts: ReadonlyMap<Outcome, number>
  /** Messages that go. */
  readonly going: number
  /** Of them, those that wait until hours are over in which nothing may arrive. */
  readonly heldBack: number
  /** The first people of each outcome. */
  readonly first: ReadonlyMap<Outcome, readonly number[]>
  readonly faces: readonly number[]
}

export function tallyOf({ people, outcomes, waits }: Decided): Tally {
  const counts = new Uint32Array(OUTCOMES.length)
  const first: number[][] = OUTCOMES.map(() => [])
  let [going, heldBack] = [0, 0]
  for (let at = 0; at < outcomes.length; at += 1) {
    const outcome = outcomes[at] ?? 0
    const count = counts[outcome] ?? 0
    if (count < FIRST) first[outcome]?.push(people[at] ?? 0)
    counts[outcome] = count + 1
    if (!isChannelNumber(outcome)) continue
    going += 1
    heldBack += waits[at] ?? 0
  }
  const present = OUTCOMES.map((outcome, at) => ({ outcome, at })).filter(({ at }) => (counts[at] ?? 0) > 0)
  return {
    counts: new Map(present.map(({ outcome, at }) => [outcome, counts[at] ?? 0])),
    going,
    heldBack,
    first: new Map(present.map(({ outcome, at }) => [outcome, first[at] ?? []])),
    faces: facesOf({ people, outcomes }, going),
  }
}

/** Some from everywhere in the list: those who were in the book first are like each other. */
function facesOf({ people, outcomes }: Pick<Decided, 'people' | 'outcomes'>, going: number): readonly number[] {
  const wanted = Math.min(FACES, going)
  const faces: number[] = []
  for (let [at, nth] = [0, 0]; faces.length < wanted; at += 1) {
    if (!isChannelNumber(outcomes[at] ?? 0)) continue
    if (nth === Math.floor((faces.length * going) / wanted)) faces.push(people[at] ?? 0)
    nth += 1
  }
  return faces
}

const EMAIL = MESSAGE_CHANNELS.indexOf('email')

/** How many go on each shop day, mails apart. `until`: those of later days are left out. */
export function plannedDays(
  { outcomes, dues }: Decided,
  { dayOf, until }: { readonly dayOf: (instant: number) => number; readonly until: number },
): readonly Planned[] {
  // Few instants, each asked for its day once.
  const byDue = new Map<number, { day: number; mails: number; others: number }>()
  for (let at = 0; at < outcomes.length; at += 1) {
    const outcome = outcomes[at] ?? 0
    if (!isChannelNumber(outcome)) continue
    const due = dues[at] ?? 0
    const known = byDue.get(due) ?? { day: dayOf(due), mails: 0, others: 0 }
    if (outcome === EMAIL) known.mails += 1
    else known.others += 1
    byDue.set(due, known)
  }
  return [...byDue.values()].filter(({ day }) => day < until)
}
