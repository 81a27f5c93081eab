// Serves one window over a WebSocket, with its own ping: a laptop that slept leaves sockets that look alive.
import type { WebSocket } from 'ws'
import type { Clock } from '../outside.ts'
import { serve, type Service } from './serve.ts'

const PING_MS = 30_000
/** A page that does not read is let go before its answers fill the memory of the core. */
const UNREAD_BYTES = 64 * 1_048_576

export interface SocketService extends Service {
  readonly clock: Clock
}

/** Calls `onGone` once, when the socket is closed for whatever reason. */
export function serveSocket(service: SocketService, socket: WebSocket, onGone: () => void): void {
  const served = serve(service, (frame) => {
    if (socket.bufferedAmount > UNREAD_BYTES) socket.terminate()
    else if (socket.readyState === socket.OPEN) socket.send(frame)
  })
  const stopPinging = keepPinging(service.clock, socket)
  socket.binaryType = 'arraybuffer'
  socket.on('message', (data, isBinary) => {
    if (data instanceof ArrayBuffer) served.receive(isBinary ? data : new TextDecoder().decode(data))
    else if (Buffer.isBuffer(data)) served.receive(isBinary ? new Uint8Array(data) : data.toString())
  })
  // A protocol error (a frame that is too large, broken UTF-8) also closes the socket; 'close' follows.
  socket.on('error', (error) => service.log.error('rpc.socket', error, { connection: service.connection.id }))
  socket.once('close', () => {
    stopPinging()
    served.end()
    onGone()
  })
}

/** Closes a socket that answered neither of two pings in a row. */
function keepPinging(clock: Clock, socket: WebSocket): () => void {
  let unanswered = 0
  let cancel = () => {}
  const ping = () => {
    if (unanswered >= 2) return socket.terminate()
    unanswered += 1
    socket.ping()
    cancel = clock.after(PING_MS, ping)
  }
  socket.on('pong', () => {
    unanswered = 0
  })
  cancel = clock.after(PING_MS, ping)
  return () => cancel()
}
