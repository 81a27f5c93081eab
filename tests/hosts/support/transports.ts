// The three ways to the core that need no Electron, each as the program uses it, with the means to break it.
import { MessageChannel as NodeChannel, type MessagePort as NodePort } from 'node:worker_threads'
import type { WebSocket as ServerSocket } from 'ws'
import type { Log } from '../../../src/main/core/outside.ts'
import { createLocalClient, type LocalClient } from '../../../src/main/core/rpc/local-client.ts'
import type { Areas } from '../../../src/main/core/rpc/router.ts'
import type { Service } from '../../../src/main/core/rpc/serve.ts'
import { servePort } from '../../../src/main/core/rpc/serve-port.ts'
import { serveSocket } from '../../../src/main/core/rpc/serve-socket.ts'
import { createPasses } from '../../../src/main/host/browser/passes.ts'
import { startServer, type BrowserServer } from '../../../src/main/host/browser/server.ts'
import { realClock, realRandom } from '../../../src/main/host/outside.ts'
import { createApi } from '../../../src/renderer/api/create-api.ts'
import { overPort } from '../../../src/renderer/api/port-transport.ts'
import type { ConnectionState } from '../../../src/renderer/api/reconnecting-link.ts'
import { createSocketTransport } from '../../../src/renderer/api/socket-transport.ts'

/** What stands behind a transport. */
export interface Serving {
  /** A new connection, ready to be served. */
  service(): Service
  readonly logger: Log
}

export interface Wired<C extends Areas, S extends Serving> {
  readonly api: LocalClient<C>['api']
  /** The core that serves now; another one after `restart`. */
  readonly core: () => S
  /** Sends something to the core that is no frame of ours. */
  readonly rubbish: (frame: string | Uint8Array<ArrayBuffer>) => void
  /** What a reload of the page does: this connection ends, a new call makes another. Null where there is none. */
  readonly reload: (() => Promise<void>) | null
  /** The core dies and another one comes up. */
  readonly restart: (() => Promise<void>) | null
  readonly state: () => ConnectionState
  readonly close: () => Promise<void>
}

async function inProcess<C extends Areas, S extends Serving>(make: () => S): Promise<Wired<C, S>> {
  const core = make()
  const client = createLocalClient<C>(core.service())
  return {
    api: client.api,
    core: () => core,
    rubbish: () => {},
    reload: null,
    restart: null,
    state: () => 'connected',
    close: async () => client.close(),
  }
}

async function overMessagePort<C extends Areas, S extends Serving>(make: () => S): Promise<Wired<C, S>> {
  let core = make()
  let page: NodePort | undefined
  const { api, connection } = createApi<C>({
    async open(onLost) {
      const { port1, port2 } = new NodeChannel()
      page = port1
      servePort(core.service(), port2)
      return overPort(port1 as unknown as MessagePort, onLost) // Node's port is the page's in all that is used
    },
  })
  const cut = () =>
    new Promise<void>((resolve) => {
      const port = page
      page = undefined
      if (port === undefined) return resolve()
      port.once('close', resolve)
      port.close()
    })
  return {
    api,
    core: () => core,
    rubbish: (frame) => page?.postMessage(frame),
    reload: cut,
    restart: async () => {
      core = make()
      await cut()
    },
    state: () => connection.state,
    close: cut,
  }
}

async function overSocket<C extends Areas, S extends Serving>(make: () => S): Promise<Wired<C, S>> {
  let core = make()
  const passes = createPasses(realRandom)
  const secret = passes.exchange(passes.issue())
  let sockets: ServerSocket[] = []
  const start = (port: number): Promise<BrowserServer> =>
    startServer({
      files: { find: () => null },
      passes,
      log: core.logger,
      port,
      onSocket(socket) {
        sockets.push(socket)
        serveSocket({ ...core.service(), clock: realClock }, socket, () => {})
      },
    })
  let server = await start(0)
  const { port } = server
  let last: WebSocket | undefined
  const { api, connection } = createApi<C>(
    createSocketTransport({
      url: `ws://127.0.0.1:${port}/rpc`,
      secret: { get: async () => secret, isRefused: async () => false },
      connect: (url, protocols) => (last = openSocket(url, protocols, port)),
    }),
  )
  const gone = () => {
    const closing = [...sockets]
    sockets = []
    return Promise.all(closing.map((socket) => new Promise((resolve) => socket.once('close', resolve))))
  }
  return {
    api,
    core: () => core,
    rubbish: (frame) => last?.send(frame),
    reload: async () => {
      const all = gone()
      last?.close()
      await all
    },
    restart: async () => {
      await server.close()
      core = make()
      server = await start(port)
    },
    state: () => connection.state,
    close: async () => {
      last?.close()
      await server.close()
    },
  }
}

/** Node's WebSocket as a browser would open it: with the Origin of the page. */
export function openSocket(url: string, protocols: string[], port: number): WebSocket {
  const headers = { origin: `http://127.0.0.1:${port}` }
  return new WebSocket(url, { protocols, headers } as unknown as string[]) // Node's own extension of the constructor
}

export const TRANSPORTS = [
  { name: 'in-process', open: inProcess },
  { name: 'WebSocket', open: overSocket },
  { name: 'MessagePort', open: overMessagePort },
] as const
