// Whom paper may go to, and where: asked anew each time something is printed, whoever chose them and however long ago.
import type { ConsentPurpose, WriteReason } from '../../../../shared/domain/consent.ts'
import type { HoldReason, MessageClass } from '../../../../shared/domain/messages/words.ts'
import type { QueryContext } from '../../area.ts'
import { canonOf } from '../../database/people.ts'
import { mayBeWritten } from '../consent/service.ts'
import { listRows } from '../contacts/service.ts'

export interface Left {
  readonly id: number
  readonly name: string
  readonly reason: WriteReason | HoldReason | 'too_long'
}

export interface Chosen {
  readonly id: number
  readonly name: string
}

type Context = Pick<QueryContext, 'db' | 'settings' | 'outside'>

const PURPOSE = 'marketing' satisfies ConsentPurpose
/** Only these stop a letter that is no marketing. */
const NO_WAY: readonly WriteReason[] = ['not_in_book', 'no_address']

/** Each once, as they are known now; whoever may not be written to is left out, with the first reason. */
export function mayGetPaper(
  context: Context,
  ids: readonly number[],
  kind: MessageClass,
): { readonly people: readonly Chosen[]; readonly left: readonly Left[] } {
  const { db } = context
  const once = [...new Set(ids.map((id) => canonOf(db, id)))]
  const names = new Map(listRows(db, once).map(({ id, name }) => [id, name]))
  const people: Chosen[] = []
  const left: Left[] = []
  for (const id of once) {
    const { why } = mayBeWritten(context, { contactId: id, channel: 'post', purpose: PURPOSE })
    const reason = why.find((one) => kind === 'marketing' || NO_WAY.includes(one))
    const name = names.get(id) ?? ''
    if (reason === undefined) people.push({ id, name })
    else left.push({ id, name, reason })
  }
  return { people, left }
}
