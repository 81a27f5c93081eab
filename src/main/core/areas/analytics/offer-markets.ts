// Who is in the markets of the competitors' offers, as they were when each offer began.
import { isFailure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import type { AskParts } from './ask-parts.ts'
import { offersOf } from './offers.ts'

/** A market whose segment is gone, or which whoever asks may not see, is left out. */
export async function marketsOf(
  { membersOf }: Pick<AskParts, 'membersOf'>,
  context: ActionContext,
  asOf: number,
): Promise<Record<number, Float64Array>> {
  const { db } = context.book()
  const offers = [...offersOf(db, false), ...offersOf(db, true)]
  const markets: Record<number, Float64Array> = {}
  for (const { id, segment, from } of offers) {
    if (segment === null || from > asOf) continue
    try {
      markets[id] = await membersOf(context, segment, from)
    } catch (error) {
      if (!isFailure(error, 'NOT_FOUND') && !isFailure(error, 'FORBIDDEN')) throw error
    }
  }
  return markets
}
