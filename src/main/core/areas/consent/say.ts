// What somebody at a window writes down about consent: checked, then recorded.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { consent } from '../../../../shared/contract/consent.ts'
import type { ConsentAct } from '../../../../shared/domain/consent.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import { personOrFail, reachOf } from './may-write.ts'
import { recordConsents } from './record.ts'
import { suppress } from './suppress.ts'

interface Saying extends InputOf<typeof consent.refuse> {
  readonly parent?: string
}

/** Errors: NOT_FOUND; BAD_INPUT `in_future`, and `parent` with the rule `minor` where a child's parent is not named. */
export function sayConsent(context: CommandContext, act: ConsentAct, saying: Saying): void {
  const { db, outside } = context
  const { channels, purpose, how, words, proof, parent = '' } = saying
  const contactId = personOrFail(db, saying.contactId)
  const now = outside.clock.now()
  const at = saying.at ?? now
  if (at > now) throw new Failure('BAD_INPUT', { issues: [{ path: 'at', rule: 'in_future' }] })
  if (act === 'given' && parent === '' && reachOf(context, contactId).minor) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'parent', rule: 'minor' }] })
  }
  recordConsents(
    context,
    [...new Set(channels)].map((channel) => ({
      contactId,
      channel,
      purpose,
      act,
      at,
      how,
      words,
      note: proof,
      parent,
      now: saying.at === undefined,
    })),
  )
}

/** Errors: BAD_INPUT `not_an_email`, `not_a_phone`. */
export function saySuppressed(
  context: CommandContext,
  request: InputOf<typeof consent.suppress>,
): { readonly known: boolean } {
  const [fate] = suppress(context, [{ ...request, at: context.outside.clock.now() }])
  if (fate === 'unreadable') {
    const rule = request.kind === 'email' ? 'not_an_email' : 'not_a_phone'
    throw new Failure('BAD_INPUT', { issues: [{ path: 'value', rule }] })
  }
  return { known: fate === 'known' }
}
