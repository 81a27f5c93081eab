// Starts the mail server that takes everything (mail-taker.ts), and ends it when all it was sent is taken.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './e2e-process.ts'

export interface TakingMail {
  readonly port: number
  /** Resolves when it has ended. */
  stop(): Promise<void>
}

/** @param file where it writes down whom it took messages for */
export async function takingMail(file?: string): Promise<TakingMail> {
  const taker = join(ROOT, 'tests', 'support', 'mail-taker.ts')
  const server = spawn(process.execPath, [taker, ...(file === undefined ? [] : [file])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', (line) => resolve(Number(line)))
    server.once('error', reject)
    server.once('exit', () => reject(new Error('the mail server of the tests ended')))
  })
  return {
    port,
    stop() {
      server.stdin.end()
      return ended
    },
  }
}
