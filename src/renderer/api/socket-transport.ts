// The way to the core in a plain browser window: a WebSocket to the host that served the page.
import { PeerClient, type Frame } from './peer-client.ts'
import { ConnectionRefused, type Transport } from './reconnecting-link.ts'
import type { SessionSecret } from './session-secret.ts'

/** First and longest pause between two tries, in milliseconds. */
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 2_000
export const SUBPROTOCOL = 'regulars.1'

type Connect = (url: string, protocols: string[]) => WebSocket

export interface SocketOptions {
  /** `ws://127.0.0.1:PORT/rpc` */
  readonly url: string
  readonly secret: SessionSecret
  readonly connect?: Connect
}

const connectHere: Connect = (url, protocols) => new WebSocket(url, protocols)

export function createSocketTransport({ url, secret, connect = connectHere }: SocketOptions): Transport {
  return {
    async open(onLost) {
      for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
        const known = await secret.get()
        // A browser gives a page no other place for a secret at the upgrade than the list of subprotocols.
        const peer = known === null ? null : await tryOnce(connect(url, [SUBPROTOCOL, known]), onLost)
        if (peer !== null) return peer
        // A refused upgrade and a host that is gone look the same to a page, so the host is asked.
        if (await secret.isRefused()) throw new ConnectionRefused()
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    },
  }
}

/** Null when no connection came about. */
function tryOnce(socket: WebSocket, onLost: () => void): Promise<PeerClient | null> {
  return new Promise((resolve) => {
    socket.binaryType = 'arraybuffer'
    const peer = new PeerClient((frame) => socket.send(frame as Parameters<WebSocket['send']>[0]))
    socket.addEventListener('message', (event: MessageEvent<Frame>) => peer.receive(event.data))
    socket.addEventListener('open', () => {
      socket.addEventListener('close', () => {
        onLost()
        peer.lose()
      })
      resolve(peer)
    })
    socket.addEventListener('close', () => resolve(null))
  })
}
