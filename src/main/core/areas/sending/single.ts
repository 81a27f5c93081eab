// One message that somebody of the shop writes to one customer: held to the same rules as any other, and sent at the next occasion.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { sending as contract } from '../../../../shared/contract/sending.ts'
import { sellingFinds } from '../../../../shared/domain/rules/guard.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, SendSource } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { rulePackOf, shownPerson } from '../consent/service.ts'
import { freeze } from './freeze.ts'
import { mayLeave } from './may-leave.ts'
import { plainMessage } from './plain-message.ts'

/**
 * Errors: NOT_FOUND; BAD_INPUT with the rule that forbids it at `contactId`, `selling` at `subject` or `text` where the class says that
 * nothing is sold, `required` at `because`.
 */
export function writeSingle(
  context: CommandContext,
  { contactId, class: kind, subject, text, because }: InputOf<typeof contract.single>,
): number {
  const { db, session, outside } = context
  const person = canonOf(db, contactId)
  if (shownPerson(db, person) === null) throw new Failure('NOT_FOUND', { what: 'contact' })
  const issues = kind === 'marketing' ? [] : whyNoService({ subject, text, because })
  const verdict = mayLeave(context, { contactId: person, source: 'single', class: kind })
  if (verdict.verdict === 'skip') issues.unshift({ path: 'contactId', rule: verdict.why })
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  const id = db.newId('single_message')
  const now = outside.clock.now()
  db.run(
    'INSERT INTO single_message (id, contact_id, owner_id, subject, text, because, at, user_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[id, person, person, subject, text, because, now, session.userId],
  )
  const { pack } = rulePackOf(context)
  freeze(context, [
    { contactId: person, source: 'single', sourceId: id, step: 0, channel: 'email', class: kind, due: now, pack },
  ])
  return id
}

function whyNoService({
  because,
  ...words
}: {
  readonly subject: string
  readonly text: string
  readonly because: string
}): { path: string; rule: string }[] {
  const sells = (['subject', 'text'] as const).filter((path) => sellingFinds(words[path]).length > 0)
  return [
    ...sells.map((path) => ({ path, rule: 'selling' })),
    ...(because.trim() === '' ? [{ path: 'because', rule: 'required' }] : []),
  ]
}

const SAID = 'SELECT subject, text, because FROM single_message WHERE id = ?'

interface SingleWords {
  readonly subject: string
  readonly text: string
  readonly because: string
}

export const singleWords = (db: ReadDb, id: number): SingleWords | null => db.get<SingleWords>(SAID, id) ?? null

export const singleSource: SendSource = {
  source: 'single',
  // Its words never change.
  mark: (db, id) => (singleWords(db, id) === null ? null : 'written'),
  writer: ({ db }, id) => {
    const said = singleWords(db, id)
    return Promise.resolve(said === null ? null : () => plainMessage(said.subject, said.text))
  },
  nameOf: (db, id) => singleWords(db, id)?.subject || null,
  catchUp: () => ({ how: 'late', days: 366 }),
}
