// Listens to what the core tells without being asked, and goes on listening after every loss of the connection.
import type { ChangeEvent } from '../../shared/contract/events.ts'
import { ConnectionLost } from './peer-client.ts'
import { ConnectionRefused } from './reconnecting-link.ts'

interface Watch {
  readonly listen: (signal: AbortSignal) => Promise<AsyncIterable<ChangeEvent>>
  readonly hear: (event: ChangeEvent) => void
  /** Listening began anew: events in between went unheard. */
  readonly missed: () => void
  readonly signal: AbortSignal
}

/** Pause after a stream ended for another reason than a loss, so that a core in trouble is not asked without pause. */
const PAUSE_MS = 1_000

/** Resolves when `signal` aborts or the host refuses this window; never rejects. */
export async function watchChanges({ listen, hear, missed, signal }: Watch): Promise<void> {
  for (let again = false; !signal.aborted; again = true) {
    try {
      const events = await listen(signal)
      if (again) missed()
      for await (const event of events) hear(event)
    } catch (error) {
      if (error instanceof ConnectionRefused) return
      // `listen` itself waits for a connection, so a loss may be followed at once.
      if (error instanceof ConnectionLost) continue
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
