// What the program and its mail thread say to each other. Everything can be cloned; what is said in one turn of a loop goes together.
import type { Delivery, MailAccount, OutgoingMail } from '../../../core/gateways.ts'

export type ToThread =
  | { readonly say: 'open'; readonly line: number; readonly account: MailAccount }
  | { readonly say: 'send'; readonly line: number; readonly id: number; readonly mail: OutgoingMail }
  /** It is noted that the message leaves: its first byte may be written. */
  | { readonly say: 'go'; readonly id: number }
  /** It must not leave. */
  | { readonly say: 'stop'; readonly id: number }
  | { readonly say: 'close'; readonly line: number }

export type FromThread =
  /** The server waits for the message, and nothing of it is written before `go`. */
  | { readonly say: 'leaving'; readonly id: number }
  | { readonly say: 'done'; readonly id: number; readonly delivery: Delivery }
  /** Stopped as told, or a fault of the program. */
  | { readonly say: 'failed'; readonly id: number; readonly message: string }

/** Says things in order, those of one turn of the event loop in one message. */
export function together<T>(post: (said: readonly T[]) => void): (one: T) => void {
  let waiting: T[] = []
  return (one) => {
    if (waiting.length === 0) {
      setImmediate(() => {
        const said = waiting
        waiting = []
        post(said)
      })
    }
    waiting.push(one)
  }
}
