// One call, from its path to its answer: find, admit, refuse hidden fields, run by kind, cover hidden fields, note.
import type { Meta } from '../../shared/contract/base.ts'
import { Failure, isFailure } from '../../shared/errors.ts'
import { idsIn, type AccessLog } from './access-log.ts'
import type { ActionContext, BookDoor, CommandContext, QueryContext, Session } from './area.ts'
import { refusal } from './gate.ts'
import type { OpenBook } from './open-book.ts'
import type { Outside } from './outside.ts'
import type { HouseProcedure, Procedures } from './procedures.ts'
import type { Seat, Sessions } from './sessions.ts'

export interface CallParts {
  readonly procedures: Procedures
  readonly sessions: Sessions
  readonly outside: Outside
  readonly accessLog: AccessLog
  /** The book if it is open now. */
  openBook(): OpenBook | null
  readonly backupBefore: ActionContext['backupBefore']
  /** Before a call is looked at: the screen locks here when the time is over. */
  readonly beforeUse: () => void
  /** Somebody asked for something. */
  readonly onUse: () => void
}

export interface CallRequest {
  readonly connection: number
  readonly path: readonly [area: string, procedure: string]
  /** Parsed already. */
  readonly input: unknown
  readonly signal: AbortSignal
}

/** A call that was let in. */
interface Admitted {
  readonly procedure: HouseProcedure
  readonly seat: Seat
  readonly input: unknown
  readonly signal: AbortSignal
}

/** Answers a value, a promise (action) or an async generator (stream). Throws Failure; anything else is a defect. */
export function answer(parts: CallParts, request: CallRequest): unknown {
  const { input, signal } = request
  parts.beforeUse()
  const procedure = parts.procedures.find(request.path)
  const call: Admitted = { procedure, seat: parts.sessions.of(request.connection), input, signal }
  try {
    admit(parts, call)
    const result = run(parts, call)
    if (result instanceof Promise) return settle(parts, call, result)
    note(parts, call, 'ok')
    return cover(call, result)
  } catch (error) {
    note(parts, call, isFailure(error) ? error.code : 'INTERNAL')
    throw error
  }
}

function admit(parts: CallParts, { procedure, seat, input }: Admitted): void {
  const refused = refusal(procedure.meta, { open: parts.openBook() !== null, seat })
  if (refused !== null) throw refused
  if (seat.session !== null) procedure.mask.refuse(seat.session.role, input)
  if (isUse(procedure.meta)) parts.onUse()
}

/** What windows ask by themselves, over and over, is no sign of somebody being there. */
function isUse({ kind, always, logged, use }: Meta): boolean {
  return use ?? (kind === 'command' || (kind === 'action' && (always !== true || logged === true)))
}

async function settle(parts: CallParts, call: Admitted, result: Promise<unknown>): Promise<unknown> {
  try {
    const settled = cover(call, await result)
    note(parts, call, 'ok')
    return settled
  } catch (error) {
    note(parts, call, isFailure(error) ? error.code : 'INTERNAL')
    throw error
  }
}

const cover = ({ procedure, seat }: Admitted, result: unknown): unknown =>
  seat.session === null ? result : procedure.mask.cover(seat.session.role, result)

function note(parts: CallParts, { procedure, seat, input }: Admitted, outcome: string): void {
  if (procedure.meta.logged !== true) return
  // Who just signed in has a session now that was not there before.
  const session = seat.session ?? parts.sessions.find(seat.id)?.session ?? null
  parts.accessLog.note({ userId: session?.userId ?? null, what: procedure.path, about: idsIn(input), outcome })
}

function run(parts: CallParts, call: Admitted): unknown {
  const { procedure, input } = call
  switch (procedure.meta.kind) {
    case 'query':
      return query(parts, call)
    case 'command':
      return command(parts, call)
    case 'action':
    case 'stream':
      return handlerOf<ActionContext>(procedure)(actionContext(parts, call), input)
  }
}

/** The kind in the contract says which context a handler takes; `Handlers` held it to that when it was bound. */
const handlerOf = <Context>({ handler }: HouseProcedure) => handler as (context: Context, input: unknown) => unknown

function query(parts: CallParts, { procedure, seat, input }: Admitted): unknown {
  const { db, settings } = opened(parts)
  const context: QueryContext = { db, settings, session: signedIn(seat), outside: parts.outside }
  return handlerOf<QueryContext>(procedure)(context, input)
}

function command(parts: CallParts, { procedure, seat, input }: Admitted): unknown {
  const handler = handlerOf<CommandContext>(procedure)
  const work = (context: CommandContext) => {
    const result = handler(context, input)
    // What it wrote after its first wait would stand outside the transaction.
    if (result instanceof Promise) throw new TypeError(`${procedure.path} is a command and must not wait`)
    return result
  }
  const done = opened(parts).command({ kind: procedure.path, session: signedIn(seat), work })
  return { ...(done.result as object), command: done.command }
}

function actionContext(parts: CallParts, { procedure, seat, signal }: Admitted): ActionContext {
  const until = procedure.meta.kind === 'stream' && procedure.meta.always !== true ? seat.ends : seat.gone
  return {
    connection: seat.id,
    session: seat.session,
    outside: parts.outside,
    signal: AbortSignal.any([signal, until]),
    gone: seat.gone,
    book: () => doorOf(opened(parts), () => signedIn(seat), procedure.area),
    backupBefore: parts.backupBefore,
  }
}

/** The open book as an action or a job of an area uses it; `session` is asked by whatever is done in somebody's name. */
export function doorOf(book: OpenBook, session: () => Session, area: string): BookDoor {
  return {
    db: book.db,
    settings: book.settings,
    command: (kind, work) => book.command({ kind, session: session(), work }),
    longWork: (request, note) => book.longWork.begin({ ...request, user: session().userId }, note),
    longWorkEnds: () => book.longWork.idle(),
    local: (work, calm) => book.local(area, work, calm),
  }
}

function opened(parts: CallParts): OpenBook {
  const book = parts.openBook()
  if (book === null) throw new Failure('BOOK_CLOSED', {})
  return book
}

function signedIn({ session }: Seat): Session {
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  return session
}
