// One connection to the core, until it is gone: turns calls into frames and frames into answers.
import type { StandardLinkClient } from '@orpc/client/standard'
import { ClientPeer, type EncodedMessage } from '@orpc/standard-server-peer'
import { isStream, mapStream } from '../../shared/rpc/streams.ts'

export type Frame = EncodedMessage
export type NoContext = Record<never, never>
type Link = StandardLinkClient<NoContext>

/** The connection broke while a call was under way: whether it was done is not known. Streams may be asked for again. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST'

  constructor() {
    super('CONNECTION_LOST')
    this.name = 'ConnectionLost'
  }
}

export class PeerClient implements Link {
  readonly #peer: ClientPeer
  #lost = false

  constructor(send: (frame: Frame) => void) {
    this.#peer = new ClientPeer(send)
  }

  /** A frame that is none means that the other side is not our core (any more). */
  receive(frame: Frame): void {
    this.#peer.message(frame).catch(() => this.lose())
  }

  /** Every call and stream of this connection ends with ConnectionLost at once. */
  lose(): void {
    this.#lost = true
    this.#peer.close({ reason: new ConnectionLost() })
  }

  async call(request: Parameters<Link['call']>[0]): ReturnType<Link['call']> {
    const { signal } = request
    /** The peer's own errors for a closed queue look like an abort by the user; they are told apart here. */
    const fail = (error: unknown) => {
      if (signal?.aborted) return signal.reason as unknown
      return this.#lost ? new ConnectionLost() : error
    }
    const response = await this.#peer.request(request).catch((error: unknown) => {
      throw fail(error)
    })
    const body = isStream(response.body)
      ? mapStream(response.body, { value: (value) => Promise.resolve(value), error: fail })
      : response.body
    return { ...response, body: () => Promise.resolve(body) }
  }
}
