// Of whom a text has nothing to say: they get no message, because a letter with a hole is worse than none. And how many would read
// something said instead.
import { MESSAGE_CHANNELS } from '../../../../../shared/domain/messages/words.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { gapsOf } from '../writing/writers.ts'
import type { Message } from './messages.ts'
import type { AudienceOrder, Fallback, Outcome } from './order.ts'

interface Reached {
  readonly messages: readonly Message[]
  /** Of each message, in the same order. */
  readonly outcomes: readonly Outcome[]
}

/** Errors: BAD_INPUT for words that cannot be read. */
export function withoutGaps(
  db: ReadDb,
  { settings, words, coupon }: AudienceOrder,
  { messages, outcomes }: Reached,
): { readonly outcomes: readonly Outcome[]; readonly fallbacks: readonly Fallback[] } {
  const fallbacks = new Map<string, number>()
  const missing = new Set<string>()
  for (const channel of MESSAGE_CHANNELS) {
    const readers = messages
      .filter((_, at) => outcomes[at] === channel)
      .map(({ person, step, day }) => ({ id: person, day, about: step === 0 ? null : step }))
    if (readers.length === 0) continue
    const subjects = channel === 'email' && words.subjectB.trim() !== '' ? (['a', 'b'] as const) : (['a'] as const)
    for (const subject of subjects) {
      const found = gapsOf({ db, settings }, { words, coupon, channel, subject, readers })
      for (const person of found.missing) missing.add(`${channel} ${String(person)}`)
      if (subject === 'b') continue
      for (const { placeholder, people } of found.fallbacks) {
        fallbacks.set(placeholder, (fallbacks.get(placeholder) ?? 0) + people)
      }
    }
  }
  const isMissing = (at: number) => missing.has(`${outcomes[at] ?? ''} ${String(messages[at]?.person)}`)
  return {
    outcomes: missing.size === 0 ? outcomes : outcomes.map((outcome, at) => (isMissing(at) ? 'missing' : outcome)),
    fallbacks: [...fallbacks].map(([placeholder, people]) => ({ placeholder, people })),
  }
}
