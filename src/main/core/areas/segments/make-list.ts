// A list by hand of whoever is in a segment now, by name.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { segments } from '../../../../shared/contract/segments.ts'
import type { ActionContext } from '../../area.ts'
import { fillList } from '../lists/service.ts'
import { describe, ordered } from './count.ts'
import type { SegmentParts } from './parts.ts'

export const MAKE_LIST = 'segments.makeList'

/** Errors: NAME_TAKEN, NOT_FOUND, BAD_INPUT, FORBIDDEN, BUSY; CANCELLED when it was stopped on the way. */
export async function makeListOf(
  parts: SegmentParts,
  context: ActionContext,
  { name, ...asked }: InputOf<typeof segments.makeList>,
): Promise<OutputOf<typeof segments.makeList>> {
  const { people } = await describe(parts, context, asked)
  const inOrder = ordered(context.book().db, people, { sort: 'name', from: 0, limit: people.length })
  return fillList(context, { kind: MAKE_LIST, name, people: Float64Array.from(inOrder) })
}
