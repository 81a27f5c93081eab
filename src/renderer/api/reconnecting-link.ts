// Keeps one connection to the core under a client that never changes: a call made while there is none waits for the
// next one. A call under way when it breaks is never repeated by itself, because it may have been done.
import type { StandardLinkClient } from '@orpc/client/standard'
import type { NoContext, PeerClient } from './peer-client.ts'

/**
 * `connected`; `connecting`, at the start and after a loss; `refused`: the host runs but does not know this window
 * (its link was used already, or it belongs to an earlier start of the program).
 */
export type ConnectionState = 'connecting' | 'connected' | 'refused'

export interface Transport {
  /** Waits until there is a connection. `onLost` is called once when it is gone. Rejects only with ConnectionRefused. */
  open(onLost: () => void): Promise<PeerClient>
}

/** The host will not talk to this window, however often it tries. */
export class ConnectionRefused extends Error {
  readonly code = 'CONNECTION_REFUSED'

  constructor() {
    super('CONNECTION_REFUSED')
    this.name = 'ConnectionRefused'
  }
}

type Link = StandardLinkClient<NoContext>

export class ReconnectingLink implements Link {
  readonly #transport: Transport
  readonly #listeners = new Set<() => void>()
  #current: Promise<PeerClient> | undefined
  #state: ConnectionState = 'connecting'

  constructor(transport: Transport) {
    this.#transport = transport
  }

  get state(): ConnectionState {
    return this.#state
  }

  onState(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async call(request: Parameters<Link['call']>[0]): ReturnType<Link['call']> {
    const peer = await orAborted(this.#peer(), request.signal)
    return peer.call(request)
  }

  #peer(): Promise<PeerClient> {
    if (this.#current !== undefined) return this.#current
    const opening = this.#transport.open(() => {
      if (this.#current !== opening) return
      this.#current = undefined
      this.#setState('connecting')
    })
    this.#current = opening
    opening.then(
      () => this.#setState('connected'),
      () => this.#setState('refused'),
    )
    return opening
  }

  #setState(state: ConnectionState): void {
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** The waiting ends when the caller gives up; the promise itself goes on for others. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller gets its own reason back
    const abort = () => reject(signal.reason)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
