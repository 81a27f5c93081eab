// Speaks the debugging protocol of a browser over two pipes of its process: no port is opened, and nobody else can listen.
import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

export interface BrowserPipe {
  /** The answer of one command. Rejects with what the browser said, or when it is gone. */
  ask<T>(method: string, parameters?: object, session?: string): Promise<T>
  /** Resolves when the process is gone; `now` does not wait for it to finish by itself. */
  end(now: boolean): Promise<void>
}

interface Answer {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export function startBrowser(browser: string, args: readonly string[], env: NodeJS.ProcessEnv): BrowserPipe {
  // The browser reads commands from the fourth of its files and writes answers to the fifth.
  const child = spawn(browser, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env,
  })
  const [, , , into, out] = child.stdio as [null, null, null, Writable, Readable] // as asked for
  const waiting = new Map<number, Waiting>()
  const gone = new Promise<void>((resolve) => {
    const end = (error: Error) => {
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
      resolve()
    }
    child.once('error', end)
    child.once('exit', () => end(new Error('the browser is gone')))
  })
  into.on('error', () => {}) // whoever waits hears of it when the process is gone
  out.on('error', () => {})
  readMessages(out, (message) => {
    const { id, result, error } = JSON.parse(message) as Answer // the protocol's own shape
    const one = id === undefined ? undefined : waiting.get(id)
    if (id === undefined || one === undefined) return
    waiting.delete(id)
    if (error === undefined) one.resolve(result)
    else one.reject(new Error(error.message))
  })
  let next = 1
  return {
    ask<T>(method: string, params: object = {}, sessionId?: string) {
      const id = next++
      return new Promise<T>((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) return reject(new Error('the browser is gone'))
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject }) // each method has its own answer
        into.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`)
      })
    },
    end: (now) => end(child, now, gone),
  }
}

async function end(child: ChildProcess, now: boolean, gone: Promise<void>): Promise<void> {
  if (now) child.kill('SIGKILL')
  await gone
}

/** Messages end with a nought; they come in pieces of any size. */
function readMessages(stream: Readable, hear: (message: string) => void): void {
  let pieces: Buffer[] = []
  stream.on('data', (data: Buffer) => {
    let from = 0
    for (let at = data.indexOf(0); at !== -1; at = data.indexOf(0, from)) {
      hear(Buffer.concat([...pieces, data.subarray(from, at)]).toString('utf8'))
      pieces = []
      from = at + 1
    }
    if (from < data.length) pieces.push(data.subarray(from))
  })
}
