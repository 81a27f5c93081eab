// Tells every window what changed without being asked. Whatever happens while a window does not listen is put
// together: its queue never holds more than one event of each kind, however slow it is.
import type { ChangeEvent } from '../../shared/contract/events.ts'
import type { Clock } from './outside.ts'

/** Long work commits hundreds of times a second; its windows hear of it four times a second. */
const CALM_MS = 250

export type BackupEvent = Extract<ChangeEvent, { type: 'backup' }>

export interface ChangeFeed {
  /** Areas whose queries should be asked again; told once per turn of the event loop, or calmly for long work. */
  changed(areas: Iterable<string>, calm?: boolean): void
  /** The session of this window, or of all, is another one. */
  session(connection?: number): void
  backup(event: Omit<BackupEvent, 'type'>): void
  raise(): void
  /** Ends with the signal. `mayHear` is asked before each telling of changes: a locked window hears only of sessions. */
  listen(connection: number, mayHear: () => boolean, signal: AbortSignal): AsyncGenerator<ChangeEvent, void>
}

/** What one window has not been told yet. */
interface Listener {
  readonly connection: number
  readonly areas: Set<string>
  session: boolean
  raise: boolean
  backup: BackupEvent | null
  wake: () => void
}

function take(listener: Listener, mayHear: () => boolean): ChangeEvent | undefined {
  if (listener.session) {
    listener.session = false
    return { type: 'session' }
  }
  if (listener.raise) {
    listener.raise = false
    return { type: 'raise' }
  }
  if (!mayHear()) {
    listener.areas.clear()
    listener.backup = null
    return undefined
  }
  if (listener.backup !== null) {
    const event = listener.backup
    listener.backup = null
    return event
  }
  if (listener.areas.size === 0) return undefined
  const areas = [...listener.areas].sort()
  listener.areas.clear()
  return { type: 'changed', areas }
}

async function* tell(listener: Listener, mayHear: () => boolean, signal: AbortSignal) {
  while (!signal.aborted) {
    const event = take(listener, mayHear)
    if (event !== undefined) yield event
    else
      await new Promise<void>((resolve) => {
        listener.wake = resolve
      })
  }
}

export function createChangeFeed(clock: Clock): ChangeFeed {
  const listeners = new Set<Listener>()
  const pending = new Set<string>()
  let soon = false
  let later = false

  function each(note: (listener: Listener) => void): void {
    for (const listener of listeners) {
      note(listener)
      listener.wake()
    }
  }

  function flush(): void {
    const areas = [...pending]
    pending.clear()
    each((listener) => {
      for (const area of areas) listener.areas.add(area)
    })
  }

  return {
    changed(areas, calm = false) {
      for (const area of areas) pending.add(area)
      if (pending.size === 0) return
      if (calm && !later) {
        later = true
        clock.after(CALM_MS, () => {
          later = false
          flush()
        })
      }
      if (!calm && !soon) {
        soon = true
        setImmediate(() => {
          soon = false
          flush()
        })
      }
    },
    session(connection) {
      each((listener) => {
        if (connection === undefined || listener.connection === connection) listener.session = true
      })
    },
    backup(event) {
      each((listener) => {
        listener.backup = { type: 'backup', ...event }
      })
    },
    raise() {
      each((listener) => {
        listener.raise = true
      })
    },
    async *listen(connection, mayHear, signal) {
      const listener: Listener = {
        connection,
        areas: new Set(),
        session: false,
        raise: false,
        backup: null,
        wake: () => undefined,
      }
      const stop = () => {
        listener.wake()
      }
      listeners.add(listener)
      signal.addEventListener('abort', stop, { once: true })
      try {
        yield* tell(listener, mayHear, signal)
      } finally {
        signal.removeEventListener('abort', stop)
        listeners.delete(listener)
      }
    },
  }
}
