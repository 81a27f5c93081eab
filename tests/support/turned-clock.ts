// Loaded by Node before a program under test (`--import`): its clock stands where the environment says and is turned by messages of the test.
// The program itself knows nothing of it, and nobody who starts it as it is shipped can get here.
import { isMainThread } from 'node:worker_threads'
import { NOW, type Turn } from './turned-clock-words.ts'

const RealDate = Date
const realTimeout = setTimeout
const began = Number(process.env[NOW] ?? RealDate.now())
let ahead = began - RealDate.now()
const now = (): number => RealDate.now() + ahead

class TurnedDate extends RealDate {
  constructor(...given: readonly [] | ConstructorParameters<DateConstructor>) {
    if (given.length === 0) super(now())
    else super(...(given as ConstructorParameters<DateConstructor>))
  }
  static override now(): number {
    return now()
  }
}

globalThis.Date = TurnedDate as DateConstructor

interface Waiting {
  readonly at: number
  readonly ms: number
  readonly run: () => void
}

/** What the program's own clock waits for: of all timers only those do not keep the process alive. */
const waiting = new Map<NodeJS.Timeout, Waiting>()

/** How often somebody waited for so many milliseconds: what was asked for again is a job, which waits anew when its run is over. */
const asked = new Map<number, number>()
const A_JOB_MS = 10_000
const MOST_MS = 2_000

const waitingFor = (ms: number): number => [...waiting.values()].filter((one) => one.ms === ms).length

function timeout(run: (...given: readonly unknown[]) => void, ms = 0, ...given: readonly unknown[]): NodeJS.Timeout {
  const timer = realTimeout(() => {
    waiting.delete(timer)
    run(...given)
  }, ms)
  const unref = timer.unref.bind(timer)
  timer.unref = () => {
    waiting.set(timer, { at: now() + ms, ms, run: () => run(...given) })
    asked.set(ms, (asked.get(ms) ?? 0) + 1)
    return unref()
  }
  return timer
}

/** Everybody who waited for a moment that has come by now, in order; resolves when the jobs among them have done their work. */
async function ring(): Promise<void> {
  const due = [...waiting].filter(([, { at }]) => at <= now()).toSorted(([, one], [, other]) => one.at - other.at)
  const jobs = new Set(due.map(([, { ms }]) => ms).filter((ms) => ms >= A_JOB_MS && (asked.get(ms) ?? 0) > 1))
  const before = new Map([...jobs].map((ms) => [ms, waitingFor(ms)]))
  for (const [timer, { run }] of due) {
    if (!waiting.delete(timer)) continue
    clearTimeout(timer)
    run()
  }
  const until = performance.now() + MOST_MS
  const atRest = () => [...before].every(([ms, count]) => waitingFor(ms) >= count)
  while (!atRest() && performance.now() < until) await new Promise((resolve) => realTimeout(resolve, 5))
}

// As the program calls it; the form with a promise stays what it was.
globalThis.setTimeout = Object.assign(timeout, realTimeout) as typeof setTimeout

if (isMainThread) {
  process.env[NOW] = String(began)
  process.on('message', ({ turnTo }: Turn) => {
    ahead = turnTo - RealDate.now()
    process.env[NOW] = String(turnTo)
    void ring().then(() => process.send?.({ turnedTo: turnTo }))
  })
}
