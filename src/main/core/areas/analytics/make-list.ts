// A list by hand of the people behind a number.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { analytics } from '../../../../shared/contract/analytics.ts'
import type { ActionContext } from '../../area.ts'
import { fillList } from '../lists/service.ts'
import { findPeople, type PeopleParts } from './people.ts'

export const MAKE_LIST = 'analytics.makeList'

/** Errors: those of the report, NOT_FOUND for people that it does not have, NAME_TAKEN, BUSY; CANCELLED when it was stopped on the way. */
export async function makeListOf(
  parts: PeopleParts,
  context: ActionContext,
  { name, ...asked }: InputOf<typeof analytics.makeList>,
): Promise<OutputOf<typeof analytics.makeList>> {
  const { ids } = await findPeople(parts, context, asked)
  return fillList(context, { kind: MAKE_LIST, name, people: ids })
}
