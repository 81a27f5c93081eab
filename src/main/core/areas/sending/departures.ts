// The last moment of messages: those whose servers wait for them just then are asked about once more and marked in one commit, with what
// became of the ones before them; only then their first bytes leave. Never more are on their way than there are connections, so that a kill
// leaves no more in doubt.
import type { JobPlace } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import type { Claimed } from './claim.ts'
import { mayLeave, stillUncapped, type Place, type Verdict } from './may-leave.ts'
import type { NewEvent } from './note.ts'
import type { OwnCommands } from './own-commands.ts'
import type { Reports } from './reports.ts'
import { maySend, pauseOf } from './rules.ts'

export interface Departing {
  readonly send: Claimed
  /** When it was asked whether it may go: UTC epoch ms, and the commands of others (`ofOthers`) by then. */
  readonly asked: { readonly at: number; readonly after: number }
  readonly address: string
  readonly messageId: string
}

export interface Departures {
  /** Whether a claimed message is wanted at all, as far as others have said anything since it was claimed. */
  wanted(send: Claimed): boolean
  /** Resolves when it is in the book, on the disk, that the message leaves. Throws HeldBack where it must not leave. */
  leave(one: Departing): Promise<void>
  /** It is known what became of one that left. */
  returned(): void
}

/** Stops a message whose server is waiting for it: nothing of it has left. */
export class HeldBack extends Error {}

export interface DeparturesParts {
  readonly place: JobPlace
  readonly reports: Reports
  readonly commands: OwnCommands
  readonly connections: number
  /** Commands of others (`ofOthers`) when the messages were claimed with nothing against them: pause, role, source. */
  readonly claimedAt: number
  /** Whether their source still wants them sent as they were written. */
  readonly stillOpen: (db: ReadDb) => boolean
  /** Whether this worker goes on at all. */
  readonly goesOn: () => boolean
}

interface Waiting extends Departing {
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export function createDepartures(parts: DeparturesParts): Departures {
  let queue: readonly Waiting[] = []
  let onTheirWay = 0
  let called = false

  /** Not at once: others may ask in the same turn of the event loop. */
  function call(): void {
    if (called) return
    called = true
    setImmediate(() => {
      called = false
      depart()
    })
  }

  function depart(): void {
    const now = next()
    if (now.length === 0) return
    queue = queue.filter((one) => !now.includes(one))
    try {
      const gone = commit(parts, now)
      onTheirWay += gone.size
      for (const one of now) {
        if (gone.has(one)) one.resolve()
        else one.reject(new HeldBack())
      }
    } catch (error) {
      for (const one of now) one.reject(error)
    }
    if (queue.length > 0) call()
  }

  /** Of one person one at a time: whether they may have another follows from the one before. */
  function next(): readonly Waiting[] {
    const people = new Set<number>()
    const db = parts.place.warm()
    return queue
      .filter(({ send }) => {
        const person = canonOf(db, send.contactId)
        return !people.has(person) && people.add(person)
      })
      .slice(0, parts.connections - onTheirWay)
  }

  return {
    wanted(send) {
      const db = parts.place.warm()
      return parts.goesOn() && (parts.commands.ofOthers(db) === parts.claimedAt || stillWanted(parts, db, send))
    },
    leave: (one) =>
      new Promise<void>((resolve, reject) => {
        queue = [...queue, { ...one, resolve, reject }]
        call()
      }),
    returned() {
      onTheirWay -= 1
      if (queue.length > 0) call()
    },
  }
}

/** Answers which of them leave. */
function commit(parts: DeparturesParts, now: readonly Waiting[]): ReadonlySet<Waiting> {
  const gone = new Set<Waiting>()
  parts.commands.run((context) => {
    const events = now.flatMap((one): readonly NewEvent[] => {
      const verdict = lastWord(parts, context, one)
      if (verdict === 'not wanted') return []
      if (verdict.verdict !== 'go') return [against(one.send.id, verdict)]
      const { send, address, messageId } = one
      // Somebody gave them another address meanwhile: it is written anew.
      if (verdict.address !== address) return []
      gone.add(one)
      return [{ sendId: send.id, state: 'handed_over', detail: { to: address, messageId } }]
    })
    // One look-up and one insert for all of them.
    parts.reports.write(context, events)
  })
  parts.reports.written()
  return gone
}

/** An hour that is quiet may begin meanwhile. */
const SAME_MS = 30_000

/**
 * What is to be said of it now. Where nobody but this worker has said anything since it was asked, and the clock has hardly moved, only
 * one more that went to the same person can have changed anything.
 */
function lastWord(parts: DeparturesParts, context: Place, { send, asked, address }: Departing): Verdict | 'not wanted' {
  const { db } = context
  if (!parts.goesOn()) return 'not wanted'
  const hardlyMoved = Math.abs(context.outside.clock.now() - asked.at) < SAME_MS
  if (parts.commands.ofOthers(db) === asked.after && hardlyMoved) return stillUncapped(context, send, address)
  return stillWanted(parts, db, send) ? mayLeave(context, send) : 'not wanted'
}

function stillWanted({ stillOpen }: DeparturesParts, db: ReadDb, send: Claimed): boolean {
  const state = db.pluck<string>('SELECT state FROM send_state WHERE send_id = ?', send.id)[0]
  return state === 'claimed' && !pauseOf(db).on && maySend(db) && stillOpen(db)
}

export function against(sendId: number, verdict: Exclude<Verdict, { verdict: 'go' }>): NewEvent {
  return verdict.verdict === 'wait'
    ? { sendId, state: 'waiting', due: verdict.until, detail: { why: 'quiet' } }
    : { sendId, state: 'skipped', detail: { why: verdict.why } }
}
