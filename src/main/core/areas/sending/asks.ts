// The asking for consent as mail: what is due becomes rows of the outbox, and says what the shop wrote.
import type { JobPlace, SendSource } from '../../area.ts'
import { askWords, dueAsks, noteAsked, rulePackOf } from '../consent/service.ts'
import { freeze } from './freeze.ts'
import { plainMessage } from './plain-message.ts'

const ASKED_BY = 'SELECT user_id FROM consent_ask WHERE id = ?'

/** Freezes what is due now. */
export function freezeAsks(place: JobPlace): void {
  const { db, settings } = place.book()
  const now = place.outside.clock.now()
  const dues = dueAsks({ db, settings }, now)
  if (dues.length === 0) return
  place.program('sending.tend', (context) => {
    const { pack } = rulePackOf(context)
    for (const { contactId, sourceId, step } of noteAsked(context, dues)) {
      const userId = context.db.pluck<number | null>(ASKED_BY, sourceId)[0] ?? null
      // A welcome goes to somebody who agreed; what asks for a yes is held to more than a service is (may-leave.ts).
      const kind = step === 0 ? 'marketing' : 'service'
      const row = {
        contactId,
        source: 'consent',
        sourceId,
        step,
        channel: 'email',
        class: kind,
        due: now,
        pack,
      } as const
      freeze({ ...context, session: userId === null ? null : { userId } }, [row])
    }
  })
}

export const askSource: SendSource = {
  source: 'consent',
  mark: (db, sourceId) => {
    const words = askWords(db, sourceId)
    return words === null ? null : JSON.stringify(words)
  },
  writer: ({ db }, sourceId) => {
    const words = askWords(db, sourceId)
    return Promise.resolve(words === null ? null : () => plainMessage(words.subject, words.text))
  },
  nameOf: (db, sourceId) => askWords(db, sourceId)?.subject ?? null,
}
