// One mail thread as the program sees it: messages given to it, and what became of each. When it dies, of a message that may have left
// nobody knows anything, and every other one has not.
import { Worker } from 'node:worker_threads'
import type { Delivery, Leaving, MailAccount, OutgoingMail } from '../../../core/gateways.ts'
import type { Trust } from '../connection-options.ts'
import { together, type FromThread, type ToThread } from './orders.ts'

export interface MailThread {
  readonly alive: boolean
  /** Messages of which nothing was heard yet. */
  readonly busy: number
  open(line: number, account: MailAccount): void
  send(line: number, mail: OutgoingMail, leaving: Leaving): Promise<Delivery>
  close(line: number): void
  end(): void
}

interface Given {
  readonly leaving: Leaving
  resolve(delivery: Delivery): void
  reject(error: unknown): void
  /** Settles, and never fails, when `leaving` has answered. */
  asked: Promise<void>
  thrown: { readonly error: unknown } | null
  /** It was told to leave. */
  gone: boolean
}

/** @param died why it ended without being told to */
export function startMailThread(entry: URL, trust: Partial<Trust>, died: (error: unknown) => void): MailThread {
  const worker = new Worker(entry, { workerData: trust })
  const given = new Map<number, Given>()
  const tell = together<ToThread>((said) => worker.postMessage(said))
  let next = 0
  let alive = true
  let ended = false
  let error: unknown = null

  async function ask(id: number, one: Given): Promise<void> {
    try {
      await one.leaving()
    } catch (thrown) {
      one.thrown = { error: thrown }
      tell({ say: 'stop', id })
      return
    }
    // Of a thread that died meanwhile nothing has left.
    if (!alive) return
    one.gone = true
    tell({ say: 'go', id })
  }

  async function settle(id: number, one: Given, delivery: Delivery | Error): Promise<void> {
    given.delete(id)
    if (given.size === 0) worker.unref()
    await one.asked
    if (one.thrown !== null) one.reject(one.thrown.error)
    else if (delivery instanceof Error) one.reject(delivery)
    else one.resolve(delivery)
  }

  function hear(heard: FromThread): void {
    const one = given.get(heard.id)
    if (one === undefined) return
    if (heard.say === 'leaving') one.asked = ask(heard.id, one)
    else void settle(heard.id, one, heard.say === 'done' ? heard.delivery : new Error(heard.message))
  }

  worker.on('message', (said: readonly FromThread[]) => {
    for (const heard of said) hear(heard)
  })
  worker.on('error', (why) => {
    error = why
  })
  worker.on('exit', (code) => {
    alive = false
    if (!ended) died(error ?? new Error(`the mail thread ended with ${String(code)}`))
    for (const [id, one] of given) {
      void settle(id, one, { outcome: one.gone ? 'uncertain' : 'offline', code: null, text: 'ETHREAD' })
    }
  })
  worker.unref()

  return {
    get alive() {
      return alive
    },
    get busy() {
      return given.size
    },
    open(line, account) {
      tell({ say: 'open', line, account })
    },
    send(line, mail, leaving) {
      const id = next++
      worker.ref()
      return new Promise<Delivery>((resolve, reject) => {
        const none = { asked: Promise.resolve(), thrown: null, gone: false }
        given.set(id, { leaving, resolve, reject, ...none })
        tell({ say: 'send', line, id, mail })
      })
    },
    close(line) {
      tell({ say: 'close', line })
    },
    end() {
      ended = true
      alive = false
      void worker.terminate()
    },
  }
}
