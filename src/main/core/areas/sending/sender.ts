// The worker of the outbox: while the book is open it hands over what may go, several connections at once, one message at a time on each.
// Whatever it does can be cut off at any moment: a message is marked as handed over, in a commit of its own, before its first byte leaves.
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { JobPlace, SendSource } from '../../area.ts'
import type { MailConnection } from '../../gateways.ts'
import { freezeAsks } from './asks.ts'
import { caughtUp } from './catch-up.ts'
import { claim, claimedOnes, dueNow, waitingSources, type Claimed } from './claim.ts'
import { createDepartures } from './departures.ts'
import { setStates } from './derive.ts'
import { handOver, type Written } from './hand-over.ts'
import { heldBy, restOf } from './held.ts'
import { roomFor } from './limits.ts'
import type { MailSettings, SendingParts } from './parts.ts'
import { holderOf, maySend, saveRole, thisMachine } from './rules.ts'
import type { Line } from './line.ts'
import { createReports } from './reports.ts'
import { sourceOf } from './sources.ts'
import { ownCommands } from './own-commands.ts'
import { putInOrder, ruleBy, stayAwake } from './tend.ts'

/** So many are claimed at once: claiming is a commit, and what is claimed may have to be let go. */
const BATCH = 200
const ASK_EVERY_MS = 60_000
/** A message that is on its way when the book is closed gets so long to arrive. */
const GRACE_MS = 10_000

export interface Sender {
  /** Sends what may go now; resolves when nothing more may. */
  run(): Promise<void>
  stop(): Promise<void>
}

export interface SenderParts extends SendingParts {
  readonly place: JobPlace
  readonly line: Line
}

/** Messages of one source, with what writes them. */
interface Batch {
  readonly source: SendSource
  readonly mark: string
  readonly write: Written
  readonly sends: readonly Claimed[]
  /** Commands of others before anything was asked of it. */
  readonly claimedAt: number
}

type Writer = Pick<Batch, 'mark' | 'write'>

export function createSender(parts: SenderParts): Sender {
  const { place, line } = parts
  const { clock } = place.outside
  const writers = new Map<string, Writer>()
  const commands = ownCommands(place)
  let inOrder = false
  let askedAt = Number.NEGATIVE_INFINITY
  let stopping = false
  let running: Promise<void> | null = null
  let connection: MailConnection | null = null

  async function run(): Promise<void> {
    const { db } = place.book()
    if (!maySend(db)) return
    if (!inOrder) putInOrder(place)
    inOrder = true
    stayAwake(place, parts.sources)
    const mail = parts.mailSettings(db)
    if (mail === null || parts.mail === null) return
    if (clock.now() - askedAt >= ASK_EVERY_MS) {
      askedAt = clock.now()
      freezeAsks(place)
    }
    if (line.restsUntil > clock.now()) return
    connection = parts.mail.connect(mail.account)
    try {
      while (await sendSome(mail, connection));
    } finally {
      connection.close()
      connection = null
      letGo()
    }
  }

  /** Answers whether there may be more. */
  async function sendSome(mail: MailSettings, over: MailConnection): Promise<boolean> {
    const { db } = place.book()
    const now = clock.now()
    const claimedAt = commands.ofOthers(place.warm())
    if (stopping || heldBy(db, { hasAccount: true, offline: line.restsUntil > now, now }) !== null) return false
    const most = Math.min(BATCH, roomFor(db, mail, now))
    const batch = most < 1 ? null : await nextBatch(now, most)
    if (batch === null || stopping) return false
    if (holderOf(db) === null) takeRole()
    const ids = batch.sends.map(({ id }) => id)
    place.book().local((tx) => {
      claim(tx, ids)
    }, true)
    await sendBatch({ ...batch, claimedAt }, mail, over)
    return true
  }

  /** Nobody has sent yet: whoever begins does from now on. */
  function takeRole(): void {
    place.program('sending.tend', ({ db }) => {
      saveRole(db, { ...thisMachine(db), since: clock.now() })
    })
  }

  async function nextBatch(now: number, most: number): Promise<Omit<Batch, 'claimedAt'> | null> {
    for (const one of waitingSources(place.book().db)) {
      const { db } = place.book()
      const source = sourceOf(parts.sources(), one)
      const mark = source?.mark(db, one.sourceId) ?? null
      if (source === undefined || mark === null) continue
      const sends = dueNow(db, one, { now, most })
      if (sends.length === 0) continue
      const write = await writerOf(source, one.sourceId, mark)
      if (write !== null) return { source, mark, write, sends }
    }
    return null
  }

  async function writerOf(source: SendSource, sourceId: number, mark: string): Promise<Written | null> {
    const key = `${source.source} ${String(sourceId)}`
    const known = writers.get(key)
    if (known?.mark === mark) return known.write
    const { db, settings } = place.book()
    const write = await source.writer({ db, settings, outside: place.outside }, sourceId)
    // One is enough: sources take turns, batch after batch.
    writers.clear()
    if (write !== null) writers.set(key, { mark, write })
    return write
  }

  async function sendBatch({ source, mark, write, sends, claimedAt }: Batch, mail: MailSettings, over: MailConnection) {
    const left = sends.values()
    const { dayOf } = shopCalendar(place.book().settings.zone, place.book().settings.dayTurn)
    const rule = ruleBy(place.book().db, parts.sources())
    const { connections } = mail.account
    let go = true
    const reports = createReports(commands)
    const [{ sourceId } = { sourceId: 0 }] = sends
    const departures = createDepartures({
      place,
      reports,
      commands,
      connections,
      claimedAt,
      stillOpen: (db) => source.mark(db, sourceId) === mark,
      goesOn: () => go && !stopping,
    })
    const runner = async () => {
      for (const send of left) {
        if (!go || stopping) break
        // Frozen after its day: the same question as when the program was off.
        const daysLate = dayOf(clock.now()) - dayOf(send.due)
        const missed = dayOf(send.due) < dayOf(send.at) ? caughtUp(send.id, rule(send), daysLate) : null
        if (missed !== null) reports.add(missed)
        else await one(send)
        await breath()
      }
      reports.flush()
    }

    async function one(send: Claimed): Promise<void> {
      const { offline, trouble } = await handOver({ place, send, write, mail, over, reports, departures, commands })
      if (offline !== null) {
        line.failed(offline, clock.now())
        go = false
      } else if (trouble) go = go && restOf(place.warm()) === null
      else line.works()
    }
    // While each connection waits for its server, the next message for it is made ready.
    const runners = Array.from({ length: Math.min(connections * 2, sends.length) }, runner)
    const failed = (await Promise.allSettled(runners)).find(({ status }) => status === 'rejected')
    letGo()
    if (failed?.status === 'rejected') throw failed.reason
  }

  /** What was claimed and has not left stands as it stood. */
  function letGo(): void {
    const claimed = claimedOnes(place.book().db)
    if (claimed.length === 0) return
    place.book().local((tx) => {
      setStates(tx, claimed)
    }, true)
  }

  return {
    run() {
      running = run()
      return running
    },
    async stop() {
      stopping = true
      const cancel = clock.after(GRACE_MS, () => connection?.close())
      // What it ended with was logged by whoever runs it.
      await running?.catch(() => undefined)
      cancel()
    },
  }
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
