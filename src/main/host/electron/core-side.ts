// The core in its own process: serves every port it is handed, and finishes when it is asked to.
import type { Outside } from '../../core/outside.ts'
import { servePort, type PortLike } from '../../core/rpc/serve-port.ts'
import { hostCore } from '../hosted-core.ts'
import { createAskedKeychain } from './core-keychain.ts'
import { createAskedPress } from './core-press.ts'
import type { CoreArguments, FromCore, ToCore } from './core-messages.ts'

/** The part of Electron's parent port that is used. */
export interface ParentPort {
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly PortLike[] }) => void,
  ): unknown
  postMessage(message: unknown): void
}

export interface CoreSideOptions extends CoreArguments {
  readonly parent: ParentPort
  readonly outside: Outside
  readonly worker: string
}

/** Resolves when the core was asked to finish and has. */
export function runCoreSide({ parent, outside, worker, ...options }: CoreSideOptions): Promise<void> {
  const send = (message: FromCore) => parent.postMessage(message)
  const keychain = createAskedKeychain(send)
  const { press, hear } = createAskedPress(send)
  const { core, service } = hostCore({ ...options, outside, worker, keychain, press, as: 'window' })
  core.onRaise(() => send({ type: 'raise' }))
  return new Promise((resolve, reject) => {
    const finish = async () => {
      await core.idle()
      await core.close({ backup: true })
    }
    parent.on('message', ({ data, ports }) => {
      const message = data as ToCore // only our own main process holds the other end
      const [port] = ports
      keychain.hear(message)
      hear(message)
      if (message.type === 'port' && port !== undefined) servePort(service('app'), port)
      if (message.type === 'close') finish().then(resolve, reject)
    })
    send({ type: 'ready' })
  })
}
