// The loopback server of the browser host: the page's files, three small requests about passes, and the upgrade to
// the WebSocket over which everything else goes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Log } from '../../core/outside.ts'
import { pageHeaders, pagePolicy } from '../page-policy.ts'
import type { PageFiles } from '../page-files.ts'
import { refusalOf, type RequestKind } from './guard.ts'
import type { Passes } from './passes.ts'

export const SUBPROTOCOL = 'regulars.1'
/** A part of a file is 1 MB; nothing of ours is much larger. */
const MAX_FRAME_BYTES = 4 * 1_048_576

export interface ServerOptions {
  readonly files: PageFiles
  readonly passes: Passes
  readonly log: Log
  readonly onSocket: (socket: WebSocket) => void
  /** 0, unless a test wants to come back on the same one. */
  readonly port?: number
}

export interface BrowserServer {
  readonly port: number
  /** The address of the page for one more window, its token behind the `#`. */
  link(): string
  close(): Promise<void>
}

export async function startServer(options: ServerOptions): Promise<BrowserServer> {
  const { files, passes, log, onSocket } = options
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    // Of what the page offers only the name is answered, never the secret beside it.
    handleProtocols: () => SUBPROTOCOL,
  })
  const server = createServer((request, response) => {
    const kind: RequestKind = request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'act'
    if (isRefused(request, kind)) return answer(response, 403)
    if (kind === 'read') return sendFile(response, request)
    return answerPass(response, request)
  })
  server.on('upgrade', (request, socket: Duplex, head) => {
    const [protocol, secret = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((s) => s.trim())
    if (isRefused(request, 'act') || request.url !== '/rpc') return refuseUpgrade(socket, '403 Forbidden')
    if (protocol !== SUBPROTOCOL || !passes.isSecret(secret)) return refuseUpgrade(socket, '401 Unauthorized')
    sockets.handleUpgrade(request, socket, head, onSocket)
  })

  const address = () => (server.address() as AddressInfo).port // an object as soon as it listens on TCP

  function isRefused({ headers }: IncomingMessage, kind: RequestKind): boolean {
    const reason = refusalOf({ kind, host: headers.host, origin: headers.origin, port: address() })
    if (reason !== null) log.info('browser.refused', { reason })
    return reason !== null
  }

  function sendFile(response: ServerResponse, request: IncomingMessage): void {
    const file = files.find(pathOf(request))
    const content = file?.read() ?? null
    if (file === null || content === null) return answer(response, 404)
    response.writeHead(200, {
      ...pageHeaders(pagePolicy({ connect: [`ws://127.0.0.1:${address()}`] })),
      'content-type': file.type,
      'cache-control': file.forever ? 'private, max-age=31536000, immutable' : 'no-store',
    })
    response.end(request.method === 'HEAD' ? undefined : content)
  }

  function answerPass(response: ServerResponse, request: IncomingMessage): void {
    const credential = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (pathOf(request) === '/session') {
      const secret = passes.exchange(credential)
      return secret === null ? answer(response, 401) : answer(response, 200, secret)
    }
    if (!passes.isSecret(credential)) return answer(response, 401)
    if (pathOf(request) === '/alive') return answer(response, 204)
    // A link for one more window, asked for by a window that is in already.
    if (pathOf(request) === '/link') return answer(response, 200, link())
    return answer(response, 404)
  }

  const link = () => `http://127.0.0.1:${address()}/#${passes.issue()}`

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    port: address(),
    link,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.close(1001)
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Without query; never decoded, because no file of the page has a name that would need it. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}

function answer(response: ServerResponse, status: number, body = ''): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
  response.end(body)
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
