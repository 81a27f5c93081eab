// What may be asked of what came back. What looks at many people at once is read on another thread.
import type { campaignResults } from '../../../../../shared/contract/campaigns.ts'
import { Failure } from '../../../../../shared/errors.ts'
import type { ActionContext, Handlers } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { Behind } from './behind.ts'
import { tellCode } from './code.ts'
import { redeem, respond } from './respond.ts'
import { responsesOf } from './responses.ts'
import type { ResultsAsked, ResultsFound, ResultsOrder } from './run.ts'

export interface ResultParts {
  /** Over the open book, on another thread. */
  readonly found: (order: Omit<ResultsOrder, 'file'>) => Promise<ResultsFound>
}

export function resultHandlers({ found }: ResultParts): Handlers<typeof campaignResults> {
  async function ask<W extends ResultsAsked['what']>(
    { book, outside }: ActionContext,
    asked: Extract<ResultsAsked, { what: W }>,
  ): Promise<Extract<ResultsFound, { what: W }>> {
    const answer = await found({ asked, now: outside.clock.now(), settings: book().settings })
    if (answer.what !== asked.what) throw new TypeError('another answer than was asked for')
    return answer as Extract<ResultsFound, { what: W }>
  }
  return {
    respond: (context, request) => ({ id: respond(context, request) }),
    code: (context, { code }) => tellCode(context, code),
    redeem: (context, request) => ({ id: redeem(context, request) }),
    responses: ({ db }, { id }) => responsesOf(db, id),
    results: async (context, { id }) => (await ask(context, { what: 'results', id })).results,
    async behind(context, { id, of, from, limit }) {
      const { people } = await ask(context, { what: 'behind', id, of })
      return { people: named(context.book().db, people.slice(from, from + limit)), total: people.length }
    },
    async returns(context, { from, to }) {
      if (to < from) throw new Failure('BAD_INPUT', { issues: [{ path: 'to', rule: 'too_small', limit: from }] })
      return (await ask(context, { what: 'returns', from, to })).returns
    },
  }
}

const NAMES =
  'SELECT l.contact_id AS id, l.name FROM json_each(?) m CROSS JOIN contact_list l ON l.contact_id = m.value'

function named(db: ReadDb, people: readonly Behind[]) {
  const names = new Map(
    db
      .all<{ id: number; name: string }>(NAMES, JSON.stringify(people.map(({ owner }) => owner)))
      .map((one) => [one.id, one]),
  )
  return people.map(({ owner, channel, day, revenue }) => ({
    contact: (owner === null ? undefined : names.get(owner)) ?? null,
    channel,
    day,
    revenue,
  }))
}
