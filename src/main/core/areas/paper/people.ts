// Whom paper may go to: asked anew each time something is printed, whoever chose them and however long ago.
import type { LeftOut } from '../../../../shared/contract/paper.ts'
import type { WriteReason } from '../../../../shared/domain/consent.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, QueryContext } from '../../area.ts'
import { mayBeWritten } from '../consent/service.ts'
import { listRows } from '../contacts/service.ts'
import { isCappedOn } from '../sending/service.ts'
import { wantedPaper, type Asked, type Wanted, type WantedPaper } from './wanted.ts'

/** Somebody who may get it. */
export interface Chosen extends Wanted {
  readonly id: number
  readonly name: string
}

export interface Left extends LeftOut {
  readonly send: number | null
}

export interface People {
  readonly chosen: readonly Chosen[]
  readonly left: readonly Left[]
  /** Of how many this is a part. */
  readonly total: number
}

type Context = Pick<QueryContext, 'db' | 'settings' | 'outside'>

/** Only these stop a letter that is no marketing. */
const NO_WAY: readonly WriteReason[] = ['not_in_book', 'no_address']

/** Whoever may not be written to is left out, with the first reason. */
export function mayGetPaper(context: Context, { class: kind, wanted }: WantedPaper): Omit<People, 'total'> {
  const { db, settings, outside } = context
  const ids = wanted.map(({ contactId }) => contactId)
  const names = new Map(listRows(db, ids).map(({ id, name }) => [id, name]))
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const chosen: Chosen[] = []
  const left: Left[] = []
  for (const one of wanted) {
    const { contactId: id } = one
    const { why } = mayBeWritten(context, { contactId: id, channel: 'post', purpose: 'marketing' })
    const name = names.get(id) ?? ''
    const reason = why.find((each) => kind === 'marketing' || NO_WAY.includes(each))
    if (reason !== undefined) left.push({ id, name, reason, send: one.send })
    else if (kind === 'marketing' && one.send !== null && isCappedOn(context, id, today)) {
      left.push({ id, name, reason: 'capped', send: one.send })
    } else chosen.push({ ...one, id, name })
  }
  return { chosen, left }
}

/** So many at once take a few milliseconds; between them the counter has its turn. */
const AT_ONCE = 50

/** A part of what is wanted. Errors: those of `wantedPaper`, CANCELLED, BOOK_CLOSED. */
export async function peopleFor(
  context: ActionContext,
  asked: Asked & { readonly from: number; readonly limit: number },
): Promise<People> {
  const { outside } = context
  const paper = wantedPaper({ ...context.book(), outside }, asked)
  const part = paper.wanted.slice(asked.from, asked.from + asked.limit)
  const chosen: Chosen[] = []
  const left: Left[] = []
  for (let from = 0; from < part.length; from += AT_ONCE) {
    if (from > 0) await breath(context)
    const wanted = part.slice(from, from + AT_ONCE)
    const some = mayGetPaper({ ...context.book(), outside }, { class: paper.class, wanted })
    chosen.push(...some.chosen)
    left.push(...some.left)
  }
  return { chosen, left, total: paper.wanted.length }
}

/** Lets others have their turn. Errors: CANCELLED. */
export async function breath({ signal }: Pick<ActionContext, 'signal'>): Promise<void> {
  await new Promise((resume) => setImmediate(resume))
  if (signal.aborted) throw new Failure('CANCELLED', {})
}
