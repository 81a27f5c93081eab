// One connection over any transport: frames in, frames out. Survives every frame that is not one, and leaves nothing
// running when the transport is gone.
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer'
import { ServerPeer, type EncodedMessage } from '@orpc/standard-server-peer'
import type { Connection } from '../connection.ts'
import type { Log } from '../outside.ts'
import { FileSpool } from './file-spool.ts'
import type { RpcHandler } from './router.ts'

/** Text, or bytes where a file is inside. */
export type Frame = EncodedMessage

export interface Served {
  receive(frame: Frame): void
  /** The transport is gone: streams end, files on their way are dropped, the session is over. */
  end(): void
}

export interface Service {
  readonly handler: RpcHandler
  readonly connection: Connection
  readonly log: Log
}

export function serve({ handler, connection, log }: Service, send: (frame: Frame) => void): Served {
  const spool = new FileSpool()
  const peer = new ServerPeer(send)
  const answer = createServerPeerHandleRequestFn(handler, { context: { connection, spool } })
  let ended = false
  let complained = false
  /** A broken sender is told nothing and may go on; one line in the log is enough, whatever it sends. */
  const complain = (error: unknown) => {
    if (ended || complained) return
    complained = true
    log.error('rpc.bad_frame', error, { connection: connection.id })
  }
  return {
    receive(frame) {
      if (ended) return
      peer.message(frame, answer).catch(complain)
    },
    end() {
      if (ended) return
      ended = true
      peer.close()
      spool.clear()
      connection.close()
    },
  }
}
