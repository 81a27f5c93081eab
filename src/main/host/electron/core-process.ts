// Keeps the core's own process alive: starts it, starts it anew with growing pauses when it dies, and lets it finish
// when the program ends.
import type { UtilityProcess } from 'electron'
import type { Clock, Log } from '../../core/outside.ts'
import type { FromCore, ToCore } from './core-messages.ts'

const PAUSES_MS = [0, 250, 1_000, 4_000] as const
/** A core that lived this long was well; the next death starts with the shortest pause again. */
const WELL_MS = 60_000

export interface CoreProcessOptions {
  readonly fork: () => UtilityProcess
  readonly clock: Clock
  readonly log: Log
  readonly onMessage: (message: FromCore, reply: (message: ToCore) => void) => void
}

export interface CoreProcess {
  /** Resolves as soon as there is a core that listens; the same one may be dead a moment later. */
  ready(): Promise<Pick<UtilityProcess, 'postMessage'>>
  /** Asks it to finish and waits until it has; it is not started again. A second call waits for the first. */
  close(): Promise<void>
}

export function keepCoreRunning({ fork, clock, log, onMessage }: CoreProcessOptions): CoreProcess {
  const waiting = new Set<(core: UtilityProcess) => void>()
  let child: UtilityProcess
  let running: UtilityProcess | null = null
  let deaths = 0
  let closing: Promise<void> | undefined

  function start(): void {
    const startedAt = clock.now()
    const born = fork()
    child = born
    born.on('message', (message: FromCore) => {
      if (message.type !== 'ready') return onMessage(message, (reply) => born.postMessage(reply))
      running = born
      for (const tell of waiting) tell(born)
      waiting.clear()
    })
    born.once('exit', (code) => {
      running = null
      if (closing !== undefined) return
      log.error('core.died', undefined, { code })
      deaths = clock.now() - startedAt > WELL_MS ? 1 : deaths + 1
      clock.after(PAUSES_MS[Math.min(deaths, PAUSES_MS.length) - 1] ?? 0, start)
    })
  }

  const ready = () =>
    running === null ? new Promise<UtilityProcess>((resolve) => waiting.add(resolve)) : Promise.resolve(running)

  async function finish(): Promise<void> {
    if (running === null) {
      // No window was ever served by it, so there is nothing to finish; between two lives there is none at all.
      child.kill()
      return
    }
    const core = running
    const gone = new Promise((resolve) => core.once('exit', resolve))
    core.postMessage({ type: 'close' } satisfies ToCore)
    await gone
  }

  start()
  return { ready, close: () => (closing ??= finish()) }
}
