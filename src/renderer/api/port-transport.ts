// The way to the core in the desktop app: a message port that the preload hands over when it is asked for one.
import { PeerClient, type Frame } from './peer-client.ts'
import type { Transport } from './reconnecting-link.ts'

/** What the preload puts on `window`: asks the host for a new port, which then arrives as a message of this window. */
export interface HostBridge {
  connect(): void
  /** The system's own window for choosing a folder, begun at `before`; null when none was chosen. */
  chooseFolder(before: string): Promise<string | null>
}

export function createPortTransport(host: HostBridge, page: Window): Transport {
  return {
    open(onLost) {
      return new Promise((resolve) => {
        const take = (event: MessageEvent) => {
          const [port] = event.ports
          // Only this very window may hand over a port, never a frame or an opener.
          if (event.source !== page || event.data !== 'rpc-port' || port === undefined) return
          page.removeEventListener('message', take)
          resolve(overPort(port, onLost))
        }
        page.addEventListener('message', take)
        host.connect()
      })
    },
  }
}

/** The connection over a port that is there already. */
export function overPort(port: MessagePort, onLost: () => void): PeerClient {
  const peer = new PeerClient((frame) => port.postMessage(frame))
  port.addEventListener('message', (event: MessageEvent<Frame>) => peer.receive(event.data))
  port.addEventListener('close', () => {
    onLost()
    peer.lose()
  })
  port.start() // Without it neither side ever hears anything.
  return peer
}
