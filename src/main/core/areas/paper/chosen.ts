// The people somebody wants something printed for: of a campaign, of a list, or one by one.
import { Failure } from '../../../../shared/errors.ts'
import type { MessageClass } from '../../../../shared/domain/messages/words.ts'
import type { ActionContext } from '../../area.ts'
import { memberIds } from '../lists/service.ts'
import { mayGetPaper, type Chosen, type Left } from './people.ts'

export interface PeopleAsked {
  readonly campaignId?: number | undefined
  readonly listId?: number | undefined
  readonly contactIds?: readonly number[] | undefined
  readonly class: MessageClass
  readonly from: number
  readonly limit: number
}

export interface People {
  readonly people: readonly Chosen[]
  readonly left: readonly Left[]
  readonly total: number
}

/** So many at once take a few milliseconds; between them the counter has its turn. */
const AT_ONCE = 50

/** Errors: NOT_FOUND, BAD_INPUT `only_one`, CANCELLED, BOOK_CLOSED. */
export async function peopleAsked(context: ActionContext, asked: PeopleAsked): Promise<People> {
  const ids = idsOf(context, asked)
  const part = ids.slice(asked.from, asked.from + asked.limit)
  const people: Chosen[] = []
  const left: Left[] = []
  for (let from = 0; from < part.length; from += AT_ONCE) {
    if (from > 0) await breath(context)
    const some = mayGetPaper(
      { ...context.book(), outside: context.outside },
      part.slice(from, from + AT_ONCE),
      asked.class,
    )
    people.push(...some.people)
    left.push(...some.left)
  }
  const once = new Map(people.map((one) => [one.id, one]))
  return { people: [...once.values()], left, total: ids.length }
}

/** Lets others have their turn. Errors: CANCELLED. */
export async function breath({ signal }: Pick<ActionContext, 'signal'>): Promise<void> {
  await new Promise((resume) => setImmediate(resume))
  if (signal.aborted) throw new Failure('CANCELLED', {})
}

function idsOf({ book }: ActionContext, { campaignId, listId, contactIds }: PeopleAsked): readonly number[] {
  const named = [campaignId, listId, contactIds].filter((one) => one !== undefined)
  if (named.length !== 1) throw new Failure('BAD_INPUT', { issues: [{ path: 'contactIds', rule: 'only_one' }] })
  if (listId !== undefined) return memberIds(book().db, listId)
  return contactIds ?? []
}
