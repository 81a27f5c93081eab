// The analytics area: questions about all customers, answered on another thread, with the people behind every number.
import { contract } from '../../../../shared/contract/index.ts'
import { type ActionContext, type Area, bind } from '../../area.ts'
import { createAnswers, type Answers, type Runner } from './answers.ts'
import type { AskParts } from './ask-parts.ts'
import { askOf } from './ask.ts'
import { addOffer, archiveOffer, offersOf, saveOffer } from './offers.ts'
import { fillingWriter } from '../lists/service.ts'
import { MAKE_LIST, makeListOf } from './make-list.ts'
import { peopleBehind } from './people.ts'
import { fields, tables } from './schema.ts'
import { spanOf } from './span.ts'
import { takeOut, type TakeOut } from './take-out.ts'
import { fitOrder, type FitBuying, type Fitted } from '../value/service.ts'
import { Failure } from '../../../../shared/errors.ts'

export interface AnalyticsParts extends AskParts {
  /** Runs a report over the open book on another thread. */
  readonly run: Runner
  /** Fits the models of buying on the open book, on another thread. */
  readonly fit: (order: Omit<FitBuying, 'file'>) => Promise<Fitted>
  /** Writes files, and keeps the log of what was taken out. */
  readonly takeOut: TakeOut
}

export function analytics(parts: AnalyticsParts): Area {
  // Of the book that is open: made anew with its jobs.
  let answers: Answers | null = null
  const present = (): Answers => {
    if (answers === null) throw new Failure('BOOK_CLOSED', {})
    return answers
  }
  const people = { asking: parts, answers: present, takeOut: parts.takeOut }
  return {
    name: 'analytics',
    tables,
    fields,
    nameOf: (table, { offer }) => (table === 'competitor_offer' && typeof offer === 'string' ? offer : null),
    works: { [MAKE_LIST]: fillingWriter },
    records: { offer: { table: 'competitor_offer' } },
    jobs({ outside }) {
      answers = createAnswers(parts.run, outside)
      return []
    },
    procedures: bind('analytics', contract.analytics, {
      report: async (context, request) => reportOf(context, await askOf(parts, context, { request })),
      people: (context, request) => peopleBehind(people, context, request),
      makeList: (context, request) => makeListOf(people, context, request),
      export: (context, request) => takeOut(people, context, request),
      fit({ book, outside }, request) {
        const { db, settings } = book()
        return parts.fit(fitOrder({ db, settings, now: outside.clock.now() }, request))
      },
      offers: ({ db }, { archived }) => offersOf(db, archived),
      addOffer: ({ db }, offer) => ({ id: addOffer(db, offer) }),
      saveOffer({ db }, request) {
        saveOffer(db, request)
        return { id: request.id }
      },
      archiveOffer({ db }, request) {
        archiveOffer(db, request)
        return {}
      },
      span: ({ db, settings, outside }) => spanOf({ db, settings, now: outside.clock.now() }),
    }),
  }

  async function reportOf(context: ActionContext, ask: Awaited<ReturnType<typeof askOf>>) {
    const { body } = await present().of(context.book(), ask)
    return { ...body, report: ask.request.report, asOf: ask.asOf }
  }
}
