// Serves one window over a message port: Electron's in the app, Node's in tests.
import { serve, type Frame, type Service } from './serve.ts'

/** What Electron's MessagePortMain and Node's MessagePort have in common. */
export interface PortLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
}

export function servePort(service: Service, port: PortLike): void {
  const served = serve(service, (frame) => port.postMessage(frame))
  port.on('message', (message) => {
    const frame = frameOf(message)
    if (frame === null) service.log.info('rpc.not_a_frame', { connection: service.connection.id })
    else served.receive(frame)
  })
  port.on('close', () => served.end())
  port.start() // Without it neither side ever hears anything.
}

/** Node hands over the message itself, Electron an event around it. */
function frameOf(message: unknown): Frame | null {
  if (typeof message === 'string' || message instanceof ArrayBuffer || message instanceof Uint8Array) return message
  if (typeof message === 'object' && message !== null && 'data' in message) return frameOf(message.data)
  return null
}
